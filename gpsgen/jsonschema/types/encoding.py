"""Statements that encode what a place holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from goast import (
    NIL,
    STRING,
    Binary,
    Block,
    Call,
    Define,
    Ident,
    If,
    Index,
    Package,
    Range,
    Star,
    call,
    member,
    not_equal,
)
from gpsgen.jsonschema.shapes import (
    AnyShape,
    BoolShape,
    MapShape,
    NamedShape,
    NumberShape,
    NumberType,
    SliceShape,
    StringShape,
)
from gpsgen.jsonschema.types.go_types import (
    Form,
    form_of,
    is_interface,
    is_struct,
)

if TYPE_CHECKING:
    from goast import Expr
    from gpsgen.jsonschema.shapes import Shape, Use
    from gpsgen.jsonschema.types.nodes import Statements


_MAPS: Final = Package("maps")
_SLICES: Final = Package("slices")


def encode_held(use: Use, form: Form, x: Expr) -> Statements:
    """Encode what holds a use in a form, where it is there."""
    shape = use.shape
    match form:
        case Form.VALUE:
            return encode(shape, x)
        case Form.NIL | Form.POINTER if not use.nullable or is_interface(shape):
            return encode(shape, _pointed(form, x))
        case Form.NIL | Form.POINTER:
            null = [call("e.Null")]
            return [If(_is_nil(x), null, orelse=Block(encode(shape, _pointed(form, x))))]
        case Form.OPTIONAL:
            return encode_held(use, Form.NIL, member(x, "Value"))
        case Form.OPTIONAL_POINTER:
            return encode_held(use, Form.POINTER, member(x, "Value"))


def if_present(form: Form, x: Expr) -> Expr | None:
    """Return the condition that an optional place holds something; None where it always does."""
    match form:
        case Form.VALUE:
            return None
        case Form.NIL | Form.POINTER:
            return not_equal(x, NIL)
        case Form.OPTIONAL | Form.OPTIONAL_POINTER:
            return member(x, "Set")


def encode(shape: Shape, x: Expr) -> Statements:
    """Encode a value that is not null."""
    match shape:
        case AnyShape():
            return [call("e.Raw", x)]
        case BoolShape() | StringShape() | NumberShape():
            return [_scalar(shape, x)]
        case SliceShape():
            return _slice(shape, x)
        case MapShape():
            return [call("e.Object"), *members(shape.values, x), call("e.EndObject")]
        case NamedShape():
            return [encode_named(shape, x)]


def members(use: Use, x: Expr) -> Statements:
    """Encode the members of a map into the object that has been begun, by name."""
    keys = Call(_SLICES.Sorted, [Call(_MAPS.Keys, [x])])
    value = Define("value", Index(x, "key"))
    body = encode_held(use, form_of(use), Ident("value"))
    return [Range(keys, [call("e.Key", "key"), value, *body], key="_", value="key")]


def _pointed(form: Form, x: Expr) -> Expr:
    return Star(x) if form is Form.POINTER else x


def _is_nil(x: Expr) -> Expr:
    return Binary(x, "==", NIL)


def _scalar(shape: BoolShape | StringShape | NumberShape, x: Expr) -> Expr:
    match shape:
        case BoolShape():
            return call("e.Bool", x)
        case StringShape():
            return call("e.String", call(STRING, x) if shape.helper else x)
        case NumberShape(go=NumberType.INT64):
            return call("e.Int64", x)
        case NumberShape(go=NumberType.FLOAT64):
            return call("e.Float64", x)
        case NumberShape():
            return call("e.Number", x)


def encode_named(shape: NamedShape, x: Expr) -> Expr:
    """Encode a value of a declared type."""
    if is_interface(shape):
        return call("e.Value", x)
    value = x.x if isinstance(x, Star) else x  # a method of the pointer itself
    return Call(member(value, "EncodeJSON"), ["e"])


def _slice(shape: SliceShape, x: Expr) -> Statements:
    use = shape.items
    in_place = (
        not use.nullable and isinstance(use.shape, NamedShape) and is_struct(use.shape.declaration)
    )
    item: Expr = Index(x, "i") if in_place else Ident("item")
    body: Statements = [call("e.Elem"), *encode_held(use, form_of(use), item)]
    loop = Range(x, body, key="i") if in_place else Range(x, body, key="_", value="item")
    return [call("e.Array"), loop, call("e.EndArray")]
