"""How a schema is applied to a value: by checks in place, or by a call of its predicate."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from goast import NIL, Binary, Call, Expr, Ident, Unary, call
from gpsgen.jsonschema.checks.names import function_name
from gpsgen.jsonschema.checks.parts import always_fits, edges, evaluates, target
from gpsgen.jsonschema.checks.subject import VALUE, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gpsgen.jsonschema.checks.assertions import Assertions
    from gpsgen.jsonschema.scope import Scope
    from gpsgen.jsonschema.shapes import Part

#: Up to how many checks are done in place.
_FEW = 2


class Calls:
    """Names the predicates of schemas, and keeps those that have to be printed."""

    def __init__(self, scope: Scope, assertions: Assertions) -> None:
        self._scope = scope
        self._assertions = assertions
        self._names: dict[Part, str] = {}
        self._waiting: deque[Part] = deque()

    def name(self, part: Part) -> str:
        """Return the name of a schema's predicate."""
        part = target(part)
        if part not in self._names:
            prefix = "check" if not part.covered else "checkRestOf"
            if always_fits(part) and part.covered:
                prefix = "mark"
            wanted = function_name(prefix, part.schema.location)
            self._names[part] = self._scope.take(wanted)
            self._waiting.append(part)
        return self._names[part]

    def pending(self) -> Iterator[tuple[str, Part]]:
        """Yield the predicates that were asked for and not yet printed, also those of meanwhile."""
        while self._waiting:
            part = self._waiting.popleft()
            yield self._names[part], part

    def checks(self, part: Part, subject: Subject, r: Expr) -> list[Expr]:
        """Return the checks of something inside a value; there are none if everything fits."""
        part = target(part)
        if always_fits(part):
            return []
        if not any(True for _ in edges(part, asked=False)):
            checks = list(self._assertions.print(part, subject, r))
            if len(checks) <= _FEW:
                return checks
        return [call(self.name(part), subject.pointer, NIL, r)]

    def in_place(self, part: Part, e: Expr, r: Expr) -> list[Expr]:
        """Return the checks of the value itself; what is evaluated is marked in `e`."""
        marks = e != NIL and evaluates(part)
        if not marks:
            return self.checks(part, VALUE, r)
        return [call(self.name(part), "v", e, r)]

    def condition(self, part: Part) -> Expr:
        """Return whether the value fits, with nothing reported and nothing marked."""
        result: Expr | None = None
        for check in self.checks(part, VALUE, NIL):
            result = check if result is None else Binary(result, "&&", check)
        return Ident("true") if result is None else result

    def predicate(self, part: Part) -> Expr:
        """Return the predicate itself."""
        return Ident(self.name(part))


def is_call(check: Expr) -> bool:
    """Whether a check calls a predicate, which may take long."""
    return isinstance(check, Call) and isinstance(check.fun, Ident)


def negated(condition: Expr) -> Expr:
    """Return ``!condition``."""
    return Unary("!", condition)
