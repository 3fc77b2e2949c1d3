"""References with assertions beside them: the type that is referred to, with a residual."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gpsgen.jsonschema.decisions.forms import Form
from gpsgen.jsonschema.decisions.keywords import asserted, target
from gpsgen.jsonschema.decisions.kinds import NON_NULL
from gpsgen.jsonschema.decisions.normal import residual
from gpsgen.jsonschema.shapes import NamedShape

if TYPE_CHECKING:
    from gpsgen.jsonschema.decisions.decider import Decider
    from gpsgen.jsonschema.decisions.normal import Conjunction
    from gpsgen.jsonschema.decisions.places import Place

#: Forms that are declared types, and take no null.
_DECLARED = {Form.STRUCT, Form.TUPLE, Form.ENUM, Form.SUM}

#: Keywords beside a reference that say what a type of its own would be better at.
_TELLING = {
    "additional_properties",
    "const",
    "enum",
    "items",
    "min_items",
    "pattern_properties",
    "prefix_items",
    "properties",
    "required",
}


def referred_type(
    decider: Decider, conjunction: Conjunction, form: Form, place: Place
) -> NamedShape | None:
    """Return the type that the only schema refers to, where that has the same form.

    The schema says nothing more about the type, only about its values: that is the residual.
    None where this does not hold.
    """
    schema, *others = conjunction.schemas
    if form not in _DECLARED or others or schema.ref is None or _TELLING & {*asserted(schema)}:
        return None
    inner = decider.flattener.conjoin([target(schema.ref)], NON_NULL)
    own = [it for it in conjunction.sources if it.schema is schema]
    added = {*conjunction.sources} - {*inner.sources}
    same = inner.kinds == conjunction.kinds and decider.forms.of(inner) is form
    if not same or not added <= {*own} or not {*inner.sources} <= {*conjunction.sources}:
        return None
    if any(it.taken for it in own):
        return None
    shape = decider.use([schema.ref], place).shape
    if not isinstance(shape, NamedShape) or shape.residual is not None:
        return None
    return replace(shape, residual=residual(replace(conjunction, sources=tuple(own))))
