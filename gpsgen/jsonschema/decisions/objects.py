"""What a conjunction says about objects."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gpsgen.jsonschema.decisions.keywords import is_assertion, path, target
from gpsgen.jsonschema.decisions.member_names import matches
from gpsgen.jsonschema.decisions.scalars import strictest

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gpsgen.jsonschema.decisions.normal import Conjunction
    from gpsgen.jsonschema.schema import Schema
    from gpsgen.jsonschema.shapes import Limit

Handled = frozenset["str | tuple[Schema, str]"]

_SIZES = ("min_properties", "max_properties")
_NAMED = "pattern_properties"
_REST = "additional_properties"


@dataclass(frozen=True, slots=True)
class Rest:
    """What is said of members that no property is declared for."""

    schemas: tuple[Schema, ...]
    #: The schema path of what forbids all of them.
    closed: str | None
    #: A name must match one of these, or is forbidden by the schema path.
    names: tuple[str, ...]
    forbidden: str
    #: What is said of some names only, where no decoder tells which.
    some: tuple[Schema, ...] = ()


@dataclass(frozen=True, slots=True)
class Members:
    """The schemas of the members of an object."""

    #: The schemas of each property that is declared or required, in order of appearance.
    named: dict[str, tuple[Schema, ...]]
    #: The first schema in a `properties` for each that is declared: for its documentation.
    declared: dict[str, Schema]
    rest: Rest
    #: The schema path of `required` by property.
    required: dict[str, str]
    min_properties: Limit | None
    max_properties: Limit | None
    #: The keywords that a struct with fields for all of these checks.
    handled: Handled


def members(conjunction: Conjunction) -> Members:
    """Merge the members of all schemas.

    Exact but for names that a `patternProperties` may match, where no field can know: such a
    keyword is left, with the `additionalProperties` beside it.
    """
    schemas = [it.schema for it in conjunction.sources]
    declared: dict[str, Schema] = {}
    required: dict[str, str] = {}
    for schema in schemas:
        for key, value in (schema.properties or {}).items():
            declared.setdefault(key, value)
    for schema in schemas:
        for key in schema.required or ():
            required.setdefault(key, path(schema, "required"))
    keys = dict.fromkeys([*declared, *required])
    rest, handled = _rest(schemas, keys)
    return Members(
        {
            key: tuple(
                it
                for schema in schemas
                for it in _member(schema, key, by_name=(schema, _NAMED) in handled)
            )
            for key in keys
        },
        declared,
        rest,
        required,
        strictest(conjunction, "min_properties"),
        strictest(conjunction, "max_properties"),
        handled | {"properties", "required", *_SIZES},
    )


def _rest(schemas: Iterable[Schema], keys: Iterable[str]) -> tuple[Rest, Handled]:
    """Merge what schemas say of further members, and tell which keywords that is."""
    values: list[Schema] = []
    closed: str | None = None
    names: tuple[str, ...] = ()
    forbidden = ""
    some: list[Schema] = []
    handled: set[str | tuple[Schema, str]] = set()
    for schema in schemas:
        additional = schema.additional_properties
        if not schema.pattern_properties:
            values += [additional] if additional is not None else []
            handled.add((schema, _REST))
            if additional is not None and additional.boolean is False and closed is None:
                closed = path(schema, _REST)
            continue
        if _is_known(schema, keys):
            one = _value_by_name(schema)
            if _says_nothing(schema):
                handled |= {(schema, _NAMED), (schema, _REST)}
            elif one is not None and not names:
                names = tuple(schema.pattern_properties)
                forbidden = path(schema, _REST)
                values.append(one)
                handled |= {(schema, _NAMED), (schema, _REST)}
        if (schema, _NAMED) not in handled:
            some += schema.pattern_properties.values()
    return Rest(tuple(values), closed, names, forbidden, tuple(some)), frozenset(handled)


def _is_known(schema: Schema, keys: Iterable[str]) -> bool:
    """Whether it is known which patterns match the keys."""
    patterns = schema.pattern_properties or {}
    return all(matches(pattern, key) is not None for pattern in patterns for key in keys)


def _says_nothing(schema: Schema) -> bool:
    """Whether all members are valid, whatever they are called."""
    named = (schema.pattern_properties or {}).values()
    additional = schema.additional_properties
    return not any(
        is_assertion(target(it)) for it in [*named, *([additional] if additional else [])]
    )


def _value_by_name(schema: Schema) -> Schema | None:
    """Return the one schema of all members whose names match, where no others are allowed."""
    named = [*(schema.pattern_properties or {}).values()]
    additional = schema.additional_properties
    closed = additional is not None and additional.boolean is False
    meant = {it if is_assertion(it) else None for it in map(target, named)}
    return named[0] if closed and len(meant) == 1 else None


def _member(schema: Schema, key: str, *, by_name: bool) -> Sequence[Schema]:
    """Return the schemas that a schema has for a member."""
    found = [schema.properties[key]] if schema.properties and key in schema.properties else []
    patterns = schema.pattern_properties or {}
    if by_name:
        found += [it for pattern, it in patterns.items() if matches(pattern, key)]
    if not found and (by_name or not patterns) and schema.additional_properties is not None:
        found.append(schema.additional_properties)
    return found
