"""Literals of generated code: bounds, lengths, bits, texts of schemas."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from goast import BasicLit, Float, Int, String, Unary, integer
from gpsgen.diagnostics.text import safe, shorten

if TYPE_CHECKING:
    from collections.abc import Sequence

    from goast import Expr
    from gpsgen.jsonschema.shapes import Limit

_MOST: Final = 2**31 - 1
#: Messages list this many values of an enum.
_MOST_LISTED: Final = 8


def length(limit: Limit) -> Expr:
    """Return a length or a count, cut to what a Go int holds: no document reaches that."""
    return Int(int(min(limit.value, _MOST)))


def whole(limit: Limit) -> Expr:
    """Return a bound that an int64 holds."""
    return integer(int(limit.value))


def decimal(limit: Limit) -> Expr:
    """Return the exact text of a bound."""
    return String(str(limit.value))


def nearest(limit: Limit) -> Expr:
    """Return the float64 next to a bound."""
    value = float(limit.value)
    if value.is_integer() and abs(value) < 2**53:
        return integer(int(value))
    return Float(value) if value >= 0 else Unary("-", Float(-value))


def mask(bits: int) -> Expr:
    """Return an integer by its bits."""
    return BasicLit("INT", hex(bits))


def listed(values: Sequence[str | int]) -> str:
    """Return the values that are allowed as a message lists them: `"a", "b" or "c"`."""
    if len(values) > _MOST_LISTED:
        return f"one of the {len(values)} allowed values"
    texts = [f'"{safe(shorten(it))}"' if isinstance(it, str) else str(it) for it in values]
    *most, last = texts
    return f"{', '.join(most)} or {last}" if most else last
