"""Enums: named strings and integers with typed constants."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goast import (
    STRING,
    Assign,
    Case,
    Define,
    Expr,
    GenDecl,
    Ident,
    If,
    Return,
    Star,
    String,
    Switch,
    TypeSpec,
    Unary,
    ValueSpec,
    call,
    comment_text,
    integer,
)
from gpsgen.jsonschema.types.decoding import AT, check
from gpsgen.jsonschema.types.literals import listed
from gpsgen.jsonschema.types.methods import json_methods

if TYPE_CHECKING:
    from goast import Decl
    from gpsgen.jsonschema.context import Context
    from gpsgen.jsonschema.shapes import EnumDeclaration
    from gpsgen.jsonschema.types.nodes import Statements


def enum_declarations(declaration: EnumDeclaration, context: Context) -> list[Decl | TypeSpec]:
    """Return an enum, its constants and its methods."""
    name = declaration.name
    base = _base(declaration)
    constants = [ValueSpec(it.name, Ident(name), _literal(it.value)) for it in declaration.values]
    write = "e.String" if base == STRING else "e.Int64"
    return [
        TypeSpec(name, base, doc=comment_text(declaration.doc) or None),
        GenDecl("const", constants, grouped=True, doc=f"The values of {name}."),
        *json_methods(
            name, _decode(declaration, context), [call(write, call(base, Star("v")))], context
        ),
    ]


def _base(declaration: EnumDeclaration) -> Expr:
    strings = all(isinstance(it.value, str) for it in declaration.values)
    return STRING if strings else Ident("int64")


def _literal(value: str | int) -> Expr:
    return String(value) if isinstance(value, str) else integer(value)


def _decode(declaration: EnumDeclaration, context: Context) -> Statements:
    strings = _base(declaration) == STRING
    local, read = ("s", "d.String") if strings else ("n", "d.Int64")
    allowed = listed([it.value for it in declaration.values])
    fail = call("d.FailEnum", "at", String(allowed), String(declaration.path))
    constants = [Ident(it.name) for it in declaration.values]
    return [
        *check(declaration.residual, context),
        AT,
        Define([local, "ok"], call(read, String(declaration.type_path))),
        If(Unary("!", "ok"), [Return()]),
        Assign(Star("v"), call(declaration.name, local)),
        Switch(Star("v"), [Case(constants), Case([], [fail])]),
        *_outermost(declaration),
    ]


def _outermost(declaration: EnumDeclaration) -> Statements:
    """Tell the outermost integers of int64 from those beyond them, which become the same."""
    bounds = {"d.MinimumInt": -(2**63), "d.MaximumInt": 2**63 - 1}
    values = {it.value for it in declaration.values}
    return [
        call(name, "at", "n", integer(bound), String(declaration.path))
        for name, bound in bounds.items()
        if bound in values
    ]
