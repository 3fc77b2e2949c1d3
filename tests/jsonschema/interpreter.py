"""Evaluates graphs of schemas: what the standard says, one keyword after the other.

It is slow and plain, and stands for the standard where generated code is compared with it.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from tests.jsonschema.ecma import compiled
from tests.jsonschema.exact_json import equal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from gpsgen.jsonschema.schema import Schema
    from gpsgen.read.json_data import JSONData

#: Numbers with larger exponents are not made fractions of: they would fill the memory.
_LARGEST_EXPONENT = 100_000


class BeyondError(Exception):
    """A question that is too large for this interpreter."""


@dataclass(slots=True)
class Evaluated:
    """The members and items that were evaluated."""

    names: set[str] = field(default_factory=set[str])
    items: set[int] = field(default_factory=set[int])

    def add(self, other: Evaluated) -> None:
        self.names |= other.names
        self.items |= other.items


def is_valid(
    schema: Schema,
    value: JSONData,
    formats: Callable[[str, str], bool] | None = None,
) -> bool:
    """Say whether a value is valid.

    `formats` says whether a text has a format; without it, formats are no assertions.
    """
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(max(limit, 20_000))
    try:
        return _Interpreter(formats).evaluate(schema, value) is not None
    finally:
        sys.setrecursionlimit(limit)


class _Interpreter:
    def __init__(self, formats: Callable[[str, str], bool] | None) -> None:
        self._formats = formats

    def evaluate(self, schema: Schema, value: JSONData) -> Evaluated | None:
        """Return what of a valid value was evaluated; None for one that is not valid."""
        if schema.boolean is not None:
            return Evaluated() if schema.boolean else None
        if not self._asserts(schema, value):
            return None
        done = Evaluated()
        if not self._in_place(schema, value, done):
            return None
        if isinstance(value, dict) and not self._members(schema, value, done):
            return None
        if isinstance(value, list) and not self._items(schema, value, done):
            return None
        return done

    def holds(self, schema: Schema, value: JSONData) -> bool:
        return self.evaluate(schema, value) is not None

    # Assertions

    def _asserts(self, schema: Schema, value: JSONData) -> bool:
        if schema.type is not None and not any(_is_of(value, it) for it in schema.type):
            return False
        if schema.enum is not None and not any(equal(value, it) for it in schema.enum):
            return False
        if schema.const is not None and not equal(value, schema.const[0]):
            return False
        return self._asserts_of_kind(schema, value)

    def _asserts_of_kind(self, schema: Schema, value: JSONData) -> bool:
        match value:
            case bool() | None:
                return True
            case int() | Decimal():
                return _number_holds(schema, value)
            case str():
                return self._text_holds(schema, value)
            case list():
                has_length = _within(len(value), schema.min_items, schema.max_items)
                return has_length and not (schema.unique_items and _has_equals(value))
            case _:
                return _names_hold(schema, value)

    def _text_holds(self, schema: Schema, text: str) -> bool:
        if not _within(len(text), schema.min_length, schema.max_length):
            return False
        if schema.pattern is not None and not compiled(schema.pattern).search(text):
            return False
        if self._formats and schema.asserts_format and schema.format is not None:
            return self._formats(schema.format, text)
        return True

    # Applicators

    def _in_place(self, schema: Schema, value: JSONData, done: Evaluated) -> bool:
        """Apply what speaks of the value itself."""
        for inner in (schema.ref, schema.dynamic_ref, *(schema.all_of or ())):
            if inner is not None and not self._must(inner, value, done):
                return False
        if schema.any_of is not None and not self._count(schema.any_of, value, done):
            return False
        if schema.one_of is not None and self._count(schema.one_of, value, done) != 1:
            return False
        if schema.not_ is not None and self.holds(schema.not_, value):
            return False
        if schema.if_ is not None:
            chosen = schema.then if self._count([schema.if_], value, done) else schema.else_
            if chosen is not None and not self._must(chosen, value, done):
                return False
        return all(
            not isinstance(value, dict) or name not in value or self._must(inner, value, done)
            for name, inner in (schema.dependent_schemas or {}).items()
        )

    def _must(self, schema: Schema, value: JSONData, done: Evaluated) -> bool:
        evaluated = self.evaluate(schema, value)
        if evaluated is not None:
            done.add(evaluated)
        return evaluated is not None

    def _count(self, schemas: Iterable[Schema], value: JSONData, done: Evaluated) -> int:
        """Count the schemas that hold."""
        return sum([self._must(schema, value, done) for schema in schemas])

    def _members(self, schema: Schema, value: dict[str, JSONData], done: Evaluated) -> bool:
        own: set[str] = set()
        for name, member in value.items():
            if schema.property_names is not None and not self.holds(schema.property_names, name):
                return False
            inner = [
                it
                for pattern, it in (schema.pattern_properties or {}).items()
                if compiled(pattern).search(name)
            ]
            if schema.properties and name in schema.properties:
                inner.append(schema.properties[name])
            if not inner and schema.additional_properties is not None:
                inner.append(schema.additional_properties)
            if not all(self.holds(it, member) for it in inner):
                return False
            if inner:
                own.add(name)
        done.names |= own
        if schema.unevaluated_properties is not None:
            rest = value.keys() - done.names
            if not all(self.holds(schema.unevaluated_properties, value[name]) for name in rest):
                return False
            done.names |= rest
        return True

    def _items(self, schema: Schema, value: list[JSONData], done: Evaluated) -> bool:
        first = schema.prefix_items or ()
        for index, (inner, item) in enumerate(zip(first, value, strict=False)):
            if not self.holds(inner, item):
                return False
            done.items.add(index)
        if schema.items is not None:
            if not all(self.holds(schema.items, item) for item in value[len(first) :]):
                return False
            done.items |= {*range(len(value))}
        if schema.contains is not None:
            found = {index for index, item in enumerate(value) if self.holds(schema.contains, item)}
            least = 1 if schema.min_contains is None else schema.min_contains
            if not _within(len(found), least, schema.max_contains):
                return False
            if schema.contains_evaluates:
                done.items |= found
        if schema.unevaluated_items is not None:
            rest = {*range(len(value))} - done.items
            if not all(self.holds(schema.unevaluated_items, value[index]) for index in rest):
                return False
            done.items |= rest
        return True


def _is_of(value: JSONData, type_: str) -> bool:
    if isinstance(value, bool):
        return type_ == "boolean"
    if isinstance(value, int | Decimal):
        return type_ == "number" or (type_ == "integer" and value == _whole(value))
    names: dict[type, str] = {dict: "object", list: "array", str: "string", type(None): "null"}
    return names[type(value)] == type_


def _whole(number: int | Decimal) -> int | Decimal:
    return number if isinstance(number, int) else number.to_integral_value()


def _number_holds(schema: Schema, number: int | Decimal) -> bool:
    return (
        (schema.maximum is None or number <= schema.maximum)
        and (schema.minimum is None or number >= schema.minimum)
        and (schema.exclusive_maximum is None or number < schema.exclusive_maximum)
        and (schema.exclusive_minimum is None or number > schema.exclusive_minimum)
        and (
            schema.multiple_of is None
            or (_fraction(number) / _fraction(schema.multiple_of)).denominator == 1
        )
    )


def _names_hold(schema: Schema, members: dict[str, JSONData]) -> bool:
    return (
        _within(len(members), schema.min_properties, schema.max_properties)
        and all(name in members for name in schema.required or ())
        and all(
            name not in members or all(it in members for it in needed)
            for name, needed in (schema.dependent_required or {}).items()
        )
    )


def _fraction(number: int | Decimal) -> Fraction:
    if isinstance(number, Decimal) and abs(number.adjusted()) > _LARGEST_EXPONENT:
        raise BeyondError(f"the exponent of {number} is too large")
    return Fraction(number)


def _within(count: int, least: int | None, most: int | None) -> bool:
    return (least is None or count >= least) and (most is None or count <= most)


def _has_equals(items: list[JSONData]) -> bool:
    return any(equal(one, other) for at, one in enumerate(items) for other in items[at + 1 :])
