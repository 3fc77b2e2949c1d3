"""Makes text from a file safe and measurable on a terminal."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Control and format characters, line and paragraph separators, surrogates, private use.
_UNSAFE_CATEGORIES = frozenset({"Cc", "Cf", "Zl", "Zp", "Cs", "Co", "Cn"})
_COMBINING_CATEGORIES = frozenset({"Mn", "Me"})
#: What shows as nothing, though its category does not say so (Default_Ignorable_Code_Point).
_INVISIBLE = (
    range(0x034F, 0x0350),
    range(0x115F, 0x1161),
    range(0x17B4, 0x17B6),
    range(0x180B, 0x1810),
    range(0x3164, 0x3165),
    range(0xFE00, 0xFE10),
    range(0xFFA0, 0xFFA1),
    range(0xE0100, 0xE01F0),
)
#: Korean vowels and final consonants, which join the consonant before them.
_JOINING_JAMO = (range(0x1160, 0x1200), range(0xD7B0, 0xD800))
_ZERO_WIDTH_JOINER = "\u200d"
_TEXT_STYLE, _EMOJI_STYLE = "\ufe0e", "\ufe0f"
_SKIN_TONES = range(0x1F3FB, 0x1F400)
_MATHEMATICAL_EMOJI = range(0x2190, 0x2C00)
#: Emoji that are neither symbols nor arrows; the first twelve become keycaps.
_OTHER_EMOJI = frozenset("0123456789#*‼⁉ℹ〰")  # noqa: RUF001 (meant as they are)
_TAB = "    "

Cell = tuple[str, int]
"""What a character shows as, and the columns that this takes on a terminal."""


def safe(text: str) -> str:
    """Return the text with all escaped that could move the cursor or hide what is written."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(shown for shown, _ in cells(text))


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


def cells(text: str) -> list[Cell]:
    """Return what each character of a text shows as, and how many columns that takes.

    What joins the character before it takes none: a combining mark, the rest of an emoji that is
    written with joiners (Unicode's annexes 11 and 29, technical standard 51).
    """
    if text.isascii() and text.isprintable():
        return [(character, 1) for character in text]
    found: list[Cell] = []
    for index, character in enumerate(text):
        before = text[index - 1] if index else ""
        joined = before == _ZERO_WIDTH_JOINER and found[-1][0] == before
        if character == _ZERO_WIDTH_JOINER and _joins(before, text[index + 1 : index + 2]):
            found.append((character, 0))
        elif character in {_TEXT_STYLE, _EMOJI_STYLE} and _is_emoji(before):
            # the style of an emoji makes a narrow one wide, but not where it is a part of another
            widens = character == _EMOJI_STYLE and found[-1][1] == 1
            found.append((character, int(widens)))
        elif joined or (ord(character) in _SKIN_TONES and _is_emoji(before)):
            found.append((character, 0))
        else:
            found.append(_cell(character))
    return found


def width(text: str) -> int:
    """Return the columns that a safe text takes on a terminal."""
    return len(text) if text.isascii() else sum(columns for _, columns in cells(text))


def _joins(before: str, after: str) -> bool:
    """Say whether a joiner between two characters makes one emoji of them."""
    is_end = before == _EMOJI_STYLE or (before != "" and ord(before) in _SKIN_TONES)
    return (is_end or _is_emoji(before)) and _is_emoji(after)


def _is_emoji(character: str) -> bool:
    """Say whether a character may begin an emoji; symbols that are none may be taken for one."""
    if not character or character in _OTHER_EMOJI:
        return bool(character)
    category = unicodedata.category(character)
    return category == "So" or (category == "Sm" and ord(character) in _MATHEMATICAL_EMOJI)


def _cell(character: str) -> Cell:
    if character == "\t":
        return _TAB, len(_TAB)
    category = unicodedata.category(character)
    code_point = ord(character)
    if category in _UNSAFE_CATEGORIES or any(code_point in hidden for hidden in _INVISIBLE):
        escaped = f"\\u{{{code_point:x}}}"
        return escaped, len(escaped)
    if category in _COMBINING_CATEGORIES or any(code_point in jamo for jamo in _JOINING_JAMO):
        return character, 0
    return character, 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1
