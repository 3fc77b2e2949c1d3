"""Default values as Go expressions."""

from __future__ import annotations

import json
import math
from decimal import Decimal
from typing import TYPE_CHECKING

from goast import FALSE, TRUE, Call, CompositeLit, Float, Ident, String, Unary, integer
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
)
from gpsgen.jsonschema.types.go_types import JSON, go_type, is_wrapper

if TYPE_CHECKING:
    from goast import Expr
    from gpsgen.jsonschema.output import Helpers
    from gpsgen.jsonschema.shapes import Shape
    from gpsgen.read.json_data import JSONData

_BEYOND_INT64 = 2**63


def expression(shape: Shape, value: JSONData, helpers: Helpers) -> Expr | None:
    """Return a value as an expression of a shape's Go type.

    None for what takes a decoder, and for what is no value of the shape at all.
    """
    match shape, value:
        case AnyShape(), _:
            return Call(JSON.RawMessage, [String(json_text(value))])
        case NamedShape(DefinedDeclaration() as declaration), _ if not is_wrapper(declaration):
            inner = expression(declaration.use.shape, value, helpers)
            return None if inner is None else Call(Ident(declaration.name), [inner])
        case SliceShape(), list():
            items = [constant(shape.items.shape, item) for item in value]
            known = [item for item in items if item is not None]
            plain = len(known) == len(items) and not (known and shape.items.nullable)
            return CompositeLit(go_type(shape, helpers), known) if plain else None
        case MapShape(), dict() if not value:
            return CompositeLit(go_type(shape, helpers))
        case _:
            literal = constant(shape, value)
            if literal is None or not _is_converted(shape):
                return literal
            return Call(go_type(shape, helpers), [literal])


def constant(shape: Shape, value: JSONData) -> Expr | None:
    """Return a value as a constant that can be assigned to a shape's Go type; None for others."""
    match shape, value:
        case BoolShape(), bool():
            return TRUE if value else FALSE
        case StringShape(), str():
            return String(value)
        case NumberShape(), int() | Decimal() if not isinstance(value, bool):
            return _number(shape, value)
        case NamedShape(EnumDeclaration(values=values)), _:
            names = (it.name for it in values if (type(it.value), it.value) == (type(value), value))
            name = next(names, None)
            return None if name is None else Ident(name)
        case _:
            return None


def json_text(value: JSONData) -> str:
    """Return a value as JSON."""
    match value:
        case list():
            return f"[{','.join(map(json_text, value))}]"
        case dict():
            members = (f"{json.dumps(key)}:{json_text(item)}" for key, item in value.items())
            return f"{{{','.join(members)}}}"
        case Decimal():
            return str(value)
        case _:
            return json.dumps(value)


def _is_converted(shape: Shape) -> bool:
    """Tell whether a constant of a shape has another type where nothing says which."""
    match shape:
        case StringShape():
            return shape.helper is not None
        case NumberShape():
            return shape.go is not NumberType.FLOAT64
        case _:
            return False


def _number(shape: NumberShape, value: int | Decimal) -> Expr | None:
    match shape.go:
        case NumberType.INT64:
            fits = value == int(value) and -_BEYOND_INT64 <= value < _BEYOND_INT64
            return integer(int(value)) if fits else None
        case NumberType.FLOAT64:
            nearest = float(Decimal(value))
            if not math.isfinite(nearest):
                return None
            return Float(nearest) if nearest >= 0 else Unary("-", Float(-nearest))
        case NumberType.LITERAL:
            return String(str(value))
