"""Shapes: the Go types that schemas become, with the checks that their decoders do.

A shape says what the decoder checks while it reads; all else that a schema asks is a `Residual`,
which is checked on a tree of the same value. A keyword is in one of the two, never in none.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from gpsgen.jsonschema.schema import Schema
    from gpsgen.read.json_data import JSONData


class Kind(StrEnum):
    """The kinds of JSON values, in the order in which the helpers number them."""

    NULL = "null"
    BOOLEAN = "boolean"
    NUMBER = "number"
    STRING = "string"
    ARRAY = "array"
    OBJECT = "object"


@dataclass(frozen=True, slots=True)
class Part:
    """A schema of a residual, less what the decoder checks."""

    schema: Schema
    #: Names of fields of `Schema` that need no check; what they evaluate counts all the same.
    covered: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Residual:
    """What is checked on a tree of a value: all parts must hold."""

    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Limit:
    """A bound, with the schema path that a finding names."""

    value: int | Decimal
    path: str


@dataclass(frozen=True, slots=True)
class Text:
    """A regular expression or the name of a format, with its schema path."""

    value: str
    path: str


@dataclass(frozen=True, slots=True)
class AnyShape:
    """Whatever comes: `json.RawMessage`."""

    residual: Residual | None = None


@dataclass(frozen=True, slots=True)
class BoolShape:
    """`bool`."""

    path: str
    residual: Residual | None = None


@dataclass(frozen=True, slots=True)
class StringShape:
    """`string`, or a type of the helpers that is one: `DateTime`."""

    #: The schema path of `type`, for a finding about another kind.
    path: str
    #: A name of the helpers, or None for `string`.
    helper: str | None = None
    min_length: Limit | None = None
    max_length: Limit | None = None
    patterns: tuple[Text, ...] = ()
    #: Formats that are asserted.
    formats: tuple[Text, ...] = ()
    residual: Residual | None = None


class NumberType(StrEnum):
    """The Go types of numbers."""

    INT64 = "int64"
    FLOAT64 = "float64"
    #: A root that no struct holds has no room for a literal beside its value.
    LITERAL = "json.Number"


@dataclass(frozen=True, slots=True)
class NumberShape:
    """A number; bounds that its Go type cannot hold are residual."""

    path: str
    go: NumberType
    #: Whether a number with a fraction is a finding.
    integer: bool
    minimum: Limit | None = None
    exclusive_minimum: Limit | None = None
    maximum: Limit | None = None
    exclusive_maximum: Limit | None = None
    multiples: tuple[Limit, ...] = ()
    residual: Residual | None = None


@dataclass(frozen=True, slots=True)
class SliceShape:
    """`[]T`."""

    path: str
    items: Use
    min_items: Limit | None = None
    max_items: Limit | None = None
    #: The schema path of `uniqueItems` of strings, int64 or bool; for others it is residual.
    unique: str | None = None
    residual: Residual | None = None


@dataclass(frozen=True, slots=True)
class MapShape:
    """`map[string]T`."""

    path: str
    values: Use
    #: A name that matches none of these is a finding under `forbidden`; all names will do without.
    names: tuple[str, ...] = ()
    forbidden: str = ""
    min_properties: Limit | None = None
    max_properties: Limit | None = None
    residual: Residual | None = None


@dataclass(frozen=True, slots=True)
class NamedShape:
    """A type that is declared; its own decoder checks it."""

    declaration: Declaration
    residual: Residual | None = None


Shape: TypeAlias = (
    AnyShape | BoolShape | StringShape | NumberShape | SliceShape | MapShape | NamedShape
)


@dataclass(frozen=True, slots=True)
class Use:
    """A shape at a place: a field, an item, the value of a map."""

    shape: Shape
    #: Whether null is a value here. `AnyShape` and types that take null themselves never say so.
    #: The residual of the shape is asked about null as about any other value.
    nullable: bool = False


@dataclass(frozen=True, slots=True)
class FieldDeclaration:
    """A property that a struct has a field for.

    A required one that is not nullable is a `T`. Where it may be absent or null, it is a `*T`, or
    nil for a slice, a map or an interface; where it may be both, it is an `Optional[*T]`.
    """

    name: str
    key: str
    use: Use
    #: The schema path of `required` where the property is.
    required: str | None = None
    doc: str = ""
    #: What `ApplyDefaults` sets where the property is absent, in a tuple; JSON data.
    default: tuple[JSONData] | None = None


@dataclass(frozen=True, slots=True)
class Extras:
    """The field for members that have none of their own: `map[string]T`."""

    name: str
    values: Use
    #: A name that matches none of these is a finding under `forbidden`; all names will do without.
    names: tuple[str, ...] = ()
    forbidden: str = ""


@dataclass(slots=True, eq=False)
class StructDeclaration:
    """A struct."""

    name: str
    doc: str
    #: The schema path of `type`.
    path: str
    fields: Sequence[FieldDeclaration] = ()
    extras: Extras | None = None
    #: The schema path of what forbids members without a field, where there are no extras.
    forbidden: str = ""
    min_properties: Limit | None = None
    max_properties: Limit | None = None
    #: The field for values of other kinds, where the schema takes them; None where it does not.
    other: str | None = None
    residual: Residual | None = None
    #: The sums that it is a branch of: it gets their marker methods.
    sums: list[SumDeclaration] = field(default_factory=list["SumDeclaration"])


@dataclass(slots=True, eq=False)
class TupleDeclaration:
    """An array with a field for each of its first items; `fields` are named, keys unused.

    An item that may be missing is optional, as a property is.
    """

    name: str
    doc: str
    path: str
    fields: Sequence[FieldDeclaration] = ()
    #: The field for the items after them; None where there may be none, under `forbidden`.
    rest: Extras | None = None
    forbidden: str = ""
    min_items: Limit | None = None
    max_items: Limit | None = None
    residual: Residual | None = None


@dataclass(frozen=True, slots=True)
class EnumValue:
    """A constant of an enum."""

    name: str
    value: str | int


@dataclass(slots=True, eq=False)
class EnumDeclaration:
    """A named string or int64 with typed constants."""

    name: str
    doc: str
    #: The schema path of `enum` or `const`, and that of `type` for another kind.
    path: str
    type_path: str
    values: Sequence[EnumValue]
    residual: Residual | None = None


@dataclass(frozen=True, slots=True)
class Alternative:
    """What a union holds for a kind of JSON."""

    kind: Kind
    #: The field, a pointer, slice or map; empty for null, which is when all are nil.
    name: str
    use: Use | None


@dataclass(slots=True, eq=False)
class UnionDeclaration:
    """A struct with a field for each kind of JSON that a value may have, of which one is set."""

    name: str
    doc: str
    path: str
    alternatives: Sequence[Alternative] = ()
    residual: Residual | None = None


@dataclass(frozen=True, slots=True)
class Branch:
    """A branch of a sum: the struct for objects whose discriminator has one of the values."""

    values: tuple[str, ...]
    declaration: StructDeclaration


@dataclass(slots=True, eq=False)
class SumDeclaration:
    """An interface with a struct for each branch, told apart by a required property of strings.

    `holder` is the struct with the interface embedded, for roots, which must have methods.
    """

    name: str
    doc: str
    property: str
    #: The schema paths of `oneOf` or `anyOf`, and of `type`.
    path: str
    type_path: str
    branches: Sequence[Branch] = ()
    holder: str | None = None
    residual: Residual | None = None


@dataclass(frozen=True, slots=True)
class Views:
    """The types as which a raw value may be read and written: branches of a choice."""

    declarations: tuple[Declaration, ...]
    #: Whether a valid value matches one branch only.
    exclusive: bool
    #: Whether all branches have a type here.
    complete: bool


@dataclass(slots=True, eq=False)
class DefinedDeclaration:
    """A named type of any other shape: `type Port int64`, `type Tags []string`."""

    name: str
    doc: str
    use: Use
    #: Of `AnyShape` only.
    views: Views | None = None


Declaration: TypeAlias = (
    StructDeclaration
    | TupleDeclaration
    | EnumDeclaration
    | UnionDeclaration
    | SumDeclaration
    | DefinedDeclaration
)
