"""Sums: interfaces with a struct for each branch, told apart by a property."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goast import (
    BYTE,
    ERROR,
    NIL,
    Assign,
    Call,
    Case,
    Define,
    Field,
    Func,
    Ident,
    If,
    InterfaceType,
    Param,
    Return,
    Star,
    String,
    StructType,
    Switch,
    TypeSpec,
    call,
    comment_text,
    member,
    not_equal,
    signature,
    slice_of,
)
from goast import Ellipsis as Variadic
from gpsgen.diagnostics.text import safe, shorten
from gpsgen.jsonschema.types.decoding import check
from gpsgen.jsonschema.types.go_types import JSON
from gpsgen.jsonschema.types.literals import listed
from gpsgen.jsonschema.types.methods import json_methods

if TYPE_CHECKING:
    from goast import Decl, Expr
    from gpsgen.jsonschema.context import Context
    from gpsgen.jsonschema.shapes import Branch, SumDeclaration
    from gpsgen.jsonschema.types.nodes import Statements


def sum_declarations(declaration: SumDeclaration, context: Context) -> list[Decl | TypeSpec]:
    """Return an interface and the functions that decode it; its branches have the methods."""
    name, helpers = declaration.name, context.helpers
    unmarshal, decode = context.function("Unmarshal", name), context.function("decode", name)
    methods: list[Field | Expr] = [
        JSON.Marshaler,
        signature("EncodeJSON", [Param("e", Star(helpers("Encoder")))]),
        signature("Validate", (), [ERROR]),
        signature(f"is{name}"),
    ]
    return [
        TypeSpec(name, InterfaceType(methods), doc=comment_text(declaration.doc) or None),
        Func(
            unmarshal,
            [Param("data", slice_of(BYTE)), Param("options", Variadic(helpers("Option")))],
            [Ident(name), ERROR],
            [Return(Call(helpers("UnmarshalFunc"), ["data", decode, "options"], ellipsis=True))],
            doc=f"{unmarshal} decodes and checks a document.",
        ),
        Func(
            decode, [Param("d", Star(helpers("Decoder")))], [Ident(name)],
            _decode(declaration, context),
            doc=f"{decode} decodes and checks the next value.",
        ),
        *_holder(declaration, context),
    ]  # fmt: skip


def _decode(declaration: SumDeclaration, context: Context) -> Statements:
    no_object = not_equal(call("d.Kind"), context.helpers("KindObject"))
    mismatch = call("d.Mismatch", String(declaration.type_path), String("an object"))
    peeked = call("d.Peek", String(declaration.property))
    values = [value for branch in declaration.branches for value in branch.values]
    keyword = declaration.path.rsplit("/", 1)[-1]
    tag = safe(shorten(declaration.property))
    message = f'must have a "{tag}" of {listed(values)}'
    finding = call(
        "d.Report", call("d.At"), String(declaration.path), String(keyword), String(message)
    )
    return [
        *check(declaration.residual, context),
        If(no_object, [mismatch, Return(NIL)]),
        Switch(
            peeked,
            [
                *map(_case, declaration.branches),
                Case([], [finding, call("d.Skip"), Return(NIL)]),
            ],
        ),
    ]


def _case(branch: Branch) -> Case:
    made = Define("v", call("new", branch.declaration.name))
    values = [String(value) for value in branch.values]
    return Case(values, [made, call("v.DecodeJSON", "d"), Return("v")])


def _holder(declaration: SumDeclaration, context: Context) -> list[Decl | TypeSpec]:
    holder, name = declaration.holder, declaration.name
    if holder is None:
        return []
    held = member("v", name)
    doc = f"{holder} holds a value of type {name}."
    return [
        TypeSpec(holder, StructType([Field((), Ident(name))]), doc=doc),
        *json_methods(
            holder,
            [Assign(held, call(context.function("decode", name), "d"))],
            [call("e.Value", held)],
            context,
        ),
    ]
