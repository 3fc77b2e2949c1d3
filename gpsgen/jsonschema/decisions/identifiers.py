"""Go identifiers out of any text: keys, titles, values of enums."""

from __future__ import annotations

import itertools
import re
import unicodedata
from typing import TYPE_CHECKING

from gpsgen.names import go_exported

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

#: A longer text is cut: an identifier is for reading.
_MOST = 64
_MOST_WORDS_OF_TITLE = 4

_RUNS = re.compile(r"[A-Za-z0-9]+|.", re.ASCII | re.DOTALL)

#: Characters that tell words apart, and nothing else where there are words.
_SEPARATORS = {
    " ": "Space",
    "-": "Dash",
    "_": "Underscore",
    ".": "Dot",
    "/": "Slash",
    ":": "Colon",
    ",": "Comma",
    ";": "Semicolon",
    "'": "Quote",
    '"': "DoubleQuote",
    "`": "Backquote",
    "(": "Open",
    ")": "Close",
    "[": "OpenBracket",
    "]": "CloseBracket",
    "{": "OpenBrace",
    "}": "CloseBrace",
    "$": "Dollar",
    "@": "At",
    "\\": "Backslash",
    "\t": "Tab",
    "\n": "Newline",
    "\r": "Return",
}

#: Characters that mean something: `<` and `<=` are two names.
_SYMBOLS = {
    "<": "Less",
    ">": "Greater",
    "=": "Equal",
    "+": "Plus",
    "!": "Not",
    "*": "Star",
    "&": "And",
    "|": "Or",
    "%": "Percent",
    "#": "Hash",
    "~": "Tilde",
    "^": "Caret",
    "?": "Question",
}

#: Latin letters that are no others with an accent.
_LETTERS = str.maketrans(
    {
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "ł": "l",
        "þ": "th",
        "Æ": "AE",
        "Œ": "OE",
        "Ø": "O",
        "Đ": "D",
        "Ð": "D",
        "Ł": "L",
        "Þ": "TH",
    }
)

_TITLE = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:[ _-][A-Za-z0-9]+)*", re.ASCII)
_ARTICLES = frozenset({"a", "an", "the"})


def exported(text: str) -> str:
    """Return the exported identifier for a text: `user_id` is `UserID`, `<=` is `LessEqual`."""
    return _leading_letter(identifier_part(text))


def identifier_part(text: str) -> str:
    """Return what stands for a text behind another identifier: `1.25` is `1_25`, `` is `Empty`."""
    text = _ascii(text[:_MOST])
    if text.startswith("-") and text[1:2].isdigit():
        text = "minus " + text[1:]
    words = "".join(_words(text, _plain))
    return words or spelled_part(text)


def spelled_part(text: str) -> str:
    """Return the same with each character spelled out: for texts that are too much alike."""
    return "".join(_words(_ascii(text[:_MOST]), _spelled)) or "Empty"


def spelled(text: str) -> str:
    """Return the exported identifier with each character spelled out: `a-b` is `ADashB`."""
    return _leading_letter(spelled_part(text))


def from_title(title: str) -> str | None:
    """Return the identifier that a title gives, or None for one that is a sentence or no words."""
    words = re.split(r"[ _-]", title)
    is_name = _TITLE.fullmatch(title) and words[0].lower() not in _ARTICLES
    short = len(words) <= _MOST_WORDS_OF_TITLE and len(title) <= _MOST
    return exported(title) if is_name and short else None


def singular(name: str) -> str | None:
    """Return the name of one of several, where that is plain: `Devices` holds a `Device`."""
    if name.endswith("ies") and len(name) > 4:
        return name.removesuffix("ies") + "y"
    if name.endswith(("sses", "shes", "ches", "xes")):
        return name.removesuffix("es")
    if name.endswith(("ss", "us", "is", "Series", "uses", "ises")) or len(name) < 3:
        return None
    return name.removesuffix("s") if name.endswith("s") else None


def distinct(candidates: list[str], is_free: Callable[[str], bool]) -> str:
    """Return the first candidate that is free, else the last one with the first number that is."""
    numbered = (f"{candidates[-1]}{n}" for n in itertools.count(2))
    return next(it for it in itertools.chain(candidates, numbered) if is_free(it))


def _leading_letter(name: str) -> str:
    return name if name[0].isalpha() else f"N{name}"


def _ascii(text: str) -> str:
    """Write Latin letters as those of ASCII; other letters stay."""
    letters = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    return "".join(it for it in letters if not unicodedata.combining(it))


def _words(text: str, write: Callable[[str], str]) -> Iterator[str]:
    """Give the words of a text; between two numbers there is an underscore."""
    last = ""
    for chunk in _RUNS.findall(text):
        word = go_exported(chunk) if chunk.isalnum() and chunk.isascii() else write(chunk)
        if word[:1].isdigit() and last[-1:].isdigit():
            yield "_"
        if word:
            yield word
            last = word


def _plain(character: str) -> str:
    return "" if character in _SEPARATORS else _spelled(character)


def _spelled(character: str) -> str:
    known = _SYMBOLS.get(character) or _SEPARATORS.get(character)
    return known or f"U{ord(character):04X}"
