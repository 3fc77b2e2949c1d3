"""Constructors for what Go code says again and again; all else is made of nodes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from goast import nodes as n
from goast.node_rules import operand

if TYPE_CHECKING:
    from collections.abc import Mapping

    from goast.kinds import (
        Body,
        Doc,
        Element,
        Fields,
        Line,
        LiteralType,
        Methods,
        Names,
        Operand,
        Params,
        Results,
        Type,
        Value,
        Values,
    )

ANY: Final = n.Ident("any")
BOOL: Final = n.Ident("bool")
BYTE: Final = n.Ident("byte")
ERROR: Final = n.Ident("error")
FALSE: Final = n.Ident("false")
INT: Final = n.Ident("int")
NIL: Final = n.Ident("nil")
STRING: Final = n.Ident("string")
TRUE: Final = n.Ident("true")

_T: Final = n.Param("t", n.Star(n.Package("testing").T))


def call(fun: Operand, *args: Operand, ellipsis: bool = False, multiline: bool = False) -> n.Call:
    """``fun(args)``."""
    return n.Call(fun, args, ellipsis=ellipsis, multiline=multiline)


def member(x: Operand, *names: str) -> n.Expr:
    """``x.a.b``."""
    result: n.Expr = operand(x)
    for name in names:
        result = n.Selector(result, name)
    return result


def composite(
    type_: LiteralType | None, *elts: Element | n.Comment | n.Blank, **fields: Element
) -> n.CompositeLit:
    """``T{elements}``, ``T{Field: value}``."""
    keyed = [n.KeyValue(name, value) for name, value in fields.items()]
    return n.CompositeLit(type_, [*elts, *keyed])


def map_literal(type_: Type, entries: Mapping[str, Element]) -> n.CompositeLit:
    """``map[string]T{"key": value}`` with keys that are strings, one a line."""
    elts = [n.KeyValue(n.String(key), value) for key, value in entries.items()]
    return n.CompositeLit(n.MapType(STRING, type_), elts, multiline=True)


def ref(x: Value) -> n.Unary:
    """``&x``."""
    return n.Unary("&", x)


def slice_of(type_: Type) -> n.ArrayType:
    """``[]T``."""
    return n.ArrayType(type_)


def integer(value: int) -> n.Expr:
    """Write an integer with its sign."""
    return n.Int(value) if value >= 0 else n.Unary("-", n.Int(-value))


def not_equal(x: Value, y: Value) -> n.Binary:
    """``x != y``."""
    return n.Binary(x, "!=", y)


def if_err(*body: n.Stmt | n.Expr, init: Value | None = None) -> n.If:
    """``if err != nil { body }``, with ``err := init;`` before it where there is one."""
    define = None if init is None else n.Define("err", init)
    return n.If(not_equal("err", NIL), body, init=define)


def method(
    recv: n.Param,
    name: str,
    params: Params = (),
    results: Results = (),
    body: Body = (),
    *,
    doc: Doc | None = None,
) -> n.Func:
    """``func (recv) name(params) results { body }``."""
    return n.Func(name, params, results, body, recv=recv, doc=doc)


def constructor(type_: str, params: Params, *, doc: Doc | None = None, **fields: Element) -> n.Func:
    """``func NewT(params) *T { return &T{Field: value} }``."""
    made = ref(composite(type_, **fields))
    return n.Func(f"New{type_}", params, [n.Star(type_)], [n.Return(made)], doc=doc)


def option(
    name: str, params: Params, body: Body, *,
    of: n.Param, type_: Type = "Option", doc: Doc | None = None,
) -> n.Func:  # fmt: skip
    """``func name(params) T { return func(of) { body } }``: a functional option."""
    return n.Func(name, params, [type_], [n.Return(n.FuncLit([of], body=body))], doc=doc)


def table_test(
    name: str, table: Value, body: Body, *,
    setup: Body = (), names: tuple[str, str] = ("tests", "test"), doc: Doc | None = None,
) -> n.Func:  # fmt: skip
    """``func name(t *testing.T)`` that runs the body for each case of a map, side by side.

    ``names`` are those of the table and of the case at hand, ``setup`` comes before the table.
    """
    tests, case = names
    subtest = n.FuncLit([_T], body=[call("t.Parallel"), n.Blank(), *body])
    each = n.Range(tests, [call("t.Run", "name", subtest)], key="name", value=case)
    define = n.Define(tests, table)
    before = [call("t.Parallel"), n.Blank(), *setup]
    return n.Func(name, [_T], body=[*before, define, n.Blank(), each], doc=doc)


def signature(
    name: str, params: Params = (), results: Results = (), *, doc: Doc | None = None
) -> n.Field:
    """``name(params) results`` in an interface."""
    return n.Field(name, n.FuncType(params, results), doc=doc)


def struct(name: str, fields: Fields = (), *, doc: Doc | None = None) -> n.TypeSpec:
    """``type name struct { fields }``."""
    return n.TypeSpec(name, n.StructType(fields), doc=doc)


def interface(name: str, methods: Methods = (), *, doc: Doc | None = None) -> n.TypeSpec:
    """``type name interface { methods }``."""
    return n.TypeSpec(name, n.InterfaceType(methods), doc=doc)


def var(
    names: Names, type_: Type | None = None, values: Values = (), *,
    doc: Doc | None = None, comment: Line | None = None,
) -> n.GenDecl:  # fmt: skip
    """``var names T = values``."""
    return n.GenDecl("var", [n.ValueSpec(names, type_, values, doc, comment)])


def const(
    names: Names, values: Values = (), type_: Type | None = None, *,
    doc: Doc | None = None, comment: Line | None = None,
) -> n.GenDecl:  # fmt: skip
    """``const names T = values``."""
    return n.GenDecl("const", [n.ValueSpec(names, type_, values, doc, comment)])
