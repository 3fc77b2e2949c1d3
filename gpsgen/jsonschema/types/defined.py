"""Named types of any shape: `type Port int64`, `type Tags []string`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goast import (
    NIL,
    Binary,
    Call,
    Field,
    Ident,
    If,
    Return,
    Star,
    StructType,
    TypeSpec,
    Unary,
    call,
    comment_text,
    member,
)
from gpsgen.jsonschema.shapes import DefinedDeclaration, MapShape, NamedShape, SliceShape
from gpsgen.jsonschema.types.decoding import Place, check, decode, decode_held
from gpsgen.jsonschema.types.encoding import encode, encode_held, encode_named
from gpsgen.jsonschema.types.fields import exact_field, say_exact, with_exact
from gpsgen.jsonschema.types.go_types import (
    form_of,
    go_type,
    held_type,
    is_wrapper,
    plain_shape,
)
from gpsgen.jsonschema.types.methods import json_methods
from gpsgen.jsonschema.types.views import view_methods, with_views

if TYPE_CHECKING:
    from goast import Decl
    from gpsgen.jsonschema.context import Context
    from gpsgen.jsonschema.types.nodes import Statements


def defined_declarations(
    declaration: DefinedDeclaration, context: Context
) -> list[Decl | TypeSpec]:
    """Return a named type and its methods.

    What may be null and has no nil of its own is a struct with a pointer in it, since a type that
    is a pointer has no methods; so is a sum, an interface.
    """
    use = declaration.use
    doc = comment_text(with_views(declaration)) or None
    if is_wrapper(declaration):
        return _wrapper(declaration, doc, context)
    decoded, encoded = _statements(declaration, context)
    if use.nullable:
        decoded = [If(Unary("!", call("d.Null")), decoded)]
        encoded = [If(Binary(Star("v"), "==", NIL), [call("e.Null"), Return()]), *encoded]
    decoded = [*check(use.shape.residual, context), *decoded]
    return [
        TypeSpec(declaration.name, go_type(use.shape, context.helpers), doc=doc),
        *json_methods(declaration.name, decoded, encoded, context),
        *view_methods(declaration, context),
    ]


def _statements(declaration: DefinedDeclaration, context: Context) -> tuple[Statements, Statements]:
    shape = declaration.use.shape
    value = Star("v")
    match shape:
        case NamedShape():
            other = Call(Star(Ident(shape.declaration.name)), ["v"])
            return [Call(member(other, "DecodeJSON"), ["d"])], [encode_named(shape, other)]
        case SliceShape() | MapShape():
            return decode(shape, Place(value), context), encode(shape, value)
        case _:
            place = Place(value, type=Ident(declaration.name))
            plain = Call(go_type(plain_shape(shape), context.helpers), [value])
            return decode(shape, place, context), encode(plain_shape(shape), plain)


def _wrapper(
    declaration: DefinedDeclaration, doc: str | None, context: Context
) -> list[Decl | TypeSpec]:
    use, name = declaration.use, declaration.name
    form, x = form_of(use), member("v", "Value")
    helpers = context.helpers
    exact = exact_field([use], helpers)
    fields = [Field("Value", held_type(use.shape, form, helpers)), *exact]
    return [
        TypeSpec(name, StructType(fields), doc=doc),
        *json_methods(
            name,
            with_exact(decode_held(use, form, x, context), exact),
            [*say_exact(exact), *encode_held(use, form, x)],
            context,
        ),
    ]
