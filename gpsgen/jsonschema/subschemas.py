"""Where schemas stand within a schema."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gpsgen.diagnostics.model import Path
    from gpsgen.jsonschema.dialects import Dialect
    from gpsgen.read.json_data import JSONData

# fmt: off
#: Keywords that hold a schema.
_SCHEMA = frozenset({
    "additionalItems", "additionalProperties", "contains", "contentSchema", "else", "if", "items",
    "not", "propertyNames", "then", "unevaluatedItems", "unevaluatedProperties",
})
#: Keywords that hold a list of schemas; `items` of the older drafts may hold either.
_LIST = frozenset({"allOf", "anyOf", "items", "oneOf", "prefixItems"})
#: Keywords that hold schemas by names; `dependencies` holds lists of names beside them.
_NAMED = frozenset({
    "$defs", "definitions", "dependencies", "dependentSchemas", "patternProperties", "properties",
})
# fmt: on
#: Keywords whose schemas describe no part of a value.
_ASIDE = frozenset({"$defs", "definitions", "contentSchema"})


def subschemas(data: JSONData, dialect: Dialect) -> Iterator[tuple[Path, JSONData]]:
    """Return the schemas directly within a schema, each with the steps that lead to it."""
    for keyword, value in data.items() if isinstance(data, dict) else ():
        if keyword in dialect.keywords:
            yield from _held(keyword, value)


def applied_subschemas(data: JSONData, dialect: Dialect) -> Iterator[Path]:
    """Return the steps to the schemas within a schema that say something of a value."""
    if isinstance(data, dict) and not (dialect.is_older and "$ref" in data):
        for steps, _ in subschemas(data, dialect):
            if steps[0] not in _ASIDE:
                yield steps


def _held(keyword: str, value: JSONData) -> Iterator[tuple[Path, JSONData]]:
    if keyword in _SCHEMA and _is_schema(value):
        yield (keyword,), value
    elif keyword in _LIST and isinstance(value, list):
        for index, item in enumerate(value):
            if _is_schema(item):
                yield (keyword, index), item
    elif keyword in _NAMED and isinstance(value, dict):
        for name, item in value.items():
            if _is_schema(item):
                yield (keyword, name), item


def _is_schema(value: JSONData) -> bool:
    return isinstance(value, dict | bool)
