"""Defaults that the type of a field can hold."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gpsgen.jsonschema.decisions.scalars import as_int64
from gpsgen.jsonschema.shapes import (
    AnyShape,
    BoolShape,
    DefinedDeclaration,
    EnumDeclaration,
    MapShape,
    NamedShape,
    NumberShape,
    NumberType,
    SliceShape,
    StringShape,
    StructDeclaration,
    TupleDeclaration,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gpsgen.jsonschema.schema import Schema
    from gpsgen.jsonschema.shapes import Declaration, Shape, Use
    from gpsgen.read.json_data import JSONData


def default_of(schemas: Sequence[Schema]) -> tuple[JSONData] | None:
    """Return the default of the first schema that has one, or refers to one that has."""
    return next((it for schema in schemas if (it := _default(schema))), None)


def drop_defaults(declarations: Iterable[Declaration]) -> None:
    """Drop the defaults that the types of their fields cannot hold."""
    for declaration in declarations:
        if isinstance(declaration, StructDeclaration):
            declaration.fields = [
                it
                if it.default is None or _holds(it.use, it.default[0])
                else replace(it, default=None)
                for it in declaration.fields
            ]


def _default(schema: Schema) -> tuple[JSONData] | None:
    seen: set[Schema] = set()
    at: Schema | None = schema
    while at is not None and at not in seen:
        if at.default is not None:
            return at.default
        seen.add(at)
        at = at.ref or at.dynamic_ref
    return None


def _holds(use: Use, value: JSONData) -> bool:
    if value is None:
        return use.nullable or _is_raw(use.shape)
    return _shape_holds(use.shape, value)


def _is_raw(shape: Shape) -> bool:
    match shape:
        case NamedShape(declaration=DefinedDeclaration(use=use)):
            return isinstance(use.shape, AnyShape)
        case _:
            return isinstance(shape, AnyShape)


def _shape_holds(shape: Shape, value: JSONData) -> bool:  # noqa: C901, PLR0911
    match shape:
        case AnyShape():
            return True
        case BoolShape():
            return isinstance(value, bool)
        case StringShape():
            return isinstance(value, str)
        case NumberShape(go=NumberType.INT64):
            return as_int64(value) is not None
        case NumberShape():
            return not isinstance(value, bool | str | list | dict)
        case SliceShape(items=items):
            return isinstance(value, list) and all(_holds(items, it) for it in value)
        case MapShape(values=values):
            return isinstance(value, dict) and all(_holds(values, it) for it in value.values())
        case NamedShape(declaration=DefinedDeclaration(use=use)):
            return _holds(use, value)
        case NamedShape(declaration=EnumDeclaration(values=constants)):
            return any(it.value == value for it in constants)
        case NamedShape(declaration=StructDeclaration()):
            return isinstance(value, dict)
        case NamedShape(declaration=TupleDeclaration()):
            return isinstance(value, list)
        case NamedShape():
            return True
