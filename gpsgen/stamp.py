"""Whether a generation would change nothing, told without the imports that a generation needs.

The stamp lies in the user's cache. It holds the hashes of all that went into the last generation
that found nothing to say: the generator itself, the config and its specs, the manifest. Where they
are the same and every generated file is as the manifest has it, there is nothing to do.
"""

import hashlib
import json
import os
import stat
from collections.abc import Container, Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from gpsgen.compile.cache import cache_dir, write_atomically
from gpsgen.layout import JOURNAL_DIR, MANIFEST_PATH
from gpsgen.reconcile.copies import place_of
from gpsgen.reconcile.disk import folders_above, read_plain
from gpsgen.reconcile.manifest import Entry, digest, digests
from gpsgen.reconcile.reading import ManifestError, read_manifest

_PACKAGES = ("gpsgen", "goast")


@dataclass(frozen=True, slots=True)
class Known:
    """The hashes of all that a generation came from, and what it left."""

    #: The config and its specs as they were used, by their place.
    inputs: Mapping[str, str]
    manifest: str
    #: The shared files, by their path in the project.
    shared: Mapping[str, str]
    #: People's Go that had a say in it: by the folder in the project, and by the name.
    read: Mapping[str, Mapping[str, str]]


def unchanged(config: Path, target: Path) -> int | None:
    """Return the number of files of an up-to-date project, or None where there may be work."""
    try:
        stamp = json.loads(_place(config, target).read_bytes())
        if (target / JOURNAL_DIR).exists() or place_of("unfinished", target).exists():
            return None
        entries = read_manifest(target).entries
        is_unchanged = _holds(stamp, target, entries) and _is_intact(
            target, entries, stamp["shared"]
        )
        return len(entries) if is_unchanged else None
    except (OSError, ValueError, KeyError, TypeError, AttributeError, ManifestError):
        return None


def _holds(stamp: Mapping[str, Any], target: Path, entries: Mapping[str, Entry]) -> bool:
    """Say whether all that went into the generation is as it was."""
    ours = {path for path, entry in entries.items() if entry.owner == "generated"}
    return (
        stamp["generator"] == _generator()
        and all(_hash(Path(path)) == known for path, known in stamp["inputs"].items())
        and all(_go_files(target, it, ours) == known for it, known in stamp["read"].items())
        and _hash(target / MANIFEST_PATH) == stamp["manifest"]
    )


def hashes(inputs: Iterable[Path]) -> dict[str, str]:
    """Return the hash of each input by its place; taken before the input is used."""
    return {str(path.absolute()): _hash(path) for path in inputs}


def leave_stamp(config: Path, target: Path, known: Known) -> None:
    """Record that the project in `target` is what its config at `config` asks for."""
    stamp = {"generator": _generator(), **asdict(known)}
    write_atomically(_place(config, target), json.dumps(stamp).encode())


def _is_intact(target: Path, entries: Mapping[str, Entry], shared: Mapping[str, str]) -> bool:
    """Say whether what a generation answers for is as it was, and no link has taken its place."""
    ours = {path: entry for path, entry in entries.items() if entry.owner != "people"}
    folders = {folder for path in ours for folder in folders_above(path)}
    if any((target / folder).is_symlink() for folder in folders):
        return False
    for path, entry in ours.items():
        place = target / path
        if not stat.S_ISREG(place.lstat().st_mode):
            return False
        if entry.owner == "generated" and not _is_known(place, entry):
            return False
        if entry.owner == "shared" and _hash(place) != shared[path]:
            return False
    return True


def _go_files(target: Path, path: str, ours: Container[str]) -> dict[str, str]:
    """Return the hashes of people's Go in a folder, by name; editors leave broken links there."""
    folder = target / path
    names = os.listdir(folder) if folder.is_dir() else []  # noqa: PTH208 - names are all it takes
    go = [name for name in names if name.endswith(".go") and name[0] not in "_."]
    theirs = [name for name in go if f"{path}/{name}" not in ours]
    return {name: _hash(folder / name) for name in theirs if (folder / name).is_file()}


def _is_known(path: Path, entry: Entry) -> bool:
    return bool(digests(read_plain(path)) & (entry.merged or entry.written))


def _place(config: Path, target: Path) -> Path:
    """Return where the stamp lies; specs are seen from where the config is named."""
    key = digest(os.fsencode(config.absolute()) + b"\0" + os.fsencode(target.resolve()))
    return cache_dir() / "stamps" / f"{key}.json"


def _hash(path: Path) -> str:
    return digest(read_plain(path))


def _generator() -> str:
    """Return a fingerprint of the installed generator: a change of any of its files changes it."""
    root = Path(__file__).parent.parent
    found = hashlib.sha256()
    for package in _PACKAGES:
        folders = [str(root / package)]
        while folders:
            with os.scandir(folders.pop()) as entries:
                for entry in sorted(entries, key=lambda entry: entry.name):
                    if entry.name == "__pycache__":
                        continue
                    if entry.is_dir(follow_symlinks=False):
                        folders.append(entry.path)
                    else:
                        status = entry.stat()
                        found.update(
                            f"{entry.path}\0{status.st_size}\0{status.st_mtime_ns}".encode()
                        )
    return found.hexdigest()
