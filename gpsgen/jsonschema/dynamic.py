"""Which schemas depend on the way to them: those from which a dynamic reference can be reached."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gpsgen.jsonschema.references import DYNAMIC
from gpsgen.jsonschema.subschemas import applied_subschemas

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gpsgen.jsonschema.references import References
    from gpsgen.jsonschema.sites import Site, Sites

_NOTHING: frozenset[str] = frozenset()


class Dependence:
    """Knows the dynamic anchors that a schema depends on."""

    def __init__(self, roots: Iterable[Site], sites: Sites, references: References) -> None:
        self._sites = sites
        self._references = references
        self._from: dict[Site, list[Site]] = {}
        self._users: dict[str, list[Site]] = {}
        self._names: dict[Site, frozenset[str]] = {}
        self._explore(roots)
        for name in self._users:
            self._spread(name)

    def names(self, site: Site) -> frozenset[str]:
        """Return the dynamic anchors that what a schema means depends on."""
        return self._names.get(site, _NOTHING)

    def _explore(self, roots: Iterable[Site]) -> None:
        """Note what leads to each schema that can be reached."""
        seen: set[Site] = set()
        new = [*roots]
        while new:
            while new:
                site = new.pop()
                if site not in seen:
                    seen.add(site)
                    new += self._steps(site)
            # a dynamic reference may lead to any holder of its anchor, wherever that was found
            for name, users in self._users.items():
                holders = [it.dynamic[name] for it in self._sites.dynamic if name in it.dynamic]
                for holder in holders:
                    self._from.setdefault(holder, []).extend(users)
                    new += [holder] if holder not in seen else []

    def _steps(self, site: Site) -> list[Site]:
        """Return the schemas that a schema leads to."""
        reached = [
            self._sites.at(site, steps) for steps in applied_subschemas(site.data, site.dialect)
        ]
        for keyword in ("$ref", *DYNAMIC):
            if reference := self._references.of(site, keyword):
                reached.append(reference.target)
                if reference.name is not None:
                    self._users.setdefault(reference.name, []).append(site)
        for target in reached:
            self._from.setdefault(target, []).append(site)
        return reached

    def _spread(self, name: str) -> None:
        new = [*self._users[name]]
        while new:
            site = new.pop()
            known = self._names.get(site, _NOTHING)
            if name not in known:
                self._names[site] = known | {name}
                new += self._from.get(site, ())
