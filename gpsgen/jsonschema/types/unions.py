"""Unions: structs with a field for each kind of JSON that a value may have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goast import (
    NIL,
    Case,
    Field,
    String,
    StructType,
    Switch,
    TypeSpec,
    call,
    comment_text,
    member,
    not_equal,
)
from gpsgen.jsonschema.shapes import Kind
from gpsgen.jsonschema.types.decoding import check, decode_held
from gpsgen.jsonschema.types.encoding import encode_held
from gpsgen.jsonschema.types.fields import exact_field, say_exact, with_exact
from gpsgen.jsonschema.types.go_types import form_of, held_type
from gpsgen.jsonschema.types.methods import json_methods

if TYPE_CHECKING:
    from goast import Decl
    from gpsgen.jsonschema.context import Context
    from gpsgen.jsonschema.shapes import Alternative, UnionDeclaration, Use
    from gpsgen.jsonschema.types.nodes import Statements


_KINDS = {
    Kind.NULL: ("KindNull", "null"),
    Kind.BOOLEAN: ("KindBool", "a boolean"),
    Kind.NUMBER: ("KindNumber", "a number"),
    Kind.STRING: ("KindString", "a string"),
    Kind.ARRAY: ("KindArray", "an array"),
    Kind.OBJECT: ("KindObject", "an object"),
}


def union_declarations(declaration: UnionDeclaration, context: Context) -> list[Decl | TypeSpec]:
    """Return a union and its methods."""
    held = [(it, it.use) for it in declaration.alternatives if it.use is not None]
    helpers = context.helpers
    exact = exact_field([use for _, use in held], helpers)
    fields = [
        Field(it.name, held_type(use.shape, form_of(use, optional=True), helpers))
        for it, use in held
    ]
    decoded = [
        *check(declaration.residual, context),
        *with_exact(_decode(declaration, context), exact),
    ]
    return [
        TypeSpec(
            declaration.name,
            StructType([*fields, *exact]),
            doc=comment_text(declaration.doc) or None,
        ),
        *json_methods(declaration.name, decoded, [*say_exact(exact), *_encode(held)], context),
    ]


def _decode(declaration: UnionDeclaration, context: Context) -> Statements:
    cases = [
        Case(context.helpers(_KINDS[it.kind][0]), _take(it, context))
        for it in declaration.alternatives
    ]
    *most, last = [_KINDS[it.kind][1] for it in declaration.alternatives]
    wanted = f"{', '.join(most)} or {last}" if most else last
    other = Case([], [call("d.Mismatch", String(declaration.path), String(wanted))])
    return [Switch(call("d.Kind"), [*cases, other])]


def _take(alternative: Alternative, context: Context) -> Statements:
    use = alternative.use
    if use is None:
        return [call("d.Null")]
    return decode_held(use, form_of(use, optional=True), member("v", alternative.name), context)


def _encode(held: list[tuple[Alternative, Use]]) -> Statements:
    are_set = [not_equal(member("v", it.name), NIL) for it, _ in held]
    cases = []
    for alternative, use in held:
        x = member("v", alternative.name)
        encoded = encode_held(use, form_of(use, optional=True), x)
        cases.append(Case(not_equal(x, NIL), encoded))
    written = Switch(None, [*cases, Case([], [call("e.Null")])])
    return [call("e.AtMostOne", *are_set), written] if len(held) > 1 else [written]
