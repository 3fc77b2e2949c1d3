"""Literals as nodes, and what is wrong with text that only looks like one."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from goast import literals
from goast.errors import ScanError
from goast.expressions import BasicLit, Int, RawString, String

if TYPE_CHECKING:
    from goast.base import Expr
    from goast.kinds import LiteralKind
    from goast.tokens import Token

#: The value of a longer number is of no use, and Python is slow to find it.
_LONGEST_INT: Final = 1000
_DECIMAL: Final = re.compile(rf"0|[1-9][0-9]{{0,{_LONGEST_INT - 1}}}", re.ASCII)
#: As much of a string or rune literal as is right, by its first character.
_RIGHT: Final = {
    '"': re.compile(rf'"(?:[^\\"]|{literals.ESCAPE}|\\")*'),
    "'": re.compile(rf"'(?:[^\\']|{literals.ESCAPE}|\\')?"),
}
#: What is wrong with a number, by how it reads; the first that matches tells.
_WRONG_NUMBERS: Final = tuple(
    (re.compile(pattern, re.ASCII | re.IGNORECASE), message)
    for pattern, message in (
        (r"0[xbo]_*i?", "a number has no digits behind its prefix"),
        (r"0b[01_]*[2-9].*", "a binary number has the digits 0 and 1"),
        (r"0o?[0-9_]*[89][0-9_]*", "an octal number, which starts with 0, has the digits 0 to 7"),
        (r".*(?:__|_$|_\.|\._).*", "'_' must separate successive digits"),
        (r"0x[^p.]*\.[^p]*", "a hexadecimal number with a point needs an exponent: p0"),
        (r".*[ep][+-]?i?", "an exponent has no digits"),
    )
)


def parse_literal(token: Token) -> Expr:
    """Return the node of a literal's token.

    Raises ``ScanError`` at what is wrong in it: an escape, say, that Go does not know.
    """
    # Go drops carriage returns from raw strings.
    text = token.text.replace("\r", "") if token.text[0] == "`" else token.text
    kind = _kind(text)
    if not literals.LITERALS[kind].fullmatch(text):
        raise _fault(token)
    return literal(kind, text)


def literal(kind: LiteralKind, text: str) -> Expr:
    """Return the node of a literal; the one that has its value, where that prints the same."""
    if kind == "INT" and _DECIMAL.fullmatch(text):
        return Int(int(text))
    if kind == "STRING" and text[0] == "`":
        return RawString(text[1:-1])
    if kind == "STRING" and "\\" not in text and literals.quote(text[1:-1]) == text:
        return String(text[1:-1])
    return BasicLit(kind, text)


def _kind(text: str) -> LiteralKind:
    if text[0] in "`\"'":
        return "CHAR" if text[0] == "'" else "STRING"
    if text[-1] == "i":
        return "IMAG"
    lower = text.lower()
    fraction = "." in lower or ("p" if lower.startswith("0x") else "e") in lower
    return "FLOAT" if fraction else "INT"


def _fault(token: Token) -> ScanError:
    right = _RIGHT.get(token.text[0])
    if right is None:
        return ScanError(token, _number_fault(token.text))
    match = right.match(token.text)
    length = match.end() if match else 0
    if token.text[length : length + 1] != "\\":
        return ScanError(token, "a rune literal holds one character; a string needs double quotes")
    start = token.start + length
    text = token.text[length : length + 2]
    place = replace(token, text=text, start=start, end=start + 2, column=token.column + length)
    return ScanError(place, f"unknown or incomplete escape sequence {text!r}")


def _number_fault(text: str) -> str:
    for pattern, message in _WRONG_NUMBERS:
        if pattern.fullmatch(text):
            return message
    return "invalid number"
