"""The schemas in the files of a set, by all the names that a `$ref` may give them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gpsgen.jsonschema.addresses import address, split
from gpsgen.jsonschema.drafts import DEFAULT_DRAFT, DRAFTS, draft_named
from gpsgen.read import Mapping, Node, Scalar, Sequence
from gpsgen.read.document import child_of

if TYPE_CHECKING:
    from pathlib import Path as FilePath

    from gpsgen.diagnostics.model import Path
    from gpsgen.read import Document

# fmt: off
#: The keywords of all drafts that hold a schema, or a list of them.
_SCHEMAS = frozenset({
    "additionalItems", "additionalProperties", "allOf", "anyOf", "contains", "contentSchema",
    "else", "if", "items", "not", "oneOf", "prefixItems", "propertyNames", "then",
    "unevaluatedItems", "unevaluatedProperties",
})
#: The keywords of all drafts that hold schemas by names.
_NAMED_SCHEMAS = frozenset({
    "$defs", "definitions", "dependencies", "dependentSchemas", "patternProperties", "properties",
})
# fmt: on
_ARRAY_INDEX = re.compile(r"0|[1-9][0-9]{0,8}", re.ASCII)
_ANCHORS = ("$anchor", "$dynamicAnchor")
_DRAFT_4 = DRAFTS[0]
#: The drafts in which what stands beside a `$ref` has no meaning, and an `$id` may be an anchor.
_OLDER = DRAFTS[:3]


@dataclass(frozen=True, slots=True)
class Schema:
    """A map that is a schema, where it lies, and what its references are relative to."""

    file: FilePath
    path: Path
    node: Mapping
    #: The nearest `$id` around it; without one, the address of its file.
    base: str

    def text(self, keyword: str) -> str | None:
        """Return the text of a keyword, or None where it holds none."""
        value = self.node.get(keyword)
        return value.text if isinstance(value, Scalar) else None


class Index:
    """All schemas of a set."""

    def __init__(self, documents: dict[FilePath, Document]) -> None:
        #: Every schema that was found, by the identity of its map: aliases share one.
        self.schemas: dict[int, Schema] = {}
        self._resources: dict[str, Schema] = {}
        self._anchors: dict[tuple[str, str], Schema] = {}
        self._drafts: dict[FilePath, str] = {}
        for file, document in documents.items():
            written = document.text(("$schema",)) or DEFAULT_DRAFT
            self._drafts[file] = draft_named(written) or DEFAULT_DRAFT
            self._resources[address(file)] = self._add(file, (), document.root, address(file))

    def resource(self, uri: str) -> Schema | None:
        """Return the schema whose `$id` or file is at an address."""
        return self._resources.get(uri)

    def find(self, schema: Schema, reference: str) -> Schema | bool:
        """Return the schema that a reference leads to, or whether it leads to one without a map.

        References are relative to the nearest `$id`; where nothing is there, to the file, which
        is how schemas with the address of a web site refer to those beside them.
        """
        for base in (schema.base, address(schema.file)):
            uri, fragment = split(base, reference)
            if draft_named(uri):
                return True
            resource = self._resources.get(uri)
            if resource and (found := self._inside(resource, fragment)):
                return found
        return False

    def _inside(self, resource: Schema, fragment: str) -> Schema | bool:
        """Follow the fragment of a reference: a JSON pointer (RFC 6901), or an anchor."""
        if fragment and not fragment.startswith("/"):
            return self._anchors.get((resource.base, fragment), False)
        path, node = follow(resource, fragment)
        if isinstance(node, Mapping):
            # definitions may lie below keywords that no draft knows
            return self._add(resource.file, path, node, resource.base)
        return isinstance(node, Scalar) and node.plain and node.text in {"true", "false"}

    def _add(self, file: FilePath, path: Path, node: Mapping, base: str) -> Schema:
        """Add a schema and those within it."""
        if id(node) in self.schemas:
            return self.schemas[id(node)]
        schema = self._identified(Schema(file, path, node, base))
        self.schemas[id(node)] = schema
        for anchor in filter(None, map(schema.text, _ANCHORS)):
            self._anchors.setdefault((schema.base, anchor), schema)
        for keyword, entry in node.entries.items():
            value = entry.value
            if keyword in _NAMED_SCHEMAS or (keyword in _SCHEMAS and isinstance(value, Sequence)):
                for step, child in _children(value):
                    if isinstance(child, Mapping):
                        self._add(file, (*path, keyword, step), child, schema.base)
            elif keyword in _SCHEMAS and isinstance(value, Mapping):
                self._add(file, (*path, keyword), value, schema.base)
        return schema

    def _identified(self, schema: Schema) -> Schema:
        """Give a schema the name that it gives itself."""
        draft = self._drafts[schema.file]
        name = schema.text("id" if draft == _DRAFT_4 else "$id")
        if not name or (draft in _OLDER and "$ref" in schema.node.entries):
            return schema
        if draft in _OLDER and name.startswith("#"):
            self._anchors.setdefault((schema.base, name[1:]), schema)
            return schema
        uri, _ = split(schema.base, name)
        identified = Schema(schema.file, schema.path, schema.node, uri or schema.base)
        self._resources.setdefault(identified.base, identified)
        return identified


def follow(schema: Schema, pointer: str) -> tuple[Path, Node | None]:
    """Follow a JSON pointer from a schema; where it leads nowhere, there is no node."""
    path: Path = schema.path
    node: Node | None = schema.node
    for written in pointer.split("/")[1:]:
        step: str | int = written.replace("~1", "/").replace("~0", "~")
        if isinstance(node, Sequence) and _ARRAY_INDEX.fullmatch(written):
            step = int(written)
        path, node = (*path, step), child_of(node, step)
    return path, node


def _children(node: Node | None) -> list[tuple[str | int, Node]]:
    if isinstance(node, Mapping):
        return [(key, entry.value) for key, entry in node.entries.items()]
    return list(enumerate(node.items)) if isinstance(node, Sequence) else []
