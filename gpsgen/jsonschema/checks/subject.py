"""The value that a check is about, as it is written in Go."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from goast import Expr, Ident, Index, Int, call, member, ref


@dataclass(frozen=True, slots=True)
class Subject:
    """A Node that can be called upon, and the pointer to it."""

    node: Expr
    pointer: Expr

    def call(self, method: str, *args: Expr) -> Expr:
        """Return ``node.method(args)``."""
        return call(member(self.node, method), *args)

    def field(self, name: str) -> Expr:
        """Return ``node.name``."""
        return member(self.node, name)


def pointer(name: str) -> Subject:
    """Return a variable that points to a Node."""
    return Subject(Ident(name), Ident(name))


def item(index: Expr | str | int) -> Subject:
    """Return an item of the value."""
    place = Int(index) if isinstance(index, int) else index
    node = Index(member("v", "Items"), place)
    return Subject(node, ref(node))


VALUE: Final = pointer("v")
MEMBER: Final = Subject(member("m", "Value"), ref(member("m", "Value")))
