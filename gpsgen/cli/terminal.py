"""What a command says: results to the standard output, the rest to the standard error."""

import contextlib
import io
import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from gpsgen.errors import OutputError

#: Seconds after which a stage that still runs is named on a terminal.
_MOMENT = 0.4
#: Seconds after which it is named where there is no terminal.
_WHILE = 10.0
#: The columns of a line where no terminal says how many it has.
_WIDTH = 100


class Terminal:
    """The two streams of a command; progress only where a person looks, colour as that asks."""

    def __init__(self, out: TextIO | None = None, err: TextIO | None = None) -> None:
        self._out = out or sys.stdout or _nowhere()
        self._err = err or sys.stderr or _nowhere()
        for stream in (self._out, self._err):
            # A path may hold what the terminal's encoding does not.
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(errors="backslashreplace")
        self.interactive = _is_screen(self._err)
        self.color = _is_coloured(self._err)
        #: Whether the standard output is read by a person.
        self.verbose = self._out.isatty()
        self.result_color = _is_coloured(self._out)

    def print(self, text: str) -> None:
        """Write a line of the result.

        Raises:
            OutputError: the standard output takes no more.

        """
        self.write(f"{text}\n")

    def write(self, text: str, encoding: str | None = None) -> None:
        """Write a part of the result, in an encoding of its own where machines read it.

        Raises:
            OutputError: the standard output takes no more.

        """
        with _written():
            if encoding is not None and isinstance(self._out, io.TextIOWrapper):
                self._out.reconfigure(encoding=encoding, errors="backslashreplace")
            self._out.write(text)
            self._out.flush()

    def write_bytes(self, data: bytes) -> None:
        """Write a part of the result that other programs take byte by byte.

        Raises:
            OutputError: the standard output takes no more.

        """
        if not isinstance(self._out, io.TextIOWrapper):
            self.write(data.decode(errors="backslashreplace"))
            return
        with _written():
            self._out.buffer.write(data)
            self._out.flush()

    def note(self, text: str) -> None:
        """Write a line that is no result; where it cannot be written, it is lost."""
        self._tell(f"{text}\n")

    def error(self, text: str) -> None:
        """Write an error."""
        self.note(f"{self._painted('error', '1;31')}: {text}")

    def width(self) -> int:
        """Return the columns that a line of the standard error may take."""
        return _width(self._err)

    def result_width(self) -> int:
        """Return the columns that a line of the standard output may take."""
        return _width(self._out)

    @contextlib.contextmanager
    def stage(self, text: str) -> Iterator[None]:
        """Name what is being done: after a moment where a person looks, else after a while."""
        show = self._show if self.interactive else self.note
        timer = threading.Timer(_MOMENT if self.interactive else _WHILE, show, [f"{text}…"])
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
            timer.join()
            if self.interactive:
                self._show("")

    def _show(self, text: str) -> None:
        self._tell(f"\r\x1b[K{text}")

    def _tell(self, text: str) -> None:
        try:
            self._err.write(text)
            self._err.flush()
        except OSError:
            let_go(self._err)

    def _painted(self, text: str, style: str) -> str:
        return f"\x1b[{style}m{text}\x1b[0m" if self.color else text


@contextlib.contextmanager
def _written() -> Iterator[None]:
    """Tell what keeps the result from being written; a reader that has gone is told elsewhere."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(f"the output cannot be written: {error.strerror}") from error


def let_go(stream: TextIO | None) -> None:
    """Lead a stream that can be written no more to nowhere, what it still holds included."""
    with contextlib.suppress(OSError, ValueError):
        if stream is not None:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _nowhere() -> TextIO:
    """Return what stands for a stream that was closed before gpsgen began."""
    return Path(os.devnull).open("w", encoding="utf-8")


def _is_screen(stream: TextIO) -> bool:
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def _is_coloured(stream: TextIO) -> bool:
    """Say whether a stream is to be coloured: by no-color.org, force-color.org, else a screen."""
    if os.environ.get("NO_COLOR"):
        return False
    if forced := os.environ.get("FORCE_COLOR"):
        return forced != "0"
    return _is_screen(stream)


def _width(stream: TextIO) -> int:
    with contextlib.suppress(OSError, ValueError):
        # a terminal that does not know its size says that it has none
        return os.get_terminal_size(stream.fileno()).columns or _WIDTH
    return _WIDTH
