"""Tuples: arrays with a field for each of the first items."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goast import (
    ArrayType,
    Assign,
    Binary,
    Block,
    Case,
    Define,
    Field,
    For,
    Ident,
    If,
    IncDec,
    Int,
    Range,
    Return,
    String,
    StructType,
    Switch,
    TypeSpec,
    Unary,
    call,
    comment_text,
    var,
)
from gpsgen.jsonschema.shapes import Limit
from gpsgen.jsonschema.types.decoding import check, decode_held, size_checks
from gpsgen.jsonschema.types.encoding import encode_held, if_present
from gpsgen.jsonschema.types.fields import (
    declared_fields,
    exact_field,
    form_of_field,
    say_exact,
    with_exact,
    x_of,
)
from gpsgen.jsonschema.types.go_types import form_of, is_interface, is_optional, item_type
from gpsgen.jsonschema.types.methods import json_methods

if TYPE_CHECKING:
    from goast import Blank, Decl, Stmt
    from gpsgen.jsonschema.context import Context
    from gpsgen.jsonschema.shapes import Extras, FieldDeclaration, TupleDeclaration
    from gpsgen.jsonschema.types.nodes import Statements


def tuple_declarations(declaration: TupleDeclaration, context: Context) -> list[Decl | TypeSpec]:
    """Return a tuple, a struct that is an array in JSON, and its methods."""
    return [
        TypeSpec(
            declaration.name,
            StructType(_fields(declaration, context)),
            doc=comment_text(declaration.doc) or None,
        ),
        *json_methods(
            declaration.name, _decode(declaration, context), _encode(declaration, context), context
        ),
    ]


def _fields(declaration: TupleDeclaration, context: Context) -> list[Field | Blank]:
    helpers = context.helpers
    fields = declared_fields(declaration.fields, None, helpers, keyed=False)
    if declaration.rest is not None:
        rest = declaration.rest
        fields.append(Field(rest.name, ArrayType(item_type(rest.values, helpers))))
    return [*fields, *_exact(declaration, context)]


def _exact(declaration: TupleDeclaration, context: Context) -> list[Field | Blank]:
    uses = [field.use for field in declaration.fields]
    rest = [declaration.rest.values] if declaration.rest else []
    return exact_field([*uses, *rest], context.helpers)


def _decode(declaration: TupleDeclaration, context: Context) -> Statements:
    limits = [("MinItems", _least(declaration)), ("MaxItems", declaration.max_items)]
    sizes = size_checks("count", limits, at="start")
    cases = [
        Case(Int(i), decode_held(field.use, form_of_field(field), x_of(field), context))
        for i, field in enumerate(declaration.fields)
    ]
    switch = Switch("count", [*cases, Case([], _rest(declaration, context))])
    loop = For(call("d.Elem"), [switch], post=IncDec("count"))
    return [
        *check(declaration.residual, context),
        *([Define("start", call("d.At"))] if sizes else []),
        If(Unary("!", call("d.Array", String(declaration.path))), [Return()]),
        *with_exact([Define("count", Int(0)), loop, *sizes], _exact(declaration, context)),
    ]


def _least(declaration: TupleDeclaration) -> Limit | None:
    """Return how many items there must be: `minItems`, which says which fields are required."""
    if declaration.min_items is not None:
        return declaration.min_items
    paths = [field.required for field in declaration.fields if field.required is not None]
    return Limit(len(paths), paths[-1]) if paths else None


def _rest(declaration: TupleDeclaration, context: Context) -> Statements:
    """Take an item that has no field."""
    rest = declaration.rest
    if rest is None:
        return [call("d.UnexpectedItem", String(declaration.forbidden))]
    x = x_of(rest)
    return [
        var("item", item_type(rest.values, context.helpers)),
        *decode_held(rest.values, form_of(rest.values), Ident("item"), context),
        Assign(x, call("append", x, "item")),
    ]


def _encode(declaration: TupleDeclaration, context: Context) -> Statements:
    """Encode all items up to the last that is there; one before it that is not is null."""
    fields = declaration.fields
    always = sum(not is_optional(field) for field in fields)
    may_end = always < len(fields)
    body: Statements = [*say_exact(_exact(declaration, context)), call("e.Array")]
    if may_end:
        body.append(Define("count", Int(always)))
        body += [_count(field, i) for i, field in enumerate(fields) if is_optional(field)]
        if declaration.rest:
            body.append(_count_rest(declaration.rest, len(fields)))
    for i, field in enumerate(fields):
        item: Statements = [call("e.Elem"), *_encode_item(field)]
        body += [If(Binary("count", ">", Int(i)), item)] if is_optional(field) else item
    if declaration.rest:
        body.append(_encode_rest(declaration.rest))
    return [*body, call("e.EndArray")]


def _count(field: FieldDeclaration, index: int) -> Stmt:
    present = if_present(form_of_field(field), x_of(field))
    assert present is not None
    return If(present, [Assign("count", Int(index + 1))])


def _count_rest(rest: Extras, size: int) -> Stmt:
    some = Binary(call("len", x_of(rest)), ">", Int(0))
    return If(some, [Assign("count", Int(size))])


def _encode_item(field: FieldDeclaration) -> Statements:
    form, x = form_of_field(field), x_of(field)
    encoded = encode_held(field.use, form, x)
    absent = if_present(form, x)
    if absent is None or not is_optional(field) or is_interface(field.use.shape):
        return encoded
    return [If(absent, encoded, orelse=Block([call("e.Null")]))]


def _encode_rest(rest: Extras) -> Stmt:
    use = rest.values
    body: Statements = [
        call("e.Elem"),
        *encode_held(use, form_of(use), Ident("item")),
    ]
    return Range(x_of(rest), body, key="_", value="item")
