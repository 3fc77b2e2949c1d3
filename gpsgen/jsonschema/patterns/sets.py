"""Sets of code points: what a character class of ECMA-262 stands for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

MAX_CODE_POINT: Final = 0x10FFFF
#: Lone surrogates: code points that no Go string of UTF-8 holds.
SURROGATES: Final = (0xD800, 0xDFFF)


@dataclass(frozen=True, slots=True)
class Set:
    """Ranges in order, with gaps between them, both ends included."""

    ranges: tuple[tuple[int, int], ...] = ()

    def __contains__(self, code: int) -> bool:
        return any(low <= code <= high for low, high in self.ranges)

    def __or__(self, other: Set) -> Set:
        return of_ranges([*self.ranges, *other.ranges])

    def __and__(self, other: Set) -> Set:
        return ~(~self | ~other)

    def __invert__(self) -> Set:
        gaps: list[tuple[int, int]] = []
        start = 0
        for low, high in self.ranges:
            if low > start:
                gaps.append((start, low - 1))
            start = high + 1
        if start <= MAX_CODE_POINT:
            gaps.append((start, MAX_CODE_POINT))
        return Set(tuple(gaps))

    def __bool__(self) -> bool:
        return bool(self.ranges)

    def is_ascii(self) -> bool:
        """Whether all are below 128."""
        return not self.ranges or self.ranges[-1][1] < 0x80

    def is_universal(self) -> bool:
        """Whether it has every code point that a string can hold."""
        return (self | Set((SURROGATES,))).ranges == ((0, MAX_CODE_POINT),)

    def single(self) -> int | None:
        """Return the code point of a set that has one."""
        if len(self.ranges) == 1 and self.ranges[0][0] == self.ranges[0][1]:
            return self.ranges[0][0]
        return None


def of_ranges(ranges: Iterable[tuple[int, int]]) -> Set:
    """Return the set of these ranges, which may overlap and come in any order."""
    merged: list[tuple[int, int]] = []
    for low, high in sorted(ranges):
        if merged and low <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(merged[-1][1], high))
        else:
            merged.append((low, high))
    return Set(tuple(merged))


def of_characters(characters: str) -> Set:
    """Return the set of the characters of a string."""
    return of_ranges((ord(it), ord(it)) for it in characters)


ALL: Final = Set(((0, MAX_CODE_POINT),))
ASCII: Final = Set(((0, 0x7F),))
#: CharacterClassEscape :: d, s and w of ECMA-262, 22.2.2.9 CompileToCharSet.
DIGIT: Final = Set(((0x30, 0x39),))
WORD: Final = of_ranges([(0x30, 0x39), (0x41, 0x5A), (0x5F, 0x5F), (0x61, 0x7A)])
#: LineTerminator of ECMA-262, 12.3.
LINE_TERMINATOR: Final = of_characters("\n\r\u2028\u2029")
#: WhiteSpace and LineTerminator of ECMA-262, 12.2 and 12.3; Space_Separator has not changed since
#: Unicode 6.3.
SPACE: Final = of_ranges(
    [
        (0x09, 0x0D), (0x20, 0x20), (0xA0, 0xA0), (0x1680, 0x1680), (0x2000, 0x200A),
        (0x2028, 0x2029), (0x202F, 0x202F), (0x205F, 0x205F), (0x3000, 0x3000), (0xFEFF, 0xFEFF),
    ]
)  # fmt: skip
NOT_LINE_TERMINATOR: Final = ~LINE_TERMINATOR
