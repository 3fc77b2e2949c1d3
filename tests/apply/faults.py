"""Makes the n-th call to the file system fail, or the process die at it."""

import contextlib
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

_CALLS = {"open", "os.rename", "os.mkdir", "os.remove", "os.rmdir", "os.link", "os.chmod"}

#: What a child ends with where it was killed.
KILLED = 77


@dataclass
class _Watch:
    """Counts the calls below a folder, and does something at some of them."""

    folder: str
    at: Callable[[int, str], None]
    seen: int = 0


_watches: list[_Watch] = []
_is_hooked = False


@contextlib.contextmanager
def failing(folder: Path, first: int, last: int | None = None) -> Iterator[_Watch]:
    """Let the calls from the number `first` to the number `last` fail; they count from 1."""

    def fail(number: int, path: str) -> None:
        if first <= number <= (last or first):
            raise OSError(28, "No space left on device", path)

    with watching(folder, fail) as watch:
        yield watch


def killed(work: Callable[[], object], folder: Path, number: int) -> bool:
    """Run `work` in a child that dies at the call with a number; return whether it did."""
    child = os.fork()
    if child == 0:
        status = 1
        try:
            with watching(folder, lambda at, _: _die(at == number)):
                work()
            status = 0
        finally:
            os._exit(status)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert status in {0, KILLED}
    return status == KILLED


def _die(now: bool) -> None:  # noqa: FBT001
    if now:
        os._exit(KILLED)


@contextlib.contextmanager
def watching(folder: Path, at: Callable[[int, str], None]) -> Iterator[_Watch]:
    """Let `at` know of each call below a folder, before it is made: its number and its path."""
    watch = _Watch(os.fspath(folder), at)
    global _is_hooked  # noqa: PLW0603 - an audit hook stays for ever
    if not _is_hooked:
        sys.addaudithook(_audit)
        _is_hooked = True
    _watches.append(watch)
    try:
        yield watch
    finally:
        _watches.remove(watch)


def _audit(event: str, arguments: tuple[object, ...]) -> None:
    if not _watches or event not in _CALLS or not isinstance(arguments[0], str | bytes | Path):
        return
    path = os.fsdecode(arguments[0])
    for watch in _watches:
        if path.startswith(watch.folder):
            watch.seen += 1
            watch.at(watch.seen, path)
