"""Reading regular expressions of ECMA-262 (2025), 22.2.1 and, on demand, its Annex B.1.2.

Strings are sequences of code points for both, as JSON Schema has it (2020-12 Core, 6.4).
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, Final

from gpsgen.jsonschema.patterns.classes import ClassReader
from gpsgen.jsonschema.patterns.cursor import Cursor
from gpsgen.jsonschema.patterns.escapes import read_character_escape, read_class_escape
from gpsgen.jsonschema.patterns.groups import Groups, read_name
from gpsgen.jsonschema.patterns.sets import ALL, LINE_TERMINATOR, NOT_LINE_TERMINATOR, Set
from gpsgen.jsonschema.patterns.syntax import (
    Back,
    Boundary,
    Choice,
    Class,
    End,
    Fold,
    Group,
    Look,
    Node,
    PatternError,
    Repeat,
    Sequence,
    Start,
)

if TYPE_CHECKING:
    from collections.abc import Callable

#: How deep groups may nest; V8 and Go's regexp have such limits, too. Python allows 1000 frames.
_MAX_DEPTH: Final = 80
_COUNTS: Final = re.compile(r"\{([0-9]+)(,?)([0-9]*)\}")
_NUMBER: Final = re.compile(r"\\([1-9][0-9]*)")
_MODIFIERS: Final = re.compile(r"\(\?([ims]*)(-?)([ims]*):")


def parse(pattern: str, *, strict: bool = True) -> Node:
    """Read a pattern as with the flag `u`; otherwise with what Annex B allows, too.

    Raises `PatternError` for anything that is no pattern.
    """
    return _Parser(pattern, strict=strict).pattern()


class _Parser:
    def __init__(self, pattern: str, *, strict: bool) -> None:
        self._at = Cursor(pattern)
        self._groups = Groups.of(pattern)
        self._strict = strict
        # Without the flag, \k is a reference only where there is something to refer to.
        self._names = strict or bool(self._groups.names)
        self._number = 0
        #: The groups that have not ended: a reference to one within it is always empty.
        self._open: list[int] = []
        self._depth = 0
        self._dot_all = False
        self._multiline = False

    def pattern(self) -> Node:
        node = self._choice()
        if self._at.more():
            raise self._at.error("an unmatched )")
        return node

    def _choice(self) -> Node:
        items = [self._sequence()]
        while self._at.take("|"):
            items.append(self._sequence())
        return items[0] if len(items) == 1 else Choice(tuple(items))

    def _sequence(self) -> Node:
        items: list[Node] = []
        while self._at.more() and self._at.peek() not in "|)":
            items.append(self._term())
        return items[0] if len(items) == 1 else Sequence(tuple(items))

    def _term(self) -> Node:
        offset = self._at.offset
        node, quantifiable = self._atom()
        counts = self._quantifier()
        if counts is None:
            return node
        if not quantifiable:
            raise PatternError(offset, "an assertion cannot be repeated")
        least, most = counts
        return Repeat(node, least, most, lazy=self._at.take("?"))

    def _quantifier(self) -> tuple[int, int | None] | None:
        for mark, counts in (("*", (0, None)), ("+", (1, None)), ("?", (0, 1))):
            if self._at.take(mark):
                return counts
        offset = self._at.offset
        found = self._at.match(_COUNTS)
        if found is None:
            return None
        least, comma, most = found.groups()
        low, high = _count(least), _count(most or least)
        if comma and not most:
            return low, None
        if high < low:
            raise PatternError(offset, "numbers out of order in a quantifier")
        return low, high

    def _atom(self) -> tuple[Node, bool]:
        """Return the atom or assertion at hand, and whether it may be repeated."""
        character = self._at.peek()
        reader: Callable[[], tuple[Node, bool]] | None = {
            "(": self._group,
            "[": lambda: (ClassReader(self._at, strict=self._strict).read(), True),
            "\\": self._escape,
            ".": lambda: (self._single(ALL if self._dot_all else NOT_LINE_TERMINATOR), True),
            "^": lambda: (self._edge(Start(), behind=True), False),
            "$": lambda: (self._edge(End(), behind=False), False),
        }.get(character)
        if reader is not None:
            return reader()
        if character in "*+?" or (character == "{" and self._at.looks_at(_COUNTS)):
            raise self._at.error("nothing to repeat")
        if self._strict and character in "]{}":
            raise self._at.error(f"a lone {character}")
        return self._single(_point(ord(character))), True

    def _single(self, points: Set) -> Node:
        self._at.offset += 1
        return Class(points)

    def _edge(self, edge: Start | End, *, behind: bool) -> Node:
        self._at.offset += 1
        if not self._multiline:
            return edge
        return Choice((edge, Look(Class(LINE_TERMINATOR), behind=behind)))

    def _escape(self) -> tuple[Node, bool]:
        for text, negated in (("\\b", False), ("\\B", True)):
            if self._at.take(text):
                return Boundary(negated), False
        back = self._back()
        if back is not None:
            return back, True
        found = read_class_escape(self._at, strict=self._strict)
        if found is not None:
            return found, True
        return Class(_point(read_character_escape(self._at, strict=self._strict))), True

    def _back(self) -> Node | None:
        offset = self._at.offset
        found = self._at.looks_at(_NUMBER)
        if found is not None:
            number = _count(found[1])
            if number <= self._groups.count:
                self._at.match(_NUMBER)
                return self._reference(number)
            if self._strict:
                raise PatternError(offset, f"a reference to group {number}, which is not there")
            return None
        if self._names and self._at.take("\\k"):
            name = read_name(self._at) if self._at.take("<") else None
            if name not in self._groups.names:
                raise PatternError(offset, "a reference to a group that is not there")
            return self._reference(self._groups.names[name])
        return None

    def _reference(self, number: int) -> Node:
        return Sequence() if number in self._open else Back(number)

    def _group(self) -> tuple[Node, bool]:
        offset = self._at.offset
        self._depth += 1
        if self._depth > _MAX_DEPTH:
            raise PatternError(offset, "groups nest too deep")
        before = (self._dot_all, self._multiline)
        wrap, quantifiable = self._opening()
        item = self._choice()
        if not self._at.take(")"):
            raise PatternError(offset, "an unmatched (")
        self._dot_all, self._multiline = before
        self._depth -= 1
        return wrap(item), quantifiable

    def _opening(self) -> tuple[Callable[[Node], Node], bool]:
        """Read the start of a group; return what it makes of its content."""
        for text, behind, negated in (
            ("(?=", False, False), ("(?!", False, True), ("(?<=", True, False), ("(?<!", True, True)
        ):  # fmt: skip
            if self._at.take(text):
                wrap = functools.partial(Look, behind=behind, negated=negated)
                return wrap, not self._strict and not behind
        if self._at.take("(?:"):
            return lambda item: item, True
        modifiers = self._at.match(_MODIFIERS)
        if modifiers is not None:
            return self._modified(*modifiers.groups()), True
        offset = self._at.offset
        if self._at.take("(?<"):
            read_name(self._at)
        elif self._at.take("(?"):
            raise PatternError(offset, "a group of no known kind")
        else:
            self._at.take("(")
        self._number += 1
        self._open.append(self._number)
        return self._close, True

    def _close(self, item: Node) -> Node:
        return Group(item, self._open.pop())

    def _modified(self, added: str, minus: str, removed: str) -> Callable[[Node], Node]:
        letters = added + removed
        if len(set(letters)) != len(letters) or (minus and not letters):
            raise self._at.error("flags that a group cannot have")
        self._dot_all = ("s" in added) or (self._dot_all and "s" not in removed)
        self._multiline = ("m" in added) or (self._multiline and "m" not in removed)
        if "i" in letters:
            return lambda item: Fold(item, "i" in added)
        return lambda item: item


def _point(code: int) -> Set:
    return Set(((code, code),))


def _count(digits: str) -> int:
    # More than any string has; int() refuses thousands of digits.
    digits = digits.lstrip("0") or "0"
    return int(digits) if len(digits) < 19 else 10**18
