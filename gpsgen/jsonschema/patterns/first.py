"""What parts of a pattern may start with: what one character of lookahead can decide by."""

from __future__ import annotations

from gpsgen.jsonschema.patterns.sets import Set
from gpsgen.jsonschema.patterns.syntax import Choice, Class, Node, Repeat, Sequence


class NotDeterministic(Exception):  # noqa: N818 - it says that another way is needed
    """One character is not enough to decide what comes next, or an assertion does."""


def first(node: Node) -> tuple[Set, bool]:
    """Return the characters that a part may start with, and whether it may be empty.

    Raises `NotDeterministic` for parts that are not made of sets of characters.
    """
    match node:
        case Class(points, (), _):
            return points, False
        case Repeat(item, least):
            points, empty = first(item)
            return points, empty or least == 0
        case Choice(items):
            found = [first(it) for it in items]
            points = Set()
            for each, _ in found:
                points |= each
            return points, any(empty for _, empty in found)
        case Sequence(items):
            return _first_of_sequence(items)
        case _:
            raise NotDeterministic


def _first_of_sequence(items: tuple[Node, ...]) -> tuple[Set, bool]:
    points = Set()
    for item in items:
        more, empty = first(item)
        points |= more
        if not empty:
            return points, False
    return points, True


def follow(rest: tuple[Node, ...], after: Set) -> Set:
    """Return what may come before the rest of a sequence, after which come others."""
    points, empty = _first_of_sequence(rest)
    return points | after if empty else points
