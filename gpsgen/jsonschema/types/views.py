"""Views of raw values: methods that read and write them as the types of their branches."""

from __future__ import annotations

from textwrap import fill
from typing import TYPE_CHECKING

from goast import (
    BLANK,
    ERROR,
    NIL,
    Assign,
    Binary,
    Call,
    Define,
    Ident,
    If,
    Param,
    Return,
    Star,
    String,
    call,
    if_err,
    method,
    var,
)
from gpsgen.jsonschema.shapes import SumDeclaration
from gpsgen.jsonschema.types.methods import receiver

if TYPE_CHECKING:
    from goast import Func
    from gpsgen.jsonschema.context import Context
    from gpsgen.jsonschema.shapes import Declaration, DefinedDeclaration
    from gpsgen.jsonschema.types.nodes import Statements

#: A comment lists so many types.
_MOST_LISTED = 8
_WIDTH = 95
_METHODS = "As methods decode it, Set methods encode it."


def with_views(declaration: DefinedDeclaration) -> str:
    """Return the comment of a type, with a paragraph about the types that its value may be."""
    views = declaration.views
    if views is None or not views.declarations:
        return declaration.doc
    names = [it.name for it in views.declarations]
    *most, last = names
    listed = f"{', '.join(most)} or {last}" if most else last
    if len(names) > _MOST_LISTED:
        listed = f"one of {len(names)} types"
    several = "" if views.exclusive or not most else ", perhaps several of them at once"
    other = "" if views.complete else ", or something else"
    text = fill(f"Its value is kept as JSON: {listed}{several}{other}. {_METHODS}", _WIDTH)
    return f"{declaration.doc}\n\n{text}" if declaration.doc else text


def view_methods(declaration: DefinedDeclaration, context: Context) -> list[Func]:
    """Return `AsBranch` and `SetBranch` for each branch; types have names of their own."""
    views = declaration.views.declarations if declaration.views is not None else ()
    return [one for it in views for one in (_as(declaration, it, context), _set(declaration, it))]


def _as(declaration: DefinedDeclaration, view: Declaration, context: Context) -> Func:
    if isinstance(view, SumDeclaration):
        body: Statements = [Return(call(context.function("Unmarshal", view.name), "v"))]
    else:
        decoded = Define("err", call("x.UnmarshalJSON", "v"))
        body = [var("x", Ident(view.name)), BLANK, decoded, Return(["x", "err"])]
    name = f"As{view.name}"
    return method(
        receiver(declaration.name, pointer=False), name, (), [Ident(view.name), ERROR], body,
        doc=f"{name} decodes the value as {view.name}; the error says why it is none.",
    )  # fmt: skip


def _set(declaration: DefinedDeclaration, view: Declaration) -> Func:
    body: Statements = [
        Define(["data", "err"], call("x.MarshalJSON")),
        if_err(Return("err")),
        Assign(Star("v"), "data"),
        Return(NIL),
    ]
    if isinstance(view, SumDeclaration):
        null = Assign(Star("v"), Call(Ident(declaration.name), [String("null")]))
        body = [If(Binary("x", "==", NIL), [null, Return(NIL)]), *body]
    name = f"Set{view.name}"
    return method(
        receiver(declaration.name), name, [Param("x", Ident(view.name))], [ERROR], body,
        doc=f"{name} sets the value to x, encoded.",
    )  # fmt: skip
