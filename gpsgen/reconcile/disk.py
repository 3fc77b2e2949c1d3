"""What stands on disk in the place of one file; nothing here follows a link or writes."""

import errno
import stat
import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

#: As far as git looks for a byte that no text has.
_SNIFFED = 8000


def read_plain(path: Path) -> bytes:
    """Return the bytes of a file.

    Raises:
        OSError: it cannot be read, or is no plain file: a pipe would be waited at for ever.

    """
    if not stat.S_ISREG(path.stat().st_mode):
        raise OSError(errno.EINVAL, "it is no plain file", str(path))
    return path.read_bytes()


def read(path: Path) -> bytes | None:
    """Return the bytes of a file, or None where there is none; raises what `read_plain` does."""
    try:
        return read_plain(path)
    except (FileNotFoundError, NotADirectoryError):
        return None


def is_binary(data: bytes) -> bool:
    """Say whether git would take a file for one that is no text: by a zero byte near its start."""
    return b"\0" in data[:_SNIFFED]


def same_text(on_disk: bytes, data: bytes) -> bool:
    """Say whether a file is as it should be, but for line ends that a checkout has changed."""
    return on_disk == data or with_line_feeds(on_disk) == with_line_feeds(data)


def with_line_feeds(data: bytes) -> bytes:
    """Return a text with line feeds for the line ends of Windows."""
    return data.replace(b"\r\n", b"\n")


class Disk:
    """A project's folder as it is once some of its files have left it."""

    def __init__(self, project: Path, leaving: Iterable[str] = ()) -> None:
        self.project = project
        self._leaving = {path for file in leaving for path in (file, *folders_above(file))}

    def read(self, path: str) -> bytes | None:
        """Return the bytes of a file, or None where there is none; `read` says what it raises."""
        place = self.project / path
        return None if self._leaves(place) else read(place)

    def holds(self, path: str) -> bool:
        """Say whether anything has that path."""
        place = self.project / path
        return (place.is_symlink() or place.exists()) and not self._leaves(place)

    def obstacle(self, path: str) -> str:
        """Say what stands where a file should be, if it can't be written or read there safely."""
        for folder in reversed(folders_above(path)):
            place = self.project / folder
            if place.is_symlink():
                return f"the folder {folder} is a link: replace it by a folder"
            if place.exists() and not place.is_dir():
                is_left = self._leaves(place)
                return "" if is_left else f"{folder} is a file where a folder has to be: move it"
        return self._obstacle_at(self.project / path)

    def _obstacle_at(self, place: Path) -> str:
        if place.is_symlink():
            return "it is a link: replace it by a file"
        if place.is_dir():
            is_left = self._leaves(place)
            return "" if is_left else "it is a folder where a file has to be: move it"
        if place.exists() and not place.is_file():
            return "it is no plain file: move it"
        return ""

    def _leaves(self, place: Path) -> bool:
        """Say whether a file, or a folder with all that is in it, leaves the project."""
        if place.relative_to(self.project).as_posix() not in self._leaving:
            return False
        return not place.is_dir() or all(self._leaves(inner) for inner in place.iterdir())


def folders_above(path: str) -> list[str]:
    """Return the folders above a path of the project, the innermost first."""
    return [folder.as_posix() for folder in PurePosixPath(path).parents][:-1]


def obstacle(project: Path, path: str) -> str:
    """Say what stands where a file should be, if it cannot be written or read there safely."""
    return Disk(project).obstacle(path)


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
