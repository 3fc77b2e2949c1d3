"""Jumps and labels: break, continue, goto and fallthrough have somewhere to lead."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from goast import nodes as n

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from goast.scopes import Fault
    from goast.structure import Finding

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
        if x.label is not None:
            return "label", "fallthrough has no label"
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
            if x.label in known:
                yield x, "label", f"{x.label!r} is declared twice"
            if x.label not in used:
                yield x, "label", f"{x.label!r} is declared and not used"
            known.add(x.label)
    for x in own:
        if isinstance(x, n.Branch) and x.tok == "goto" and x.label not in known:
            yield x, "label", f"there is no label {x.label!r}"
