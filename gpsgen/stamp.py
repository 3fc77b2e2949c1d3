"""Whether a generation would change nothing, told without the imports that a generation needs.

The stamp lies in the user's cache. It holds the hashes of all that went into the last generation
that found nothing to say: the generator itself, the config and its specs, the manifest. Where they
are the same and every generated file is as the manifest has it, there is nothing to do.
"""

import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from gpsgen.compile.cache import cache_dir, write_atomically
from gpsgen.layout import JOURNAL_DIR, MANIFEST_PATH
from gpsgen.reconcile.disk import read_plain
from gpsgen.reconcile.manifest import Entry, digest, digests
from gpsgen.reconcile.reading import ManifestError, read_manifest

_PACKAGES = ("gpsgen", "goast")


def unchanged(config: Path, target: Path) -> int | None:
    """Return the number of files of an up-to-date project, or None where there may be work."""
    try:
        stamp = json.loads(_place(config, target).read_bytes())
        if (target / JOURNAL_DIR).exists() or kept("unfinished", config, target).exists():
            return None
        return _intact(target, stamp["shared"]) if _holds(stamp, target) else None
    except (OSError, ValueError, KeyError, TypeError, AttributeError, ManifestError):
        return None


def _holds(stamp: Mapping[str, Any], target: Path) -> bool:
    """Say whether all that went into the generation is as it was."""
    return (
        stamp["generator"] == _generator()
        and all(_hash(Path(path)) == known for path, known in stamp["inputs"].items())
        and all(_go_files(target / folder) == known for folder, known in stamp["read"].items())
        and _hash(target / MANIFEST_PATH) == stamp["manifest"]
    )


def hashes(inputs: Iterable[Path]) -> dict[str, str]:
    """Return the hash of each input by its place; taken before the input is used."""
    return {str(path.absolute()): _hash(path) for path in inputs}


def leave_stamp(config: Path, inputs: Mapping[str, str], target: Path, read: Iterable[str]) -> None:
    """Record that the project in `target` is what its config at `config` asks for.

    `inputs` are the `hashes` of the config and its specs as they were used: one that has changed
    meanwhile has to be seen by the next generation. `read` are the folders of the project whose Go
    had a say in it.
    """
    manifest = read_manifest(target)
    shared = [path for path, entry in manifest.entries.items() if entry.owner == "shared"]
    stamp = {
        "generator": _generator(),
        "inputs": dict(inputs),
        "manifest": _hash(target / MANIFEST_PATH),
        "shared": {path: _hash(target / path) for path in shared},
        "read": {folder: _go_files(target / folder) for folder in sorted(read)},
    }
    write_atomically(_place(config, target), json.dumps(stamp).encode())


def _intact(target: Path, shared: dict[str, str]) -> int | None:
    entries = read_manifest(target).entries
    for path, entry in entries.items():
        if entry.owner == "generated" and not _is_known(target / path, entry):
            return None
        if entry.owner == "shared" and _hash(target / path) != shared[path]:
            return None
    return len(entries)


def _go_files(folder: Path) -> dict[str, str]:
    """Return the hashes of the Go files in a folder, by name; editors leave broken links there."""
    names = os.listdir(folder) if folder.is_dir() else []  # noqa: PTH208 - names are all it takes
    go = sorted(name for name in names if name.endswith(".go") and name[0] not in "_.")
    return {name: _hash(folder / name) for name in go if (folder / name).is_file()}


def _is_known(path: Path, entry: Entry) -> bool:
    return bool(digests(read_plain(path)) & (entry.merged or entry.written))


def kept(what: str, config: Path, target: Path) -> Path:
    """Return where the cache keeps something of a project and its config."""
    key = digest(os.fsencode(config.resolve()) + b"\0" + os.fsencode(target.resolve()))
    return cache_dir() / what / f"{key}.json"


def _place(config: Path, target: Path) -> Path:
    return kept("stamps", config, target)


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
