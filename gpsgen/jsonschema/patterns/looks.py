"""Look-around at the ends of a pattern: conditions that hold or not beside the rest of it.

`^(?!a)b` is found where `^b` is and `^a` is not. What is left of a pattern then is often a regular
expression.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from gpsgen.jsonschema.patterns.simplify import parts, sequence
from gpsgen.jsonschema.patterns.syntax import (
    Back,
    Choice,
    Class,
    End,
    Look,
    Node,
    Repeat,
    Sequence,
    Start,
    nodes_of,
)


@dataclass(frozen=True, slots=True)
class Found:
    """The pattern is found."""

    pattern: Node


@dataclass(frozen=True, slots=True)
class Not:
    """A condition does not hold."""

    condition: Condition


@dataclass(frozen=True, slots=True)
class All:
    """All conditions hold."""

    conditions: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """One of the conditions holds."""

    conditions: tuple[Condition, ...]


Condition: TypeAlias = Found | Not | All | AnyOf


def split(node: Node) -> Condition:
    """Return the condition that a pattern is, with as little look-around in it as can be."""
    nodes = nodes_of(node)
    if not any(isinstance(it, Look) for it in nodes) or any(isinstance(it, Back) for it in nodes):
        return Found(node)
    if isinstance(node, Choice):
        return AnyOf(tuple(split(it) for it in node.items))
    items = list(parts(node))
    for place, item in enumerate(items):
        before, after = items[:place], items[place + 1 :]
        if isinstance(item, Choice) and before in ([], [Start()]) and after in ([], [End()]):
            return AnyOf(tuple(split(sequence([*before, *parts(it), *after])) for it in item.items))
    return _ahead(items) or _behind(items) or _tempered(items) or Found(node)


def _ahead(items: list[Node]) -> Condition | None:
    match items:
        case [Start(), Look(item, False, negated), *rest]:
            return _both([Start(), *parts(item)], [Start(), *rest], negated=negated)
    return None


def _behind(items: list[Node]) -> Condition | None:
    match items:
        case [*rest, Look(item, True, negated), End()]:
            return _both([*parts(item), End()], [*rest, End()], negated=negated)
    return None


def _both(found: list[Node], rest: list[Node], *, negated: bool) -> Condition:
    look = split(sequence(found))
    return All((Not(look) if negated else look, split(sequence(rest))))


def _tempered(items: list[Node]) -> Condition | None:
    """Return the condition of `^(?:(?!a).)*$`: no `a` anywhere."""
    match items:
        case [
            Start(),
            Repeat(Sequence((Look(item, False, True), Class() as each)), least, None),
            End(),
        ] if _takes_something(item):
            rest = Sequence((Start(), Repeat(each, least, None), End()))
            return All((Not(split(item)), split(rest)))
    return None


def _takes_something(node: Node) -> bool:
    """Whether what the part matches has a character at least."""
    match node:
        case Class():
            return True
        case Sequence(items):
            return any(map(_takes_something, items))
        case Choice(items):
            return all(map(_takes_something, items))
        case Repeat(item, least):
            return least > 0 and _takes_something(item)
        case _:
            return False
