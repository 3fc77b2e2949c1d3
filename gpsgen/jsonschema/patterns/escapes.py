"""Escapes of ECMA-262: AtomEscape of 22.2.1, and what Annex B.1.2 makes of others."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from gpsgen.jsonschema.patterns.properties import find_property
from gpsgen.jsonschema.patterns.sets import DIGIT, SPACE, WORD
from gpsgen.jsonschema.patterns.syntax import Class, PatternError

if TYPE_CHECKING:
    from gpsgen.jsonschema.patterns.cursor import Cursor

_CLASSES: Final = {"d": DIGIT, "D": ~DIGIT, "s": SPACE, "S": ~SPACE, "w": WORD, "W": ~WORD}
_CONTROLS: Final = {"f": 0x0C, "n": 0x0A, "r": 0x0D, "t": 0x09, "v": 0x0B}
_SYNTAX: Final = frozenset("^$\\.*+?()[]{}|/")

_PROPERTY: Final = re.compile(r"\\([pP])\{([A-Za-z0-9_]*=?[A-Za-z0-9_]*)\}")
_PAIR: Final = re.compile(r"\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})")
_CODE: Final = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|u\{([0-9a-fA-F]+)\})")
_LETTER: Final = re.compile(r"\\c([A-Za-z])")
#: In a class, Annex B takes digits and `_`, too.
_CLASS_LETTER: Final = re.compile(r"\\c([A-Za-z0-9_])")
_NUL: Final = re.compile(r"\\0(?![0-9])")
_OCTAL: Final = re.compile(r"\\([0-3][0-7]{0,2}|[4-7][0-7]?)")


def read_class_escape(at: Cursor, *, strict: bool) -> Class | None:
    r"""Read `\d`, `\p{…}` and the like; None where none comes next."""
    letter = at.peek(1)
    if at.peek() == "\\" and letter in _CLASSES:
        at.offset += 2
        return Class(_CLASSES[letter])
    found = at.looks_at(_PROPERTY)
    if found is not None and (known := find_property(found[2])) is not None:
        at.match(_PROPERTY)
        return complement(known) if found[1] == "P" else known
    if found is not None or (strict and letter and letter in "pP"):
        raise at.error("a property of Unicode that is not known")
    return None


def complement(item: Class) -> Class:
    """Return the class of all other code points."""
    if item.properties:
        return Class(item.set, item.properties, not item.negated)
    return Class(~item.set)


def read_character_escape(at: Cursor, *, strict: bool, in_class: bool = False) -> int:
    """Read an escape that stands for one code point; raises `PatternError`."""
    offset = at.offset
    code = _code(at)
    if code is None:
        code = _control(at, in_class=in_class and not strict)
    if code is not None:
        return code
    letter = at.peek(1)
    if not letter:
        raise PatternError(offset, "\\ at the end")
    if strict and letter not in _SYNTAX and not (in_class and letter == "-"):
        raise PatternError(offset, "an escape of no known kind")
    if not strict and (found := at.match(_OCTAL)) is not None:
        return int(found[1], 8)
    if letter == "c":
        # Annex B: the backslash is one itself where no letter follows.
        at.offset += 1
        return ord("\\")
    at.offset += 2
    return ord(letter)


def _code(at: Cursor) -> int | None:
    pair = at.match(_PAIR)
    if pair is not None:
        return 0x10000 + ((int(pair[1], 16) & 0x3FF) << 10) + (int(pair[2], 16) & 0x3FF)
    found = at.looks_at(_CODE)
    if found is None:
        return None
    code = int(found[1] or found[2] or found[3], 16)
    if code > 0x10FFFF:
        raise at.error("a code point that is none")
    at.match(_CODE)
    return code


def _control(at: Cursor, *, in_class: bool) -> int | None:
    letter = at.peek(1)
    if letter and letter in _CONTROLS:
        at.offset += 2
        return _CONTROLS[letter]
    if at.match(_NUL):
        return 0
    found = at.match(_CLASS_LETTER if in_class else _LETTER)
    return ord(found[1]) % 32 if found is not None else None
