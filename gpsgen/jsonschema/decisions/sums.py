"""Choices of objects that a property tells apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gpsgen.jsonschema.decisions.keywords import CHOICES, path
from gpsgen.jsonschema.decisions.kinds import ALL
from gpsgen.jsonschema.decisions.objects import members
from gpsgen.jsonschema.decisions.values import Enumeration
from gpsgen.jsonschema.shapes import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gpsgen.jsonschema.decisions.normal import Conjunction, Flattener
    from gpsgen.jsonschema.schema import Schema

#: More branches than a person would write.
_MOST_BRANCHES = 1000


@dataclass(frozen=True, slots=True)
class Variant:
    """A branch of a choice, with the values of the property that lead to it."""

    schema: Schema
    values: tuple[str, ...]
    #: What the object is then: all that it was, and the branch.
    conjunction: Conjunction


@dataclass(frozen=True, slots=True)
class Discriminated:
    """A choice with the property that tells its branches apart."""

    property: str
    path: str
    variants: tuple[Variant, ...]


def discriminated(conjunction: Conjunction, flattener: Flattener) -> Discriminated | None:
    """Find a choice of objects whose branches each require a property to have values of their own.

    At most one branch can match then, so that `anyOf` and `oneOf` are the same.
    """
    for source in conjunction.sources:
        for keyword in CHOICES:
            branches = flattener.candidates(source.schema, keyword, conjunction.kinds)
            if keyword in source.taken or not 2 <= len(branches) <= _MOST_BRANCHES:
                continue
            choice = _Choice(conjunction, source.schema, keyword)
            found = choice.discriminated(branches, flattener)
            if found is not None:
                return found
    return None


@dataclass(frozen=True, slots=True)
class _Choice:
    conjunction: Conjunction
    schema: Schema
    keyword: str

    def discriminated(
        self, branches: Sequence[Schema], flattener: Flattener
    ) -> Discriminated | None:
        # what was taken before of single branches is conjoined again: they are in none of these
        made = {self.schema: frozenset({self.keyword})}
        conjunctions = [
            flattener.conjoin((*self.conjunction.schemas, it), self.conjunction.kinds, made)
            for it in branches
        ]
        found = [tags(it, flattener) for it in conjunctions]
        for name in found[0]:
            values = [it.get(name, ()) for it in found]
            every = [value for it in values for value in it]
            if all(values) and len(set(every)) == len(every):
                variants = zip(branches, values, conjunctions, strict=True)
                return Discriminated(
                    name, path(self.schema, self.keyword), tuple(Variant(*it) for it in variants)
                )
        return None


def tags(conjunction: Conjunction, flattener: Flattener) -> dict[str, tuple[str, ...]]:
    """Return the required properties that take some strings only, with these."""
    found: dict[str, tuple[str, ...]] = {}
    if conjunction.kinds != {Kind.OBJECT}:
        return found
    own = members(conjunction)
    for name in own.required:
        value = flattener.conjoin(own.named[name], ALL)
        if value.kinds == {Kind.STRING}:
            allowed = Enumeration(value, flattener).values
            found[name] = tuple(it for it in allowed if isinstance(it, str))
    return found
