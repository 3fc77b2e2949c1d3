"""Shapes of strings, numbers and booleans."""

from __future__ import annotations

import operator
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import TYPE_CHECKING

from gpsgen.jsonschema.decisions.keywords import path
from gpsgen.jsonschema.decisions.normal import residual
from gpsgen.jsonschema.shapes import (
    BoolShape,
    Limit,
    NumberShape,
    NumberType,
    StringShape,
    Text,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gpsgen.jsonschema.decisions.normal import Conjunction

#: Formats that have a type of the helpers; it refuses nothing.
_HELPERS = {
    "date-time": "DateTime",
    "date": "Date",
    "ipv4": "IPv4",
    "ipv6": "IPv6",
    "uri": "URI",
    "uuid": "UUID",
}

_LEAST_INT64 = -(2**63)
_MOST_INT64 = 2**63 - 1

#: Exponents within which float64 holds numbers in full.
_LEAST_EXPONENT = -300
_MOST_EXPONENT = 300

#: The keywords of lengths.
LENGTH_KEYWORDS = ("min_length", "max_length")
_LOWER = ("minimum", "exclusive_minimum")
_UPPER = ("maximum", "exclusive_maximum")
_BOUNDS = {
    "minimum": operator.ge,
    "exclusive_minimum": operator.gt,
    "maximum": operator.le,
    "exclusive_maximum": operator.lt,
}
#: The keywords of bounds on numbers.
BOUND_KEYWORDS = tuple(_BOUNDS)


def bool_shape(conjunction: Conjunction) -> BoolShape:
    """Return the shape of a boolean."""
    return BoolShape(conjunction.path, residual(conjunction))


def string_shape(conjunction: Conjunction) -> StringShape:
    """Return the shape of a string that no enum limits."""
    schemas = [it.schema for it in conjunction.sources]
    formats = [it.format for it in schemas if it.format is not None]
    return StringShape(
        conjunction.path,
        next((_HELPERS[it] for it in formats if it in _HELPERS), None),
        strictest(conjunction, "min_length"),
        strictest(conjunction, "max_length"),
        tuple(Text(it.pattern, path(it, "pattern")) for it in schemas if it.pattern is not None),
        tuple(
            Text(it.format, path(it, "format"))
            for it in schemas
            if it.format is not None and it.asserts_format
        ),
        residual(conjunction, (*LENGTH_KEYWORDS, "pattern", "format")),
    )


def number_shape(conjunction: Conjunction, *, bare: bool) -> NumberShape:
    """Return the shape of a number that no enum limits.

    A `bare` one has no struct around it that could hold a literal beside it, so where it may be
    any number it is a literal, whose bounds are checked on a tree.
    """
    integer = needs_integer(conjunction)
    limits: dict[str, Limit] = {}
    for keyword in BOUND_KEYWORDS:
        stated = _stated(conjunction, keyword)
        rounded = [_rounded(it, keyword) if integer else it for it in stated]
        if rounded and all(_fits(it.value, keyword, integer=integer) for it in rounded):
            limits[keyword] = _strictest(rounded, keyword)
    multiples = _stated(conjunction, "multiple_of")
    if not all(_divides(it.value, integer=integer) for it in multiples):
        multiples = []
    is_exact = integer and any(it in limits for it in _LOWER) and any(it in limits for it in _UPPER)
    if bare and not is_exact:
        left = residual(conjunction, integer=integer)
        return NumberShape(conjunction.path, NumberType.LITERAL, integer, residual=left)
    return NumberShape(
        conjunction.path,
        NumberType.INT64 if integer else NumberType.FLOAT64,
        integer,
        **limits,
        multiples=tuple(multiples),
        residual=residual(
            conjunction, {*limits, *(["multiple_of"] if multiples else [])}, integer=integer
        ),
    )


def needs_integer(conjunction: Conjunction) -> bool:
    """Whether some schema takes integers only."""
    types = [it.schema.type for it in conjunction.sources if it.schema.type is not None]
    return any("integer" in it and "number" not in it for it in types)


def strictest(conjunction: Conjunction, keyword: str) -> Limit | None:
    """Return the bound that implies the others of its keyword."""
    stated = _stated(conjunction, keyword)
    return _strictest(stated, keyword) if stated else None


def within_lengths(conjunction: Conjunction, text: str) -> bool:
    """Whether a string has a length that the conjunction allows."""
    least = strictest(conjunction, "min_length")
    most = strictest(conjunction, "max_length")
    return (least is None or len(text) >= least.value) and (most is None or len(text) <= most.value)


def within_bounds(conjunction: Conjunction, number: int) -> bool:
    """Whether a number is within the bounds of the conjunction."""
    return all(
        satisfies(number, it.value)
        for keyword, satisfies in _BOUNDS.items()
        for it in _stated(conjunction, keyword)
    )


def as_int64(value: object) -> int | None:
    """Return the integer that a value of JSON is and int64 holds, or None for all else."""
    if isinstance(value, Decimal) and _is_short(value) and value == value.to_integral_value():
        value = int(value)
    return value if type(value) is int and _LEAST_INT64 <= value <= _MOST_INT64 else None


def _stated(conjunction: Conjunction, keyword: str) -> list[Limit]:
    """Return what the schemas say with a keyword of numbers."""
    schemas = [it.schema for it in conjunction.sources]
    return [
        Limit(getattr(it, keyword), path(it, keyword))
        for it in schemas
        if getattr(it, keyword) is not None
    ]


def _strictest(limits: Iterable[Limit], keyword: str) -> Limit:
    choose = max if keyword in _LOWER or keyword.startswith("min_") else min
    return choose(limits, key=lambda it: it.value)


def _rounded(limit: Limit, keyword: str) -> Limit:
    """Return the bound on integers that lets the same integers through."""
    value = limit.value
    if not isinstance(value, Decimal) or not _is_short(value):
        return limit
    # `minimum` 1.5 is 2; `exclusiveMinimum` 1.5 is 1.
    up = keyword in {"minimum", "exclusive_maximum"}
    return Limit(int(value.to_integral_value(ROUND_CEILING if up else ROUND_FLOOR)), limit.path)


def _fits(value: int | Decimal, keyword: str, *, integer: bool) -> bool:
    """Whether a Go number can be compared with a bound.

    An integer beyond int64 is decoded as the nearest one within, which must break the bound too.
    """
    if not integer:
        return _is_float64(value)
    if keyword in {"exclusive_minimum", "exclusive_maximum"}:
        return as_int64(value) is not None
    return isinstance(value, int) and _LEAST_INT64 < value < _MOST_INT64


def _divides(value: int | Decimal, *, integer: bool) -> bool:
    """Whether a Go number can be divided by a divisor."""
    return as_int64(value) is not None if integer else _is_float64(value)


def _is_float64(value: int | Decimal) -> bool:
    return Decimal(value).is_zero() or _LEAST_EXPONENT < Decimal(value).adjusted() < _MOST_EXPONENT


def _is_short(value: Decimal) -> bool:
    """Whether an integer near the value can be written out: `1e999999999` cannot."""
    return value.adjusted() < _MOST_EXPONENT
