"""Makes the graph of schemas: references resolved, drafts told apart, and only what is needed."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, TypeAlias

from gpsgen.jsonschema.addresses import pointer_of
from gpsgen.jsonschema.dynamic import Dependence
from gpsgen.jsonschema.keywords import read_keywords
from gpsgen.jsonschema.references import DYNAMIC, References
from gpsgen.jsonschema.schema import Location, Schema

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gpsgen.jsonschema.sites import Site, Sites

_Scope: TypeAlias = "tuple[tuple[str, Site], ...]"
"""The outermost holders of dynamic anchors on the way to a schema, by name, those that matter."""

_MOST_SCHEMAS = 300_000
"""How many schemas a graph may have: dynamic references can make very many of a few."""

_MOST_WAYS = 1000
"""How many dynamic scopes may matter to one schema."""


class Graph:
    """Makes one object of each schema and dynamic scope that can be reached."""

    def __init__(self, tops: Sequence[Site], sites: Sites, *, assert_format: bool) -> None:
        self._sites = sites
        self._references = References(sites)
        self._dependence = Dependence(tops, sites, self._references)
        self._assert_format = assert_format
        self._schemas: dict[tuple[Site, _Scope], Schema] = {}
        self._ways: Counter[Site] = Counter()
        self._new: list[tuple[Schema, Site, _Scope]] = []

    def schema(self, site: Site, scope: _Scope = ()) -> Schema:
        """Return the object of a schema that is reached through a dynamic scope."""
        names = self._dependence.names(site)
        if names:
            # what is outermost stays
            holders = site.resource.dynamic | dict(scope)
            scope = tuple((name, holders[name]) for name in sorted(names) if name in holders)
        key = (site, scope if names else ())
        if key not in self._schemas:
            self._schemas[key] = Schema(_location(site))
            self._ways[site] += 1
            self._new.append((self._schemas[key], *key))
        return self._schemas[key]

    def fill(self) -> bool:
        """Read the keywords of all schemas that were asked for, and of those that they lead to.

        The answer is whether they were few enough.
        """
        while self._new:
            if len(self._schemas) > _MOST_SCHEMAS or self._ways[self._new[-1][1]] > _MOST_WAYS:
                return False
            self._fill(*self._new.pop())
        return True

    def places(self) -> dict[Schema, Site]:
        """Return where each schema is written."""
        return {schema: site for (site, _), schema in self._schemas.items()}

    def _fill(self, schema: Schema, site: Site, scope: _Scope) -> None:
        if not isinstance(site.data, dict):
            schema.boolean = site.data is True
            return

        def inner(*steps: str | int) -> Schema:
            return self.schema(self._sites.at(site, steps), scope)

        read_keywords(schema, site.data, site.dialect, inner)
        schema.asserts_format = schema.format is not None and (
            self._assert_format or site.dialect.asserts_format
        )
        if reference := self._references.of(site, "$ref"):
            schema.ref = self.schema(reference.target, scope)
        for keyword in DYNAMIC:
            if reference := self._references.of(site, keyword):
                holders = {} if reference.name is None else dict(scope)
                target = holders.get(reference.name or "", reference.target)
                schema.dynamic_ref = self.schema(target, scope)
                if keyword != "$dynamicRef":
                    schema.spelling["$dynamicRef"] = (keyword,)


def _location(site: Site) -> Location:
    document = site.document
    return Location(document.name, pointer_of(site.path), document.file, site.path)
