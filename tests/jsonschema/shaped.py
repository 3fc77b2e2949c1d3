"""Takes values as shapes say: what generated decoders do, less all that makes them quick.

With it, decisions are held against the standard without any Go: a value is taken exactly if it is
valid, since whatever no shape checks is checked by a residual.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from gpsgen.jsonschema.decisions.kinds import of_value
from gpsgen.jsonschema.schema import Location, Schema
from gpsgen.jsonschema.shapes import (
    AnyShape,
    BoolShape,
    DefinedDeclaration,
    EnumDeclaration,
    Extras,
    FieldDeclaration,
    Kind,
    Limit,
    MapShape,
    NamedShape,
    NumberShape,
    Part,
    Residual,
    SliceShape,
    StringShape,
    StructDeclaration,
    SumDeclaration,
    TupleDeclaration,
    UnionDeclaration,
    Use,
)
from tests.jsonschema.ecma import compiled
from tests.jsonschema.interpreter import is_valid

if TYPE_CHECKING:
    from gpsgen.jsonschema.shapes import Declaration, Shape
    from gpsgen.read.json_data import JSONData

_TRUE = Schema(Location("", "/true"), boolean=True)
_UNEVALUATED = ("unevaluated_items", "unevaluated_properties")


class Taker:
    """Takes values; the predicates of residuals are made once."""

    def __init__(self) -> None:
        self._less: dict[Part, Schema] = {}

    def declaration(  # noqa: PLR0911
        self, it: Declaration, value: JSONData
    ) -> bool:
        match it:
            case StructDeclaration():
                return self._residual(it.residual, value) and self._struct(it, value)
            case TupleDeclaration():
                return self._residual(it.residual, value) and self._tuple(it, value)
            case EnumDeclaration():
                kind = Kind.STRING if isinstance(it.values[0].value, str) else Kind.NUMBER
                listed = of_value(value) is kind and any(one.value == value for one in it.values)
                return self._residual(it.residual, value) and listed
            case UnionDeclaration():
                uses = {part.kind: part.use for part in it.alternatives}
                kind = of_value(value)
                use = uses.get(kind)
                taken = kind in uses and (use is None or self.use(use, value))
                return self._residual(it.residual, value) and taken
            case SumDeclaration():
                if not isinstance(value, dict):
                    return False
                tag = value.get(it.property)
                meant = [one.declaration for one in it.branches if tag in one.values]
                assert len(meant) < 2
                return bool(meant) and self.declaration(meant[0], value)
            case DefinedDeclaration():
                return self.use(it.use, value)

    def use(self, use: Use, value: JSONData) -> bool:
        if value is None and use.nullable:
            return True
        return self._residual(use.shape.residual, value) and self._shape(use.shape, value)

    def _shape(self, shape: Shape, value: JSONData) -> bool:  # noqa: PLR0911
        match shape:
            case AnyShape():
                return True
            case BoolShape():
                return isinstance(value, bool)
            case StringShape():
                return isinstance(value, str) and all(
                    (
                        _at_least(len(value), shape.min_length),
                        _at_most(len(value), shape.max_length),
                        *(compiled(it.value).search(value) is not None for it in shape.patterns),
                    )
                )
            case NumberShape():
                return of_value(value) is Kind.NUMBER and _number(shape, value)
            case SliceShape():
                held = isinstance(value, list) and all(
                    (
                        _at_least(len(value), shape.min_items),
                        _at_most(len(value), shape.max_items),
                        *(self.use(shape.items, it) for it in value),
                    )
                )
                return held and (not shape.unique or len(set(value)) == len(value))
            case MapShape():
                return isinstance(value, dict) and all(
                    (
                        _at_least(len(value), shape.min_properties),
                        _at_most(len(value), shape.max_properties),
                        *(_is_named(shape.names, name) for name in value),
                        *(self.use(shape.values, it) for it in value.values()),
                    )
                )
            case NamedShape():
                return self.declaration(shape.declaration, value)

    def _struct(self, struct: StructDeclaration, value: JSONData) -> bool:
        if not isinstance(value, dict):
            return struct.other is not None
        fields = {it.key: it for it in struct.fields}
        return all(
            (
                _at_least(len(value), struct.min_properties),
                _at_most(len(value), struct.max_properties),
                *(it.key in value for it in struct.fields if it.required is not None),
                *(self._member(fields.get(key), struct.extras, it) for key, it in value.items()),
                *(
                    struct.extras is None or _is_named(struct.extras.names, key)
                    for key in value
                    if key not in fields
                ),
            )
        )

    def _tuple(self, made: TupleDeclaration, value: JSONData) -> bool:
        if not isinstance(value, list):
            return False
        size = len(made.fields)
        fields = [*made.fields, *[None] * (len(value) - size)]
        return all(
            (
                _at_least(len(value), made.min_items),
                _at_most(len(value), made.max_items),
                *(it.required is None for it in made.fields[len(value) :]),
                *(self._member(it, made.rest, one) for it, one in zip(fields, value, strict=False)),
            )
        )

    def _member(
        self, field: FieldDeclaration | None, extras: Extras | None, value: JSONData
    ) -> bool:
        if field is not None:
            return self.use(field.use, value)
        return extras is not None and self.use(extras.values, value)

    def _residual(self, residual: Residual | None, value: JSONData) -> bool:
        parts = residual.parts if residual else ()
        return all(is_valid(self._uncovered(it), value) for it in parts)

    def _uncovered(self, part: Part) -> Schema:
        """Return a schema that says what a part leaves to check."""
        if part not in self._less:
            schema = part.schema
            keeps = any(getattr(schema, it) is not None for it in _UNEVALUATED)
            # What is unevaluated hangs on all the rest.
            self._less[part] = schema if keeps else _without(schema, part.covered)
        return self._less[part]


def _without(schema: Schema, covered: frozenset[str]) -> Schema:
    changes = {it: False if it == "unique_items" else None for it in covered}
    if "properties" in covered and "additional_properties" not in covered:
        # The names still say what is additional.
        changes["properties"] = dict.fromkeys(schema.properties or {}, _TRUE)
    if "prefix_items" in covered and "items" not in covered:
        changes["prefix_items"] = tuple(_TRUE for _ in schema.prefix_items or ())
    if "pattern_properties" in covered and "additional_properties" not in covered:
        changes["pattern_properties"] = dict.fromkeys(schema.pattern_properties or {}, _TRUE)
    return replace(schema, **changes)


def _number(shape: NumberShape, value: JSONData) -> bool:
    exact = Fraction(value)
    return all(
        (
            not shape.integer or exact.denominator == 1,
            shape.minimum is None or value >= shape.minimum.value,
            shape.exclusive_minimum is None or value > shape.exclusive_minimum.value,
            shape.maximum is None or value <= shape.maximum.value,
            shape.exclusive_maximum is None or value < shape.exclusive_maximum.value,
            *((exact / Fraction(it.value)).denominator == 1 for it in shape.multiples),
        )
    )


def _at_least(size: int, limit: Limit | None) -> bool:
    return limit is None or size >= limit.value


def _at_most(size: int, limit: Limit | None) -> bool:
    return limit is None or size <= limit.value


def _is_named(names: tuple[str, ...], name: str) -> bool:
    return not names or any(compiled(it).search(name) for it in names)
