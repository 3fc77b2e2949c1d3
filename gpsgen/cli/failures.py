"""What becomes of a command's failures: a text for people and an exit status."""

import os
import sys
import traceback
from collections.abc import Callable
from pathlib import Path

from gpsgen.cli.terminal import Terminal, let_go
from gpsgen.compile.cache import cache_dir, write_atomically
from gpsgen.errors import ExitStatus, GpsgenError, OutputError
from gpsgen.version import __version__


def guarded(command: Callable[[Terminal], int]) -> int:
    """Run a command and return its exit status; every failure ends in a text for people."""
    terminal = Terminal()
    try:
        status = command(terminal)
        if sys.stdout is not None:
            sys.stdout.flush()
    except KeyboardInterrupt:
        terminal.note("interrupted")
        return ExitStatus.INTERRUPTED
    except BrokenPipeError:
        let_go(sys.stdout)
        return ExitStatus.FINDINGS
    except Exception as error:  # noqa: BLE001 - a traceback is for us, not for the user
        return _told(error, terminal)
    return status


def _told(error: Exception, terminal: Terminal) -> int:
    if isinstance(error, GpsgenError):
        if isinstance(error, OutputError):
            let_go(sys.stdout)
        terminal.error(_shown(str(error)))
        return error.status
    if isinstance(error, OSError) and error.filename is not None:
        terminal.error(_shown(f"{os.fsdecode(error.filename)}: {error.strerror}"))
        return ExitStatus.FINDINGS
    if isinstance(error, OSError) and error.errno is not None:
        # such as a disk or a pipe that is full; it may be the one that the output goes to
        let_go(sys.stdout)
        terminal.error(str(error.strerror))
        return ExitStatus.FINDINGS
    return _bug(terminal)


def _shown(text: str) -> str:
    """Return an error as a terminal may show it: it may quote a path or a file of anybody's."""
    from gpsgen.diagnostics.text import safe  # noqa: PLC0415 - most runs end without an error

    return "\n".join(safe(line) for line in text.split("\n"))


def _bug(terminal: Terminal) -> int:
    command = " ".join(sys.argv)
    text = f"gpsgen {__version__}: {command}\n\n{traceback.format_exc()}"
    try:
        kept = f"the file {_keep(text.encode('utf-8', 'backslashreplace'))}"
    except (OSError, GpsgenError):
        kept = f"this text, which could not be saved:\n\n{text}"
    terminal.error(
        "this is a bug in gpsgen, not in your config; nothing is half written.\n"
        f"Please report it to the maintainers of gpsgen with {kept}"
    )
    return ExitStatus.BUG


def _keep(text: bytes) -> Path:
    """Write a report into the cache or, where that cannot be written, among temporary files."""
    place = cache_dir() / "last-bug.txt"
    if write_atomically(place, text):
        return place
    import tempfile  # noqa: PLC0415 - it takes long, and is seldom needed

    handle, name = tempfile.mkstemp(prefix="gpsgen-bug-", suffix=".txt")
    with os.fdopen(handle, "wb") as file:
        file.write(text)
    return Path(name)
