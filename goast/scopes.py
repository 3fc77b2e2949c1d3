"""The scopes inside a function: locals that nobody reads, and := that declares nothing new."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from goast import nodes as n

if TYPE_CHECKING:
    from collections.abc import Iterable

#: The node that is wrong, its field, and why.
Fault = tuple[n.Node, str, str]
#: A local that nobody read so far, or why a name must not be read.
Unread = n.Node | str
#: The names that a scope declares, each with what it hides of those around it.
Scope = dict[str, Unread | None]

#: What must not be read where no local has its name, and why.
NEVER_READ: Final = {
    "_": "'_' has no value and is no type",
    "iota": "iota is known in a const declaration only",
    "init": "init is called by Go alone",
}


class Scopes:
    """The scopes around the place that a walk is at.

    ``unread`` has the node of each local in sight that was not read so far, by its name, and
    the names of ``NEVER_READ``: who reads a name that is in there says so with ``read``.
    """

    __slots__ = ("faults", "scope", "top", "unread")

    def __init__(self) -> None:
        """Start in a scope that is never closed: that of the file."""
        self.faults: list[Fault] = []
        self.unread: dict[str, Unread] = dict(NEVER_READ)
        self.scope: Scope = {}
        #: The scope of the file, whose names need not be read.
        self.top: Final = self.scope

    def open(self) -> Scope:
        """Enter a scope; return the one around it, which ``close`` takes."""
        around, self.scope = self.scope, {}
        return around

    def close(self, around: Scope) -> None:
        """Leave a scope; a local in it that nobody read is a fault."""
        unread = self.unread
        for name, hidden in self.scope.items():
            if name in unread:
                node = unread.pop(name)
                if not isinstance(node, str):
                    field = "name" if isinstance(node, n.TypeSwitch) else "names"
                    self.faults.append((node, field, f"{name!r} is declared and not used"))
            if hidden is not None:
                unread[name] = hidden
        self.scope = around

    def declare(self, node: n.Node, names: Iterable[str]) -> bool:
        """Add locals that have to be read; say whether any of them is new in its scope."""
        scope, unread = self.scope, self.unread
        new = False
        for name in names:
            if name not in scope and name != "_":
                scope[name] = unread.get(name)
                unread[name] = node
                new = True
        return new

    def redeclare(self, node: n.Node, names: Iterable[str]) -> None:
        """Find fault with names that their own scope has already."""
        for name in names:
            if name in self.scope:
                self.faults.append((node, "names", f"{name!r} is declared twice"))

    def declare_freely(self, names: Iterable[str]) -> None:
        """Add names that may stay unread: parameters, constants, types."""
        scope, unread = self.scope, self.unread
        for name in names:
            if name != "_":
                scope[name] = unread.pop(name, None)

    def read(self, x: n.Ident) -> None:
        """Take note that a name in ``unread`` is read."""
        found = self.unread[x.name]
        if isinstance(found, str):
            self.faults.append((x, "name", found))
        else:
            del self.unread[x.name]
