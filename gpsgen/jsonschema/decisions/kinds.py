"""The kinds of JSON that a schema lets through."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from gpsgen.jsonschema.decisions.keywords import CHOICES, choice, conjuncts, in_place
from gpsgen.jsonschema.shapes import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from gpsgen.jsonschema.schema import Schema, TypeName
    from gpsgen.read.json_data import JSONData

Kinds = frozenset[Kind]
T = TypeVar("T")

ALL: Kinds = frozenset(Kind)
NON_NULL: Kinds = ALL - {Kind.NULL}

_OF_TYPE: dict[TypeName, Kind] = {
    "array": Kind.ARRAY,
    "boolean": Kind.BOOLEAN,
    "integer": Kind.NUMBER,
    "null": Kind.NULL,
    "number": Kind.NUMBER,
    "object": Kind.OBJECT,
    "string": Kind.STRING,
}


def of_type(names: Iterable[TypeName]) -> Kinds:
    """Return the kinds that `type` names."""
    return frozenset(_OF_TYPE[name] for name in names)


def of_value(value: JSONData) -> Kind:
    """Return the kind of a value."""
    match value:
        case None:
            return Kind.NULL
        case bool():
            return Kind.BOOLEAN
        case str():
            return Kind.STRING
        case list():
            return Kind.ARRAY
        case dict():
            return Kind.OBJECT
        case _:
            return Kind.NUMBER


def own(schema: Schema) -> Kinds:
    """Return the kinds that the keywords of a schema itself leave, whatever its subschemas say."""
    if schema.boolean is False:
        return frozenset()
    kinds = ALL
    if schema.type is not None:
        kinds &= of_type(schema.type)
    if schema.enum is not None:
        kinds &= frozenset(map(of_value, schema.enum))
    if schema.const is not None:
        kinds &= {of_value(schema.const[0])}
    return kinds


class KindAnalysis:
    """Answers by schema, once for each."""

    def __init__(self) -> None:
        self._possible: dict[Schema, Kinds] = {}
        self._null: dict[Schema, bool] = {}

    def possible(self, schema: Schema) -> Kinds:
        """Return the kinds that a value of the schema may have: all of those, perhaps more."""
        # What a cycle finds is too much, never too little.
        return _solve(schema, self._possible, ALL, self._find)

    def _find(self, schema: Schema) -> Kinds:
        kinds = own(schema)
        for it in conjuncts(schema):
            kinds &= self._possible[it]
        for keyword in CHOICES:
            branches = choice(schema, keyword)
            if branches:
                kinds &= frozenset[Kind]().union(*(self._possible[it] for it in branches))
        return kinds

    def takes_null(self, schema: Schema) -> bool:
        """Whether null is valid: no keyword but those that are looked at here is about null."""
        return _solve(schema, self._null, False, self._judge_null)  # noqa: FBT003

    def _judge_null(self, schema: Schema) -> bool:
        takes = self._null
        if Kind.NULL not in own(schema) or not all(takes[it] for it in conjuncts(schema)):
            return False
        if schema.any_of is not None and not any(takes[it] for it in schema.any_of):
            return False
        if schema.one_of is not None and sum(takes[it] for it in schema.one_of) != 1:
            return False
        if schema.not_ is not None and takes[schema.not_]:
            return False
        if schema.if_ is None:
            return True
        follows = schema.then if takes[schema.if_] else schema.else_
        return follows is None or takes[follows]


def _solve(schema: Schema, known: dict[Schema, T], initial: T, answer: Callable[[Schema], T]) -> T:
    """Answer for a schema after those that apply to the same value; these may be very many."""
    pending = [schema] if schema not in known else []
    asked: set[Schema] = set()
    while pending:
        at = pending[-1]
        if at in asked:
            pending.pop()
            known[at] = answer(at)
            continue
        asked.add(at)
        known[at] = initial
        pending += [it for it in in_place(at) if it not in known]
    return known[schema]
