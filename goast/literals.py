"""Go's literals and comments as text: the only place where a value becomes source.

Python's own quoting will not do: ``json.dumps`` writes surrogate pairs, which Go refuses, and
``repr`` has escapes that Go does not know.
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

_SIMPLE_ESCAPES: Final = {"\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
#: Characters that change the order in which a reader sees the source.
_BIDI: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
#: A line of comment that gofmt takes for a build constraint, wherever in a file it stands.
_PLUS_BUILD: Final = re.compile(r"^(\s*)\+build(?!\S)", re.MULTILINE)
_TAG_KEY = re.compile(r"[A-Za-z0-9_.-]+", re.ASCII)

#: An escape in a string or a rune, but for that of the quote.
ESCAPE: Final = (
    r"\\(?:[abfnrtv\\]|[0-3][0-7]{2}|x[0-9a-fA-F]{2}|u(?![dD][89a-fA-F])[0-9a-fA-F]{4}"
    r"|U000(?:0(?![dD][89a-fA-F])|[1-9a-fA-F])[0-9a-fA-F]{4}|U0010[0-9a-fA-F]{4})"
)
_DECIMAL = r"(?:[0-9](?:_?[0-9])*)"
_HEX = r"(?:[0-9a-fA-F](?:_?[0-9a-fA-F])*)"
_INT = (
    r"(?:0[bB](?:_?[01])+|0[oO](?:_?[0-7])+|0[xX](?:_?[0-9a-fA-F])+|0(?:_?[0-7])*"
    r"|[1-9](?:_?[0-9])*)"
)
_FLOAT = (
    rf"(?:{_DECIMAL}\.{_DECIMAL}?(?:[eE][+-]?{_DECIMAL})?|{_DECIMAL}[eE][+-]?{_DECIMAL}"
    rf"|\.{_DECIMAL}(?:[eE][+-]?{_DECIMAL})?"
    rf"|0[xX](?:_?{_HEX}(?:\.{_HEX}?)?|\.{_HEX})[pP][+-]?{_DECIMAL})"
)
#: The source text that each kind of literal may have.
LITERALS: Final = {
    "INT": re.compile(_INT, re.ASCII),
    "FLOAT": re.compile(_FLOAT, re.ASCII),
    "IMAG": re.compile(rf"(?:{_FLOAT}|{_INT}|{_DECIMAL})i", re.ASCII),
    "CHAR": re.compile(rf"'(?:[^\\'\n\0\ufeff]|{ESCAPE}|\\')'"),
    "STRING": re.compile(rf'"(?:[^\\"\n\0\ufeff]|{ESCAPE}|\\")*"|`[^`\0\r\ufeff]*`'),
}


def check_unicode(text: str) -> str:
    """Return text that UTF-8 can carry: no lone surrogates."""
    if any("\ud800" <= character <= "\udfff" for character in text):
        raise ValueError(f"{text!r} holds half of a surrogate pair")
    return text


def check_comment(text: str) -> str:
    """Return text that a comment can carry, line by line."""
    for character in check_unicode(text):
        if character in _BIDI or character == "\ufeff":
            raise ValueError(f"a comment cannot hold {character!r}")
        if character not in "\n\t" and (character < " " or "\x7f" <= character <= "\x9f"):
            raise ValueError(f"a comment cannot hold {character!r}")
    if _PLUS_BUILD.search(text):
        raise ValueError("a line that starts with +build is a build constraint")
    return text


def check_line(text: str) -> str:
    """Return a comment that is one line."""
    if "\n" in check_comment(text):
        raise ValueError(f"{text!r} is more than one line")
    return text


def comment_text(text: str) -> str:
    """Make any text fit for a comment: what a comment cannot carry becomes a space."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = "".join(c if _fits_comment(c) else " " for c in text).strip()
    return _PLUS_BUILD.sub(r"\1+ build", text)


def check_raw(text: str) -> str:
    """Return text that a raw string can carry."""
    for character in check_unicode(text):
        if character in "`\r\0\ufeff":
            raise ValueError(f"a raw string cannot hold {character!r}")
    return text


def check_literal(kind: str, text: str) -> str:
    """Return the source text of a literal of that kind."""
    if not LITERALS[kind].fullmatch(check_unicode(text)):
        raise ValueError(f"{text!r} is not a literal of kind {kind}")
    return text


def quote(value: str) -> str:
    """Write an interpreted string."""
    if value.isprintable() and '"' not in value and "\\" not in value:
        return f'"{value}"'
    return '"' + "".join(map(_escape_string, value)) + '"'


def quote_rune(value: str) -> str:
    """Write a rune literal."""
    return f"'{_escape_rune(value)}'"


def quote_raw(value: str) -> str:
    """Write a raw string; the value was checked."""
    return f"`{value}`"


def float_text(value: float) -> str:
    """Write a floating-point literal that reads back as the same number."""
    return repr(value)


def check_float(value: float) -> float:
    """Return a number that a floating-point literal can denote."""
    if not math.isfinite(value) or math.copysign(1, value) < 0:
        raise ValueError(f"{value!r}: a literal is finite and has no sign")
    return value


def tag_text(pairs: Mapping[str, str]) -> str:
    """Write the text of a struct tag by the convention of ``reflect.StructTag``."""
    for key, value in pairs.items():
        if not _TAG_KEY.fullmatch(key):
            raise ValueError(f"{key!r} is not the key of a struct tag")
        check_unicode(value)
    return " ".join(f"{key}:{quote(value)}" for key, value in pairs.items())


def _fits_comment(character: str) -> bool:
    try:
        check_comment(character)
    except ValueError:
        return False
    return True


def _escape_string(character: str) -> str:
    return '\\"' if character == '"' else _escape(character)


def _escape_rune(character: str) -> str:
    return "\\'" if character == "'" else _escape(character)


def _escape(character: str) -> str:
    if character in _SIMPLE_ESCAPES:
        return _SIMPLE_ESCAPES[character]
    if character.isprintable():
        return character
    code = ord(character)
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"
