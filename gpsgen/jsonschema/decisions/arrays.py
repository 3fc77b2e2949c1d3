"""What a conjunction says about arrays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gpsgen.jsonschema.decisions.keywords import path
from gpsgen.jsonschema.decisions.scalars import strictest

if TYPE_CHECKING:
    from gpsgen.jsonschema.decisions.normal import Conjunction
    from gpsgen.jsonschema.schema import Schema
    from gpsgen.jsonschema.shapes import Limit

#: What the decoder of a slice or a tuple checks.
ARRAY_KEYWORDS = ("prefix_items", "items", "min_items", "max_items")


@dataclass(frozen=True, slots=True)
class Elements:
    """The schemas of the elements of an array."""

    #: The schemas of each of the first elements.
    first: tuple[tuple[Schema, ...], ...]
    #: The schemas of those after them.
    rest: tuple[Schema, ...]
    #: The schema path of what forbids elements after the first ones.
    forbidden: str | None
    min_items: Limit | None
    max_items: Limit | None
    #: The schema path of `uniqueItems`.
    unique: str | None


def elements(conjunction: Conjunction) -> Elements:
    """Merge the items of all schemas, which is exact: each says what it wants of each index."""
    schemas = [it.schema for it in conjunction.sources]
    longest = max((len(it.prefix_items or ()) for it in schemas), default=0)
    closing = [it for it in schemas if it.items is not None and it.items.boolean is False]
    unique = [it for it in schemas if it.unique_items]
    return Elements(
        tuple(
            tuple(it for schema in schemas if (it := _element(schema, n))) for n in range(longest)
        ),
        tuple(it.items for it in schemas if it.items is not None),
        path(closing[0], "items") if closing else None,
        strictest(conjunction, "min_items"),
        strictest(conjunction, "max_items"),
        path(unique[0], "unique_items") if unique else None,
    )


def _element(schema: Schema, index: int) -> Schema | None:
    prefix = schema.prefix_items or ()
    return prefix[index] if index < len(prefix) else schema.items
