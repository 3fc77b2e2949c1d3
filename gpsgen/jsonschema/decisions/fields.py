"""Fields of structs and tuples."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gpsgen.jsonschema.decisions.defaults import default_of
from gpsgen.jsonschema.decisions.docs import field_doc
from gpsgen.jsonschema.decisions.identifiers import distinct, exported, from_title, spelled
from gpsgen.jsonschema.decisions.places import Place
from gpsgen.jsonschema.shapes import Extras, FieldDeclaration

if TYPE_CHECKING:
    from gpsgen.jsonschema.decisions.arrays import Elements
    from gpsgen.jsonschema.decisions.decider import Decider
    from gpsgen.jsonschema.decisions.objects import Members
    from gpsgen.jsonschema.schema import Schema
    from gpsgen.jsonschema.shapes import StructDeclaration, TupleDeclaration

#: Methods of all types, which no field may be called.
METHODS = frozenset(
    {"ApplyDefaults", "DecodeJSON", "EncodeJSON", "MarshalJSON", "UnmarshalJSON", "Validate"}
)
_EXTRAS = "AdditionalProperties"
_REST = "Rest"


class FieldNames:
    """Names within a struct."""

    def __init__(self, *reserved: str) -> None:
        self._reserved = METHODS.union(reserved)
        self._taken = set(self._reserved)

    def take(self, key: str, wanted: str | None = None) -> str:
        """Return the name of the field for a key; it depends on keys before it only."""
        name = wanted or exported(key)
        candidates = [name, f"{name}Field"] if name in self._reserved else [name]
        name = distinct([*candidates, spelled(key)], lambda it: it not in self._taken)
        self._taken.add(name)
        return name


def fill_struct(decider: Decider, struct: StructDeclaration, members: Members) -> None:
    """Give a struct its fields."""
    rest = members.rest
    is_open = rest.closed is None
    names = FieldNames(*([_EXTRAS] if is_open else []), *([struct.other] if struct.other else []))
    fields: list[FieldDeclaration] = []
    for key, schemas in members.named.items():
        declared = members.declared.get(key)
        name = names.take(key, declared.go_name if declared else None)
        use = decider.use(schemas, Place(struct, name))
        decider.schemas_of[struct, name] = schemas
        required = members.required.get(key)
        default = None if required else default_of(schemas)
        doc = field_doc(declared) if declared else ""
        fields.append(FieldDeclaration(name, key, use, required, doc, default))
    struct.fields = fields
    if is_open:
        values = decider.values(rest, Place(struct, _EXTRAS).value())
        struct.extras = Extras(_EXTRAS, values, rest.names, rest.forbidden)


def fill_tuple(decider: Decider, made: TupleDeclaration, elements: Elements) -> None:
    """Give a tuple its fields: those that `minItems` asks for are required."""
    names = FieldNames(_REST)
    least = elements.min_items
    fields: list[FieldDeclaration] = []
    for index, schemas in enumerate(elements.first):
        name = names.take(str(index), _item_name(schemas, index))
        use = decider.use(schemas, Place(made, name))
        decider.schemas_of[made, name] = schemas
        required = least.path if least is not None and index < least.value else None
        doc = field_doc(schemas[0]) if schemas else ""
        fields.append(FieldDeclaration(name, "", use, required, doc))
    made.fields = fields
    if elements.forbidden is None:
        made.rest = Extras(_REST, decider.use(elements.rest, Place(made, _REST).item()))


def _item_name(schemas: tuple[Schema, ...], index: int) -> str:
    titles = [it.go_name or from_title(it.title or "") for it in schemas]
    return next((it for it in titles if it), f"Item{index}")
