"""Values, types and what else an expression may be: which of them a field takes.

To Go's parser ``[]int`` and ``x`` are operands alike, and ``a | b`` may be a number or a union
of types. The compiler tells them apart, and so do these functions, by the class of a node and,
where that leaves it open, by what is in it. A name, ``x.y`` and ``x[y]`` may be either.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from goast import expressions as e

if TYPE_CHECKING:
    from goast.kinds import Stored

#: What is only ever a type.
TYPES: Final = frozenset({
    e.ArrayType, e.ChanType, e.FuncType, e.InterfaceType, e.MapType, e.StructType,
})  # fmt: skip
_EITHER: Final = frozenset({e.Ident, e.Qualified, e.Selector, e.Index})
_LITERALS: Final = frozenset({e.String, e.RawString, e.Int, e.Float, e.Rune, e.BasicLit})
#: What has a value, whatever is in it.
VALUES: Final = _EITHER | _LITERALS | {e.FuncLit, e.Slice, e.TypeAssert, e.Call}
_TARGETS: Final = _EITHER | {e.Star}
#: The functions that take a type for a value.
_TAKE_TYPES: Final = frozenset({"make", "new"})


def is_value(x: object) -> bool:
    """Whether a node may have a value."""
    while True:
        kind = type(x)
        if kind in VALUES:
            return True
        if isinstance(x, e.Binary):
            if x.op != "|":
                return True
            if not is_value(x.y):
                return False
            x = x.x
        elif isinstance(x, e.Star):
            x = x.x
        elif isinstance(x, e.Unary):
            return x.op != "~"
        else:
            return isinstance(x, e.CompositeLit) and x.type is not None


def is_type(x: object) -> bool:
    """Whether a node may be a type."""
    while isinstance(x, e.Star):
        x = x.x
    if isinstance(x, e.ArrayType):
        return type(x.len) is not e.Ellipsis
    if isinstance(x, e.Index):
        arguments: Stored = x.indices
        return is_type_name(x.x) and all(map(is_type, arguments))
    return type(x) in TYPES or is_type_name(x)


def is_type_name(x: object) -> bool:
    """Whether a node may be the name of a type, without type arguments."""
    return isinstance(x, e.Ident | e.Qualified) or (
        isinstance(x, e.Selector) and isinstance(x.x, e.Ident)
    )


def is_embedded(x: object) -> bool:
    """Whether a node may be a field without a name: ``T``, ``*T``, each with type arguments."""
    x = x.x if isinstance(x, e.Star) else x
    return not isinstance(x, e.Star) and type(x) not in TYPES and is_type(x)


def is_operand(x: object) -> bool:
    """Whether a node may be a value or a type."""
    return is_value(x) or is_type(x)


def is_term(x: object) -> bool:
    """Whether a node may be one of the types of a union: ``T``, ``~T``."""
    return is_type(x.x if isinstance(x, e.Unary) and x.op == "~" else x)


def is_constraint(x: object) -> bool:
    """Whether a node may be a type or a union of types."""
    while isinstance(x, e.Binary):
        if x.op != "|" or not is_term(x.y):
            return False
        x = x.x
    return is_term(x)


def is_operation_part(x: object) -> bool:
    """Whether a node may stand beside an operator: an operand or a part of a union."""
    return is_operand(x) or is_constraint(x)


def is_param_type(x: object) -> bool:
    """Whether a node may follow the name of a parameter or of a type parameter."""
    return is_constraint(x) or is_variadic(x)


def is_variadic(x: object) -> bool:
    """Whether a node is ``...T``."""
    return isinstance(x, e.Ellipsis) and x.elt is not None


def is_length(x: object) -> bool:
    """Whether a node may be the length of an array: a value, or dots before a literal."""
    return is_value(x) or (isinstance(x, e.Ellipsis) and x.elt is None)


def is_literal_type(x: object) -> bool:
    """Whether the braces of a literal may follow a node."""
    if isinstance(x, e.ArrayType | e.MapType | e.StructType):
        return True
    return type(x) not in TYPES and not isinstance(x, e.Star) and is_type(x)


def is_element(x: object) -> bool:
    """Whether a node may stand in a literal: a value, or a literal that leaves out its type."""
    return isinstance(x, e.CompositeLit) or is_value(x)


def is_target(x: object) -> bool:
    """Whether a node may be assigned to."""
    return type(x) in _TARGETS and is_value(x)


def is_call(x: object) -> bool:
    """Whether a node may be a call, and not the conversion to a type."""
    return isinstance(x, e.Call) and is_value(x.fun)


def has_effect(x: object) -> bool:
    """Whether a node may be a statement: a call or a receive."""
    return is_call(x) or is_receive(x)


def is_receive(x: object) -> bool:
    """Whether a node is ``<-x``."""
    return isinstance(x, e.Unary) and x.op == "<-"


def takes_types(x: object) -> bool:
    """Whether a node may be a function whose first argument is a type."""
    return isinstance(x, e.Ident) and x.name in _TAKE_TYPES


def is_receiver(x: object) -> bool:
    """Whether a node may be the type of a receiver: ``T``, ``*T[K, V]``, of the own package."""
    x = x.x if isinstance(x, e.Star) else x
    if isinstance(x, e.Index):
        names: Stored = x.indices
        return isinstance(x.x, e.Ident) and all(isinstance(name, e.Ident) for name in names)
    return isinstance(x, e.Ident | e.Qualified)
