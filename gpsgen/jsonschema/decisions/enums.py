"""Strings and integers of which only some are allowed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gpsgen.jsonschema.decisions.scalars import (
    BOUND_KEYWORDS,
    LENGTH_KEYWORDS,
    as_int64,
    within_bounds,
    within_lengths,
)
from gpsgen.jsonschema.decisions.values import Enumeration
from gpsgen.jsonschema.shapes import Kind

if TYPE_CHECKING:
    from gpsgen.jsonschema.decisions.normal import Conjunction, Flattener
    from gpsgen.jsonschema.schema import Schema


@dataclass(frozen=True, slots=True)
class EnumValues:
    """The values that an enum has constants for."""

    values: tuple[str | int, ...]
    #: The schema path of the keyword that lists them.
    path: str
    are_integers: bool
    #: The keywords that need no check where the values are checked.
    handled: frozenset[str | tuple[Schema, str]]


def enum_of(conjunction: Conjunction, flattener: Flattener) -> EnumValues | None:
    """Return the values that a string or a number may have; None where that is no list for an enum.

    Values that a length or a bound excludes are left out, so these need no check either.
    """
    found = Enumeration(conjunction, flattener)
    if not found.is_limited:
        return None
    if conjunction.kind() is Kind.STRING:
        strings = [it for it in found.values if isinstance(it, str)]
        allowed = tuple(it for it in strings if within_lengths(conjunction, it))
        handled = found.keywords.union(LENGTH_KEYWORDS)
        return EnumValues(allowed, found.path, are_integers=False, handled=handled)
    numbers = [as_int64(it) for it in found.values]
    integers = [it for it in numbers if it is not None]
    if len(integers) < len(numbers):
        return None
    within = tuple(it for it in integers if within_bounds(conjunction, it))
    handled = found.keywords.union(BOUND_KEYWORDS)
    return EnumValues(within, found.path, are_integers=True, handled=handled)
