"""How expressions and types are printed, one function a class."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, cast

from goast import literals
from goast import nodes as n

if TYPE_CHECKING:
    from collections.abc import Callable

    from goast.printer import Printer

PRECEDENCE: Final = {
    "||": 1, "&&": 2,
    "==": 3, "!=": 3, "<": 3, "<=": 3, ">": 3, ">=": 3,
    "+": 4, "-": 4, "|": 4, "^": 4,
    "*": 5, "/": 5, "%": 5, "<<": 5, ">>": 5, "&": 5, "&^": 5,
}  # fmt: skip

_CHAN: Final = {"both": "chan ", "send": "chan<- ", "receive": "<-chan "}
# What must stand in parentheses before (, [, . or .( applies to it.
_NOT_PRIMARY: Final = (n.Binary, n.Unary, n.Star, n.Int, n.Float, n.BasicLit)


def _ends_open(x: object) -> bool:
    """Whether a type's last part would take what follows for its own."""
    match x:
        case n.FuncType() | n.ChanType():
            return True
        case n.ArrayType(elt=last) | n.MapType(value=last):
            return _ends_open(last) or isinstance(last, n.Star)
    return False


def operand(p: Printer, x: n.Node | str) -> None:
    """Print what a call, an index, a selector or an assertion applies to."""
    if isinstance(x, _NOT_PRIMARY) or _ends_open(x):
        p.bracketed("(", [x], ")")
    else:
        p.write(x)


def _ident(p: Printer, x: n.Ident) -> None:
    p.out.append(x.name)


def _qualified(p: Printer, x: n.Qualified) -> None:
    package = p.packages[x.package]
    p.out.append(f"{package}.{x.name}" if package else x.name)


def _string(p: Printer, x: n.String) -> None:
    p.out.append(literals.quote(x.value))


def _raw_string(p: Printer, x: n.RawString) -> None:
    p.out.append(literals.quote_raw(x.value))


def _integer(p: Printer, x: n.Int) -> None:
    p.out.append(str(x.value))


def _floating(p: Printer, x: n.Float) -> None:
    p.out.append(literals.float_text(x.value))


def _rune(p: Printer, x: n.Rune) -> None:
    p.out.append(literals.quote_rune(x.value))


def _basic_lit(p: Printer, x: n.BasicLit) -> None:
    p.out.append(x.value)


def _composite_lit(p: Printer, x: n.CompositeLit) -> None:
    named = isinstance(x.type, n.Ident | n.Selector | n.Qualified | n.Index)
    if named and p.in_header:
        p.bracketed("(", [x], ")")
        return
    if x.type is not None:
        p.write(x.type)
    if is_multiline(x):
        p.braced(x.elts, ",\n")
    else:
        p.bracketed("{", x.elts, "}")


def is_multiline(x: n.CompositeLit) -> bool:
    """Whether a composite literal is printed with one element a line."""
    if any(isinstance(element, n.Comment | n.Blank) for element in x.elts):
        return True
    if x.multiline is not None:
        return x.multiline and bool(x.elts)
    return len(x.elts) >= 2 and all(isinstance(element, n.KeyValue) for element in x.elts)


def _key_value(p: Printer, x: n.KeyValue) -> None:
    p.write(x.key, ": ", x.value)


def _func_lit(p: Printer, x: n.FuncLit) -> None:
    p.write("func")
    p.signature(x.params, x.results)
    p.write(" ")
    p.braced(x.body)


def _selector(p: Printer, x: n.Selector) -> None:
    operand(p, x.x)
    p.write(".", x.sel)


def _index(p: Printer, x: n.Index) -> None:
    operand(p, x.x)
    p.bracketed("[", x.indices, "]")


def _slice_expr(p: Printer, x: n.Slice) -> None:
    def bounds() -> None:
        p.write(x.low or "", ":", x.high or "")
        if x.max is not None:
            p.write(":", x.max)

    operand(p, x.x)
    p.enclosed("[", "]", bounds)


def _type_assert(p: Printer, x: n.TypeAssert) -> None:
    operand(p, x.x)
    p.bracketed(".(", [x.type], ")")


def _call(p: Printer, x: n.Call) -> None:
    def arguments() -> None:
        p.joined(x.args, ",\n" if x.multiline else ", ")
        p.write("..." if x.ellipsis else "", ",\n" if x.multiline else "")

    operand(p, x.fun)
    if x.args:
        p.enclosed("(\n" if x.multiline else "(", ")", arguments)
    else:
        p.write("()")


