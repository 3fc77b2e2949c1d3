"""The tree of a regular expression of ECMA-262."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from gpsgen.jsonschema.patterns.sets import Set


class PatternError(ValueError):
    """What is wrong with a pattern, and where."""

    def __init__(self, offset: int, message: str) -> None:
        super().__init__(f"{message} at offset {offset}")
        self.offset = offset
        self.message = message


@dataclass(frozen=True, slots=True)
class Property:
    """A property of Unicode that Go's regular expressions know by this name: `L`, `Greek`."""

    name: str
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Class:
    """One character: of the set, or with one of the properties; or any other, where negated.

    Without properties it is not negated: the set has been complemented.
    """

    set: Set
    properties: tuple[Property, ...] = ()
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Start:
    """The start of the string."""


@dataclass(frozen=True, slots=True)
class End:
    """The end of the string."""


@dataclass(frozen=True, slots=True)
class Boundary:
    """A boundary of a word, or none."""

    negated: bool = False


@dataclass(frozen=True, slots=True)
class Look:
    """A look ahead or behind."""

    item: Node
    behind: bool = False
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Back:
    """A reference to the text of a group."""

    group: int


@dataclass(frozen=True, slots=True)
class Group:
    """A group that captures."""

    item: Node
    number: int


@dataclass(frozen=True, slots=True)
class Fold:
    """A part that takes letters of either case, or, within one, a part that does not."""

    item: Node
    ignore: bool = True


@dataclass(frozen=True, slots=True)
class Repeat:
    """A part that is repeated; without an upper bound, any number of times."""

    item: Node
    least: int
    most: int | None
    lazy: bool = False


@dataclass(frozen=True, slots=True)
class Sequence:
    """One part after the other; the empty pattern has none."""

    items: tuple[Node, ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """One part or the other."""

    items: tuple[Node, ...]


Node: TypeAlias = (
    Class | Start | End | Boundary | Look | Back | Group | Fold | Repeat | Sequence | Choice
)


def nodes_of(node: Node) -> list[Node]:
    """Return a node and all below it."""
    found: list[Node] = [node]
    match node:
        case Sequence(items) | Choice(items):
            for item in items:
                found += nodes_of(item)
        case Repeat() | Group() | Fold() | Look():
            found += nodes_of(node.item)
        case _:
            pass
    return found
