"""A tree to change, the changes, and what is seen of a tree before and after them."""

import os
import shutil
import stat
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from gpsgen.apply.journal import Change, apply, hashed

#: Path to text; a folder has no text.
Tree = Mapping[str, str | None]

OLD: Tree = {
    "go.mod": "module shop\n",
    "cmd/api/main.go": "package main\n",
    "pkg/old/a.go": "package old\n",
    "pkg/old/deep/b.go": "package deep\n",
    "pkg/keep.go": "package pkg\n",
    "run.sh": "#!/bin/sh\n",
    ".project-config/project.yaml": "main: {}\n",
    "mine/empty": None,
    "was/a/folder.go": "package a\n",
    "was_a_file": "text\n",
}


def change(path: str, data: bytes | None, old: Tree = OLD) -> Change:
    """Return a change of a tree that is as `old`."""
    text = old.get(path)
    return Change(path, data, hashed(None if text is None else text.encode()))


CHANGES = [
    change("a/new/file.go", b"package new\n"),
    change("a/new/empty", b""),
    change("cmd/api/main.go", b"package main // new\n"),
    change("pkg/old/a.go", None),
    change("pkg/old/deep/b.go", None),
    change("run.sh", b"#!/bin/sh\nexit\n"),
    change("mine/empty/file.go", b"package empty\n"),
    change("was/a", b"a file now\n"),
    change("was/a/folder.go", None),
    change("was_a_file/now/a/folder.go", b"package a\n"),
    change("was_a_file", None),
    change(".project-config/psg_manifest.txt", b"format 1\n"),
]


def plant(project: Path, files: Tree) -> Path:
    project.mkdir(parents=True)
    for path, text in files.items():
        place = project / path
        place.parent.mkdir(parents=True, exist_ok=True)
        if text is None:
            place.mkdir()
            continue
        place.write_text(text)
        os.utime(place, ns=(10**18, 10**18))
    if "run.sh" in files:
        (project / "run.sh").chmod(0o755)
    return project


def seen(project: Path) -> dict[str, tuple[int, int, bytes]]:
    """Return all that is below a folder: mode, time of change (0 for folders), bytes."""
    found = {}
    for path in project.rglob("*"):
        status = path.stat()
        is_folder = path.is_dir()
        found[path.relative_to(project).as_posix()] = (
            status.st_mode,
            0 if is_folder else status.st_mtime_ns,
            b"" if is_folder else path.read_bytes(),
        )
    return found


def texts(project: Path) -> dict[str, bytes]:
    """Return the bytes of all files, and the folders; ours does not count while it is empty."""
    found = {path: data for path, (_, _, data) in seen(project).items()}
    if not any(path.startswith(".project-config/") for path in found):
        found.pop(".project-config", None)
    return found


def files(project: Path) -> dict[str, bytes]:
    """Return the bytes of all files: a folder that could not be removed is no harm."""
    return {path: data for path, data in texts(project).items() if (project / path).is_file()}


def after(project: Path, changes: list[Change]) -> dict[str, bytes]:
    """Return what `texts` should give once the changes are made in a copy of `project`."""
    with TemporaryDirectory() as scratch:
        copy = shutil.copytree(project, Path(scratch) / "copy")
        apply(changes, copy)
        return texts(copy)


def everything(folder: Path) -> dict[str, tuple[int, bytes]]:
    """Return all that is below a folder, without following links or reading pipes."""
    found = {}
    for path in folder.rglob("*"):
        mode = path.lstat().st_mode
        data = path.read_bytes() if stat.S_ISREG(mode) else b""
        found[path.relative_to(folder).as_posix()] = (mode, data)
    return found
