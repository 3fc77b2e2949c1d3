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
# What must stand in parentheses before [, . or .( applies to it; of literals only numbers.
_NOT_PRIMARY: Final = frozenset({
    n.Binary, n.Unary, n.Star, n.Int, n.Float, n.BasicLit,
    n.FuncType, n.ChanType, n.ArrayType, n.MapType
})  # fmt: skip
#: The kinds of BasicLit whose text a point may become part of.
_NUMBERS: Final = frozenset({"INT", "FLOAT", "IMAG"})
#: The types after which the brace of a literal would open the body of a header.
_NAMED: Final = frozenset({n.Ident, n.Selector, n.Qualified, n.Index})
_LAYOUT: Final = frozenset({n.Comment, n.Blank})


def _ends_open(x: object) -> bool:
    """Whether a type's last part would take a parenthesis behind it for its results."""
    match x:
        case n.FuncType(results=()):
            return True
        case (
            n.FuncType(results=(n.Param(names=(), type=last),))
            | n.ArrayType(elt=last)
            | n.MapType(value=last)
            | n.ChanType(value=last)
            | n.Star(x=last)
        ):
            return _ends_open(last)
    return False


def operand(p: Printer, x: n.Node | str) -> None:
    """Print what an index, a slice, a selector or an assertion applies to."""
    kind = type(x)
    if kind in _NOT_PRIMARY and (not isinstance(x, n.BasicLit) or x.kind in _NUMBERS):
        p.enclosed("(", x, ")")
    else:
        p.table[kind](p, x)


def _callee(p: Printer, x: n.Node | str) -> None:
    """Print what a call applies to; some types may be converted to as they stand."""
    bare = isinstance(x, n.ArrayType | n.MapType) or (
        isinstance(x, n.ChanType) and x.dir != "receive"
    )
    if bare and not _ends_open(x):
        p.table[type(x)](p, x)
    else:
        operand(p, x)


def _ident(p: Printer, x: n.Ident) -> None:
    p.add(x.name)


def _qualified(p: Printer, x: n.Qualified) -> None:
    package = p.packages[x.package]
    p.add(f"{package}.{x.name}" if package else x.name)


def _string(p: Printer, x: n.String) -> None:
    p.add(literals.quote(x.value))


def _raw_string(p: Printer, x: n.RawString) -> None:
    p.add(literals.quote_raw(x.value))


def _integer(p: Printer, x: n.Int) -> None:
    p.add(str(x.value))


def _floating(p: Printer, x: n.Float) -> None:
    p.add(literals.float_text(x.value))


def _rune(p: Printer, x: n.Rune) -> None:
    p.add(literals.quote_rune(x.value))


def _basic_lit(p: Printer, x: n.BasicLit) -> None:
    p.add(x.value)


def _composite_lit(p: Printer, x: n.CompositeLit) -> None:
    if p.in_header and type(x.type) in _NAMED:
        p.enclosed("(", x, ")")
        return
    if x.type is not None:
        p.table[type(x.type)](p, x.type)
    if not x.elts:
        p.add("{}")
    elif is_multiline(x):
        was = p.open("{\n")
        p.lines_ending(x.elts, ",\n")
        p.close("}", was)
    else:
        p.bracketed("{", x.elts, "}")


def is_multiline(x: n.CompositeLit) -> bool:
    """Whether a composite literal is printed with one element a line."""
    kinds = set(map(type, x.elts))
    if not kinds.isdisjoint(_LAYOUT):
        return True
    if x.multiline is not None:
        return x.multiline and bool(kinds)
    return kinds == {n.KeyValue} and len(x.elts) >= 2


def _key_value(p: Printer, x: n.KeyValue) -> None:
    key, value = x.key, x.value
    if isinstance(key, n.Ident):
        p.add(f"{key.name}: ")
    else:
        p.table[type(key)](p, key)
        p.add(": ")
    p.table[type(value)](p, value)


def _func_lit(p: Printer, x: n.FuncLit) -> None:
    was = p.open("func")
    p.signature(x.params, x.results)
    p.add(" ")
    p.body(x.body)
    p.in_header = was


def _selector(p: Printer, x: n.Selector) -> None:
    if isinstance(x.x, n.Ident):
        p.add(f"{x.x.name}.{x.sel}")
    else:
        operand(p, x.x)
        p.add(f".{x.sel}")


