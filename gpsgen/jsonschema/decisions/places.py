"""Where types are: what their names are made of."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from gpsgen.jsonschema.decisions.identifiers import singular
from gpsgen.jsonschema.shapes import SumDeclaration

if TYPE_CHECKING:
    from gpsgen.jsonschema.schema import Root, Schema
    from gpsgen.jsonschema.shapes import Declaration

#: Keywords that hold schemas by key.
_BY_KEY = frozenset(
    {
        "$defs",
        "definitions",
        "dependencies",
        "dependentSchemas",
        "patternProperties",
        "properties",
    }
)
_ITEM = "Item"
_VALUE = "Value"


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a declared type: a field, the items of a field."""

    owner: Declaration | None
    #: What the place adds to the name of its owner; empty for the owner itself.
    part: str = ""
    #: How many lists and maps are between the owner and the place.
    steps: tuple[str, ...] = ()

    def item(self) -> Place:
        """Return the place of the elements of a list."""
        return replace(self, steps=(*self.steps, _ITEM))

    def value(self) -> Place:
        """Return the place of the values of a map."""
        return replace(self, steps=(*self.steps, _VALUE))

    def name(self) -> str:
        """Return the name of a type at the place: `OrderItem` for what `items` of `Order` holds."""
        name = ("" if self.owner is None else _name_of(self.owner)) + self.part
        for number, step in enumerate(self.steps):
            one = singular(name) if number == 0 else None
            name = one or name + step
        return name


@dataclass(slots=True)
class Origin:
    """What a declared type is made from."""

    #: The schema that gives it a name of its own and its documentation.
    schema: Schema
    place: Place
    #: Whether it stands for the schema, which may have a name, or for a part of it.
    whole: bool = True
    #: Whether the schema stands at the place, and is not only referred to.
    direct: bool = True
    #: The root that it is the type of.
    root: Root | None = None
    #: Whether no other origin says more.
    final: bool = False

    @property
    def rank(self) -> tuple[bool, ...]:
        """Return how much it says about the type, compared with another origin of it."""
        return self.final, self.whole, is_definition(self.schema), self.direct


def _name_of(declaration: Declaration) -> str:
    """Return the name that people know a type by."""
    holder = declaration.holder if isinstance(declaration, SumDeclaration) else None
    return holder or declaration.name


def is_definition(schema: Schema) -> bool:
    """Whether a schema is a document, or stands among the definitions of one."""
    return schema.location.pointer == "" or definition_key(schema) is not None


def definition_key(schema: Schema) -> str | None:
    """Return the key of a schema among definitions."""
    steps = schema.location.pointer.split("/")[1:]
    container = ""
    while len(steps) > 1:
        keyed = steps[0] in _BY_KEY or steps[1].isdecimal()
        container, steps = steps[0], steps[2 if keyed else 1 :]
        if not steps and container in {"$defs", "definitions"}:
            return schema.location.pointer.rpartition("/")[2].replace("~1", "/").replace("~0", "~")
    return None
