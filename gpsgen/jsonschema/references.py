"""Where references lead: `$ref`, and those that depend on the way to them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gpsgen.diagnostics import codes
from gpsgen.diagnostics.text import quote
from gpsgen.jsonschema.addresses import follow, split
from gpsgen.jsonschema.sites import RECURSIVE

if TYPE_CHECKING:
    from gpsgen.jsonschema.sites import Resource, Site, Sites
    from gpsgen.model.findings import Findings

DYNAMIC = ("$dynamicRef", "$recursiveRef")


@dataclass(frozen=True, slots=True)
class Reference:
    """What a reference leads to."""

    target: Site
    #: The dynamic anchor whose outermost holder it leads to; None where that does not matter.
    name: str | None = None


class References:
    """Resolves the references of schemas, each once; those that lead nowhere are reported."""

    def __init__(self, sites: Sites) -> None:
        self._sites = sites
        self._found: dict[tuple[Site, str], Reference | None] = {}

    def of(self, site: Site, keyword: str) -> Reference | None:
        """Return what a keyword of a schema leads to; None where it is not there, or nothing is."""
        if (site, keyword) not in self._found:
            written = site.text(keyword)
            self._found[site, keyword] = (
                self._resolve(site, keyword, written) if written is not None else None
            )
        return self._found[site, keyword]

    def _resolve(self, site: Site, keyword: str, written: str) -> Reference | None:
        target = self._sites.find(site, written)
        if target is None:
            self._leads_nowhere(site, keyword, written)
            return None
        if keyword == "$ref":
            return Reference(target)
        # 2019-09 Core, 8.2.4.2.2; 2020-12 Core, 8.2.3.2
        name = RECURSIVE if keyword == "$recursiveRef" else split("", written)[1]
        is_dynamic = target.resource.dynamic.get(name) is target
        return Reference(target, name if is_dynamic else None)

    def _leads_nowhere(self, site: Site, keyword: str, written: str) -> None:
        findings = site.document.findings
        if findings is None:
            return
        uri, fragment = split(site.resource.uri, written)
        if self._sites.is_reported(uri):
            return
        if not uri:
            message = f"{quote(written)} is not a URI"
            advice = "for example: `#/definitions/User`"
        elif resource := self._sites.resource(uri, site.dialect):
            message = f"{quote(written)} leads to no schema"
            question = _question(findings, resource, fragment)
            advice = question or "define it, or refer to one that is defined"
        elif uri.startswith("file:"):
            message = f"{quote(written)} is not among the files of this run"
            advice = "name its file too, beside this one"
        else:
            message = f"{quote(written)} is not here, and nothing is fetched"
            advice = f"save it, and say which file it is: {quote(f'--map {uri}=FILE', 200)}"
        findings.at_value((*site.path, keyword), codes.SPEC_INVALID, message, help=advice)


def _question(findings: Findings, resource: Resource, fragment: str) -> str | None:
    """Ask for the last step that a fragment is likely meant to have."""
    parent, _, last = fragment.rpartition("/")
    around = follow(resource.root.data, parent)
    names = [*resource.anchors]
    if fragment.startswith("/"):
        beside = around[1] if around and isinstance(around[1], dict) else {}
        names = [name for name, it in beside.items() if isinstance(it, dict | bool)]
    meant = findings.suggestions.suggest(last, names)
    return meant.question if meant else None
