"""Shows diffs: as they are to a program, painted and page by page to a person."""

import contextlib
import os
import shlex
import subprocess

from gpsgen.cli.terminal import Terminal
from gpsgen.diagnostics.text import safe

#: How git paints the lines of a diff, by what they begin with; the first that fits counts.
_STYLES = (
    (("diff ", "--- ", "+++ ", "new file", "deleted file", "Binary files"), "1"),
    (("@@",), "36"),
    (("+",), "32"),
    (("-",), "31"),
)
#: What less is told where nobody told it anything: quit if all fits, keep colours, leave the text.
_LESS = "FRX"


def show_diff(diff: bytes, terminal: Terminal) -> None:
    """Show a diff on the standard output.

    Raises:
        gpsgen.errors.OutputError: the standard output takes no more.

    """
    if not diff:
        return
    if not terminal.verbose and not terminal.result_color:
        terminal.write_bytes(diff)
        return
    text = painted(diff, color=terminal.result_color)
    if not (terminal.verbose and _paged(text)):
        terminal.write(text)


def painted(diff: bytes, *, color: bool) -> str:
    """Return a diff as a terminal may show it: what moves the cursor is escaped."""
    lines = diff.decode(errors="surrogateescape").removesuffix("\n").split("\n")
    # an unchanged line that is empty keeps its blank, and a tab stays one
    shown = ("\t".join(safe(part) for part in line.split("\t")) for line in lines)
    return "".join(f"{_painted(line) if color else line}\n" for line in shown)


def _painted(line: str) -> str:
    style = next((style for begins, style in _STYLES if line.startswith(begins)), None)
    return f"\x1b[{style}m{line}\x1b[m" if style else line


def _paged(text: str) -> bool:
    """Show a text through `$PAGER`, else less; return whether there was one to show it."""
    command = _pager()
    if not command:
        return False
    environment = {"LESS": _LESS, **os.environ}
    try:
        pager = subprocess.Popen(command, stdin=subprocess.PIPE, env=environment)
    except OSError:
        return False
    # a pager that is left before the end is no failure
    with contextlib.suppress(OSError):
        pager.communicate(text.encode(errors="backslashreplace"))
    while pager.poll() is None:
        with contextlib.suppress(KeyboardInterrupt):
            pager.wait()
    return True


def _pager() -> list[str]:
    """Return the command of the pager; none where the user, or the terminal, takes none."""
    if os.environ.get("TERM") == "dumb":
        return []
    try:
        command = shlex.split(os.environ.get("PAGER", "less"))
    except ValueError:
        return []
    return [] if command == ["cat"] else command
