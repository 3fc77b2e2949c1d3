"""The rule of each kind of field that holds expressions and what they are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from goast import grammar
from goast.base import RULES, Expr, Rule
from goast.declarations import Blank, Comment
from goast.expressions import (
    ArrayType,
    Ellipsis,  # noqa: A004
    Field,
    FuncType,
    Ident,
    KeyValue,
    Param,
    Qualified,
    Selector,
)
from goast.names import check_identifier
from goast.rules import refusal, sequence, tag

if TYPE_CHECKING:
    from collections.abc import Callable


LAYOUT: Final = (Comment, Blank)
#: What most fields hold: no function is asked about these.
_SURE_TYPES: Final = (grammar.TYPES | {Ident, Qualified}) - {ArrayType}
_SURE_OPERANDS: Final = grammar.VALUES | _SURE_TYPES


def named(text: str) -> Expr:
    """Return the node of a name or of a selector on names: ``err``, ``s.cfg.Name``."""
    if "." not in text:
        return Ident(text)
    first, *rest = map(check_identifier, text.split("."))
    result: Expr = Ident(first)
    for name in rest:
        result = Selector(result, name)
    return result


def _expression(
    is_fit: Callable[[object], bool], expected: str, sure: frozenset[type] = frozenset()
) -> Rule:
    """Return the rule for what ``is_fit`` says; of the classes ``sure`` that is known."""

    def rule(value: object) -> Expr:
        if type(value) in sure:
            return value  # type: ignore[return-value]
        expr = named(value) if isinstance(value, str) else value
        if not isinstance(expr, Expr) or not is_fit(expr):
            raise refusal(value, expected)
        return expr

    return rule


def _one_or_more(rule: Rule) -> Rule:
    def one_or_more(value: object) -> tuple[Any, ...]:
        if isinstance(value, Expr | str):
            return (rule(value),)
        return tuple([rule(item) for item in sequence(value)])

    return one_or_more


def several(rule: Rule) -> Rule:
    """Return the rule for a sequence of what this rule takes."""
    return lambda value: tuple([rule(item) for item in sequence(value)])


def instance(*classes: type) -> Rule:
    """Return the rule for nodes of these classes."""
    expected = "a " + " or ".join(cls.__name__ for cls in classes)

    def rule(value: object) -> object:
        if not isinstance(value, classes):
            raise refusal(value, expected)
        return value

    return rule


value_rule: Final = _expression(grammar.is_value, "a value", grammar.VALUES)
type_rule: Final = _expression(grammar.is_type, "a type", _SURE_TYPES)
operand: Final[Callable[[object], Expr]] = _expression(
    grammar.is_operand, "a value or a type", _SURE_OPERANDS
)
_operands: Final = _one_or_more(operand)
_element: Final = _expression(grammar.is_element, "an element", grammar.VALUES)
_param: Final = instance(Param)


def indices(value: object) -> tuple[Expr, ...]:
    """Take one operand, or several types."""
    found: tuple[Expr, ...] = _operands(value)
    if not found:
        raise ValueError("there is no index")
    if len(found) > 1:
        for x in found:
            type_rule(x)
    return found


def args(value: object) -> tuple[Expr, ...]:
    """Take arguments of a call, of which the first may be a type."""
    return tuple(
        [value_rule(item) if index else operand(item) for index, item in enumerate(sequence(value))]
    )


def params(value: object) -> tuple[Param, ...]:
    """Take parameters, of which the last may be variadic; a type alone has no name."""
    found = _unmixed(value)
    for index, param in enumerate(found, 1):
        if type(param.type) is Ellipsis:
            if index < len(found) or len(param.names) > 1:
                raise ValueError("only the last parameter may be variadic")
        else:
            type_rule(param.type)
    return found


def results(value: object) -> tuple[Param, ...]:
    """Take results; a type alone has no name."""
    found = _unmixed(value)
    for param in found:
        if type(param.type) is Ellipsis:
            raise ValueError("a result is not variadic")
        type_rule(param.type)
    return found


def _unmixed(value: object) -> tuple[Param, ...]:
    found = tuple([x if type(x) is Param else _unnamed(x) for x in sequence(value)])
    if len({bool(param.names) for param in found}) > 1:
        raise ValueError("some have names and some have none")
    return found


def _unnamed(value: object) -> Param:
    return Param((), value)  # type: ignore[arg-type]


def type_params(value: object) -> tuple[Param, ...]:
    """Take type parameters, which have names and are never variadic."""
    found: tuple[Param, ...] = tuple(map(_param, sequence(value)))
    for param in found:
        if not param.names:
            raise ValueError("a type parameter has no name")
        if type(param.type) is Ellipsis:
            raise ValueError("a type parameter is not variadic")
    return found


def receiver(value: object) -> Param:
    """Take what a method is called on: a type of the file's package, or a pointer to one."""
    found: Param = _param(value)
    if len(found.names) > 1:
        raise ValueError("a method has one receiver")
    if type(found.type) is Ellipsis:
        raise ValueError("a receiver is not variadic")
    if not grammar.is_receiver(found.type):
        raise refusal(found.type, "the name of a type or a pointer to one")
    return found


def struct_field(value: object) -> Field | Comment | Blank:
    """Take a field, the type of an embedded one, or layout between fields."""
    if isinstance(value, LAYOUT):
        return value
    field = value if isinstance(value, Field) else Field((), value)  # type: ignore[arg-type]
    if field.names:
        type_rule(field.type)
    elif not grammar.is_embedded(field.type):
        raise refusal(field.type, "the name of a type or a pointer to one")
    return field


def interface_method(value: object) -> Field | Comment | Blank:
    """Take a method, an embedded type or union, or layout between them."""
    if isinstance(value, LAYOUT):
        return value
    field = value if isinstance(value, Field) else Field((), value)  # type: ignore[arg-type]
    if field.tag is not None:
        raise ValueError("a method has no tag")
    if field.names:
        if len(field.names) != 1 or not isinstance(field.type, FuncType):
            raise ValueError(f"{field.names[0]!r} is no method: its type is not a FuncType")
        if field.names[0] == "_":
            raise ValueError("a method has a name")
    return field


def element(value: object) -> Expr | Comment | Blank:
    """Take an element of a composite literal, with its key or without, or layout between them."""
    if isinstance(value, KeyValue | Comment | Blank):
        return value
    found: Expr = _element(value)
    return found


RULES.update({
    "Value": value_rule,
    "Type": type_rule,
    "Operand": operand,
    "Term": _expression(grammar.is_operation_part, "a value or a type", grammar.VALUES),
    "Constraint": _expression(grammar.is_constraint, "a type or a union of types", _SURE_TYPES),
    "ParamType": _expression(grammar.is_param_type, "the type of a parameter", _SURE_TYPES),
    "Length": _expression(grammar.is_length, "the length of an array", grammar.VALUES),
    "LiteralType": _expression(grammar.is_literal_type, "a type that has literals"),
    "Element": _element,
    "Target": _expression(grammar.is_target, "what can be assigned to"),
    "Called": _expression(grammar.is_call, "a call"),
    "Effect": _expression(grammar.has_effect, "a statement: neither a call nor a receive"),
    "Values": _one_or_more(value_rule),
    "Operands": _operands,
    "Targets": _one_or_more(_expression(grammar.is_target, "what can be assigned to")),
    "Indices": indices,
    "Args": args,
    "Params": params,
    "Results": results,
    "TypeParams": type_params,
    "Receiver": receiver,
    "Fields": several(struct_field),
    "Methods": several(interface_method),
    "Elements": several(element),
    "Tag": tag,
})  # fmt: skip
