"""How expressions and types are examined, one function a class.

A name counts as read wherever Go's compiler counts it: not on the left of ``=``, but in
``x += 1`` and ``x.f = 1``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from goast import nodes as n
from goast.jumps import goto_faults, label_faults
from goast.scopes import NEVER_READ

if TYPE_CHECKING:
    from collections.abc import Callable

    from goast.examination import Examination
    from goast.kinds import Stored


def _ident(e: Examination, x: n.Ident) -> None:
    name = x.name
    e.used.add(name)
    if name in e.unread:
        if name in NEVER_READ:
            e.read(x)
        else:
            del e.unread[name]


def _qualified(e: Examination, x: n.Qualified) -> None:
    e.packages.add(x.package)


def _selector(e: Examination, x: n.Selector) -> None:
    operand = x.x
    if isinstance(operand, n.Ident):
        # Most are on a name: without a call for it.
        name = operand.name
        e.used.add(name)
        if name in e.unread:
            if name in NEVER_READ:
                e.read(operand)
            else:
                del e.unread[name]
    else:
        e.visit(operand)


def operand(e: Examination, x: n.Star | n.Unary | n.Index | n.IncDec) -> None:
    """Examine what a node applies to."""
    operand = x.x
    examine = e.table[type(operand)]
    if examine is not None:
        examine(e, operand)


def _index(e: Examination, x: n.Index) -> None:
    operand(e, x)
    indices: Stored = x.indices
    for index in indices:
        examine = e.table[type(index)]
        if examine is not None:
            examine(e, index)


def _call(e: Examination, x: n.Call) -> None:
    fun = x.fun
    examine = e.table[type(fun)]
    if examine is not None:
        examine(e, fun)
    for arg in x.args:
        examine = e.table[type(arg)]
        if examine is not None:
            examine(e, arg)


def _binary(e: Examination, x: n.Binary) -> None:
    # A sum of a thousand strings leans to the left: a loop, where recursion would run out.
    left: object = x
    while isinstance(left, n.Binary):
        right = left.y
        examine = e.table[type(right)]
        if examine is not None:
            examine(e, right)
        left = left.x
    examine = e.table[type(left)]
    if examine is not None:
        examine(e, left)


def _key_value(e: Examination, x: n.KeyValue) -> None:
    if isinstance(x.key, n.Ident):
        # Of a field or of a map: only a local counts.
        name = x.key.name
        if name in e.unread and (name == "_" or name not in NEVER_READ):
            e.read(x.key)
    else:
        e.visit(x.key)
    value = x.value
    examine = e.table[type(value)]
    if examine is not None:
        examine(e, value)


def _composite_lit(e: Examination, x: n.CompositeLit) -> None:
    if x.type is not None:
        e.visit(x.type)
    for element in x.elts:
        examine = e.table[type(element)]
        if examine is not None:
            examine(e, element)


def function(e: Examination, x: n.Func | n.FuncLit, recv: tuple[n.Param, ...] = ()) -> None:
    """Examine a function; its parameters may stay unread."""
    params: Stored = x.params
    results: Stored = x.results
    for param in (*params, *results):
        examine = e.table[type(param.type)]
        if examine is not None:
            examine(e, param.type)
    own, e.own = e.own, []
    targets, e.around = e.around, ()
    returns, e.returns = e.returns, _returns(results)
    around = e.open()
    # Parameters and body are one scope: a := there needs a name that no parameter has.
    for param in (*recv, *params, *results):
        e.declare_freely(param.names)
    e.declared.update(e.scope)
    if x.body:
        e.visit_all(x.body)
    e.close(around)
    if e.own:
        e.faults += label_faults(e.own)
        e.faults += goto_faults(e.own, x.body)
    e.own, e.around, e.returns = own, targets, returns


def _returns(results: Stored) -> tuple[int, bool]:
    """Return how many values a function returns, and whether a return may leave them out."""
    if not results or not results[0].names:
        return len(results), not results
    return sum(len(result.names) for result in results), True


def _param(e: Examination, x: n.Param) -> None:
    e.declared.update(x.names)
    e.visit(x.type)


def _field(e: Examination, x: n.Field) -> None:
    e.visit(x.type)


#: The functions of expressions and types; what only holds others needs none.
EXPRESSIONS: Final[dict[type[n.Node], Callable[[Examination, Any], None]]] = {
    n.Ident: _ident,
    n.Qualified: _qualified,
    n.Selector: _selector,
    n.Star: operand,
    n.Unary: operand,
    n.Index: _index,
    n.Call: _call,
    n.Binary: _binary,
    n.KeyValue: _key_value,
    n.CompositeLit: _composite_lit,
    n.FuncLit: function,
    n.Param: _param,
    n.Field: _field,
}