def _index(p: Printer, x: n.Index) -> None:
    operand(p, x.x)
    p.bracketed("[", x.indices, "]")


def _slice_expr(p: Printer, x: n.Slice) -> None:
    operand(p, x.x)
    was = p.open("[")
    p.write(x.low or "", ":", x.high or "")
    if x.max is not None:
        p.write(":", x.max)
    p.close("]", was)


def _type_assert(p: Printer, x: n.TypeAssert) -> None:
    operand(p, x.x)
    p.enclosed(".(", x.type, ")")


def _call(p: Printer, x: n.Call) -> None:
    kind = type(x.fun)
    if kind in _NOT_PRIMARY:
        _callee(p, x.fun)
    else:
        p.table[kind](p, x.fun)
    if not x.args:
        p.add("()")
        return
    was, p.in_header = p.in_header, False
    p.add("(\n" if x.multiline else "(")
    p.joined(x.args, ",\n" if x.multiline else ", ")
    if x.ellipsis:
        p.add("...")
    p.add(",\n)" if x.multiline else ")")
    p.in_header = was


def _star(p: Printer, x: n.Star) -> None:
    p.add("*")
    _unary_operand(p, x.x)


def _unary(p: Printer, x: n.Unary) -> None:
    p.add(f"{x.op} " if isinstance(x.x, n.Unary) else x.op)
    _unary_operand(p, x.x)


def _unary_operand(p: Printer, x: n.Node | str) -> None:
    if isinstance(x, n.Binary):
        p.enclosed("(", x, ")")
    else:
        p.table[type(x)](p, x)


def _binary(p: Printer, x: n.Binary) -> None:
    # A sum of a thousand strings leans to the left: a loop, where recursion would run out.
    outer = []
    left = x.x
    while isinstance(left, n.Binary) and PRECEDENCE[left.op] >= PRECEDENCE[x.op]:
        outer.append(x)
        x = left
        left = x.x
    _unary_operand(p, left)
    _operation(p, x)
    while outer:
        _operation(p, outer.pop())


def _operation(p: Printer, x: n.Binary) -> None:
    p.add(f" {x.op} ")
    right = x.y
    if isinstance(right, n.Binary) and PRECEDENCE[right.op] <= PRECEDENCE[x.op]:
        p.enclosed("(", right, ")")
    else:
        p.table[type(right)](p, right)


def _ellipsis(p: Printer, x: n.Ellipsis) -> None:
    p.write("...", x.elt or "")


def _array_type(p: Printer, x: n.ArrayType) -> None:
    if x.len is None:
        p.add("[]")
    else:
        p.enclosed("[", x.len, "]")
    p.table[type(x.elt)](p, x.elt)


def _map_type(p: Printer, x: n.MapType) -> None:
    p.enclosed("map[", x.key, "]")
    p.write(x.value)


def _chan_type(p: Printer, x: n.ChanType) -> None:
    p.add(_CHAN[x.dir])
    if x.dir == "both" and isinstance(x.value, n.ChanType) and x.value.dir == "receive":
        p.enclosed("(", x.value, ")")
    else:
        p.write(x.value)


def _func_type(p: Printer, x: n.FuncType) -> None:
    p.add("func")
    p.signature(x.params, x.results)


def _struct_type(p: Printer, x: n.StructType) -> None:
    if not x.fields:
        p.add("struct{}")
        return
    was = p.open("struct {\n")
    p.lines(x.fields)
    p.close("}", was)


def _interface_type(p: Printer, x: n.InterfaceType) -> None:
    if not x.methods:
        p.add("interface{}")
        return
    was = p.open("interface {\n")
    for method in x.methods:
        match method:
            case n.Field(names=(name,), type=n.FuncType(params, results)):
                p.doc(method.doc, method.directives)
                p.add(name)
                p.signature(params, results)
                p.trailing(method.comment)
            case _:
                p.write(method)
        p.add("\n")
    p.close("}", was)


def _param(p: Printer, x: n.Param) -> None:
    if x.names:
        p.add(f"{', '.join(x.names)} ")
    p.table[type(x.type)](p, x.type)


def _field(p: Printer, x: n.Field) -> None:
    if x.doc is not None or x.directives:
        p.doc(x.doc, x.directives)
    if x.names:
        p.add(f"{', '.join(x.names)} ")
    p.table[type(x.type)](p, x.type)
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
