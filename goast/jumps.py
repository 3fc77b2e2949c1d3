"""Jumps and labels: break, continue, goto and fallthrough have somewhere to lead."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from goast import nodes as n

if TYPE_CHECKING:
    from collections.abc import Iterator

#: The node that is wrong, its field, and why.
Finding = tuple[n.Node, str, str]


@dataclass(frozen=True)
class _Around:
    """What encloses a statement: where break and continue lead, and by which labels."""

    breaks: bool = False
    continues: bool = False
    break_labels: frozenset[str] = frozenset()
    continue_labels: frozenset[str] = frozenset()
    may_fall_through: bool = False


def check_jumps(function: n.Node) -> Iterator[Finding]:
    """Yield what is wrong with the jumps of a function; one inside it starts anew."""
    own = [x for x in _own_nodes(function) if isinstance(x, n.Labeled | n.Branch)]
    labels = [node for node in own if isinstance(node, n.Labeled)]
    targets = {branch.label for branch in own if isinstance(branch, n.Branch)}
    known: set[str] = set()
    for labeled in labels:
        if labeled.label in known:
            yield labeled, "label", f"{labeled.label!r} is declared twice"
        if labeled.label not in targets:
            yield labeled, "label", f"{labeled.label!r} is declared and not used"
        known.add(labeled.label)
    yield from _jumps_in(function, _Around(), known)


def _own_nodes(function: n.Node) -> Iterator[n.Node]:
    stack = n.below(function)
    while stack:
        node = stack.pop()
        if not isinstance(node, n.FuncLit):
            yield node
            stack += reversed(n.below(node))


def _jumps_in(
    node: n.Node, around: _Around, known: set[str], label: frozenset[str] = frozenset()
) -> Iterator[Finding]:
    if isinstance(node, n.Branch):
        yield from _branch(node, around, known)
        return
    inside = _inside(node, around, label)
    if isinstance(node, n.Switch):
        yield from _cases(node, inside, known)
        return
    for child in n.below(node):
        if isinstance(child, n.FuncLit):
            yield from check_jumps(child)
        elif isinstance(node, n.Labeled):
            yield from _jumps_in(child, inside, known, frozenset({node.label}))
        else:
            yield from _jumps_in(child, inside, known)


def _inside(node: n.Node, around: _Around, label: frozenset[str]) -> _Around:
    if around.may_fall_through:
        around = replace(around, may_fall_through=False)
    if isinstance(node, n.For | n.Range):
        return replace(
            around,
            breaks=True,
            continues=True,
            break_labels=around.break_labels | label,
            continue_labels=around.continue_labels | label,
        )
    if isinstance(node, n.Switch | n.TypeSwitch | n.Select):
        return replace(around, breaks=True, break_labels=around.break_labels | label)
    return around


def _cases(switch: n.Switch, inside: _Around, known: set[str]) -> Iterator[Finding]:
    """Check the cases of a switch: all but the last may end in fallthrough."""
    cases = [case for case in switch.cases if isinstance(case, n.Case)]
    for index, case in enumerate(cases):
        body = [stmt for stmt in case.body if not isinstance(stmt, n.Comment | n.Blank)]
        for stmt in body:
            last = stmt is body[-1] and index < len(cases) - 1
            yield from _jumps_in(stmt, replace(inside, may_fall_through=last), known)


def _branch(x: n.Branch, around: _Around, known: set[str]) -> Iterator[Finding]:
    if x.tok == "fallthrough":
        if x.label is not None:
            yield x, "label", "fallthrough has no label"
        if not around.may_fall_through:
            yield x, "tok", "fallthrough is not the end of a case before the last"
    elif x.tok == "goto":
        if x.label not in known:
            yield x, "label", f"there is no label {x.label!r}"
    elif x.label is None:
        if not (around.breaks if x.tok == "break" else around.continues):
            yield x, "tok", f"nothing around it to {x.tok}"
    elif x.label not in (around.break_labels if x.tok == "break" else around.continue_labels):
        yield x, "label", f"{x.label!r} is no label around it to {x.tok}"
