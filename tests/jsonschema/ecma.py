"""Regular expressions of ECMA-262 for Python's `re`, as far as schemas of tests use them."""

from __future__ import annotations

import re
import sys
import unicodedata
from functools import cache

_DIGITS = "0-9"
_WORD = "A-Za-z0-9_"
_SPACE = "\\t\\n\\v\\f\\r \\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff"
_CLASSES = {"d": _DIGITS, "w": _WORD, "s": _SPACE}
#: What means something else to Python; its own word boundary is of Unicode.
_MEANINGS = {
    "$": "\\Z",
    ".": "[^\\n\\r\\u2028\\u2029]",
    "(?<": "(?P<",
    "\\b": "(?a:\\b)",
    "\\B": "(?a:\\B)",
}
_SPECIAL_IN_SETS = frozenset("[&~|")
_CONTROLS = {"t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r", "0": "\0"}
_CODE = re.compile(r"\\(?:u\{|[ux])([0-9a-fA-F]+)\}?")
_LONG_NAMES = {
    "Letter": "L",
    "Lowercase_Letter": "Ll",
    "Uppercase_Letter": "Lu",
    "Number": "N",
    "Decimal_Number": "Nd",
    "digit": "Nd",
    "Punctuation": "P",
    "Symbol": "S",
    "Mark": "M",
}
_TOKEN = re.compile(
    r"\\(?:p\{[^}]*\}|P\{[^}]*\}|u\{[0-9a-fA-F]+\}|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|c[A-Za-z]"
    r"|k<[^>]*>|.)|\(\?<(?=[^=!])|.",
    re.DOTALL,
)


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """Return what finds the matches of a pattern.

    Raises:
        re.error: Python has no such expression.

    """
    parts: list[str] = []
    inside: list[str] | None = None
    for token in _TOKEN.findall(pattern):
        if inside is None and token == "[":
            inside = []
        elif inside is None:
            parts.append(_outside(token))
        elif token == "]":
            parts.append(_set("".join(inside)))
            inside = None
        else:
            inside.append(token if token == "^" and not inside else _inside(token))
    if inside is not None:
        raise re.error("a set is not closed")
    return re.compile("".join(parts))


def _set(content: str) -> str:
    """Write a set; an empty one matches nothing."""
    return {"": "(?!)", "^": "[\\s\\S]"}.get(content, f"[{content}]")


def _outside(token: str) -> str:
    if token in _MEANINGS:
        return _MEANINGS[token]
    if token.startswith("\\k<"):
        return f"(?P={token[3:-1]})"
    if token.startswith("\\") and token[1] in "123456789":
        return token
    ranges = _ranges_of(token)
    return f"[{ranges}]" if ranges else _character(token)


def _inside(token: str) -> str:
    if token in _SPECIAL_IN_SETS:
        return f"\\{token}"
    return _ranges_of(token) or ("\\x08" if token == "\\b" else _character(token))


def _ranges_of(token: str) -> str | None:
    """Return what an escape for many characters stands for; None for another token."""
    if not token.startswith("\\"):
        return None
    name = token[1]
    if name in _CLASSES:
        return _CLASSES[name]
    if name.lower() in _CLASSES:
        return _complement(_CLASSES[name.lower()])
    if name in "pP":
        ranges = _property(token[3:-1])
        return _complement(ranges) if name == "P" else ranges
    return None


def _character(token: str) -> str:
    if len(token) < 2 or token[0] != "\\":
        return token
    if code := _CODE.fullmatch(token):
        return re.escape(chr(int(code[1], 16)))
    name = token[1]
    if name == "c" and len(token) > 2:
        return re.escape(chr(ord(token[2]) % 32))
    return re.escape(_CONTROLS.get(name, name))


@cache
def _property(name: str) -> str:
    """Return the ranges of a general category, or of one of the scripts that tests use."""
    _, _, value = name.rpartition("=")
    if value == "ASCII":
        return "\\x00-\\x7f"
    if value == "Latin":
        return _ranges(lambda it: unicodedata.name(it, "").startswith("LATIN "))
    category = _LONG_NAMES.get(value, value)
    if not re.fullmatch("[CLMNPSZ][a-z]?", category):
        raise re.error(f"no property {name}")
    return _ranges(lambda it: unicodedata.category(it).startswith(category))


@cache
def _complement(ranges: str) -> str:
    of = re.compile(f"[{ranges}]")
    return _ranges(lambda it: not of.match(it))


def _ranges(holds) -> str:
    found: list[list[int]] = []
    for code in range(sys.maxunicode + 1):
        if holds(chr(code)):
            if found and found[-1][1] == code - 1:
                found[-1][1] = code
            else:
                found.append([code, code])
    return "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in found)
