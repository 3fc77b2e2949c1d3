"""What the printers of a package share."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gpsgen.jsonschema.checks import Checks
    from gpsgen.jsonschema.output import Helpers
    from gpsgen.jsonschema.patterns import Patterns
    from gpsgen.jsonschema.scope import Scope
    from gpsgen.jsonschema.shapes import Declaration


@dataclass(slots=True)
class Context:
    """The helpers, the names that are taken, and the functions that printing asks for."""

    helpers: Helpers
    scope: Scope
    patterns: Patterns
    checks: Checks
    #: Whether a type has `ApplyDefaults`, for those of which it was asked.
    defaults: dict[Declaration, bool] = field(default_factory=dict["Declaration", bool])
    #: The functions of declared types by verb and type, for those of which it was asked.
    functions: dict[tuple[str, str], str] = field(default_factory=dict[tuple[str, str], str])

    def function(self, verb: str, type_: str) -> str:
        """Return the name of a function of a declared type: `decodeShape`."""
        key = (verb, type_)
        if key not in self.functions:
            self.functions[key] = self.scope.take(f"{verb}{type_}")
        return self.functions[key]
