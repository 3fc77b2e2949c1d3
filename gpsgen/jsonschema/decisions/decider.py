"""Decides the shape of each schema that is asked for, and of those that its type uses."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, TypeVar

from gpsgen.jsonschema.decisions import kinds as kinds_of
from gpsgen.jsonschema.decisions.arrays import ARRAY_KEYWORDS, elements
from gpsgen.jsonschema.decisions.enums import enum_of
from gpsgen.jsonschema.decisions.fields import fill_struct, fill_tuple
from gpsgen.jsonschema.decisions.forms import Form, Forms
from gpsgen.jsonschema.decisions.keywords import is_assertion, target
from gpsgen.jsonschema.decisions.kinds import KindAnalysis
from gpsgen.jsonschema.decisions.normal import Flattener, residual
from gpsgen.jsonschema.decisions.objects import members
from gpsgen.jsonschema.decisions.places import Origin, Place, is_definition
from gpsgen.jsonschema.decisions.referring import referred_type
from gpsgen.jsonschema.decisions.scalars import bool_shape, number_shape, string_shape
from gpsgen.jsonschema.decisions.sums import discriminated
from gpsgen.jsonschema.decisions.unions import fill_sum, fill_union
from gpsgen.jsonschema.decisions.views import ViewFinder, fill_views
from gpsgen.jsonschema.shapes import (
    AnyShape,
    BoolShape,
    DefinedDeclaration,
    EnumDeclaration,
    EnumValue,
    Kind,
    MapShape,
    NamedShape,
    NumberShape,
    NumberType,
    Part,
    Residual,
    SliceShape,
    StringShape,
    StructDeclaration,
    SumDeclaration,
    TupleDeclaration,
    UnionDeclaration,
    Use,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from gpsgen.jsonschema.decisions.normal import Conjunction
    from gpsgen.jsonschema.decisions.objects import Rest
    from gpsgen.jsonschema.decisions.views import Viewed
    from gpsgen.jsonschema.schema import Schema
    from gpsgen.jsonschema.shapes import Declaration, Shape

D = TypeVar("D", bound="Declaration")

#: Merging may make exponentially many types out of few schemas; these are enough for people.
_MOST_MERGED = 2000
_MOST_SOURCES = 100
#: Choices have views while there are fewer types: those near to the roots, since these come first.
_MOST_TYPES = 1000
#: Lists of lists without a name are nested so deeply.
_DEEPEST = 50


class Decider:
    """Makes shapes on demand; declarations are made at once and filled later."""

    def __init__(self) -> None:
        self.analysis = KindAnalysis()
        self.flattener = Flattener(self.analysis)
        self.forms = Forms(self.flattener)
        self.views = ViewFinder(self.flattener, self.forms)
        self.origins: dict[Declaration, Origin] = {}
        #: The schemas of fields, for those that cannot hold their type by value.
        self.schemas_of: dict[tuple[Declaration, str], tuple[Schema, ...]] = {}
        self._declared: dict[object, Declaration] = {}
        #: Shapes that are being made, which are asked for again where they hold themselves.
        self._open: dict[object, Origin] = {}
        #: What is left to fill: first what may have no struct around it, since what it holds is
        #: decided for that.
        self._plain_jobs: deque[Callable[[], None]] = deque()
        self._jobs: deque[Callable[[], None]] = deque()
        #: Views come last, until there are types enough.
        self._view_jobs: deque[Callable[[], None]] = deque()
        self._merged: set[object] = set()

    def run(self) -> None:
        """Fill all declarations that are made until none is left."""
        while jobs := self._plain_jobs or self._jobs or self._view_jobs:
            job = jobs.popleft()
            if jobs is not self._view_jobs or len(self._declared) < _MOST_TYPES:
                job()

    def use(
        self,
        schemas: Sequence[Schema],
        place: Place,
        *,
        bare: bool = False,
        define: bool = True,
        named: bool = False,
    ) -> Use:
        """Decide what stands at a place to which all the schemas apply.

        `bare` says that no struct is around it; without `define` a definition gets no type where
        its shape can do without; with `named` all types get one that deserve it.
        """
        meant = tuple(dict.fromkeys(it for it in map(target, schemas) if is_assertion(it)))
        if not meant:
            return Use(AnyShape())
        conjunction = self.flattener.conjoin(meant, kinds_of.NON_NULL)
        null = all(map(self.analysis.takes_null, meant))
        origin = Origin(meant[0], place, whole=len(meant) == 1, direct=meant[0] in schemas)
        form = self.forms.of(conjunction)
        if self._is_too_much(conjunction):
            return any_use(meant)
        if form is Form.ANY and len(conjunction.kinds) < 2:
            return self.raw(conjunction, origin, null=null)
        if conjunction.kinds == kinds_of.NON_NULL:
            return self._untyped(conjunction, origin, null=null)
        if len(conjunction.kinds) > 1:
            return self._union(conjunction, origin, null=null)
        is_own = origin.whole and is_definition(meant[0])
        refers = place.owner is not None and not named and not is_own
        referred = referred_type(self, conjunction, form, place) if refers else None
        named = named or (define and is_own)
        shape = referred or self.shape(conjunction, form, origin, bare=bare, named=named)
        return Use(shape, nullable=null)

    def shape(
        self,
        conjunction: Conjunction,
        form: Form,
        origin: Origin,
        *,
        bare: bool = False,
        named: bool = False,
    ) -> Shape:
        """Return the shape of a conjunction that has a form of its own."""
        match form:
            case Form.STRUCT:
                return NamedShape(self.struct(conjunction, origin))
            case Form.SUM:
                return NamedShape(self._sum(conjunction, origin))
            case Form.TUPLE:
                return NamedShape(self._tuple(conjunction, origin))
            case Form.ENUM:
                return NamedShape(self._enum(conjunction, origin))
            case _:
                return self._plain(conjunction, form, origin, bare=bare, named=named)

    def struct(self, conjunction: Conjunction, origin: Origin) -> StructDeclaration:
        """Return the struct for the objects of a conjunction."""

        def make() -> StructDeclaration:
            own = members(conjunction)
            made = StructDeclaration("", "", conjunction.path)
            made.other = "Other" if conjunction.kinds == kinds_of.ALL else None
            made.min_properties, made.max_properties = own.min_properties, own.max_properties
            made.forbidden = own.rest.closed or ""
            made.residual = residual(conjunction, own.handled)
            self._jobs.append(lambda: fill_struct(self, made, own))
            return made

        return self._declare(("struct", conjunction.key), origin, make)

    def _tuple(self, conjunction: Conjunction, origin: Origin) -> TupleDeclaration:
        def make() -> TupleDeclaration:
            own = elements(conjunction)
            made = TupleDeclaration("", "", conjunction.path)
            made.min_items, made.max_items = own.min_items, own.max_items
            made.forbidden = own.forbidden or ""
            made.residual = residual(conjunction, ARRAY_KEYWORDS)
            self._jobs.append(lambda: fill_tuple(self, made, own))
            return made

        return self._declare(("tuple", conjunction.key), origin, make)

    def _sum(self, conjunction: Conjunction, origin: Origin) -> SumDeclaration:
        def make() -> SumDeclaration:
            found = discriminated(conjunction, self.flattener)
            assert found is not None
            made = SumDeclaration("", "", found.property, found.path, conjunction.path)
            self._jobs.append(lambda: fill_sum(self, made, found))
            return made

        return self._declare(("sum", conjunction.key), origin, make)

    def _enum(self, conjunction: Conjunction, origin: Origin) -> EnumDeclaration:
        def make() -> EnumDeclaration:
            values = enum_of(conjunction, self.flattener)
            assert values is not None
            constants = [EnumValue("", it) for it in values.values]
            made = EnumDeclaration("", "", values.path, conjunction.path, constants)
            made.residual = residual(conjunction, values.handled, integer=values.are_integers)
            return made

        return self._declare(("enum", conjunction.key), origin, make)

    def _union(self, conjunction: Conjunction, origin: Origin, *, null: bool) -> Use:
        parts = {
            kind: self.flattener.conjoin(conjunction.schemas, frozenset({kind}))
            for kind in Kind
            if kind in conjunction.kinds
        }
        forms = {kind: self.forms.of(part) for kind, part in parts.items()}
        if set(forms.values()) == {Form.ANY}:
            return self.raw(conjunction, origin, null=null)

        def make() -> UnionDeclaration:
            made = UnionDeclaration("", "", conjunction.path)
            shapes = [(kind, part, forms[kind]) for kind, part in parts.items()]
            self._jobs.append(lambda: fill_union(self, made, shapes, null=null))
            return made

        return Use(NamedShape(self._declare(("union", conjunction.key, null), origin, make)))

    def _untyped(self, conjunction: Conjunction, origin: Origin, *, null: bool) -> Use:
        """Decide for a schema that says nothing about the kind: perhaps something about objects."""
        objects = self.flattener.conjoin(conjunction.schemas, kinds_of.ALL)
        if objects.kinds != kinds_of.ALL or not members(objects).declared:
            return self.raw(conjunction, origin, null=null)
        return Use(NamedShape(self.struct(objects, origin)))

    def raw(self, conjunction: Conjunction, origin: Origin, *, null: bool = False) -> Use:
        """Decide for what has no shape: a raw value, with views where that may be as branches."""
        key = ("raw", conjunction.schemas, conjunction.kinds)
        use = any_use(conjunction.schemas)
        return self._viewed(key, use, self.views.viewed(conjunction), origin, null=null)

    def values(self, rest: Rest, place: Place, *, bare: bool = False) -> Use:
        """Decide for members by any name: with views where something is said of some names."""
        use = self.use(rest.schemas, place, bare=bare)
        if not rest.some or not isinstance(use.shape, AnyShape):
            return use
        origin = Origin(rest.some[0], place, whole=False)
        viewed = self.views.viewed_some(rest.some)
        return self._viewed(("values", rest.schemas, rest.some), use, viewed, origin, null=True)

    def _viewed(
        self, key: object, use: Use, viewed: Viewed | None, origin: Origin, *, null: bool
    ) -> Use:
        """Return a raw value under a name, with its views; without any it needs no name."""
        if viewed is None:
            return use

        def make() -> DefinedDeclaration:
            made = DefinedDeclaration("", "", use)
            self._view_jobs.append(lambda: fill_views(self, made, viewed, null=null))
            return made

        return Use(NamedShape(self._declare(key, origin, make)))

    def _plain(
        self, conjunction: Conjunction, form: Form, origin: Origin, *, bare: bool, named: bool
    ) -> Shape:
        """Return the shape of a type that Go needs no name for, unless it is a definition.

        A list of itself needs a name too, which is seen when it is asked for again.
        """
        key = ("defined", conjunction.key)
        if key in self._declared:
            return NamedShape(self._declared[key])
        if key in self._open:
            return NamedShape(self._declare(key, self._open[key], _undecided))
        if (named and _deserves_name(conjunction)) or len(self._open) == _DEEPEST:
            defined = self._declare(key, origin, _undecided)
            self._plain_jobs.append(
                lambda: self._fill_defined(defined, conjunction, form, bare=bare)
            )
            return NamedShape(defined)
        self._open[key] = origin
        shape = self._plain_shape(conjunction, form, origin.place, bare=bare)
        del self._open[key]
        declared = self._declared.get(key)
        if isinstance(declared, DefinedDeclaration):
            declared.use = Use(shape)
            return NamedShape(declared)
        return shape

    def _fill_defined(
        self, defined: DefinedDeclaration, conjunction: Conjunction, form: Form, *, bare: bool
    ) -> None:
        defined.use = Use(self._plain_shape(conjunction, form, Place(defined), bare=bare))

    def _plain_shape(
        self, conjunction: Conjunction, form: Form, place: Place, *, bare: bool
    ) -> Shape:
        match form, conjunction.kind():
            case Form.SLICE, _:
                return self._slice(conjunction, place, bare=bare)
            case Form.MAP, _:
                return self._map(conjunction, place, bare=bare)
            case _, Kind.BOOLEAN:
                return bool_shape(conjunction)
            case _, Kind.NUMBER:
                return number_shape(conjunction, bare=bare)
            case _:
                return string_shape(conjunction)

    def _slice(self, conjunction: Conjunction, place: Place, *, bare: bool) -> SliceShape:
        own = elements(conjunction)
        items = self.use(own.rest, place.item(), bare=bare)
        unique = own.unique if _is_comparable(items) else None
        handled = (*ARRAY_KEYWORDS, "unique_items") if unique else ARRAY_KEYWORDS
        return SliceShape(
            conjunction.path,
            items,
            own.min_items,
            own.max_items,
            unique,
            residual(conjunction, handled),
        )

    def _map(self, conjunction: Conjunction, place: Place, *, bare: bool) -> MapShape:
        own = members(conjunction)
        return MapShape(
            conjunction.path,
            self.values(own.rest, place.value(), bare=bare),
            own.rest.names,
            own.rest.forbidden,
            own.min_properties,
            own.max_properties,
            residual(conjunction, own.handled - {"required"}),
        )

    def _declare(self, key: object, origin: Origin, make: Callable[[], D]) -> D:
        """Return the declaration of a key; the origin that says most about it is kept."""
        known = self._declared.get(key)
        if known is None:
            known = self._declared[key] = make()
            self.origins[known] = origin
        elif origin.rank > self.origins[known].rank:
            self.origins[known] = origin
        return known  # type: ignore[return-value]  # A key begins with the kind of declaration.

    def _is_too_much(self, conjunction: Conjunction) -> bool:
        if len(conjunction.sources) < 2 or conjunction.key in self._merged:
            return False
        if len(self._merged) == _MOST_MERGED or len(conjunction.sources) > _MOST_SOURCES:
            return True
        self._merged.add(conjunction.key)
        return False


def _undecided() -> DefinedDeclaration:
    return DefinedDeclaration("", "", Use(AnyShape()))


def any_use(schemas: Sequence[Schema]) -> Use:
    """Return a raw value that is checked whole."""
    parts = tuple(Part(it) for it in dict.fromkeys(map(target, schemas)) if is_assertion(it))
    return Use(AnyShape(Residual(parts) if parts else None))


def _deserves_name(conjunction: Conjunction) -> bool:
    """Whether a definition is more than a type that Go or the helpers have."""
    kind = conjunction.kind()
    has_type = kind is Kind.STRING and string_shape(conjunction).helper is not None
    return kind is not Kind.BOOLEAN and not has_type


def _is_comparable(use: Use) -> bool:
    """Whether the decoded items tell whether the items are equal."""
    match use:
        case Use(StringShape(helper=None) | BoolShape(), nullable=False):
            return True
        case Use(NumberShape(go=NumberType.INT64) as shape, nullable=False):
            lower = shape.minimum or shape.exclusive_minimum
            return bool(lower and (shape.maximum or shape.exclusive_maximum))
        case _:
            return False
