"""The normal form: all schemas that apply to a value, flattened into one conjunction.

`$ref`, `allOf` and the one branch of an `anyOf` or `oneOf` that the kind of the value leaves are
followed, so that what they say stands beside what their parents say. A keyword that is followed
needs no check of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gpsgen.jsonschema.decisions import kinds as kinds_of
from gpsgen.jsonschema.decisions.keywords import (
    CHOICES,
    CONJUNCTIVE,
    FAMILIES,
    asserted,
    choice,
    conjuncts,
    path,
)
from gpsgen.jsonschema.shapes import Kind, Part, Residual

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from gpsgen.jsonschema.decisions.kinds import KindAnalysis, Kinds
    from gpsgen.jsonschema.schema import Schema

Taken = frozenset[str]


@dataclass(frozen=True, slots=True)
class Source:
    """A schema of a conjunction, with those of its choices that are made."""

    schema: Schema
    taken: Taken = frozenset()


@dataclass(frozen=True, slots=True)
class Conjunction:
    """Schemas that all apply to a value of one of some kinds."""

    #: Those that were asked for.
    schemas: tuple[Schema, ...]
    #: Those that they come to, less what says nothing but the kind.
    sources: tuple[Source, ...]
    kinds: Kinds
    #: The schema path of what leaves these kinds.
    path: str

    @property
    def key(self) -> object:
        """Return what is equal for conjunctions that are one type.

        Schemas that say nothing but the kind are told apart, since findings name them.
        """
        return frozenset(self.sources) or self.schemas, self.kinds

    def kind(self) -> Kind:
        """Return the only kind."""
        (kind,) = self.kinds
        return kind


class Flattener:
    """Makes conjunctions."""

    def __init__(self, analysis: KindAnalysis) -> None:
        self._analysis = analysis

    def conjoin(
        self,
        schemas: Sequence[Schema],
        kinds: Kinds,
        taken: Mapping[Schema, Taken] | None = None,
    ) -> Conjunction:
        """Flatten schemas, for values of the kinds only.

        `taken` are choices whose branch is among the schemas.
        """
        made = dict(taken or {})
        flat: dict[Schema, None] = {}
        pending = list(schemas)
        while pending:
            _gather(pending, flat)
            kinds = kinds.intersection(*(kinds_of.own(it) for it in flat))
            kinds, pending = self._choose(flat, kinds, made)
        sources = (Source(it, made.get(it, frozenset())) for it in flat)
        telling = tuple(it for it in sources if not _is_idle(it, kinds))
        return Conjunction(tuple(schemas), telling, kinds, _path_of_kinds(flat, kinds))

    def _choose(
        self, flat: Iterable[Schema], kinds: Kinds, made: dict[Schema, Taken]
    ) -> tuple[Kinds, list[Schema]]:
        """Narrow the kinds by the choices, and make those that the kinds leave one branch of."""
        branches: list[Schema] = []
        for schema in flat:
            for keyword in CHOICES:
                taken = made.get(schema, frozenset[str]())
                if keyword in taken or not choice(schema, keyword):
                    continue
                left = self.candidates(schema, keyword, kinds)
                kinds &= frozenset[Kind]().union(*map(self._analysis.possible, left))
                if len(left) == 1:
                    made[schema] = taken | {keyword}
                    branches.append(left[0])
        return kinds, branches

    def candidates(self, schema: Schema, keyword: str, kinds: Kinds) -> list[Schema]:
        """Return the branches of a choice that a value of the kinds may match."""
        return [it for it in choice(schema, keyword) if self._analysis.possible(it) & kinds]


def residual(
    conjunction: Conjunction,
    handled: Collection[str | tuple[Schema, str]] = (),
    *,
    integer: bool = False,
) -> Residual | None:
    """Return what a decoder still has to check on a tree.

    The decoder takes the kinds of the conjunction only, with `integer` no number with a fraction.
    It checks the keywords that are `handled`: of all schemas by name, of one as a pair.
    """
    parts: list[Part] = []
    for source in conjunction.sources:
        present = asserted(source.schema)
        covered = frozenset(
            it
            for it in present
            if _is_settled(source, it, conjunction.kinds, integer=integer)
            or it in handled
            or (source.schema, it) in handled
        )
        if len(covered) < len(present) or source.schema.boolean is False:
            parts.append(Part(source.schema, covered))
    return Residual(tuple(parts)) if parts else None


def _gather(pending: list[Schema], flat: dict[Schema, None]) -> None:
    """Move the pending schemas to the flat ones with what they refer to, in order of appearance."""
    stack = pending[::-1]
    while stack:
        schema = stack.pop()
        if schema not in flat:
            flat[schema] = None
            stack.extend(reversed(conjuncts(schema)))


def _is_idle(source: Source, kinds: Kinds) -> bool:
    """Whether a schema says nothing more about values of the kinds."""
    schema = source.schema
    if schema.boolean is not None:
        return schema.boolean
    if schema.format is not None and kinds == {Kind.STRING}:
        return False
    if schema.type is not None and "integer" in schema.type and Kind.NUMBER in kinds:
        return False
    return all(_is_settled(source, it, kinds, integer=False) for it in asserted(schema))


def _is_settled(source: Source, keyword: str, kinds: Kinds, *, integer: bool) -> bool:
    """Whether a keyword holds for all values of the kinds, or is followed."""
    schema = source.schema
    if keyword in CONJUNCTIVE or keyword in source.taken:
        return True
    if keyword in FAMILIES:
        return FAMILIES[keyword] not in kinds
    if keyword == "type" and schema.type is not None:
        whole = "number" in schema.type or integer or Kind.NUMBER not in kinds
        return whole and kinds <= kinds_of.of_type(schema.type)
    return False


def _path_of_kinds(schemas: Iterable[Schema], kinds: Kinds) -> str:
    """Find the keyword that a value of another kind breaks: `type` where there is one."""
    first = next(iter(schemas), None)
    if first is None or kinds == kinds_of.ALL:
        return ""
    for keyword in ("type", "const", "enum", *CHOICES):
        for schema in schemas:
            if getattr(schema, keyword) is not None:
                return path(schema, keyword)
    return first.location.keyword()
