"""What people, their editors and git do to a project between two generations."""

import os
import random
import shutil
from pathlib import Path

from gpsgen.layout import MANIFEST_PATH


class People:
    """Works on a project, and knows every word that it wrote and where that has to be.

    Nothing here follows a link: what lies outside the project is not to be changed by anybody.
    """

    def __init__(self, project: Path) -> None:
        self._project = project
        #: Path to the words that have to be found in the file there.
        self.words: dict[str, set[bytes]] = {}
        self._written = 0

    def write(self, path: str, *, is_added: bool) -> bool:
        """Write a file, or add a line to it; return whether there was a place for it."""
        place = self._project / path
        if not self._is_reachable(path) or place.is_symlink() or _exists_otherwise(place):
            return False
        self._written += 1
        word = b"mine %d\n" % self._written
        place.parent.mkdir(parents=True, exist_ok=True)
        there = place.read_bytes() if place.exists() and is_added else b""
        place.write_bytes(there + word)
        self.words[path] = (self.words.get(path, set()) if there else set()) | {word.strip()}
        return True

    def put(self, path: str, data: bytes) -> None:
        """Put a version of a file there that was not written by people, as a checkout does."""
        if self._is_reachable(path):
            self.remove(path)
            (self._project / path).parent.mkdir(parents=True, exist_ok=True)
            (self._project / path).write_bytes(data)

    def remove(self, path: str) -> None:
        """Delete whatever is there."""
        place = self._project / path
        if not self._is_reachable(path):
            return
        if place.is_dir() and not place.is_symlink():
            shutil.rmtree(place)
        elif place.is_symlink() or place.exists():
            place.unlink()
        for it in [it for it in self.words if it == path or it.startswith(f"{path}/")]:
            del self.words[it]

    def move(self, path: str, to: str) -> None:
        """Give a file another name, where that is free."""
        place, goal = self._project / path, self._project / to
        is_free = self._is_reachable(to) and not goal.is_symlink() and not goal.exists()
        if not is_free or not self._is_reachable(path) or not is_plain(place):
            return
        goal.parent.mkdir(parents=True, exist_ok=True)
        place.rename(goal)
        if path in self.words:
            self.words[to] = self.words.pop(path)

    def end_lines_as_windows_does(self, path: str) -> None:
        place = self._project / path
        if self._is_reachable(path) and is_plain(place):
            place.write_bytes(place.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"))

    def change_mode(self, path: str, mode: int) -> None:
        if self._is_reachable(path) and is_plain(self._project / path):
            (self._project / path).chmod(mode)

    def link(self, path: str, to: str) -> None:
        """Put a link in place of whatever is there."""
        if self._is_reachable(path):
            self.remove(path)
            (self._project / path).parent.mkdir(parents=True, exist_ok=True)
            (self._project / path).symlink_to(to)

    def make_folder(self, path: str) -> None:
        if self._is_reachable(path):
            self.remove(path)
            (self._project / path).mkdir(parents=True)

    def make_pipe(self, path: str) -> None:
        if self._is_reachable(path):
            self.remove(path)
            (self._project / path).parent.mkdir(parents=True, exist_ok=True)
            os.mkfifo(self._project / path)

    def shuffle_manifest(self, older: bytes, dice: random.Random) -> None:
        """Leave the manifest as git's union of two branches does, in no order at all."""
        place = self._project / MANIFEST_PATH
        lines = [*older.splitlines(), *(place.read_bytes().splitlines() if is_plain(place) else [])]
        dice.shuffle(lines)
        self.put(MANIFEST_PATH, b"\n".join(lines) + b"\n")

    def _is_reachable(self, path: str) -> bool:
        """Say whether all folders above a path are folders, or can become some."""
        places = [self._project / folder for folder in Path(path).parents]
        return all(not it.is_symlink() and (it.is_dir() or not it.exists()) for it in places)


def is_plain(place: Path) -> bool:
    return place.is_file() and not place.is_symlink()


def _exists_otherwise(place: Path) -> bool:
    return place.exists() and not place.is_file()
