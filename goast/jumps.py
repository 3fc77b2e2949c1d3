"""Jumps and labels: break, continue, goto and fallthrough have somewhere to lead."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Final

from goast import nodes as n

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from goast.base import Finding
    from goast.kinds import Stored
    from goast.scopes import Fault

#: The blocks that a statement is in, from the outermost on, each by its number.
Blocks = tuple[int, ...]
#: A statement that break leaves: its label, and whether continue leads there too.
Target = tuple[str | None, bool]

#: The statements that break leaves. A label before any other is for goto alone.
TARGETS: Final = frozenset({n.For, n.Range, n.Switch, n.TypeSwitch, n.Select})


def branch_fault(x: n.Branch, around: Iterable[Target], *, falls: bool) -> Finding | None:
    """Return what is wrong with a jump.

    ``around`` are the targets that it is inside of, up to its function; ``falls`` says that it
    is the end of a case before the last. Where goto leads, ``label_faults`` looks.
    """
    if x.tok == "goto":
        return None
    if x.tok == "fallthrough":
        return None if falls else ("tok", "fallthrough is not the end of a case before the last")
    labels = [label for label, loops in around if loops or x.tok == "break"]
    if x.label is None:
        return None if labels else ("tok", f"nothing around it to {x.tok}")
    if x.label in labels:
        return None
    return "label", f"{x.label!r} is no label around it to {x.tok}"


def label_faults(own: Iterable[n.Branch | n.Labeled]) -> Iterator[Fault]:
    """Yield what is wrong with the labels of a function.

    ``own`` are its jumps and labels, but for those of functions inside it.
    """
    used = {x.label for x in own if isinstance(x, n.Branch)}
    known: set[str] = set()
    for x in own:
        if isinstance(x, n.Labeled):
            if x.label == "_":
                continue
            if x.label in known:
                yield x, "label", f"{x.label!r} is declared twice"
            if x.label not in used:
                yield x, "label", f"{x.label!r} is declared and not used"
            known.add(x.label)
    for x in own:
        if isinstance(x, n.Branch) and x.tok == "goto" and x.label not in known:
            yield x, "label", f"there is no label {x.label!r}"


def goto_faults(own: Iterable[n.Branch | n.Labeled], body: Stored) -> Iterator[Fault]:
    """Yield what is wrong with where the gotos of a function lead.

    None leads into a block that it is not in, nor over a variable that is declared on the way.
    """
    if not any(isinstance(x, n.Branch) and x.tok == "goto" for x in own):
        return
    found = list(_in_blocks(body, (), itertools.count()))
    labels = {x.label: (at, b) for at, (x, b) in enumerate(found) if isinstance(x, n.Labeled)}
    for start, (x, around) in enumerate(found):
        if not isinstance(x, n.Branch) or x.tok != "goto" or x.label not in labels:
            continue
        end, blocks = labels[x.label]
        if around[: len(blocks)] != blocks:
            yield x, "label", f"{x.label!r} is in a block that this is not in"
        elif any(b == blocks and _declares(y) for y, b in found[start:end]):
            yield x, "label", f"a variable is declared between this and {x.label!r}"


def _in_blocks(
    body: Stored, blocks: Blocks, numbers: Iterator[int]
) -> Iterator[tuple[object, Blocks]]:
    """Yield the statements of a body and of all in it, each with the blocks that it is in."""
    for x in body:
        while isinstance(x, n.Labeled):
            yield x, blocks
            x = x.stmt  # noqa: PLW2901 (the statement is what its labels stand before)
        yield x, blocks
        for inner in _bodies(x):
            yield from _in_blocks(inner, (*blocks, next(numbers)), numbers)


def _bodies(x: object) -> Iterator[Stored]:
    match x:
        case n.If(body=body, orelse=orelse):
            yield body
            yield () if orelse is None else (orelse,)
        case n.Block(body=body) | n.For(body=body) | n.Range(body=body):
            yield body
        case n.Switch(cases=cases) | n.TypeSwitch(cases=cases) | n.Select(cases=cases):
            for case in cases:
                if isinstance(case, n.Case | n.CommCase):
                    yield case.body


def _declares(x: object) -> bool:
    """Whether a statement declares a variable."""
    return isinstance(x, n.Define) or (isinstance(x, n.GenDecl) and x.tok == "var")
