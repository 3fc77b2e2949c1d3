"""The graph of schemas: what all drafts say, in the terms of 2020-12, with references resolved."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from decimal import Decimal

    from gpsgen.diagnostics.model import Path
    from gpsgen.read.json_data import JSONData

TypeName: TypeAlias = Literal["array", "boolean", "integer", "null", "number", "object", "string"]
"""A name that `type` takes; an `integer` is a `number` without a fraction."""


@dataclass(frozen=True, slots=True)
class Location:
    """Where a schema stands."""

    #: The address of its document; empty for the document that the run is about.
    document: str
    #: The JSON pointer in the document: `/properties/age`.
    pointer: str
    #: The file and the path in it, for findings about the schema; None for bundled meta-schemas.
    file: str | None = None
    path: Path = ()

    def keyword(self, *steps: str | int) -> str:
        """Return the schema path of a keyword: `#/properties/age/maximum`."""
        escaped = (str(step).replace("~", "~0").replace("/", "~1") for step in steps)
        return "/".join([f"{self.document}#{self.pointer}", *escaped])


@dataclass(slots=True, eq=False)
class Schema:
    """A schema; two are the same if they are one object.

    A keyword that is not there is None. What a draft spells otherwise stands under the name that
    2020-12 gives it, and `spelling` has the steps that lead to it: `dependentSchemas` of draft-07
    is `("dependencies",)`. Keywords that a draft ignores are not there: those beside a `$ref`
    of draft-07 (but for annotations), of a vocabulary that is not in use, `then` without `if`.
    """

    location: Location
    #: What a boolean schema says; None for one with keywords.
    boolean: bool | None = None

    ref: Schema | None = None
    #: Where `$dynamicRef` or `$recursiveRef` leads in the dynamic scope of this object.
    dynamic_ref: Schema | None = None
    all_of: tuple[Schema, ...] | None = None
    any_of: tuple[Schema, ...] | None = None
    one_of: tuple[Schema, ...] | None = None
    not_: Schema | None = None
    if_: Schema | None = None
    then: Schema | None = None
    else_: Schema | None = None

    type: frozenset[TypeName] | None = None
    enum: tuple[JSONData, ...] | None = None
    #: The one value of `const`, in a tuple since it may be None.
    const: tuple[JSONData] | None = None

    multiple_of: int | Decimal | None = None
    maximum: int | Decimal | None = None
    exclusive_maximum: int | Decimal | None = None
    minimum: int | Decimal | None = None
    exclusive_minimum: int | Decimal | None = None

    max_length: int | None = None
    min_length: int | None = None
    #: As it is written: a regular expression of ECMA-262.
    pattern: str | None = None
    #: Also where it is no assertion: shapes speak of it.
    format: str | None = None
    asserts_format: bool = False

    prefix_items: tuple[Schema, ...] | None = None
    #: The items after those of `prefix_items`.
    items: Schema | None = None
    contains: Schema | None = None
    max_contains: int | None = None
    min_contains: int | None = None
    max_items: int | None = None
    min_items: int | None = None
    unique_items: bool = False
    unevaluated_items: Schema | None = None

    properties: dict[str, Schema] | None = None
    pattern_properties: dict[str, Schema] | None = None
    additional_properties: Schema | None = None
    property_names: Schema | None = None
    required: tuple[str, ...] | None = None
    max_properties: int | None = None
    min_properties: int | None = None
    dependent_required: dict[str, tuple[str, ...]] | None = None
    dependent_schemas: dict[str, Schema] | None = None
    unevaluated_properties: Schema | None = None

    title: str | None = None
    description: str | None = None
    deprecated: bool = False
    #: The value of `default`, in a tuple since it may be None.
    default: tuple[JSONData] | None = None
    #: The Go name that a schema asks for with `x-go-name`.
    go_name: str | None = None

    #: The keywords of this schema whose path is not their name in 2020-12.
    spelling: dict[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    #: Whether `contains` evaluates items, as in 2020-12, or leaves them to `unevaluatedItems`.
    contains_evaluates: bool = False

    def path(self, keyword: str, *steps: str | int) -> str:
        """Return the schema path of a keyword of this schema, by its name in 2020-12."""
        return self.location.keyword(*self.spelling.get(keyword, (keyword,)), *steps)


@dataclass(frozen=True, slots=True)
class Root:
    """A schema that a run is asked for."""

    schema: Schema
    #: The Go type that it becomes, where one is asked for.
    type: str | None = None
    #: What it is called where it has no title: the stem of its file.
    stem: str = ""
