"""What is seen of a tree, and what may become of it: told without the code that is tried."""

import hashlib
import os
import shutil
import stat
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from gpsgen.layout import CONFIG_DIR, JOURNAL_DIR, MANIFEST_PATH

SHARED = ("go.mod", "go.sum")


@dataclass(frozen=True)
class Seen:
    """What stands at a path; `data` is the target of a link, and empty for folders and pipes."""

    mode: int
    #: When a file was modified; 0 for all else.
    time: int
    data: bytes

    @property
    def is_file(self) -> bool:
        return stat.S_ISREG(self.mode)

    @property
    def is_folder(self) -> bool:
        return stat.S_ISDIR(self.mode)


#: Path to what stands there; no link is followed.
Tree = Mapping[str, Seen]


def see(folder: Path) -> dict[str, Seen]:
    """Return all that is below a folder."""
    found = {}
    for path in _below(folder):
        status = path.lstat()
        data, time = b"", 0
        if stat.S_ISREG(status.st_mode):
            data, time = path.read_bytes(), status.st_mtime_ns
        elif stat.S_ISLNK(status.st_mode):
            data = os.fsencode(path.readlink())
        found[path.relative_to(folder).as_posix()] = Seen(status.st_mode, time, data)
    return found


def copy(folder: Path, to: Path) -> Path:
    """Copy a folder with all that is in it, be it a link or a pipe; `to` is replaced."""
    if to.exists():
        shutil.rmtree(to)
    to.mkdir()
    for path in _below(folder):
        place, mode = to / path.relative_to(folder), path.lstat().st_mode
        if stat.S_ISLNK(mode):
            place.symlink_to(path.readlink())
        elif stat.S_ISDIR(mode):
            place.mkdir()
        elif stat.S_ISFIFO(mode):
            os.mkfifo(place)
        else:
            shutil.copy2(path, place)
    return to


def _below(folder: Path) -> list[Path]:
    found = []
    for name, folders, files in os.walk(folder):
        found += [Path(name, it) for it in (*folders, *files)]
    return found


def contents(tree: Tree, *, folders: bool = True) -> dict[str, tuple[int, bytes]]:
    """Return modes and bytes: what two trees have in common that came about at different times.

    A folder that could not be removed does no harm: without `folders` only what is in them counts.
    Our own goes where there is nothing in it.
    """
    is_empty = not any(path.startswith(f"{CONFIG_DIR}/") for path in tree)
    return {
        path: (it.mode, it.data)
        for path, it in tree.items()
        if (folders or not it.is_folder) and not (is_empty and path == CONFIG_DIR)
    }


def is_proved(tree: Tree, path: str) -> bool:
    """Say whether the manifest in a tree proves that a file in it is as gpsgen wrote it."""
    found = tree.get(path)
    owners, hashes = recorded(tree, path)
    if found is None or not found.is_file or owners - {"generated", "merged"}:
        return False
    texts = (found.data, found.data.replace(b"\r\n", b"\n"))
    return any(hashlib.sha256(text).hexdigest() in hashes for text in texts)


def recorded(tree: Tree, path: str) -> tuple[set[str], set[str]]:
    """Return whose the manifest in a tree says that a file is, and the hashes of what we wrote."""
    owners, hashes = set(), set()
    for line in _manifest(tree):
        word, _, rest = line.partition(" ")
        first, _, after = rest.partition(" ")
        named = after.partition(" ")[2] if word == "merged" else after
        if word in {"generated", "people", "ejected", "merged"} and named == path:
            owners.add(word)
            hashes.add(first)
    return owners, hashes


def _manifest(tree: Tree) -> list[str]:
    found = tree.get(MANIFEST_PATH)
    return found.data.decode().replace("\r\n", "\n").splitlines() if found else []


def check_that_only_ours_changed(
    before: Tree, after: Tree, planned: Mapping[str, object], named: frozenset[str]
) -> None:
    """See that a generation changed what is ours, what a person named, and nothing else.

    `named` are the files and folders whose edits were to be dropped.
    """
    for path, was in before.items():
        found = after.get(path)
        if path in {MANIFEST_PATH, *SHARED} or found == was:
            continue
        if was.is_folder:
            inside = [it for it in before if it.startswith(f"{path}/")]
            assert found is None or path in planned, f"{path} is no folder any more"
            assert inside, f"the empty folder {path} is gone"
            continue
        assert was.is_file, f"{path} was replaced"
        assert may_go(before, path, named), f"{path} was not ours"
        if found and found.is_file:
            assert found.mode == was.mode
    for path in after.keys() - before.keys():
        is_ours = path == MANIFEST_PATH or path in planned
        assert is_ours or after[path].is_folder, f"{path} appeared"
        assert not after[path].is_folder or any(it.startswith(f"{path}/") for it in after)
    assert not [path for path in after if path.startswith(JOURNAL_DIR)]


def may_go(tree: Tree, path: str, named: frozenset[str]) -> bool:
    """Say whether a file may be overwritten or deleted."""
    owners, _ = recorded(tree, path)
    above = {str(folder) for folder in Path(path).parents}
    is_named = path in named or (bool(above & named) and owners <= {"generated", "merged"})
    return is_proved(tree, path) or is_named
