"""What becomes of a command's failures: a text for people and an exit status."""

import os
import sys
import tempfile
import traceback
from collections.abc import Callable
from pathlib import Path

from gpsgen.cli.terminal import Terminal
from gpsgen.compile.cache import cache_dir, write_atomically
from gpsgen.errors import ExitStatus, GpsgenError
from gpsgen.version import __version__

#: What a shell makes of the signal that Ctrl-C sends.
_INTERRUPTED = 130


def guarded(command: Callable[[], int], terminal: Terminal) -> int:
    """Run a command and return its exit status; every failure ends in a text for people."""
    try:
        return command()
    except KeyboardInterrupt:
        terminal.note("interrupted")
        return _INTERRUPTED
    except BrokenPipeError:
        return _unread()
    except Exception as error:  # noqa: BLE001 - a traceback is for us, not for the user
        return _told(error, terminal)


def _told(error: Exception, terminal: Terminal) -> int:
    if isinstance(error, GpsgenError):
        terminal.error(str(error))
        return error.status
    if isinstance(error, OSError) and error.filename is not None:
        terminal.error(f"{os.fsdecode(error.filename)}: {error.strerror}")
        return ExitStatus.FINDINGS
    return _bug(terminal)


def _unread() -> int:
    """Let go of the standard output, which nobody reads any more."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return ExitStatus.FINDINGS


def _bug(terminal: Terminal) -> int:
    command = " ".join(sys.argv)
    text = f"gpsgen {__version__}: {command}\n\n{traceback.format_exc()}"
    place = _keep(text.encode("utf-8", "backslashreplace"))
    terminal.error(
        "this is a bug in gpsgen, not in your config; nothing is half written.\n"
        f"Please report it with the file {place}"
    )
    return ExitStatus.BUG


def _keep(text: bytes) -> Path:
    """Write a report into the cache or, where that cannot be written, among temporary files."""
    place = cache_dir() / "last-bug.txt"
    if write_atomically(place, text):
        return place
    handle, name = tempfile.mkstemp(prefix="gpsgen-bug-", suffix=".txt")
    with os.fdopen(handle, "wb") as file:
        file.write(text)
    return Path(name)
