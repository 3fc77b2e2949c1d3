"""Makes text from a file safe and measurable on a terminal."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Control and format characters, line and paragraph separators, surrogates, private use.
_UNSAFE_CATEGORIES = frozenset({"Cc", "Cf", "Zl", "Zp", "Cs", "Co", "Cn"})
_COMBINING_CATEGORIES = frozenset({"Mn", "Me"})
_TAB = "    "


def safe(text: str) -> str:
    """Return the text with all escaped that could move the cursor or hide what is written."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(_cell, text))


def quote(text: str, limit: int = 80) -> str:
    """Return a text from a file as a message quotes it: in backquotes, shortened if it is long."""
    return f"`{shorten(text, limit)}`"


def quote_all(texts: Iterable[str], limit: int = 12) -> str:
    """Return a list of texts as a message quotes it, cut short if it is long."""
    texts = list(texts)
    rest = len(texts) - limit
    listed = ", ".join(quote(text) for text in texts[:limit])
    return f"{listed} and {rest} more" if rest > 0 else listed


def shorten(text: str, limit: int = 80) -> str:
    """Return the beginning of a text that is longer than a limit."""
    return text if len(text) <= limit else f"{text[: limit - 1]}…"


def cells(text: str) -> list[tuple[str, int]]:
    """Return what each character of a text shows as, and how many columns that takes."""
    return [(shown, width(shown)) for shown in map(_cell, text)]


def width(text: str) -> int:
    """Return the columns that a safe text takes on a terminal."""
    return len(text) if text.isascii() else sum(map(_character_width, text))


def _cell(character: str) -> str:
    if character == "\t":
        return _TAB
    if unicodedata.category(character) in _UNSAFE_CATEGORIES:
        return f"\\u{{{ord(character):x}}}"
    return character


def _character_width(character: str) -> int:
    if unicodedata.category(character) in _COMBINING_CATEGORIES:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1
