"""Structs: objects with a field for each property."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goast import (
    NIL,
    STRING,
    Assign,
    Binary,
    Case,
    CompositeLit,
    Define,
    Field,
    For,
    If,
    IncDec,
    Int,
    MapType,
    Return,
    String,
    StructType,
    Switch,
    TypeSpec,
    Unary,
    call,
    comment_text,
    member,
    method,
    not_equal,
    ref,
)
from gpsgen.jsonschema.shapes import AnyShape, StructDeclaration
from gpsgen.jsonschema.types.decoding import (
    check,
    decode_held,
    decode_member,
    refuse_names,
    size_checks,
)
from gpsgen.jsonschema.types.encoding import encode_held, if_present, members
from gpsgen.jsonschema.types.fields import (
    declared_fields,
    exact_field,
    form_of_field,
    say_exact,
    with_exact,
    x_of,
)
from gpsgen.jsonschema.types.go_types import JSON, item_type
from gpsgen.jsonschema.types.methods import json_methods, receiver
from gpsgen.jsonschema.types.seen import Seen

if TYPE_CHECKING:
    from goast import Blank, Decl
    from gpsgen.jsonschema.context import Context
    from gpsgen.jsonschema.shapes import Extras
    from gpsgen.jsonschema.types.nodes import Statements


def struct_declarations(declaration: StructDeclaration, context: Context) -> list[Decl | TypeSpec]:
    """Return a struct and its methods."""
    encode = _encode(declaration, context)
    if declaration.sums:
        encode = [If(Binary("v", "==", NIL), [call("e.Null"), Return()]), *encode]
    return [
        _type(declaration, context),
        *(method(receiver(declaration.name), f"is{it.name}", (), ()) for it in declaration.sums),
        *json_methods(declaration.name, _decode(declaration, context), encode, context),
    ]


def _type(declaration: StructDeclaration, context: Context) -> TypeSpec:
    helpers = context.helpers
    fields = declared_fields(declaration.fields, declaration.extras, helpers, keyed=True)
    if declaration.other is not None:
        doc = f"{declaration.other} is the value where it is no object."
        fields.append(Field(declaration.other, JSON.RawMessage, {"json": "-"}, doc=doc))
    fields += _exact(declaration, context)
    return TypeSpec(declaration.name, StructType(fields), doc=comment_text(declaration.doc) or None)


def _exact(declaration: StructDeclaration, context: Context) -> list[Field | Blank]:
    uses = [field.use for field in declaration.fields]
    extras = [declaration.extras.values] if declaration.extras else []
    return exact_field([*uses, *extras], context.helpers)


def _decode(declaration: StructDeclaration, context: Context) -> Statements:
    limits = [
        ("MinProperties", declaration.min_properties),
        ("MaxProperties", declaration.max_properties),
    ]
    sizes = size_checks("count", limits, at="start")
    seen = Seen(declaration.fields)
    required = seen.required()
    exact = _exact(declaration, context)
    counted = [Define("count", Int(0))] if sizes else []
    post = IncDec("count") if sizes else None
    loop = For(call("d.More"), _members(declaration, seen, context), post=post)
    return [
        *check(declaration.residual, context),
        *_other(declaration, context),
        *([Define("start", call("d.At"))] if required or sizes else []),
        If(Unary("!", call("d.Object", String(declaration.path))), [Return()]),
        *with_exact([*counted, *seen.declared(), loop, *required, *sizes], exact),
    ]


def _other(declaration: StructDeclaration, context: Context) -> Statements:
    """Take a value of another kind as it is, where there is a field for it."""
    if declaration.other is None:
        return []
    other = not_equal(call("d.Kind"), context.helpers("KindObject"))
    taken = Assign(member("v", declaration.other), call("d.Raw"))
    return [If(other, [taken, Return()])]


def _members(declaration: StructDeclaration, seen: Seen, context: Context) -> Statements:
    cases = [
        Case(
            String(field.key),
            [
                seen.once(field.key),
                *decode_held(field.use, form_of_field(field), x_of(field), context),
            ],
        )
        for field in declaration.fields
    ]
    rest = _rest(declaration, context)
    return [Switch("d.Key", [*cases, Case([], rest)])] if cases else rest


def _rest(declaration: StructDeclaration, context: Context) -> Statements:
    """Take a member that has no field."""
    extras = declaration.extras
    if extras is None:
        if declaration.forbidden:
            return [call("d.Unexpected", String(declaration.forbidden))]
        return [call("d.Skip")]
    x = x_of(extras)
    refused = refuse_names(extras, context)
    if isinstance(extras.values.shape, AnyShape):
        checked = check(extras.values.shape.residual, context)
        return [*refused, *checked, call("d.Extra", ref(x))]
    made = CompositeLit(MapType(STRING, item_type(extras.values, context.helpers)))
    return [
        *refused,
        If(Binary(x, "==", NIL), [Assign(x, made)]),
        *decode_member(extras.values, x, context),
    ]


def _encode(declaration: StructDeclaration, context: Context) -> Statements:
    body: Statements = [*say_exact(_exact(declaration, context)), call("e.Object")]
    for field in declaration.fields:
        form, x = form_of_field(field), x_of(field)
        encoded = [
            call("e.Key", String(field.key)),
            *encode_held(field.use, form, x),
        ]
        present = None if field.required is not None else if_present(form, x)
        body += encoded if present is None else [If(present, encoded)]
    if declaration.extras:
        body += _encode_extras(declaration.extras)
    body.append(call("e.EndObject"))
    if declaration.other is None:
        return body
    other = member("v", declaration.other)
    return [If(not_equal(other, NIL), [call("e.Raw", other), Return()]), *body]


def _encode_extras(extras: Extras) -> Statements:
    x = x_of(extras)
    if isinstance(extras.values.shape, AnyShape):
        return [call("e.Extra", x)]
    return members(extras.values, x)
