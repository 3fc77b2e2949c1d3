"""The keywords that apply schemas to the value itself, and to the names of its members."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goast import NIL, Block, Define, Expr, Ident, If, Stmt, String, call, composite, not_equal, ref
from goast.build import member
from gpsgen.jsonschema.checks.body import Body, also
from gpsgen.jsonschema.checks.calls import is_call, negated
from gpsgen.jsonschema.checks.parts import (
    ALL,
    always_fits,
    else_part,
    evaluates,
    has,
    then_part,
)
from gpsgen.jsonschema.checks.subject import VALUE
from gpsgen.jsonschema.shapes import Part

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gpsgen.jsonschema.checks.calls import Calls
    from gpsgen.jsonschema.output import Helpers
    from gpsgen.jsonschema.schema import Schema

_R = Ident("r")


class Applicators:
    """Prints the keywords that apply schemas in place."""

    def __init__(self, part: Part, calls: Calls, helpers: Helpers, e: Expr | None) -> None:
        self._part = part
        self._schema = part.schema
        self._calls = calls
        self._helpers = helpers
        self._e = e

    def print(self, body: Body) -> None:
        """Print them."""
        for keyword in ("ref", "dynamic_ref", "all_of"):
            self._print_all(keyword, body)
        self._print_choice("any_of", "anyOf", "AnyOf", body)
        self._print_choice("one_of", "oneOf", "OneOf", body)
        if has(self._part, "not_") and self._schema.not_ is not None:
            predicate = self._calls.predicate(Part(self._schema.not_))
            path = String(self._schema.path("not"))
            body.check(VALUE.call("Not", predicate, path, _R), is_cheap=False)
        self._print_if(body)
        self._print_dependent(body)
        if has(self._part, "property_names") and self._schema.property_names is not None:
            names = Part(self._schema.property_names)
            if not always_fits(names):
                predicate = self._calls.predicate(names)
                body.check(VALUE.call("PropertyNames", predicate, _R), is_cheap=False)

    def _print_all(self, keyword: str, body: Body) -> None:
        """Print schemas all of which must fit."""
        found: Schema | tuple[Schema, ...] | None = getattr(self._schema, keyword)
        schemas = found if isinstance(found, tuple) else (found,) if found else ()
        covered = keyword in self._part.covered
        for schema in schemas:
            self._print_one(Part(schema, ALL if covered else frozenset()), body)

    def _print_one(self, part: Part, body: Body) -> None:
        if stmts := self._applied(part):
            for check in stmts:
                body.check(check, is_cheap=not is_call(check))
        elif self._e is not None and evaluates(part):
            body.plain(self._marked(part, self._e))

    def _applied(self, part: Part) -> list[Expr]:
        if always_fits(part):
            return []
        return self._calls.in_place(part, self._e or NIL, _R)

    def _marked(self, part: Part, e: Expr) -> Expr:
        """Return the call that marks what a schema evaluates that is known to fit."""
        return call(self._calls.name(part), "v", e, NIL)

    def _print_choice(self, field: str, keyword: str, method: str, body: Body) -> None:
        """Print `anyOf` and `oneOf`."""
        schemas: Sequence[Schema] | None = getattr(self._schema, field)
        covered = field in self._part.covered
        if schemas is None:
            return
        parts = [*map(Part, schemas)]
        marks = self._e is not None and any(map(evaluates, parts))
        if covered and not marks:
            return
        if len(parts) == 1 and not covered:
            self._print_one(parts[0], body)
            return
        e = self._e if marks and self._e is not None else NIL
        path = String(self._schema.path(keyword))
        r = NIL if covered else _R
        check = VALUE.call(method, path, e, r, *map(self._calls.predicate, parts))
        if covered:
            body.plain(check)
        else:
            body.check(check, is_cheap=False)

    def _print_if(self, body: Body) -> None:
        if self._schema.if_ is None:
            return
        condition = Part(self._schema.if_)
        marks = self._e is not None and evaluates(condition)
        then, has_then = self._branch(then_part(self._part))
        else_, has_else = self._branch(else_part(self._part))
        if not (marks or then or else_):
            return
        stmts: list[Stmt] = []
        if marks and self._e is not None:
            stmts.append(Define("branch", ref(composite(self._helpers("Evaluated")))))
            then.insert(0, call(member(self._e, "Merge"), "branch"))
            test: Expr = call(self._calls.name(condition), "v", "branch", NIL)
        else:
            test = self._calls.condition(condition)
        if then:
            stmts.append(If(test, then, orelse=_block(else_)))
        else:
            stmts.append(If(negated(test), else_))
        if has_then or has_else:
            body.block(stmts)
        else:
            body.plain(*stmts)

    def _branch(self, part: Part | None) -> tuple[list[Stmt | Expr], bool]:
        """Return what is done in a branch, and whether that is a check."""
        if part is None:
            return [], False
        if checks := self._applied(part):
            return [*map(also, checks)], True
        if self._e is not None and evaluates(part):
            return [self._marked(part, self._e)], False
        return [], False

    def _print_dependent(self, body: Body) -> None:
        covered = "dependent_schemas" in self._part.covered
        for name, schema in (self._schema.dependent_schemas or {}).items():
            stmts, checks = self._branch(Part(schema, ALL if covered else frozenset()))
            if not stmts:
                continue
            is_there = If(not_equal(VALUE.call("Get", String(name)), NIL), stmts)
            if checks:
                body.block([is_there])
            else:
                body.plain(is_there)


def _block(stmts: Sequence[Stmt | Expr]) -> Stmt | None:
    return Block(stmts) if stmts else None
