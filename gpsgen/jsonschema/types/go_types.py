"""The Go types of shapes, and the forms in which fields, items and values hold them."""

from __future__ import annotations

from dataclasses import replace
from enum import Enum, auto
from typing import TYPE_CHECKING, Final

from goast import BOOL, STRING, ArrayType, Ident, Index, MapType, Package, Star
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
    SumDeclaration,
    TupleDeclaration,
    UnionDeclaration,
)

if TYPE_CHECKING:
    from goast import Expr
    from gpsgen.jsonschema.output import Helpers
    from gpsgen.jsonschema.shapes import Declaration, FieldDeclaration, Shape, Use

JSON: Final = Package("encoding/json")


class Form(Enum):
    """How a place holds a shape of the Go type T."""

    #: `T`: there is always a value.
    VALUE = auto()
    #: `T`, where nil is absent or null.
    NIL = auto()
    #: `*T`, where nil is absent or null.
    POINTER = auto()
    #: `Optional[T]`, where the value may be nil for null.
    OPTIONAL = auto()
    #: `Optional[*T]`.
    OPTIONAL_POINTER = auto()


def go_type(shape: Shape, helpers: Helpers) -> Expr:
    """Return the Go type of a shape."""
    match shape:
        case AnyShape():
            return JSON.RawMessage
        case BoolShape() | StringShape() | NumberShape():
            return _scalar_type(shape, helpers)
        case SliceShape():
            return ArrayType(item_type(shape.items, helpers))
        case MapShape():
            return MapType(STRING, item_type(shape.values, helpers))
        case NamedShape():
            return Ident(shape.declaration.name)


def _scalar_type(shape: BoolShape | StringShape | NumberShape, helpers: Helpers) -> Expr:
    match shape:
        case BoolShape():
            return BOOL
        case StringShape():
            return helpers(shape.helper) if shape.helper else STRING
        case NumberShape(go=NumberType.LITERAL):
            return JSON.Number
        case NumberShape():
            return Ident(shape.go.value)


def item_type(use: Use, helpers: Helpers) -> Expr:
    """Return the Go type of an item of a slice or of a value of a map."""
    return held_type(use.shape, form_of(use), helpers)


def field_type(field: FieldDeclaration, helpers: Helpers) -> Expr:
    """Return the Go type of a field."""
    return held_type(field.use.shape, form_of(field.use, optional=is_optional(field)), helpers)


def held_type(shape: Shape, form: Form, helpers: Helpers) -> Expr:
    """Return the Go type of what holds a shape in a form."""
    type_ = go_type(shape, helpers)
    if form in {Form.POINTER, Form.OPTIONAL_POINTER}:
        type_ = Star(type_)
    if form in {Form.OPTIONAL, Form.OPTIONAL_POINTER}:
        type_ = Index(helpers("Optional"), type_)
    return type_


def is_optional(field: FieldDeclaration) -> bool:
    """Tell whether a property may be absent."""
    return field.required is None


def form_of(use: Use, *, optional: bool = False) -> Form:
    """Say how a use is held; items and the values of maps are never optional."""
    nilable = is_nilable(use.shape)
    if optional and use.nullable:
        return Form.OPTIONAL if nilable else Form.OPTIONAL_POINTER
    if optional or use.nullable:
        return Form.NIL if nilable else Form.POINTER
    return Form.VALUE


def is_nilable(shape: Shape) -> bool:
    """Tell whether the Go type of a shape has a nil that stands for no value of its own."""
    match shape:
        case AnyShape() | SliceShape() | MapShape():
            return True
        case NamedShape(SumDeclaration()):
            return True
        case NamedShape(DefinedDeclaration(use=use)):
            return not use.nullable and is_nilable(use.shape) and not is_interface(use.shape)
        case _:
            return False


def is_interface(shape: Shape) -> bool:
    """Tell whether the Go type of a shape is an interface."""
    return isinstance(shape, NamedShape) and isinstance(shape.declaration, SumDeclaration)


def is_struct(declaration: Declaration) -> bool:
    """Tell whether a declared type is a Go struct."""
    match declaration:
        case DefinedDeclaration(use=use):
            named = isinstance(use.shape, NamedShape) and is_struct(use.shape.declaration)
            return named or is_wrapper(declaration)
        case StructDeclaration() | TupleDeclaration() | UnionDeclaration():
            return True
        case EnumDeclaration() | SumDeclaration():
            return False


def is_wrapper(declaration: DefinedDeclaration) -> bool:
    """Tell whether a named type is a struct with a field for the value."""
    use = declaration.use
    return is_interface(use.shape) or (use.nullable and not is_nilable(use.shape))


def plain_shape(shape: Shape) -> Shape:
    """Return the shape of what a named type is converted to: strings are plain ones."""
    return replace(shape, helper=None) if isinstance(shape, StringShape) else shape


def has_numbers(use: Use) -> bool:
    """Tell whether a place holds numbers whose literals the struct around it must keep."""
    return _has_numbers(use.shape, set())


def keeps_exact(declaration: Declaration) -> bool:
    """Tell whether a declared type takes the literals of its numbers from the struct around it."""
    return (
        isinstance(declaration, DefinedDeclaration)
        and not is_wrapper(declaration)
        and has_numbers(declaration.use)
    )


def _has_numbers(shape: Shape, seen: set[int]) -> bool:
    match shape:
        case NumberShape():
            return is_inexact(shape)
        case SliceShape(items=use) | MapShape(values=use):
            return _has_numbers(use.shape, seen)
        case NamedShape(DefinedDeclaration(use=use) as declaration):
            if id(declaration) in seen or is_wrapper(declaration):
                return False
            seen.add(id(declaration))
            return _has_numbers(use.shape, seen)
        case _:
            return False


def is_inexact(shape: NumberShape) -> bool:
    """Tell whether a number that is valid may be none that the Go type holds exactly."""
    if shape.go is NumberType.INT64:
        return not _bounded(shape)
    return shape.go is NumberType.FLOAT64


def _bounded(shape: NumberShape) -> bool:
    """Tell whether all integers between the bounds are those of an int64."""
    low = shape.minimum or shape.exclusive_minimum
    high = shape.maximum or shape.exclusive_maximum
    return low is not None and high is not None
