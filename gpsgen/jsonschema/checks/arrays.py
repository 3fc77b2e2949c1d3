"""The keywords that apply schemas to items."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goast import Binary, Define, Expr, For, Ident, If, IncDec, Int, Range, Stmt, String, call
from goast.build import member
from gpsgen.jsonschema.checks.body import STOP, Body, also
from gpsgen.jsonschema.checks.calls import negated
from gpsgen.jsonschema.checks.literals import bounded
from gpsgen.jsonschema.checks.parts import contains_counts, has, never_fits
from gpsgen.jsonschema.checks.subject import VALUE, item
from gpsgen.jsonschema.shapes import Part

if TYPE_CHECKING:
    from gpsgen.jsonschema.checks.calls import Calls
    from gpsgen.jsonschema.schema import Schema

_R = Ident("r")
_ITEMS = member("v", "Items")


def print_items(part: Part, body: Body, calls: Calls, e: Expr | None) -> None:
    """Print `prefixItems`, `items` and `contains`."""
    schema = part.schema
    prefix = schema.prefix_items or ()
    if has(part, "prefix_items"):
        for index, each in enumerate(prefix):
            if checks := _checks(each, index, "prefixItems", calls):
                is_there = Binary(call("len", _ITEMS), ">", Int(index))
                body.block([If(is_there, [*map(also, checks)])])
    if (
        has(part, "items")
        and schema.items is not None
        and (checks := _checks(schema.items, "i", "items", calls))
    ):
        body.block([_each(len(prefix), [*map(also, checks), STOP])])
    if e is not None and schema.items is not None:
        body.plain(call(member(e, "MarkItems"), "v"))
    elif e is not None and prefix:
        body.plain(call(member(e, "MarkFirst"), "v", Int(len(prefix))))
    _print_contains(part, body, calls, e)


def _print_contains(part: Part, body: Body, calls: Calls, e: Expr | None) -> None:
    schema = part.schema
    marks = e if schema.contains_evaluates else None
    if schema.contains is None or not contains_counts(part, asked=marks is not None):
        return
    nobody = Ident("nil")
    counted = VALUE.call("Contains", calls.predicate(Part(schema.contains)), marks or nobody)
    least = 1 if schema.min_contains is None else schema.min_contains
    if "contains" in part.covered or (least == 0 and schema.max_contains is None):
        body.plain(counted)
        return
    keyword = "contains" if schema.min_contains is None else "minContains"
    body.block([Define("n", counted)])
    if least > 0:
        path = String(schema.path(keyword))
        body.check(
            VALUE.call("MinContains", Ident("n"), Int(bounded(least)), String(keyword), path, _R),
            is_cheap=True,
        )
    if schema.max_contains is not None:
        path = String(schema.path("maxContains"))
        body.check(
            VALUE.call("MaxContains", Ident("n"), Int(bounded(schema.max_contains)), path, _R),
            is_cheap=True,
        )


def print_unevaluated_items(part: Part, own: Expr, calls: Calls) -> list[Stmt]:
    """Return the loop for `unevaluatedItems`; nothing if all items fit."""
    schema = part.schema.unevaluated_items
    if schema is None or not has(part, "unevaluated_items"):
        return []
    checks = _checks(schema, "i", "unevaluatedItems", calls)
    if not checks:
        return []
    unless = If(negated(call(member(own, "Has"), "i")), [*map(also, checks), STOP])
    return [_each(0, [unless])]


def _each(start: int, stmts: list[Stmt]) -> Stmt:
    if start == 0:
        return Range(_ITEMS, stmts, "i")
    return For(
        Binary("i", "<", call("len", _ITEMS)),
        stmts,
        init=Define("i", Int(start)),
        post=IncDec("i"),
    )


def _checks(schema: Schema, index: str | int, keyword: str, calls: Calls) -> list[Expr]:
    part = Part(schema)
    subject = item(index)
    if never_fits(part):
        path = String(schema.location.keyword())
        return [subject.call("FailItem", String(keyword), path, _R)]
    return calls.checks(part, subject, _R)
