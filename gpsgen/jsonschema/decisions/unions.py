"""Unions by kind, and sums by a property."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gpsgen.jsonschema.decisions.forms import Form
from gpsgen.jsonschema.decisions.identifiers import exported, from_title
from gpsgen.jsonschema.decisions.keywords import target
from gpsgen.jsonschema.decisions.places import Origin, Place, definition_key
from gpsgen.jsonschema.decisions.scalars import needs_integer
from gpsgen.jsonschema.shapes import Alternative, Branch, Kind, Use

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gpsgen.jsonschema.decisions.decider import Decider
    from gpsgen.jsonschema.decisions.normal import Conjunction
    from gpsgen.jsonschema.decisions.sums import Discriminated, Variant
    from gpsgen.jsonschema.shapes import SumDeclaration, UnionDeclaration

_NAMES = {
    Kind.BOOLEAN: "Bool",
    Kind.NUMBER: "Number",
    Kind.STRING: "String",
    Kind.ARRAY: "Array",
    Kind.OBJECT: "Object",
}
_NULL = Alternative(Kind.NULL, "", None)


def fill_union(
    decider: Decider,
    union: UnionDeclaration,
    parts: Sequence[tuple[Kind, Conjunction, Form]],
    *,
    null: bool,
) -> None:
    """Give a union an alternative for each kind."""
    alternatives = [_NULL] if null else []
    for kind, part, form in parts:
        name = "Integer" if kind is Kind.NUMBER and needs_integer(part) else _NAMES[kind]
        origin = Origin(part.schemas[0], Place(union, name), whole=False)
        raw = form is Form.ANY
        use = decider.raw(part, origin) if raw else Use(decider.shape(part, form, origin))
        alternatives.append(Alternative(kind, name, use))
    union.alternatives = alternatives


def fill_sum(decider: Decider, made: SumDeclaration, found: Discriminated) -> None:
    """Give a sum a struct for each branch."""
    branches: list[Branch] = []
    for variant in found.variants:
        origin = Origin(target(variant.schema), Place(made, _name(variant)), whole=False)
        alone = decider.flattener.conjoin([variant.schema], variant.conjunction.kinds)
        if alone.key == variant.conjunction.key:
            origin.whole = definition_key(origin.schema) is not None
        struct = decider.struct(variant.conjunction, origin)
        struct.sums.append(made)
        branches.append(Branch(variant.values, struct))
    made.branches = branches


def _name(variant: Variant) -> str:
    """Return what a branch adds to the name of its sum."""
    schema = target(variant.schema)
    key = definition_key(schema)
    named = schema.go_name or (exported(key) if key else from_title(schema.title or ""))
    return named or exported(variant.values[0])
