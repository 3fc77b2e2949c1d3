"""What stands on disk in the place of one file; nothing here follows a link or writes."""

import re
import unicodedata
from collections.abc import Mapping
from pathlib import Path

_MARKERS = re.compile(rb"^<{7}(?: .*)?$.*^={7}$.*^>{7}(?: .*)?$", re.MULTILINE | re.DOTALL)


def read(path: Path) -> bytes | None:
    """Return the bytes of a file, or None where there is none."""
    try:
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None


def same_text(on_disk: bytes, data: bytes) -> bool:
    """Say whether a file is as it should be, but for line feeds that a checkout has changed."""
    return on_disk == data or on_disk.replace(b"\r\n", b"\n") == data


def has_markers(data: bytes) -> bool:
    """Say whether a text holds the conflict markers of a merge by git."""
    return b"<<<<<<<" in data and _MARKERS.search(data) is not None


def obstacle(project: Path, path: str) -> str:
    """Say what stands where a file should be, if it cannot be written or read there safely."""
    place = project
    *folders, _ = path.split("/")
    for folder in folders:
        place /= folder
        if place.is_symlink():
            return f"the folder {place.relative_to(project)} is a link: replace it by a folder"
        if place.exists() and not place.is_dir():
            return f"{place.relative_to(project)} is a file where a folder has to be: move it"
    target = project / path
    if target.is_symlink():
        return "it is a link: replace it by a file"
    if target.exists() and not target.is_file():
        return "it is a folder where a file has to be: move it"
    return ""


def alias_of(path: str, folded: Mapping[str, str], project: Path) -> str:
    """Return the planned path that names the same file as `path` in other letters, if one does.

    Some file systems do not tell `Api` from `api`, or one composition of a letter from another.
    `folded` are the planned paths by what `fold` makes of them.
    """
    other = folded.get(fold(path), path)
    try:
        return other if other != path and (project / path).samefile(project / other) else ""
    except OSError:
        return ""


def fold(path: str) -> str:
    """Return what all spellings of a path have in common that some file system takes for one."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())
