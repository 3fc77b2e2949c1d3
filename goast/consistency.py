"""Rules between the fields of one node, applied when it is made.

Like those of ``goast.structure``, a rule returns the field that is wrong and the reason, or None.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from goast import expressions as e
from goast import grammar
from goast import statements as s
from goast.base import CHECKS
from goast.declarations import Directive
from goast.literals import check_literal
from goast.names import check_build_constraint
from goast.rules import shown

if TYPE_CHECKING:
    from collections.abc import Callable

    from goast.base import Finding
    from goast.kinds import Stored


def _basic_lit(x: e.BasicLit) -> Finding | None:
    return _refused("value", lambda: check_literal(x.kind, x.value))


def _directive(x: Directive) -> Finding | None:
    if x.name != "build":
        return None
    return _refused("args", lambda: check_build_constraint(x.args))


def _refused(field: str, check: Callable[[], str]) -> Finding | None:
    try:
        check()
    except ValueError as error:
        return field, str(error)
    return None


def _unary(x: e.Unary) -> Finding | None:
    if x.op == "~":
        return None if grammar.is_type(x.x) else ("x", f"{shown(x.x)} is not a type")
    return None if grammar.is_value(x.x) else ("x", f"{shown(x.x)} is not a value")


def _binary(x: e.Binary) -> Finding | None:
    if type(x.x) in grammar.VALUES and type(x.y) in grammar.VALUES:
        return None
    field = "y" if grammar.is_value(x.x) else "x"
    if field == "y" and grammar.is_value(x.y):
        return None
    if x.op != "|":
        return field, f"{shown(getattr(x, field))} is not a value"
    if grammar.is_constraint(x.x) and grammar.is_term(x.y):
        return None
    return field, "| stands between values, or joins types one by one"


def _slice(x: e.Slice) -> Finding | None:
    if x.max is not None and x.high is None:
        return "high", "a slice with a third index needs the second"
    return None


def _call(x: e.Call) -> Finding | None:
    args: Stored = x.args
    if not args:
        return ("ellipsis", "there is no argument before the ...") if x.ellipsis else None
    if type(args[0]) in grammar.TYPES and not grammar.takes_types(x.fun):
        return "args", "only make and new take a type"
    if x.ellipsis:
        last = args[-1]
        while isinstance(last, e.Binary | e.Unary | e.Star):
            last = last.y if isinstance(last, e.Binary) else last.x
        if isinstance(last, e.Int | e.Float | e.BasicLit) and getattr(last, "kind", "") != "STRING":
            # Its digits would run into the dots, and no compiler takes it.
            return "ellipsis", "a number is not spread"
    return None


def _range(x: s.Range) -> Finding | None:
    if x.key is None:
        if x.value is not None:
            return "key", "a value needs a key before it, if only _"
        return None if x.define else ("define", "nothing is assigned to")
    if not x.define:
        return None
    targets: Stored = [target for target in (x.key, x.value) if target is not None]
    if any(type(target) is not e.Ident for target in targets):
        return "key", "only names are defined"
    names = [target.name for target in targets]
    if set(names) == {"_"}:
        return "key", "no new name on the left of :="
    return ("value", f"{names[0]!r} is declared twice") if len(set(names)) < len(names) else None


def _branch(x: s.Branch) -> Finding | None:
    if x.label is None and x.tok == "goto":
        return "label", "a goto has a label"
    if x.label is not None and x.tok == "fallthrough":
        return "label", "fallthrough has no label"
    return None


CHECKS.update({
    e.BasicLit: _basic_lit,
    e.Unary: _unary,
    e.Binary: _binary,
    e.Slice: _slice,
    e.Call: _call,
    s.Range: _range,
    s.Branch: _branch,
    Directive: _directive,
})  # fmt: skip
