"""The keywords that apply schemas to members."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goast import (
    FALSE,
    TRUE,
    Assign,
    Case,
    Define,
    Expr,
    Ident,
    If,
    Range,
    Stmt,
    String,
    Switch,
    call,
    not_equal,
    ref,
)
from goast import Index as At
from goast.build import NIL, member
from gpsgen.jsonschema.checks.body import STOP, Body, also
from gpsgen.jsonschema.checks.calls import is_call, negated
from gpsgen.jsonschema.checks.parts import has, never_fits, target
from gpsgen.jsonschema.checks.subject import MEMBER, VALUE, pointer
from gpsgen.jsonschema.shapes import Part

if TYPE_CHECKING:
    from gpsgen.jsonschema.checks.calls import Calls
    from gpsgen.jsonschema.patterns import Patterns
    from gpsgen.jsonschema.schema import Schema

_R = Ident("r")
_MEMBERS = member("v", "Members")
_NAME = member("m", "Name")
_DEFINE_MEMBER = Define("m", ref(At(_MEMBERS, "i")))
#: Up to how many properties are looked up by name; for more there is one pass over the members.
_FEW = 3


class Members:
    """Prints `properties`, `patternProperties` and `additionalProperties` of a schema."""

    def __init__(self, part: Part, calls: Calls, patterns: Patterns, e: Expr | None) -> None:
        self._part = part
        self._schema = part.schema
        self._calls = calls
        self._patterns = patterns
        #: What marks each member; where there is a schema for all others, all are marked at once.
        self._marks = e if part.schema.additional_properties is None else None
        self._all_marks = None if part.schema.additional_properties is None else e

    def print(self, body: Body) -> None:
        """Print them."""
        properties = self._properties()
        others = self._others()
        patterns = self._pattern_properties(is_kept=bool(others) or self._marks is not None)
        checked = [it for it in properties.values() if it]
        if patterns or others or (self._marks is not None and properties) or len(checked) > _FEW:
            self._print_loop(body, properties, patterns, others)
        else:
            for name, checks in properties.items():
                if checks:
                    self._look_up(name, body)
        if self._all_marks is not None:
            body.plain(call(member(self._all_marks, "MarkMembers"), "v"))

    def _look_up(self, name: str, body: Body) -> None:
        schema = (self._schema.properties or {})[name]
        checks = self._calls.checks(Part(schema), pointer("w"), _R)
        is_there = If(
            not_equal("w", NIL),
            [*map(also, checks)],
            init=Define("w", VALUE.call("Get", String(name))),
        )
        body.block([is_there], is_cheap=not any(map(is_call, checks)))

    def _print_loop(
        self,
        body: Body,
        properties: dict[str, list[Expr]],
        patterns: dict[str, list[Expr]],
        others: list[Expr],
    ) -> None:
        has_checks = any([*properties.values(), *patterns.values(), others])
        stmts: list[Stmt | Expr] = [_DEFINE_MEMBER]
        # with patterns, a member is another only after all of them
        is_told = bool(others and patterns)
        if is_told:
            stmts.append(Define("known", TRUE if properties else FALSE))
        if properties or not is_told:
            stmts += self._switch(properties, others, is_told=is_told)
        for pattern, checks in patterns.items():
            found = [*map(also, checks), *self._mark()]
            if is_told:
                found.insert(0, Assign("known", TRUE))
            if found:
                stmts.append(If(self._patterns.test(pattern, _NAME), found))
        if is_told:
            stmts.append(If(negated(Ident("known")), [*map(also, others)]))
        if has_checks:
            body.block([Range(_MEMBERS, [*stmts, STOP], "i")])
        else:
            body.plain(Range(_MEMBERS, stmts, "i"))

    def _switch(
        self, properties: dict[str, list[Expr]], others: list[Expr], *, is_told: bool
    ) -> list[Stmt]:
        default: list[Stmt] = [Assign("known", FALSE)] if is_told else [*map(also, others)]
        plain = [name for name, checks in properties.items() if not checks]
        cases = [
            Case(String(name), [*map(also, checks), *self._mark()])
            for name, checks in properties.items()
            if checks
        ]
        if plain and (default or self._marks is not None):
            cases.append(Case([*map(String, plain)], self._mark()))
        if not cases:
            return default
        if default:
            cases.append(Case([], default))
        return [Switch(_NAME, cases)]

    def _mark(self) -> list[Stmt | Expr]:
        return [] if self._marks is None else [call(member(self._marks, "Mark"), "i")]

    def _properties(self) -> dict[str, list[Expr]]:
        checked = has(self._part, "properties")
        return {
            name: member_checks(schema, "false", self._calls) if checked else []
            for name, schema in (self._schema.properties or {}).items()
        }

    def _pattern_properties(self, *, is_kept: bool) -> dict[str, list[Expr]]:
        """Return the checks by pattern; one without checks is kept that tells what is another."""
        found = self._schema.pattern_properties or {}
        checked = has(self._part, "pattern_properties")
        result = {
            pattern: member_checks(schema, "false", self._calls) if checked else []
            for pattern, schema in found.items()
        }
        return {pattern: checks for pattern, checks in result.items() if checks or is_kept}

    def _others(self) -> list[Expr]:
        schema = self._schema.additional_properties
        if schema is None or not has(self._part, "additional_properties"):
            return []
        return member_checks(schema, "additionalProperties", self._calls)


def member_checks(schema: Schema, keyword: str, calls: Calls) -> list[Expr]:
    """Return the checks of the member `m`."""
    part = Part(schema)
    if never_fits(part):
        path = String(target(part).schema.location.keyword())
        return [call(member("m", "FailMember"), String(keyword), path, _R)]
    return calls.checks(part, MEMBER, _R)


def print_unevaluated_members(part: Part, own: Expr, calls: Calls) -> list[Stmt]:
    """Return the loop for `unevaluatedProperties`; nothing if all members fit."""
    schema = part.schema.unevaluated_properties
    if schema is None or not has(part, "unevaluated_properties"):
        return []
    checks = member_checks(schema, "unevaluatedProperties", calls)
    if not checks:
        return []
    unless = If(negated(call(member(own, "Has"), "i")), [_DEFINE_MEMBER, *map(also, checks), STOP])
    return [Range(_MEMBERS, [unless], "i")]
