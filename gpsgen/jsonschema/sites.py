"""All schemas of the documents that were read, by their places, addresses and anchors."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gpsgen.diagnostics import codes
from gpsgen.diagnostics.text import quote, quote_all
from gpsgen.jsonschema.addresses import follow, split
from gpsgen.jsonschema.dialects import (
    Dialect,
    dialect_with,
    standard_dialect,
    unknown_vocabularies,
)
from gpsgen.jsonschema.drafts import DRAFTS, draft_named, is_undated
from gpsgen.jsonschema.metaschema import report_faults
from gpsgen.jsonschema.subschemas import subschemas

if TYPE_CHECKING:
    from gpsgen.diagnostics.model import Path
    from gpsgen.jsonschema.documents import Documents, SchemaDocument
    from gpsgen.read.json_data import JSONData

RECURSIVE = ""
"""What `$recursiveAnchor` (2019-09) is called among dynamic anchors, whose names are not empty."""


@dataclass(slots=True, eq=False)
class Resource:
    """A schema with an address, and its anchors."""

    uri: str
    root: Site = field(init=False)
    anchors: dict[str, Site] = field(default_factory=dict[str, "Site"])
    #: Those that a dynamic reference may lead to.
    dynamic: dict[str, Site] = field(default_factory=dict[str, "Site"])


@dataclass(slots=True, eq=False)
class Site:
    """A schema where it is written."""

    document: SchemaDocument
    path: Path
    data: JSONData
    dialect: Dialect
    resource: Resource

    def text(self, keyword: str) -> str | None:
        """Return the text of a keyword that has a meaning here, or None."""
        if keyword not in self.dialect.keywords or not isinstance(self.data, dict):
            return None
        value = self.data.get(keyword)
        return value if isinstance(value, str) else None


class Sites:
    """Finds schemas; documents are walked when they are first asked for."""

    def __init__(self, documents: Documents) -> None:
        self.documents = documents
        #: The resources with dynamic anchors, as they are found.
        self.dynamic: list[Resource] = []
        self._sites: dict[tuple[SchemaDocument, Path], Site] = {}
        self._resources: dict[str, Resource] = {}
        self._walked: set[SchemaDocument] = set()
        self._invalid: set[SchemaDocument | None] = set()

    def root(self, document: SchemaDocument, default: Dialect) -> Site | None:
        """Return the schema that a document is; where it is invalid, that is reported, and None.

        `default` is what it is written in where it has no `$schema`.
        """
        if document not in self._walked:
            self._walked.add(document)
            dialect = self._dialect(document, (), document.data, default)
            if dialect and report_faults(document, (), document.data, dialect):
                resource = Resource(document.addresses[0])
                self._walk(document, (), document.data, dialect, resource)
                for uri in document.addresses:
                    self._resources.setdefault(uri, self._sites[document, ()].resource)
            else:
                self._invalid.add(document)
        return self._sites.get((document, ()))

    def at(self, site: Site, steps: Path) -> Site:
        """Return the schema at steps within a schema, where there is one."""
        return self._sites[site.document, (*site.path, *steps)]

    def find(self, site: Site, reference: str) -> Site | None:
        """Return the schema that a reference leads to.

        References are relative to the nearest `$id`; where nothing is there, to the addresses of
        the file, which is how schemas with the address of a web site refer to those beside them.
        """
        for base in (site.resource.uri, *site.document.addresses):
            uri, fragment = split(base, reference)
            # two files may claim one address
            own = site.resource if uri == site.resource.uri else None
            resource = own or self.resource(uri, site.dialect)
            if resource and (found := self._inside(resource, fragment)):
                return found
        return None

    def resource(self, uri: str, dialect: Dialect) -> Resource | None:
        """Return the resource at an address; a document without `$schema` is in the dialect."""
        if uri not in self._resources and (document := self.documents.find(uri)):
            self.root(document, standard_dialect(dialect.draft))
        return self._resources.get(uri)

    def is_reported(self, uri: str) -> bool:
        """Whether there is a document at an address, and what is wrong with it was reported."""
        document = self.documents.find(uri)
        # nothing is reported of what is bundled, such as the meta-schema of draft-03
        is_told = document is not None and document.findings is not None
        return (is_told and document in self._invalid) or self.documents.is_unreadable(uri)

    def _inside(self, resource: Resource, fragment: str) -> Site | None:
        """Follow the fragment of a reference: a JSON pointer (RFC 6901), or an anchor."""
        if fragment and not fragment.startswith("/"):
            return resource.anchors.get(fragment)
        root = resource.root
        found = follow(root.data, fragment)
        if found is None or not isinstance(found[1], dict | bool):
            return None
        steps, data = found
        return self._sites.get((root.document, (*root.path, *steps))) or self._unwalked(
            root, steps, data
        )

    def _unwalked(self, root: Site, steps: Path, data: JSONData) -> Site:
        """Return a schema where no keyword of the draft holds one."""
        path = (*root.path, *steps)
        around = next(
            site
            for length in range(len(path) - 1, -1, -1)
            if (site := self._sites.get((root.document, path[:length])))
        )
        data = _checked(root.document, path, data, around.dialect)
        return self._walk(root.document, path, data, around.dialect, around.resource)

    def _walk(
        self,
        document: SchemaDocument,
        path: Path,
        data: JSONData,
        dialect: Dialect,
        resource: Resource,
    ) -> Site:
        """Add a schema and those within it; one that is in the walk already stays as it is."""
        top = self._add(document, path, data, dialect, resource)
        if not path:
            # the address of the document itself, whatever name it gives itself
            resource.root = top
        new = [top]
        while new:
            around = new.pop()
            for steps, inner in subschemas(around.data, around.dialect):
                place = (*around.path, *steps)
                if (document, place) not in self._sites:
                    new.append(self._add(document, place, inner, around.dialect, around.resource))
        return top

    def _add(
        self,
        document: SchemaDocument,
        path: Path,
        data: JSONData,
        dialect: Dialect,
        resource: Resource,
    ) -> Site:
        own = self._own_dialect(document, path, data, dialect)
        site = Site(document, path, data, own, resource)
        self._sites[document, path] = site
        if isinstance(data, dict):
            name = data.get(own.identifier)
            if isinstance(name, str) and not (own.is_older and "$ref" in data):
                self._identify(site, name)
            self._add_anchors(site, data)
        if own != dialect:
            site.data = _checked(document, path, data, own)
        return site

    def _identify(self, site: Site, name: str) -> None:
        """Give a schema the name that it gives itself: an address, an anchor (draft-07) or both."""
        uri, fragment = split(site.resource.uri, name)
        if uri and not name.startswith("#"):
            site.resource = Resource(uri)
            site.resource.root = site
            self._resources.setdefault(uri, site.resource)
        if fragment and site.dialect.is_older:
            site.resource.anchors.setdefault(fragment, site)

    def _add_anchors(self, site: Site, data: dict[str, JSONData]) -> None:
        resource = site.resource
        if anchor := site.text("$anchor"):
            resource.anchors.setdefault(anchor, site)
        if dynamic := site.text("$dynamicAnchor"):
            resource.anchors.setdefault(dynamic, site)
            self._add_dynamic(resource, dynamic, site)
        is_recursive = data.get("$recursiveAnchor") is True
        if is_recursive and "$recursiveAnchor" in site.dialect.keywords:
            self._add_dynamic(resource, RECURSIVE, site)

    def _add_dynamic(self, resource: Resource, name: str, site: Site) -> None:
        if not resource.dynamic:
            self.dynamic.append(resource)
        resource.dynamic.setdefault(name, site)

    def _own_dialect(
        self, document: SchemaDocument, path: Path, data: JSONData, dialect: Dialect
    ) -> Dialect:
        """Return the dialect of a schema with an address and a `$schema` (2020-12 Core, 8.1.1)."""
        written = data.get("$schema") if path and isinstance(data, dict) else None
        if not isinstance(written, str) or not isinstance(data, dict):
            return dialect
        own = self._dialect(document, path, data, dialect) or dialect
        return own if isinstance(data.get(own.identifier), str) else dialect

    def _dialect(
        self, document: SchemaDocument, path: Path, data: JSONData, default: Dialect
    ) -> Dialect | None:
        """Return what a schema is written in; what is not known is reported."""
        written = data.get("$schema") if isinstance(data, dict) else None
        if not isinstance(written, str) or is_undated(written):
            return default
        if draft := draft_named(written):
            return standard_dialect(draft)
        meta = self._meta_schema(written, default)
        place = (*path, "$schema")
        if meta is None or not isinstance(meta.data, dict):
            if document.findings and not self.is_reported(written.removesuffix("#")):
                document.findings.at_value(
                    place,
                    codes.SPEC_INVALID,
                    f"{quote(written)} is no draft of JSON Schema that is known",
                    help=f"known: {quote_all(DRAFTS)}",
                )
            return None
        vocabularies = meta.data.get("$vocabulary")
        if meta.dialect.is_older or not isinstance(vocabularies, dict):
            return meta.dialect
        needed = {uri: value is True for uri, value in vocabularies.items()}
        if (unknown := unknown_vocabularies(needed)) and document.findings:
            document.findings.at_value(
                place,
                codes.SPEC_INVALID,
                f"{quote(written)} needs vocabularies that are not known: {quote_all(unknown)}",
                help="vocabularies that schemas can do without are `false` in `$vocabulary`",
            )
            return None
        return dialect_with(meta.dialect.draft, needed)

    def _meta_schema(self, uri: str, default: Dialect) -> Site | None:
        resource = self.resource(uri.removesuffix("#"), default)
        return resource.root if resource else None


def _checked(document: SchemaDocument, path: Path, data: JSONData, dialect: Dialect) -> JSONData:
    """Return a schema; an invalid one is reported, and then stands for one that says nothing."""
    return data if report_faults(document, path, data, dialect) else True
