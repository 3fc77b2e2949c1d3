"""Character classes between brackets: CharacterClass of ECMA-262, 22.2.1, and of Annex B.1.2."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gpsgen.jsonschema.patterns.escapes import read_character_escape, read_class_escape
from gpsgen.jsonschema.patterns.sets import of_ranges
from gpsgen.jsonschema.patterns.syntax import Class, PatternError, Property

if TYPE_CHECKING:
    from gpsgen.jsonschema.patterns.cursor import Cursor


class ClassReader:
    """Reads one class."""

    def __init__(self, at: Cursor, *, strict: bool) -> None:
        self._at = at
        self._strict = strict
        self._ranges: list[tuple[int, int]] = []
        self._properties: list[Property] = []

    def read(self) -> Class:
        """Read a class from its `[` to its `]`; raises `PatternError`."""
        offset = self._at.offset
        self._at.take("[")
        negated = self._at.take("^")
        while not self._at.take("]"):
            if not self._at.more():
                raise PatternError(offset, "an unterminated class")
            self._member()
        points = of_ranges(self._ranges)
        if self._properties:
            properties = tuple(dict.fromkeys(self._properties))
            return Class(points, properties, negated)
        return Class(~points if negated else points)

    def _member(self) -> None:
        offset = self._at.offset
        low = self._atom()
        if self._at.peek() != "-" or self._at.peek(1) in {"]", ""}:
            self._add(low)
            return
        self._at.take("-")
        high = self._atom()
        if isinstance(low, int) and isinstance(high, int):
            if high < low:
                raise PatternError(offset, "a range out of order in a class")
            self._ranges.append((low, high))
            return
        if self._strict:
            raise PatternError(offset, "a range with a class at one of its ends")
        for item in (low, ord("-"), high):
            self._add(item)

    def _atom(self) -> int | Class:
        if self._at.peek() != "\\":
            self._at.offset += 1
            return ord(self._at.pattern[self._at.offset - 1])
        if self._at.take("\\b"):
            return 0x08
        found = read_class_escape(self._at, strict=self._strict)
        if found is not None:
            return found
        return read_character_escape(self._at, strict=self._strict, in_class=True)

    def _add(self, item: int | Class) -> None:
        if isinstance(item, int):
            self._ranges.append((item, item))
            return
        self._ranges.extend(item.set.ranges)
        # An escape has one property and nothing beside it, so its complement is the property's.
        self._properties += [
            Property(it.name, it.negated != item.negated) for it in item.properties
        ]
