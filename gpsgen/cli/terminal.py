"""What a command says: results to the standard output, the rest to the standard error."""

import contextlib
import io
import os
import sys
import threading
from collections.abc import Iterator
from typing import TextIO

#: Seconds after which a stage that still runs is named on a terminal.
_MOMENT = 0.4


class Terminal:
    """The two streams of a command; colour and progress only where a person looks."""

    def __init__(self, out: TextIO | None = None, err: TextIO | None = None) -> None:
        self._out = out or sys.stdout
        self._err = err or sys.stderr
        for stream in (self._out, self._err):
            # A path may hold what the terminal's encoding does not.
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(errors="backslashreplace")
        self.interactive = self._err.isatty() and os.environ.get("TERM") != "dumb"
        self.color = self.interactive and not os.environ.get("NO_COLOR")
        #: Whether the standard output is read by a person.
        self.verbose = self._out.isatty()

    def print(self, text: str) -> None:
        """Write a line of the result."""
        self._out.write(f"{text}\n")
        self._out.flush()

    def note(self, text: str) -> None:
        """Write a line that is no result."""
        self._err.write(f"{text}\n")
        self._err.flush()

    def error(self, text: str) -> None:
        """Write an error."""
        self.note(f"{self._painted('error', '1;31')}: {text}")

    def width(self) -> int:
        """Return the columns that a line may take."""
        with contextlib.suppress(OSError, ValueError):
            return max(os.get_terminal_size(self._err.fileno()).columns, 40)
        return 100

    @contextlib.contextmanager
    def stage(self, text: str) -> Iterator[None]:
        """Name what is being done, where it takes longer than a moment and a person looks."""
        if not self.interactive:
            yield
            return
        timer = threading.Timer(_MOMENT, self._show, [text])
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
            timer.join()
            self._show("")

    def _show(self, text: str) -> None:
        self._err.write(f"\r\x1b[K{text}{'…' if text else ''}")
        self._err.flush()

    def _painted(self, text: str, style: str) -> str:
        return f"\x1b[{style}m{text}\x1b[0m" if self.color else text
