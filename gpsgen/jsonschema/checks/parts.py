"""Which schemas a schema applies, and to what: to the value itself or to what is in it."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Final, NamedTuple

from gpsgen.jsonschema.schema import Schema
from gpsgen.jsonschema.shapes import Part

if TYPE_CHECKING:
    from collections.abc import Iterator

ALL: Final = frozenset(field.name for field in fields(Schema))
"""Covers everything: of a value that is known to fit, only what is evaluated is asked for."""

_ASSERTIONS: Final = (
    "type",
    "enum",
    "const",
    "multiple_of",
    "maximum",
    "exclusive_maximum",
    "minimum",
    "exclusive_minimum",
    "max_length",
    "min_length",
    "pattern",
    "max_items",
    "min_items",
    "required",
    "max_properties",
    "min_properties",
    "dependent_required",
)


class Edge(NamedTuple):
    """A schema that another applies."""

    part: Part
    #: Whether to the value itself, so that what it evaluates counts.
    in_place: bool


def has(part: Part, keyword: str) -> bool:
    """Whether a keyword, by its field of `Schema`, is there and has to be checked."""
    return keyword not in part.covered and getattr(part.schema, keyword) is not None


def asserts(part: Part) -> bool:
    """Whether there is a keyword to be checked that looks at a value alone."""
    schema = part.schema
    return (
        (schema.boolean is False and not part.covered)
        or any(has(part, keyword) for keyword in _ASSERTIONS)
        or (schema.unique_items and "unique_items" not in part.covered)
        or (schema.asserts_format and has(part, "format"))
    )


def is_unevaluated_asked(part: Part) -> bool:
    """Whether a schema looks at what its others have evaluated."""
    return has(part, "unevaluated_items") or has(part, "unevaluated_properties")


def in_place(part: Part, *, asked: bool) -> Iterator[Part]:
    """Yield the schemas that are applied to the value itself, where it counts what they evaluate.

    Those whose keywords are covered are there only for what they evaluate.
    """
    asked = asked or is_unevaluated_asked(part)
    for keyword in ("ref", "dynamic_ref", "all_of", "any_of", "one_of"):
        found = getattr(part.schema, keyword)
        if found is None or (keyword in part.covered and not asked):
            continue
        known = keyword in part.covered and keyword not in {"any_of", "one_of"}
        schemas = found if isinstance(found, tuple) else (found,)
        yield from (Part(schema, ALL if known else frozenset()) for schema in schemas)
    yield from _conditional(part, asked=asked)
    if dependent := part.schema.dependent_schemas:
        covered = "dependent_schemas" in part.covered
        if asked or not covered:
            yield from (Part(it, ALL if covered else frozenset()) for it in dependent.values())


def _conditional(part: Part, *, asked: bool) -> Iterator[Part]:
    schema = part.schema
    if schema.if_ is None:
        return
    branches = [part for part in (then_part(part), else_part(part)) if part is not None]
    if asked or any(not it.covered for it in branches):
        yield Part(schema.if_)
        yield from (it for it in branches if asked or not it.covered)


def then_part(part: Part) -> Part | None:
    """Return what is applied where the schema of `if` fits."""
    return _branch(part, "then")


def else_part(part: Part) -> Part | None:
    """Return what is applied where the schema of `if` does not fit."""
    return _branch(part, "else_")


def _branch(part: Part, keyword: str) -> Part | None:
    schema: Schema | None = getattr(part.schema, keyword)
    covered = "if_" in part.covered or keyword in part.covered
    return Part(schema, ALL if covered else frozenset()) if schema else None


def contains_counts(part: Part, *, asked: bool) -> bool:
    """Whether items have to be held against the schema of `contains`."""
    schema = part.schema
    if schema.contains is None:
        return False
    marks = schema.contains_evaluates and (asked or is_unevaluated_asked(part))
    bounds = schema.min_contains != 0 or schema.max_contains is not None
    return marks or (bounds and "contains" not in part.covered)


def inside(part: Part, *, asked: bool) -> Iterator[Part]:
    """Yield the schemas that are applied where it does not count what they evaluate."""
    for keyword in (
        "not_",
        "prefix_items",
        "items",
        "unevaluated_items",
        "properties",
        "pattern_properties",
        "additional_properties",
        "property_names",
        "unevaluated_properties",
    ):
        if has(part, keyword):
            found = getattr(part.schema, keyword)
            values = found.values() if isinstance(found, dict) else found
            yield from map(Part, values if not isinstance(values, Schema) else (values,))
    if part.schema.contains is not None and contains_counts(part, asked=asked):
        yield Part(part.schema.contains)


def edges(part: Part, *, asked: bool) -> Iterator[Edge]:
    """Yield all schemas that a schema applies."""
    yield from (Edge(it, in_place=True) for it in in_place(part, asked=asked))
    yield from (Edge(it, in_place=False) for it in inside(part, asked=asked))


def target(part: Part) -> Part:
    """Return what a schema that is only a reference leads to, else itself."""
    while (reference := _only_reference(part)) is not None:
        part = reference
    return part


def _only_reference(part: Part) -> Part | None:
    schema = part.schema
    if (schema.ref is None and schema.dynamic_ref is None) or asserts(part) or _marks(schema):
        return None
    found = [edge.part for edge in edges(part, asked=True)]
    is_reference = len(found) == 1 and found[0].schema in (schema.ref, schema.dynamic_ref)
    return found[0] if is_reference else None


def _marks(schema: Schema) -> bool:
    return any(
        it is not None
        for it in (
            schema.properties,
            schema.pattern_properties,
            schema.additional_properties,
            schema.unevaluated_properties,
            schema.prefix_items,
            schema.items,
            schema.unevaluated_items,
            schema.contains,
        )
    )


def evaluates(part: Part) -> bool:
    """Whether a schema evaluates anything, or one that it applies in place does."""
    seen: set[Schema] = set()
    waiting = [part]
    while waiting:
        part = waiting.pop()
        if part.schema in seen:
            continue
        seen.add(part.schema)
        if _marks(part.schema):
            return True
        waiting += in_place(part, asked=True)
    return False


def always_fits(part: Part) -> bool:
    """Whether every value fits, as far as can be told without thinking."""
    seen: set[Part] = set()
    waiting = [part]
    while waiting:
        part = waiting.pop()
        if part in seen:
            continue
        seen.add(part)
        if asserts(part) or any(True for _ in inside(part, asked=False)):
            return False
        if has(part, "any_of") or has(part, "one_of"):
            return False
        waiting += in_place(part, asked=False)
    return True


def never_fits(part: Part) -> bool:
    """Whether a schema is just `false`."""
    return target(part).schema.boolean is False and not target(part).covered
