"""The values that `enum`, `const`, and choices of constants leave."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from gpsgen.jsonschema.decisions.keywords import CHOICES, asserted, path
from gpsgen.jsonschema.decisions.kinds import of_type, of_value
from gpsgen.jsonschema.shapes import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gpsgen.jsonschema.decisions.normal import Conjunction, Flattener
    from gpsgen.jsonschema.schema import Schema
    from gpsgen.read.json_data import JSONData


class Enumeration:
    """The values of a kind that all enumerating keywords of a conjunction have in common."""

    def __init__(self, conjunction: Conjunction, flattener: Flattener) -> None:
        kind = conjunction.kind()
        found = _enumerations(conjunction, flattener)
        #: The keywords that say nothing but these values.
        self.keywords = frozenset((schema, keyword) for schema, keyword, _ in found)
        self.path = path(found[0][0], found[0][1]) if found else ""
        self.is_limited = bool(found)
        lists = [
            {_comparable(it): it for it in values if of_value(it) == kind} for _, _, values in found
        ]
        first, *others = lists or [{}]
        self.values = [it for key, it in first.items() if all(key in other for other in others)]


def _enumerations(
    conjunction: Conjunction, flattener: Flattener
) -> list[tuple[Schema, str, Sequence[JSONData]]]:
    found: list[tuple[Schema, str, Sequence[JSONData]]] = []
    for source in conjunction.sources:
        schema = source.schema
        if schema.enum is not None:
            found.append((schema, "enum", schema.enum))
        if schema.const is not None:
            found.append((schema, "const", schema.const))
        for keyword in CHOICES:
            branches = flattener.candidates(schema, keyword, conjunction.kinds)
            constants = None if keyword in source.taken else _constants(branches)
            if constants:
                found.append((schema, keyword, constants))
    return found


def _constants(branches: Sequence[Schema]) -> list[JSONData] | None:
    """Return the strings of branches that are nothing but strings, each in one branch."""
    values: dict[object, JSONData] = {}
    for branch in branches:
        own = _only_strings(branch)
        if own is None or any(_comparable(it) in values for it in own):
            return None
        values |= {_comparable(it): it for it in own}
    return list(values.values())


def _only_strings(schema: Schema) -> Sequence[JSONData] | None:
    """Return the strings of a schema that is only `enum` or `const`, perhaps with their `type`."""
    stated = [it for it in asserted(schema) if it != "type"]
    values = schema.enum if schema.enum is not None else schema.const
    if stated not in (["enum"], ["const"]) or values is None:
        return None
    is_string = schema.type is None or Kind.STRING in of_type(schema.type)
    return values if is_string and all(isinstance(it, str) for it in values) else None


def _comparable(value: JSONData) -> object:
    """Return what is equal for equal values of JSON; lists and objects equal themselves only."""
    match value:
        case bool() | None:
            return (type(value), value)
        case int() | Decimal():
            return ("number", value)
        case str():
            return ("string", value)
        case _:
            return ("other", id(value))
