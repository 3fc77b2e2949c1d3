"""Patterns that find the same strings with less: what a search cannot feel is dropped."""

from __future__ import annotations

from dataclasses import replace

from gpsgen.jsonschema.patterns.syntax import (
    Back,
    Boundary,
    Choice,
    Class,
    End,
    Fold,
    Group,
    Look,
    Node,
    Repeat,
    Sequence,
    Start,
    nodes_of,
)


def simplify(node: Node) -> Node:
    """Return a pattern that is found in the same strings.

    A pattern with back references is left as it is: what its groups hold matters.
    """
    if any(isinstance(it, Back) for it in nodes_of(node)):
        return node
    return _trim(flatten(node), start=True, end=True)


def flatten(node: Node) -> Node:
    """Drop groups and join sequences within sequences, choices within choices."""
    match node:
        case Group(item):
            return flatten(item)
        case Sequence(items):
            return sequence([part for item in items for part in parts(flatten(item))])
        case Choice(items):
            return _choice([flatten(it) for it in items])
        case Repeat(item, least, most):
            return _repeat(flatten(item), least, most)
        case Fold() | Look():
            return replace(node, item=flatten(node.item))
        case _:
            return node


def parts(node: Node) -> tuple[Node, ...]:
    """Return the parts of a sequence; anything else is its own part."""
    return node.items if isinstance(node, Sequence) else (node,)


def sequence(items: list[Node]) -> Node:
    """Return a sequence, or the one part."""
    return items[0] if len(items) == 1 else Sequence(tuple(items))


def _choice(items: list[Node]) -> Node:
    unique: list[Node] = []
    for item in items:
        last = unique[-1] if unique else None
        if isinstance(item, Choice):
            unique += [it for it in item.items if it not in unique]
        elif _is_plain(item) and last is not None and _is_plain(last):
            assert isinstance(item, Class)
            assert isinstance(last, Class)
            unique[-1] = Class(item.set | last.set)
        elif item not in unique:
            unique.append(item)
    return unique[0] if len(unique) == 1 else Choice(tuple(unique))


def _is_plain(node: Node) -> bool:
    return isinstance(node, Class) and not node.properties


def _repeat(item: Node, least: int, most: int | None) -> Node:
    if most == 0 or item == Sequence():
        return Sequence()
    if (least, most) == (1, 1):
        return item
    if isinstance(item, Repeat) and item.least in {0, 1} and item.most is None and most is None:
        # (a+)* and the like.
        return Repeat(item.item, item.least * least, None)
    return Repeat(item, least, most)


def _trim(node: Node, *, start: bool, end: bool) -> Node:
    """Drop what may be repeated at an open end: it takes nothing from what follows or comes before.

    `start` and `end` say whether the string may go on there.
    """
    if isinstance(node, Choice):
        return _choice([_trim(it, start=start, end=end) for it in node.items])
    items = list(parts(node))
    while end and items and (kept := _trimmed(items[-1])) is not None:
        items[-1:] = kept
        end = not kept
    while start and items and (kept := _trimmed(items[0])) is not None:
        items[:1] = kept
        start = not kept
    return sequence(items)


def _trimmed(item: Node) -> tuple[Node, ...] | None:
    """Return the parts that are left of a repetition at an open end; None for others."""
    if not isinstance(item, Repeat) or _looks(item):
        return None
    return parts(_repeat(item.item, item.least, item.least)) if item.least else ()


def _looks(node: Node) -> bool:
    """Whether a part holds an assertion, which feels what stands around it."""
    return any(isinstance(it, Look | Start | End | Boundary) for it in nodes_of(node))
