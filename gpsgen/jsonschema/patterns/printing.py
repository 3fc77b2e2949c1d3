"""Tests of strings in Go: of patterns and of formats."""

from __future__ import annotations

import hashlib
from functools import reduce
from typing import TYPE_CHECKING, Final, Literal

from goast import (
    BOOL,
    STRING,
    Binary,
    Func,
    Ident,
    Param,
    Return,
    Unary,
    call,
    comment_text,
    member,
)
from gpsgen.jsonschema.patterns.engines import re2_variable, regexp2_function, regexp2_variable
from gpsgen.jsonschema.patterns.formats import FORMATS
from gpsgen.jsonschema.patterns.literal import literal_test
from gpsgen.jsonschema.patterns.looks import All, AnyOf, Condition, Found, Not, split
from gpsgen.jsonschema.patterns.matcher import match_body
from gpsgen.jsonschema.patterns.modules import REGEXP2, Module
from gpsgen.jsonschema.patterns.re2 import NotRegular, print_re2
from gpsgen.jsonschema.patterns.reading import read
from gpsgen.jsonschema.patterns.regexp2 import print_regexp2
from gpsgen.jsonschema.patterns.simplify import simplify
from gpsgen.jsonschema.patterns.syntax import Choice
from gpsgen.jsonschema.patterns.takers import Takers

if TYPE_CHECKING:
    from goast.nodes import Decl, Expr
    from gpsgen.jsonschema.output import Helpers
    from gpsgen.jsonschema.patterns.syntax import Node
    from gpsgen.jsonschema.scope import Scope

#: How much of a pattern a comment shows.
_SHOWN: Final = 90
#: How many comparisons are better than an expression.
_MAX_COMPARISONS: Final = 8


class Patterns:
    """Makes expressions that test strings, and collects the declarations that these need."""

    def __init__(self, helpers: Helpers, scope: Scope) -> None:
        self._helpers = helpers
        self._scope = scope
        self._takers = Takers(scope)
        #: The names of declarations, by kind and expression.
        self._names: dict[tuple[str, str], str] = {}
        self._decls: dict[str, Decl] = {}
        self._modules: set[Module] = set()

    def test(self, pattern: str, subject: Expr) -> Expr:
        """Return a Go expression that holds where the pattern is found in the subject.

        The pattern is a regular expression of ECMA-262 over code points, the subject a string; it
        stands in the expression once at most. Raises `PatternError` where `fault` speaks.
        """
        condition = split(simplify(read(pattern)))
        if isinstance(condition, Found):
            return self._found(condition.pattern, pattern, subject)
        name, new = self._name("match", pattern)
        if new:
            self._function(name, pattern, self._holds(condition, pattern))
        return call(name, subject)

    def format(self, name: str, subject: Expr) -> Expr | None:
        """Return a Go expression that holds where the subject has the format.

        None where JSON Schema has no format of that name: every string has such a format.
        """
        helper = FORMATS.get(name)
        return None if helper is None else call(self._helpers(helper), subject)

    def decls(self) -> list[Decl]:
        """Return what the expressions use, in the order of its names."""
        return [decl for _, decl in sorted(self._decls.items())]

    def modules(self) -> tuple[Module, ...]:
        """Return the modules that the declarations import."""
        return tuple(sorted(self._modules, key=lambda it: it.path))

    def _holds(self, condition: Condition, pattern: str) -> Expr:
        match condition:
            case Found(node):
                return self._found(simplify(node), pattern, Ident("s"))
            case Not(inner):
                return _negated(self._holds(inner, pattern))
            case All(conditions):
                return _joined("&&", [self._holds(it, pattern) for it in conditions])
            case AnyOf(conditions):
                return _joined("||", [self._holds(it, pattern) for it in conditions])

    def _found(self, node: Node, pattern: str, subject: Expr) -> Expr:
        """Return the test of a pattern, or of one that was split off it."""
        comparison = literal_test(node, subject)
        if comparison is not None:
            return comparison
        function = self._matcher(node, pattern) or self._comparisons(node, pattern)
        if function is not None:
            return call(function, subject)
        try:
            text = print_re2(node)
        except NotRegular:
            return call(self._regexp2(print_regexp2(node), pattern), subject)
        name, new = self._name("pattern", text)
        if new:
            self._decls[name] = re2_variable(name, text, _doc(f"{name} is for", pattern))
        return call(member(name, "MatchString"), subject)

    def _matcher(self, node: Node, pattern: str) -> str | None:
        found = match_body(node, self._takers)
        if found is None:
            return None
        body, used = found
        self._decls |= {name: self._takers.decls[name] for name in used}
        name, new = self._name("match", repr(node))
        if new:
            doc = _doc(f"{name} tells whether a string matches", pattern)
            self._decls[name] = Func(name, [Param("s", STRING)], [Param("ok", BOOL)], body, doc=doc)
        return name

    def _comparisons(self, node: Node, pattern: str) -> str | None:
        """Return the function for a choice of which every way is a comparison."""
        if not isinstance(node, Choice) or len(node.items) > _MAX_COMPARISONS:
            return None
        tests = [literal_test(it, Ident("s")) for it in node.items]
        found = [it for it in tests if it is not None]
        if len(found) < len(tests):
            return None
        name, new = self._name("match", repr(node))
        if new:
            self._function(name, pattern, _joined("||", found))
        return name

    def _regexp2(self, text: str, pattern: str) -> str:
        function, new = self._name("match", text)
        if new:
            variable, _ = self._name("pattern", text)
            self._modules.add(REGEXP2)
            self._decls[variable] = regexp2_variable(
                variable, text, _doc(f"{variable} is for", pattern)
            )
            self._decls[function] = regexp2_function(
                function, variable, _doc(f"{function} tells whether a string matches", pattern)
            )
        return function

    def _function(self, name: str, pattern: str, result: Expr) -> None:
        doc = _doc(f"{name} tells whether a string matches", pattern)
        self._decls[name] = Func(name, [Param("s", STRING)], [BOOL], [Return(result)], doc=doc)

    def _name(self, kind: str, text: str) -> tuple[str, bool]:
        """Return a name that depends on the text alone, and whether it is new."""
        key = (kind, text)
        if key in self._names:
            return self._names[key], False
        digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        self._names[key] = self._scope.take(f"{kind}{digest[:6].upper()}")
        return self._names[key], True


def _joined(operator: Literal["&&", "||"], conditions: list[Expr]) -> Expr:
    return reduce(lambda left, right: Binary(left, operator, right), conditions)


def _negated(condition: Expr) -> Expr:
    if isinstance(condition, Binary) and condition.op == "==":
        return Binary(condition.x, "!=", condition.y)
    return Unary("!", condition)


def _doc(start: str, pattern: str) -> str:
    shown = "".join(it if it.isprintable() else f"\\u{ord(it):04x}" for it in pattern)
    if len(shown) > _SHOWN:
        shown = f"{shown[:_SHOWN]}…"
    return comment_text(f"{start} `{shown}`.")
