"""Which keywords a schema asserts with, and which kinds of JSON each of them is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gpsgen.jsonschema.shapes import Kind

if TYPE_CHECKING:
    from gpsgen.jsonschema.schema import Schema

#: Keywords that hold for all values of other kinds (JSON Schema Validation, 6.2 to 6.5).
FAMILIES: dict[str, Kind] = {
    **dict.fromkeys(
        ("multiple_of", "maximum", "exclusive_maximum", "minimum", "exclusive_minimum"),
        Kind.NUMBER,
    ),
    **dict.fromkeys(("max_length", "min_length", "pattern", "format"), Kind.STRING),
    **dict.fromkeys(
        (
            "prefix_items",
            "items",
            "contains",
            "max_items",
            "min_items",
            "unique_items",
            "unevaluated_items",
        ),
        Kind.ARRAY,
    ),
    **dict.fromkeys(
        (
            "properties",
            "pattern_properties",
            "additional_properties",
            "property_names",
            "required",
            "max_properties",
            "min_properties",
            "dependent_required",
            "dependent_schemas",
            "unevaluated_properties",
        ),
        Kind.OBJECT,
    ),
}

#: Keywords whose schemas all apply to the same value, and must all hold.
CONJUNCTIVE = ("ref", "dynamic_ref", "all_of")

#: Keywords that offer schemas for the same value.
CHOICES = ("any_of", "one_of")

_OTHERS = (*CONJUNCTIVE, *CHOICES, "not_", "if_", "type", "enum", "const")
_ASSERTING = (*_OTHERS, *FAMILIES)


def asserted(schema: Schema) -> list[str]:
    """Return the keywords that a value can fail, by their names in `Schema`.

    `then`, `else_`, `min_contains` and `max_contains` go with `if_` and `contains`.
    """
    return [it for it in _ASSERTING if _asserts(schema, it)]


def path(schema: Schema, keyword: str) -> str:
    """Return the schema path of a keyword that is called as in `Schema`: `min_length`."""
    first, *rest = keyword.rstrip("_").split("_")
    return schema.path(first + "".join(map(str.capitalize, rest)))


def is_assertion(schema: Schema) -> bool:
    """Whether a schema says anything about a value that it applies to."""
    return schema.boolean is False or bool(asserted(schema))


def conjuncts(schema: Schema) -> list[Schema]:
    """Return the schemas that a value must match since this one says so."""
    refs = [it for it in (schema.ref, schema.dynamic_ref) if it is not None]
    return [*refs, *(schema.all_of or ())]


def choice(schema: Schema, keyword: str) -> tuple[Schema, ...]:
    """Return the branches of `any_of` or `one_of`."""
    return (schema.any_of if keyword == "any_of" else schema.one_of) or ()


def in_place(schema: Schema) -> list[Schema]:
    """Return all schemas that apply to the same value."""
    others = (schema.not_, schema.if_, schema.then, schema.else_)
    chosen = [it for keyword in CHOICES for it in choice(schema, keyword)]
    return [*conjuncts(schema), *chosen, *(it for it in others if it is not None)]


def target(schema: Schema) -> Schema:
    """Return the schema that is meant: a reference with only annotations beside it leads on.

    So does an `allOf` of one schema, which older drafts need for annotations beside a reference.
    """
    seen: set[Schema] = set()
    while schema not in seen:
        seen.add(schema)
        only = _only_reference(schema)
        if only is None:
            return schema
        schema = only
    return schema


def _only_reference(schema: Schema) -> Schema | None:
    match asserted(schema):
        case ["ref"]:
            return schema.ref
        case ["dynamic_ref"]:
            return schema.dynamic_ref
        case ["all_of"] if schema.all_of is not None and len(schema.all_of) == 1:
            return schema.all_of[0]
        case _:
            return None


def _asserts(schema: Schema, keyword: str) -> bool:
    value = getattr(schema, keyword)
    match keyword:
        case "unique_items":
            return bool(value)
        case "format":
            return value is not None and schema.asserts_format
        case "if_":
            return value is not None and not (schema.then is None and schema.else_ is None)
        case _:
            return value is not None
