"""The rule of each kind of field that holds text: what it takes, stores and refuses.

Everything that carries text into a tree goes through one of these functions.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Final, get_args

from goast import kinds, literals, names
from goast.base import LEAVES, RULES, Expr, Node, Rule
from goast.expressions import Package, RawString, String

_DIRECTIVE_ARGS = re.compile(r"(?:[!-~]+(?: [!-~]+)*)?", re.ASCII)


def shown(value: object) -> str:
    """Return a value as an error shows it, cut where it is long."""
    text = repr(value)
    return text if len(text) <= 80 else text[:77] + "..."


def name_list(value: object) -> tuple[str, ...]:
    """Take one name or several."""
    if isinstance(value, str):
        return (names.check_identifier(value),)
    return tuple(names.check_identifier(_text(name)) for name in sequence(value))


def tag(value: object) -> Expr:
    """Take the keys and values of a struct tag, or its literal."""
    if isinstance(value, String | RawString) or getattr(value, "kind", "") == "STRING":
        return value  # type: ignore[return-value]
    if not isinstance(value, Mapping):
        raise refusal(value, "a mapping of keys to values")
    text = literals.tag_text(value)
    try:
        return RawString(text)
    except ValueError:
        return String(text)


def digits(value: object) -> int:
    """Take what an integer literal can denote."""
    if type(value) is not int or value < 0:
        raise refusal(value, "an integer without a sign")
    return value


def number(value: object) -> float:
    """Take what a floating-point literal can denote."""
    if type(value) is not float:
        raise refusal(value, "a float")
    return literals.check_float(value)


def character(value: object) -> str:
    """Take one code point."""
    if len(literals.check_unicode(_text(value))) != 1:
        raise refusal(value, "one character")
    return str(value)


def import_name(value: object) -> str:
    """Take the name of an import: a package's, or ``_`` or ``.``."""
    text = _text(value)
    return text if text in {"_", "."} else names.check_package_name(text)


def directive_args(value: object) -> str:
    """Take words of printable ASCII between single spaces."""
    if not _DIRECTIVE_ARGS.fullmatch(_text(value)):
        raise refusal(value, "words of printable ASCII")
    return str(value)


def flag(value: object) -> bool:
    """Take True or False."""
    if not isinstance(value, bool):
        raise refusal(value, "a bool")
    return value


def package(value: object) -> Package:
    """Take a package."""
    if not isinstance(value, Package):
        raise refusal(value, "a Package")
    return value


def refusal(value: object, expected: str) -> ValueError:
    """Return the error that says what a value is not."""
    return ValueError(f"{shown(value)} is not {expected}")


def sequence(value: object) -> Iterable[object]:
    """Return what stands for several values; text, a mapping or a node does not."""
    if isinstance(value, str | Mapping | Node) or not isinstance(value, Iterable):
        raise refusal(value, "a sequence")
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise refusal(value, "text")
    return str(value)


def _checked(check: Callable[[str], str]) -> Rule:
    return lambda value: check(_text(value))


def _one_of(literal: object) -> Rule:
    allowed = frozenset(get_args(literal))

    def rule(value: object) -> object:
        if not isinstance(value, str) or value not in allowed:
            raise ValueError(f"{shown(value)} is none of {' '.join(sorted(allowed))}")
        return value

    return rule


_TEXT: Final[dict[str, Rule]] = {
    "Identifier": _checked(names.check_identifier),
    "Named": _checked(names.check_named),
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
    "bool": flag,
    "Package": package,
    "Names": name_list,
}
RULES.update(_TEXT)
LEAVES.update(_TEXT)
