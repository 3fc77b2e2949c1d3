"""The values of `enum` and `const`, parsed once when the program starts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goast import Decl, Expr, Ident, String, call, var
from gpsgen.jsonschema.checks.literals import json_text
from gpsgen.jsonschema.checks.names import function_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gpsgen.jsonschema.output import Helpers
    from gpsgen.jsonschema.schema import Schema
    from gpsgen.jsonschema.scope import Scope
    from gpsgen.read.json_data import JSONData


class Constants:
    """Declares a variable for each list of values."""

    def __init__(self, helpers: Helpers, scope: Scope) -> None:
        self._helpers = helpers
        self._scope = scope
        self._names: dict[tuple[str, ...], str] = {}

    def name(self, values: Sequence[JSONData], schema: Schema) -> Expr:
        """Return the variable that has the values."""
        texts = tuple(map(json_text, values))
        if texts not in self._names:
            wanted = function_name("values", schema.location)
            self._names[texts] = self._scope.take(wanted)
        return Ident(self._names[texts])

    def decls(self) -> list[Decl]:
        """Return all variables that were asked for."""
        return [
            var(name, values=call(self._helpers("Constants"), *map(String, texts)))
            for texts, name in self._names.items()
        ]
