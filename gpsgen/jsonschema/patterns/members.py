"""Whether a character is in a set: conditions in Go."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING, Final, Literal

from goast import Binary, Int, Package, Rune, String, Unary, call
from gpsgen.jsonschema.patterns.sets import MAX_CODE_POINT, SURROGATES, Set

if TYPE_CHECKING:
    from goast.nodes import Expr

_STRINGS: Final = Package("strings")
#: How many ranges a condition may compare with, and how many characters it may look for.
_MAX_RANGES: Final = 4
_MAX_LISTED: Final = 32
#: From here on a range is compared with; shorter ones are characters.
_RANGE: Final = 3


def member_test(points: Set, character: Expr, *, byte: bool) -> Expr | None:
    """Return a condition that holds for the characters of a set; None where it would be long.

    The character is a `rune`, or a `byte` where the set or all others are of ASCII.
    """
    points = _without_surrogates(points)
    complement = _without_surrogates(~points)
    if not points or not complement:
        return None
    if points.ranges[-1][1] == MAX_CODE_POINT:
        return _test(complement, character, byte=byte, negated=True)
    return _test(points, character, byte=byte, negated=False)


def _without_surrogates(points: Set) -> Set:
    """Return a set that differs in surrogates, and has them where that spares a range."""
    without = points & ~Set((SURROGATES,))
    merged = without | Set((SURROGATES,))
    return merged if len(merged.ranges) < len(without.ranges) else without


def _test(points: Set, character: Expr, *, byte: bool, negated: bool) -> Expr | None:
    ranges = [it for it in points.ranges if it[1] - it[0] + 1 >= _RANGE]
    listed = [code for it in points.ranges if it not in ranges for code in range(it[0], it[1] + 1)]
    if len(ranges) > _MAX_RANGES:
        codes = [
            code for low, high in points.ranges for code in range(low, min(high, low + 99) + 1)
        ]
        ranges, listed = [], codes
    if len(listed) > _MAX_LISTED:
        return None
    tests = [_between(low, high, character, negated=negated) for low, high in ranges]
    tests += _listed(listed, character, byte=byte, negated=negated)
    if not tests:
        return None
    operator: Literal["&&", "||"] = "&&" if negated else "||"
    return reduce(lambda left, right: Binary(left, operator, right), tests)


def _between(low: int, high: int, character: Expr, *, negated: bool) -> Expr:
    if low == 0:
        return Binary(character, ">" if negated else "<=", _literal(high))
    if high == MAX_CODE_POINT:
        return Binary(character, "<" if negated else ">=", _literal(low))
    if negated:
        return Binary(
            Binary(character, "<", _literal(low)), "||", Binary(character, ">", _literal(high))
        )
    return Binary(
        Binary(character, ">=", _literal(low)), "&&", Binary(character, "<=", _literal(high))
    )


def _listed(codes: list[int], character: Expr, *, byte: bool, negated: bool) -> list[Expr]:
    if len(codes) < _RANGE:
        return [Binary(character, "!=" if negated else "==", _literal(it)) for it in codes]
    text = String("".join(map(chr, codes)))
    if byte:
        found = call(_STRINGS.IndexByte, text, character)
        return [Binary(found, "<" if negated else ">=", Int(0))]
    contained = call(_STRINGS.ContainsRune, text, character)
    return [Unary("!", contained) if negated else contained]


def _literal(code: int) -> Expr:
    return Rune(chr(code))
