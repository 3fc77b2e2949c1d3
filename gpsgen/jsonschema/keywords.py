"""What a schema says, in the terms of draft 2020-12, whatever draft it is written in."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Protocol, cast

from gpsgen.jsonschema.dialects import DRAFT_4, DRAFT_2020

if TYPE_CHECKING:
    from gpsgen.jsonschema.dialects import Dialect
    from gpsgen.jsonschema.schema import Schema, TypeName
    from gpsgen.read.json_data import JSONData

_EXPORTED = re.compile(r"[A-Z][A-Za-z0-9_]*", re.ASCII)
#: Keywords with one schema, but for `items`; those beside them need the first to have a meaning.
_SCHEMAS = {
    "not": "not_",
    "contains": "contains",
    "additionalProperties": "additional_properties",
    "propertyNames": "property_names",
    "unevaluatedItems": "unevaluated_items",
    "unevaluatedProperties": "unevaluated_properties",
    "if": "if_",
}
_LISTS = {"allOf": "all_of", "anyOf": "any_of", "oneOf": "one_of"}
_NAMED = {
    "properties": "properties",
    "patternProperties": "pattern_properties",
    "dependentSchemas": "dependent_schemas",
}
_LIMITS = {
    "multipleOf": "multiple_of",
    "maximum": "maximum",
    "exclusiveMaximum": "exclusive_maximum",
    "minimum": "minimum",
    "exclusiveMinimum": "exclusive_minimum",
}
_COUNTS = {
    "maxLength": "max_length",
    "minLength": "min_length",
    "maxItems": "max_items",
    "minItems": "min_items",
    "maxProperties": "max_properties",
    "minProperties": "min_properties",
}
_TEXTS = {"pattern": "pattern", "format": "format"}


class Inner(Protocol):
    """Gives the schema at steps within the one that is read."""

    def __call__(self, *steps: str | int) -> Schema:
        """Return the schema at a place."""
        ...


def read_keywords(
    schema: Schema, data: dict[str, JSONData], dialect: Dialect, inner: Inner
) -> None:
    """Fill a schema with what its data says; but not its references."""
    _annotations(schema, data)
    if dialect.is_older and "$ref" in data:
        return
    said = {keyword: value for keyword, value in data.items() if keyword in dialect.keywords}
    _applicators(schema, said, inner)
    _items(schema, said, dialect, inner)
    _assertions(schema, said)
    _dependencies(schema, said, inner)
    if dialect.draft == DRAFT_4:
        _exclusive_limits(schema, said)
    schema.contains_evaluates = dialect.draft == DRAFT_2020


def _annotations(schema: Schema, data: dict[str, JSONData]) -> None:
    """Take what asserts nothing; beside a `$ref` of an older draft people write it all the same."""
    title, description, name = (data.get(it) for it in ("title", "description", "x-go-name"))
    schema.title = title if isinstance(title, str) else None
    schema.description = description if isinstance(description, str) else None
    schema.go_name = name if isinstance(name, str) and _EXPORTED.fullmatch(name) else None
    schema.deprecated = data.get("deprecated") is True
    schema.default = (data["default"],) if "default" in data else None


def _applicators(schema: Schema, said: dict[str, JSONData], inner: Inner) -> None:
    for keyword, field in _SCHEMAS.items():
        if keyword in said:
            setattr(schema, field, inner(keyword))
    for keyword, field in _LISTS.items():
        value = said.get(keyword)
        if isinstance(value, list):
            setattr(schema, field, tuple(inner(keyword, index) for index in range(len(value))))
    for keyword, field in _NAMED.items():
        value = said.get(keyword)
        if isinstance(value, dict):
            setattr(schema, field, {name: inner(keyword, name) for name in value})
    if schema.if_:
        schema.then = inner("then") if "then" in said else None
        schema.else_ = inner("else") if "else" in said else None


def _items(schema: Schema, said: dict[str, JSONData], dialect: Dialect, inner: Inner) -> None:
    """Take `items` in both its forms: before 2020-12 a list said what `prefixItems` does."""
    items = said.get("items")
    first = said.get("prefixItems")
    if isinstance(items, list) and dialect.draft != DRAFT_2020:
        schema.prefix_items = tuple(inner("items", index) for index in range(len(items)))
        schema.spelling["prefixItems"] = ("items",)
        if "additionalItems" in said:
            schema.items = inner("additionalItems")
            schema.spelling["items"] = ("additionalItems",)
        return
    if isinstance(first, list):
        schema.prefix_items = tuple(inner("prefixItems", index) for index in range(len(first)))
    if "items" in said:
        schema.items = inner("items")


def _assertions(schema: Schema, said: dict[str, JSONData]) -> None:
    for keyword, field in _LIMITS.items():
        value = said.get(keyword)
        if isinstance(value, int | Decimal) and not isinstance(value, bool):
            setattr(schema, field, value)
    for keyword, field in _COUNTS.items():
        setattr(schema, field, _count(said.get(keyword)))
    for keyword, field in _TEXTS.items():
        value = said.get(keyword)
        if isinstance(value, str):
            setattr(schema, field, value)
    if schema.contains:
        schema.max_contains = _count(said.get("maxContains"))
        schema.min_contains = _count(said.get("minContains"))
    schema.unique_items = said.get("uniqueItems") is True
    schema.const = (said["const"],) if "const" in said else None
    types, enum, required = said.get("type"), said.get("enum"), said.get("required")
    if isinstance(types, str | list):
        names = [types] if isinstance(types, str) else types
        schema.type = frozenset(cast("list[TypeName]", names))
    if isinstance(enum, list):
        schema.enum = tuple(enum)
    if isinstance(required, list):
        schema.required = _names(required)


def _dependencies(schema: Schema, said: dict[str, JSONData], inner: Inner) -> None:
    required = said.get("dependentRequired")
    if isinstance(required, dict):
        schema.dependent_required = {name: _names(needed) for name, needed in required.items()}
    both = said.get("dependencies")
    if not isinstance(both, dict) or schema.dependent_required or schema.dependent_schemas:
        return
    names = {name: _names(it) for name, it in both.items() if isinstance(it, list)}
    schemas = {name: inner("dependencies", name) for name in both if name not in names}
    if names:
        schema.dependent_required = names
        schema.spelling["dependentRequired"] = ("dependencies",)
    if schemas:
        schema.dependent_schemas = schemas
        schema.spelling["dependentSchemas"] = ("dependencies",)


def _exclusive_limits(schema: Schema, said: dict[str, JSONData]) -> None:
    """Take the switches of draft-04 (Validation, 5.1.2 and 5.1.3)."""
    if said.get("exclusiveMaximum") is True:
        schema.exclusive_maximum, schema.maximum = schema.maximum, None
    if said.get("exclusiveMinimum") is True:
        schema.exclusive_minimum, schema.minimum = schema.minimum, None


def _count(value: JSONData) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _names(value: JSONData) -> tuple[str, ...]:
    return tuple(it for it in value if isinstance(it, str)) if isinstance(value, list) else ()
