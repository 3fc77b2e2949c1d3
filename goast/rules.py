"""The rule of each kind of field: what it takes, what is stored, what is refused.

Everything that carries text into a tree goes through one of these functions.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Final, get_args

from goast import kinds, literals, names
from goast.base import LEAVES, RULES, Decl, Expr, Node, Rule, Spec, Stmt
from goast.declarations import (
    Blank,
    Comment,
    Directive,
    GenDecl,
    ImportSpec,
    TypeSpec,
)
from goast.expressions import (
    BasicLit,
    Field,
    Ident,
    Package,
    Param,
    RawString,
    Selector,
    String,
)
from goast.statements import Case, CommCase, ExprStmt

_DIRECTIVE_ARGS = re.compile(r"(?:[!-~]+(?: [!-~]+)*)?", re.ASCII)


def shown(value: object) -> str:
    """Return a value as an error shows it, cut where it is long."""
    text = repr(value)
    return text if len(text) <= 80 else text[:77] + "..."


def expr(value: object) -> Expr:
    """Take an expression, a name or a selector on names."""
    if isinstance(value, Expr):
        return value
    if not isinstance(value, str):
        raise _refusal(value, "an expression")
    if "." not in value:
        return Ident(value)
    first, *rest = map(names.check_identifier, value.split("."))
    result: Expr = Ident(first)
    for name in rest:
        result = Selector(result, name)
    return result


def one_or_more(value: object) -> tuple[Expr, ...]:
    """Take one expression or several."""
    if isinstance(value, Expr | str):
        return (expr(value),)
    return _exprs(value)


def name_list(value: object) -> tuple[str, ...]:
    """Take one name or several."""
    if isinstance(value, str):
        return (names.check_identifier(value),)
    return tuple(names.check_identifier(_text(name)) for name in _sequence(value))


def param(value: object) -> Param:
    """Take a parameter, or the type of one without a name."""
    return value if isinstance(value, Param) else Param((), expr(value))


def struct_field(value: object) -> Field | Comment | Blank:
    """Take a field, the type of an embedded one, or layout between fields."""
    if isinstance(value, Field | Comment | Blank):
        return value
    return Field((), expr(value))


def element(value: object) -> Expr | Comment | Blank:
    """Take an element of a composite literal or layout between elements."""
    return value if isinstance(value, Comment | Blank) else expr(value)


def statement(value: object) -> Stmt:
    """Take a statement, or an expression that is one."""
    if isinstance(value, Expr):
        return ExprStmt(value)
    if not isinstance(value, Stmt):
        raise _refusal(value, "a statement")
    return value


def declaration(value: object) -> Decl:
    """Take a declaration, or a type that is declared alone."""
    if isinstance(value, TypeSpec):
        return GenDecl("type", [value])
    if not isinstance(value, Decl):
        raise _refusal(value, "a declaration")
    return value


def tag(value: object) -> Expr:
    """Take the keys and values of a struct tag, or its literal."""
    if isinstance(value, String | RawString | BasicLit):
        return value
    if not isinstance(value, Mapping):
        raise _refusal(value, "a mapping of keys to values")
    text = literals.tag_text(value)
    try:
        return RawString(text)
    except ValueError:
        return String(text)


def digits(value: object) -> int:
    """Take what an integer literal can denote."""
    if type(value) is not int or value < 0:
        raise _refusal(value, "an integer without a sign")
    return value


def number(value: object) -> float:
    """Take what a floating-point literal can denote."""
    if type(value) is not float:
        raise _refusal(value, "a float")
    return literals.check_float(value)


def character(value: object) -> str:
    """Take one code point."""
    if len(literals.check_unicode(_text(value))) != 1:
        raise _refusal(value, "one character")
    return str(value)


def import_name(value: object) -> str:
    """Take the name of an import: a package's, or ``_`` or ``.``."""
    text = _text(value)
    return text if text in {"_", "."} else names.check_package_name(text)


def directive_args(value: object) -> str:
    """Take words of printable ASCII between single spaces."""
    if not _DIRECTIVE_ARGS.fullmatch(_text(value)):
        raise _refusal(value, "words of printable ASCII")
    return str(value)


def _refusal(value: object, expected: str) -> ValueError:
    return ValueError(f"{shown(value)} is not {expected}")


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise _refusal(value, "text")
    return str(value)


def _sequence(value: object) -> Iterable[object]:
    if isinstance(value, str | Mapping | Node) or not isinstance(value, Iterable):
        raise _refusal(value, "a sequence")
    return value


def _exprs(value: object) -> tuple[Expr, ...]:
    return tuple(expr(item) for item in _sequence(value))


def _checked(check: Callable[[str], str]) -> Rule:
    return lambda value: check(_text(value))


def _instance(*classes: type) -> Rule:
    expected = "a " + " or ".join(cls.__name__ for cls in classes)

    def rule(value: object) -> object:
        if not isinstance(value, classes):
            raise _refusal(value, expected)
        return value

    return rule


def _one_of(literal: object) -> Rule:
    allowed = frozenset(get_args(literal))

    def rule(value: object) -> object:
        if not isinstance(value, str) or value not in allowed:
            raise ValueError(f"{shown(value)} is none of {' '.join(sorted(allowed))}")
        return value

    return rule


def _several(rule: Rule) -> Rule:
    return lambda value: tuple(rule(item) for item in _sequence(value))


_TEXT: Final[dict[str, Rule]] = {
    "Identifier": _checked(names.check_identifier),
    "Exported": _checked(names.check_exported),
    "PackageName": _checked(names.check_package_name),
    "ImportPath": _checked(names.check_import_path),
    "ImportName": import_name,
    "StringValue": _checked(literals.check_unicode),
    "RawText": _checked(literals.check_raw),
    "Character": character,
    "Source": _text,
    "Doc": _checked(literals.check_comment),
    "Line": _checked(literals.check_line),
    "Digits": digits,
    "Number": number,
    "DirectiveArgs": directive_args,
    "LiteralKind": _one_of(kinds.LiteralKind),
    "UnaryOp": _one_of(kinds.UnaryOp),
    "BinaryOp": _one_of(kinds.BinaryOp),
    "AssignOp": _one_of(kinds.AssignOp),
    "IncDecOp": _one_of(kinds.IncDecOp),
    "Direction": _one_of(kinds.Direction),
    "Jump": _one_of(kinds.Jump),
    "Keyword": _one_of(kinds.Keyword),
    "DirectiveName": _one_of(kinds.DirectiveName),
    "bool": _instance(bool),
    "Package": _instance(Package),
    "Names": name_list,
}
_NODES: Final[dict[str, Rule]] = {
    "ExprLike": expr,
    "ExprList": _exprs,
    "OneOrMore": one_or_more,
    "Params": _several(param),
    "Receiver": _instance(Param),
    "Fields": _several(struct_field),
    "Elements": _several(element),
    "Stmt": _instance(Stmt),
    "Simple": statement,
    "Body": _several(statement),
    "Cases": _several(_instance(Case, Comment, Blank)),
    "CommCases": _several(_instance(CommCase, Comment, Blank)),
    "Specs": _several(_instance(Spec)),
    "Decls": _several(declaration),
    "Imports": _several(_instance(ImportSpec)),
    "Directives": _several(_instance(Directive)),
    "Tag": tag,
}
RULES.update(_TEXT | _NODES)
LEAVES.update(_TEXT)

__all__ = ["expr", "one_or_more", "statement"]
