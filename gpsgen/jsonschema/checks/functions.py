"""Predicates as Go functions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goast import (
    BOOL,
    Decl,
    Define,
    Expr,
    Func,
    Ident,
    If,
    Int,
    Param,
    Return,
    Star,
    Stmt,
    call,
    comment_text,
    composite,
    member,
    ref,
    walk,
)
from gpsgen.jsonschema.checks.applicators import Applicators
from gpsgen.jsonschema.checks.arrays import print_items, print_unevaluated_items
from gpsgen.jsonschema.checks.assertions import Assertions
from gpsgen.jsonschema.checks.body import Body
from gpsgen.jsonschema.checks.calls import Calls, is_call
from gpsgen.jsonschema.checks.constants import Constants
from gpsgen.jsonschema.checks.names import function_name
from gpsgen.jsonschema.checks.objects import Members, print_unevaluated_members
from gpsgen.jsonschema.checks.reach import Reach, reach
from gpsgen.jsonschema.checks.subject import VALUE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gpsgen.jsonschema.output import Helpers
    from gpsgen.jsonschema.patterns import Patterns
    from gpsgen.jsonschema.scope import Scope
    from gpsgen.jsonschema.shapes import Part, Residual

_R = Ident("r")
_OWN = Ident("own")


class Checks:
    """Prints what residuals ask for as Go functions, one for each schema that is worth one."""

    def __init__(self, helpers: Helpers, scope: Scope, patterns: Patterns) -> None:
        self._helpers = helpers
        self._scope = scope
        self._patterns = patterns
        self._constants = Constants(helpers, scope)
        self._assertions = Assertions(helpers, patterns, self._constants)
        self._calls = Calls(scope, self._assertions)
        self._residuals: dict[Residual, str] = {}

    def function(self, residual: Residual) -> str:
        """Return the name of the predicate that holds where all parts hold."""
        if residual not in self._residuals:
            self._residuals[residual] = self._name(residual)
        return self._residuals[residual]

    def decls(self) -> list[Decl]:
        """Return all functions that were asked for, those that these call, and their constants."""
        reached = reach(part for residual in self._residuals for part in residual.parts)
        together = [
            self._together(name, residual)
            for residual, name in self._residuals.items()
            if len(residual.parts) != 1
        ]
        return [*together, *self._functions(reached), *self._constants.decls()]

    def _name(self, residual: Residual) -> str:
        if len(residual.parts) == 1:
            return self._calls.name(residual.parts[0])
        stands_first = residual.parts[0].schema.location if residual.parts else None
        wanted = function_name("checkAllOf", stands_first) if stands_first else "checkNothing"
        return self._scope.take(wanted)

    def _together(self, name: str, residual: Residual) -> Func:
        body = Body()
        for part in residual.parts:
            for check in self._calls.checks(part, VALUE, _R):
                body.check(check, is_cheap=not is_call(check))
        return self._func(name, body.finished(), "checks what its type does not.")

    def _functions(self, reached: Reach) -> list[Decl]:
        result: list[Decl] = []
        number = 0
        for name, part in self._calls.pending():
            body = self._body(part, asked=part in reached.asked)
            place = part.schema.location.keyword()
            if part not in reached.remembered:
                result.append(self._func(name, body, f"checks a value against {place}."))
                continue
            itself = self._scope.take(f"{name}Itself")
            memo = VALUE.call("Memo", Int(number), Ident(itself), Ident("e"), _R)
            number += 1
            result += [
                self._func(name, [Return(memo)], f"checks a value against {place}, once."),
                self._func(itself, body, f"is what {name} does once."),
            ]
        return result

    def _func(self, name: str, body: Sequence[Stmt | Expr], what: str) -> Func:
        types = {"v": "Node", "e": "Evaluated", "r": "Collector"}
        names = {node.name for it in body for node in walk(it) if isinstance(node, Ident)}
        params = [
            Param(it if it in names else "_", Star(self._helpers(type_)))
            for it, type_ in types.items()
        ]
        return Func(name, params, [BOOL], body, doc=comment_text(f"{name} {what}"))

    def _body(self, part: Part, *, asked: bool) -> list[Stmt | Expr]:
        body = Body()
        for check in self._assertions.print(part, VALUE, _R):
            body.check(check, is_cheap=True)
        unevaluated = [
            *print_unevaluated_items(part, _OWN, self._calls),
            *print_unevaluated_members(part, _OWN, self._calls),
        ]
        e = Ident("e") if asked else None
        inner = _OWN if unevaluated else e
        if unevaluated:
            body.plain(Define("own", ref(composite(self._helpers("Evaluated")))))
        Applicators(part, self._calls, self._helpers, inner).print(body)
        print_items(part, body, self._calls, inner)
        Members(part, self._calls, self._patterns, inner).print(body)
        if unevaluated:
            # What a schema evaluates counts only where the schema fits, so that this is last.
            body.block([If("ok", unevaluated)] if body.checks else unevaluated)
        if e is not None:
            _mark_rest(part, body, e, inner)
        return body.finished()


def _mark_rest(part: Part, body: Body, e: Expr, inner: Expr | None) -> None:
    if inner is _OWN:
        body.plain(call(member(e, "Merge"), "own"))
    if part.schema.unevaluated_items is not None:
        body.plain(call(member(e, "MarkItems"), "v"))
    if part.schema.unevaluated_properties is not None:
        body.plain(call(member(e, "MarkMembers"), "v"))
