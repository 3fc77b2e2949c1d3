"""The scopes inside a function: locals that nobody reads, and := that declares nothing new."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goast import nodes as n

if TYPE_CHECKING:
    from collections.abc import Iterable

#: The node that is wrong, its field, and why.
Fault = tuple[n.Node, str, str]
#: The names that a scope declares, each with the local around it that it hides, if unread.
Scope = dict[str, n.Node | None]


class Scopes:
    """The scopes around the place that a walk is at.

    ``unread`` has the node of each local in sight that was not read so far, by its name: to
    read one is to drop it there.
    """

    __slots__ = ("faults", "scope", "unread")

    def __init__(self) -> None:
        """Start in a scope that is never closed: that of the file."""
        self.faults: list[Fault] = []
        self.unread: dict[str, n.Node] = {}
        self.scope: Scope = {}

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

    def declare_params(self, names: Iterable[str]) -> None:
        """Add locals that may stay unread."""
        scope, unread = self.scope, self.unread
        for name in names:
            scope[name] = unread.pop(name, None)
