"""What values of one kind become, which is known before what they hold is."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from gpsgen.jsonschema.decisions.arrays import elements
from gpsgen.jsonschema.decisions.enums import enum_of
from gpsgen.jsonschema.decisions.keywords import CHOICES
from gpsgen.jsonschema.decisions.objects import members
from gpsgen.jsonschema.decisions.sums import discriminated
from gpsgen.jsonschema.shapes import Kind

if TYPE_CHECKING:
    from gpsgen.jsonschema.decisions.normal import Conjunction, Flattener
    from gpsgen.jsonschema.schema import Schema


class Form(Enum):
    """What a conjunction of one kind becomes."""

    ANY = auto()
    ENUM = auto()
    SCALAR = auto()
    SLICE = auto()
    TUPLE = auto()
    MAP = auto()
    STRUCT = auto()
    SUM = auto()


class Forms:
    """Tells the forms of conjunctions."""

    def __init__(self, flattener: Flattener) -> None:
        self._flattener = flattener

    def of(self, conjunction: Conjunction) -> Form:
        """Return the form of values of one kind; for none or several kinds there is none."""
        if len(conjunction.kinds) != 1:
            return Form.ANY
        match conjunction.kind():
            case Kind.NULL:
                return Form.ANY
            case Kind.BOOLEAN:
                return Form.SCALAR
            case Kind.OBJECT:
                return self._of_objects(conjunction)
            case Kind.ARRAY:
                plain = Form.TUPLE if elements(conjunction).first else Form.SLICE
                return Form.ANY if _is_listed(conjunction) else plain
            case _:
                listed = enum_of(conjunction, self._flattener)
                enum = Form.ENUM if listed and listed.values else Form.ANY
                return Form.SCALAR if listed is None else enum

    def _of_objects(self, conjunction: Conjunction) -> Form:
        if discriminated(conjunction, self._flattener):
            return Form.SUM
        own = members(conjunction)
        if own.declared:
            return Form.STRUCT
        if _is_listed(conjunction) or self._chooses_members(conjunction):
            return Form.ANY
        return Form.STRUCT if own.rest.closed and not own.required else Form.MAP

    def _chooses_members(self, conjunction: Conjunction) -> bool:
        """Whether what the members are depends on a choice that no property tells."""
        pending = [conjunction]
        seen: set[Schema] = set()
        while pending:
            for branch in self._branches(pending.pop()):
                if branch in seen:
                    continue
                seen.add(branch)
                inner = self._flattener.conjoin([branch], conjunction.kinds)
                if members(inner).declared:
                    return True
                pending.append(inner)
        return False

    def _branches(self, conjunction: Conjunction) -> list[Schema]:
        return [
            branch
            for source in conjunction.sources
            for keyword in CHOICES
            if keyword not in source.taken
            for branch in self._flattener.candidates(source.schema, keyword, conjunction.kinds)
        ]


def _is_listed(conjunction: Conjunction) -> bool:
    """Whether whole lists or objects are given as values."""
    schemas = [it.schema for it in conjunction.sources]
    return any(it.enum is not None or it.const is not None for it in schemas)