def _star(p: Printer, x: n.Star) -> None:
    p.write("*")
    _unary_operand(p, x.x)


def _unary(p: Printer, x: n.Unary) -> None:
    p.write(x.op, " " if isinstance(x.x, n.Unary) else "")
    _unary_operand(p, x.x)


def _unary_operand(p: Printer, x: n.Node | str) -> None:
    if isinstance(x, n.Binary):
        p.bracketed("(", [x], ")")
    else:
        p.write(x)


def _binary(p: Printer, x: n.Binary) -> None:
    # A sum of a thousand strings leans to the left: a loop, where recursion would run out.
    chain = [x]
    left = x.x
    while isinstance(left, n.Binary) and PRECEDENCE[left.op] >= PRECEDENCE[chain[-1].op]:
        chain.append(left)
        left = left.x
    _binary_operand(p, left, PRECEDENCE[chain[-1].op])
    for link in reversed(chain):
        p.write(" ", link.op, " ")
        _binary_operand(p, link.y, PRECEDENCE[link.op] + 1)


def _binary_operand(p: Printer, x: n.Node | str, at_least: int) -> None:
    if isinstance(x, n.Binary) and PRECEDENCE[x.op] < at_least:
        p.bracketed("(", [x], ")")
    else:
        p.write(x)


def _ellipsis(p: Printer, x: n.Ellipsis) -> None:
    p.write("...", x.elt or "")


def _array_type(p: Printer, x: n.ArrayType) -> None:
    p.bracketed("[", [] if x.len is None else [x.len], "]")
    p.write(x.elt)


def _map_type(p: Printer, x: n.MapType) -> None:
    p.bracketed("map[", [x.key], "]")
    p.write(x.value)


def _chan_type(p: Printer, x: n.ChanType) -> None:
    p.write(_CHAN[x.dir])
    if x.dir == "both" and isinstance(x.value, n.ChanType) and x.value.dir == "receive":
        p.bracketed("(", [x.value], ")")
    else:
        p.write(x.value)


def _func_type(p: Printer, x: n.FuncType) -> None:
    p.write("func")
    p.signature(x.params, x.results)


def _struct_type(p: Printer, x: n.StructType) -> None:
    if x.fields:
        p.write("struct ")
        p.braced(x.fields)
    else:
        p.write("struct{}")


def _interface_type(p: Printer, x: n.InterfaceType) -> None:
    if not x.methods:
        p.write("interface{}")
        return

    def methods() -> None:
        for method in x.methods:
            match method:
                case n.Field(names=(name,), type=n.FuncType(params, results)):
                    p.doc(method.doc, method.directives)
                    p.write(name)
                    p.signature(params, results)
                    p.trailing(method.comment)
                case _:
                    p.write(method)
            p.write("\n")

    p.write("interface ")
    p.enclosed("{\n", "}", methods)


def _param(p: Printer, x: n.Param) -> None:
    p.joined(x.names)
    p.write(" " if x.names else "", x.type)


def _field(p: Printer, x: n.Field) -> None:
    p.doc(x.doc, x.directives)
    p.joined(x.names)
    p.write(" " if x.names else "", x.type)
    if x.tag is not None:
        p.write(" ", cast("n.Expr", x.tag))
    p.trailing(x.comment)


#: The functions of expressions and types.
EXPRESSIONS: Final[dict[type[n.Node], Callable[[Printer, Any], None]]] = {
    n.Ident: _ident,
    n.Qualified: _qualified,
    n.String: _string,
    n.RawString: _raw_string,
    n.Int: _integer,
    n.Float: _floating,
    n.Rune: _rune,
    n.BasicLit: _basic_lit,
    n.CompositeLit: _composite_lit,
    n.KeyValue: _key_value,
    n.FuncLit: _func_lit,
    n.Selector: _selector,
    n.Index: _index,
    n.Slice: _slice_expr,
    n.TypeAssert: _type_assert,
    n.Call: _call,
    n.Star: _star,
    n.Unary: _unary,
    n.Binary: _binary,
    n.Ellipsis: _ellipsis,
    n.ArrayType: _array_type,
    n.MapType: _map_type,
    n.ChanType: _chan_type,
    n.FuncType: _func_type,
    n.StructType: _struct_type,
    n.InterfaceType: _interface_type,
    n.Param: _param,
    n.Field: _field,
}
