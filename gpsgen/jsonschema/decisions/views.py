"""Choices of which no single type tells the branches apart: a raw value, with views as each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gpsgen.jsonschema.decisions.arrays import elements
from gpsgen.jsonschema.decisions.forms import Form
from gpsgen.jsonschema.decisions.identifiers import exported, from_title
from gpsgen.jsonschema.decisions.keywords import CHOICES, is_assertion, target
from gpsgen.jsonschema.decisions.kinds import ALL, NON_NULL
from gpsgen.jsonschema.decisions.objects import members
from gpsgen.jsonschema.decisions.places import Place, is_definition
from gpsgen.jsonschema.decisions.sums import tags
from gpsgen.jsonschema.shapes import Kind, NamedShape, UnionDeclaration, Views

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gpsgen.jsonschema.decisions.decider import Decider
    from gpsgen.jsonschema.decisions.forms import Forms
    from gpsgen.jsonschema.decisions.normal import Conjunction, Flattener
    from gpsgen.jsonschema.schema import Schema
    from gpsgen.jsonschema.shapes import Declaration, DefinedDeclaration

#: With more branches, only those that are definitions have views.
_MOST_BRANCHES = 20
#: Choices within choices are looked into so deeply.
_DEEPEST = 20
#: A name is made of so many keys.
_MOST_KEYS = 2


@dataclass(frozen=True, slots=True)
class Viewed:
    """The branches of a choice that have a type of their own."""

    branches: tuple[Schema, ...]
    #: Whether a valid value matches one of all branches only.
    exclusive: bool
    #: Whether all branches have a type.
    complete: bool


class ViewFinder:
    """Finds the branches that people would want to see a value as."""

    def __init__(self, flattener: Flattener, forms: Forms) -> None:
        self._flattener = flattener
        self._forms = forms
        self._have_types: dict[Schema, bool] = {}
        self._depth = 0

    def viewed(self, conjunction: Conjunction) -> Viewed | None:
        """Return the branches of the choices that are left; None where none has a type."""
        choices = [
            (keyword, branches)
            for source in conjunction.sources
            for keyword in CHOICES
            if keyword not in source.taken
            and (branches := self._flattener.candidates(source.schema, keyword, conjunction.kinds))
        ]
        every = list(dict.fromkeys(it for _, branches in choices for it in branches))
        found = tuple(it for it in every if self._has_type(target(it)))
        if len(every) > _MOST_BRANCHES:
            found = tuple(it for it in found if is_definition(target(it)))
        if not found:
            return None
        exclusive = [keyword for keyword, _ in choices] == ["one_of"]
        return Viewed(found, exclusive, complete=len(found) == len(every))

    def viewed_some(self, schemas: Sequence[Schema]) -> Viewed | None:
        """Return the types of values of which each matches some of the schemas, or none."""
        found: dict[Schema, None] = {}
        for schema in map(target, schemas):
            conjunction = self._flattener.conjoin([schema], NON_NULL)
            is_raw = self._forms.of(conjunction) is Form.ANY and not self._is_object(schema)
            choice = self.viewed(conjunction) if is_raw else None
            if choice is not None:
                found |= dict.fromkeys(choice.branches)
            elif self._has_type(schema):
                found[schema] = None
        return Viewed(tuple(found), exclusive=False, complete=False) if found else None

    def _has_type(self, schema: Schema) -> bool:
        if schema not in self._have_types:
            self._depth += 1
            self._have_types[schema] = self._depth <= _DEEPEST and self._judge(schema)
            self._depth -= 1
        return self._have_types[schema]

    def _judge(self, schema: Schema) -> bool:
        conjunction = self._flattener.conjoin([schema], NON_NULL)
        form = self._forms.of(conjunction)
        if conjunction.kinds == NON_NULL and self._is_object(schema):
            return True
        if form is Form.ANY:
            is_union = 1 < len(conjunction.kinds) < len(NON_NULL)
            named = is_union and is_definition(schema)
            return named or self.viewed(conjunction) is not None
        match form:
            case Form.STRUCT | Form.SUM | Form.TUPLE:
                return True
            case Form.MAP:
                return is_definition(schema) or _is_told(members(conjunction).rest.schemas)
            case Form.SLICE:
                return is_definition(schema) or _is_told(elements(conjunction).rest)
            case _:
                return is_definition(schema)

    def _is_object(self, schema: Schema) -> bool:
        """Whether a schema that says nothing about the kind says something about objects."""
        conjunction = self._flattener.conjoin([schema], ALL)
        return conjunction.kinds == ALL and bool(members(conjunction).declared)


def fill_views(
    decider: Decider, defined: DefinedDeclaration, viewed: Viewed, *, null: bool
) -> None:
    """Give a raw value, which may be null, a view as each branch that has a declared type."""
    found: dict[Declaration, None] = {}
    parts = _names(viewed.branches, decider.flattener)
    around = decider.origins[defined].place.owner
    owner = around if isinstance(around, UnionDeclaration) else defined
    for branch, part in zip(viewed.branches, parts, strict=True):
        alone = not is_definition(target(branch))
        use = decider.use([branch], Place(owner, part), bare=alone, named=True)
        if isinstance(use.shape, NamedShape):
            found[use.shape.declaration] = None
    complete = viewed.complete and len(found) == len(viewed.branches) and not null
    defined.views = Views(tuple(found), viewed.exclusive, complete)


def _is_told(schemas: Iterable[Schema]) -> bool:
    """Whether something is said of the items of a list or the values of a map."""
    return any(is_assertion(target(it)) for it in schemas)


def _names(branches: Sequence[Schema], flattener: Flattener) -> list[str]:
    """Return what each branch adds to the name of the choice, wherever it stands in it."""
    objects = frozenset({Kind.OBJECT})
    conjunctions = [flattener.conjoin([it], NON_NULL) for it in branches]
    about = [members(flattener.conjoin([it], objects)) for it in branches]
    required = _own([it.required for it in about])
    declared = _own([it.declared for it in about])
    names: list[str] = []
    for index, branch in enumerate(branches):
        schema, conjunction = target(branch), conjunctions[index]
        constants = (it[0] for it in tags(conjunction, flattener).values() if len(it) == 1)
        constant = next(constants, None)
        keys = required[index] or declared[index][:1]
        names.append(
            schema.go_name
            or from_title(schema.title or "")
            or (exported(constant) if constant else "")
            or "".join(map(exported, keys[:_MOST_KEYS]))
            or _kind_name(conjunction)
        )
    return names


def _own(all_keys: Sequence[Iterable[str]]) -> list[list[str]]:
    """Return the keys of each branch that not all branches have."""
    common = set(all_keys[0]).intersection(*all_keys) if len(all_keys) > 1 else set[str]()
    return [[key for key in keys if key not in common] for keys in all_keys]


def _kind_name(conjunction: Conjunction) -> str:
    return exported(conjunction.kind().value) if len(conjunction.kinds) == 1 else "Choice"
