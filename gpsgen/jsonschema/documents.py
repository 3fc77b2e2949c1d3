"""The documents of a run: the files it is asked for, those for other addresses, meta-schemas."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

from gpsgen.diagnostics import Diagnostics, codes
from gpsgen.jsonschema.addresses import address, split
from gpsgen.jsonschema.drafts import draft_named
from gpsgen.model.findings import Findings
from gpsgen.read.document import Mapping, Node, Scalar, Sequence
from gpsgen.read.files import read_source
from gpsgen.read.json_data import count_values, json_data
from gpsgen.read.spec import parse_spec

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence as Listed
    from pathlib import Path as FilePath

    from gpsgen.diagnostics import Source
    from gpsgen.diagnostics.model import Path
    from gpsgen.jsonschema.remotes import Remotes
    from gpsgen.read.json_data import JSONData

MOST_VALUES = 200_000
"""How many values a schema may hold: far more than people write, and far less than a few lines of
YAML can stand for by aliases."""

_BOOLEANS = {"true": True, "false": False}
_IDENTIFIERS = ("$id", "id")
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class SchemaFile:
    """A file that a run is asked for."""

    path: FilePath
    #: The Go type that it becomes, where one is asked for.
    type: str | None = None
    #: The address that its references are relative to; without it, that of the file.
    address: str | None = None
    #: Its text, where that was read already.
    source: Source | None = None


@dataclass(slots=True, eq=False)
class SchemaDocument:
    """A schema with all that stands in its file."""

    #: What findings of generated code call it; see `Location`.
    name: str
    #: The addresses that it is known by; the first is what its references are relative to.
    addresses: list[str]
    data: JSONData
    #: Reports what is wrong with it; None for what has no places: `true`, a bundled meta-schema.
    findings: Findings | None

    @property
    def file(self) -> str | None:
        """What diagnostics call its file."""
        return self.findings.document.source.name if self.findings else None


class Documents:
    """Reads documents, each once."""

    def __init__(
        self, files: Listed[SchemaFile], remotes: Remotes, diagnostics: Diagnostics
    ) -> None:
        self._remotes = remotes
        self._diagnostics = diagnostics
        self._by_file: dict[str, SchemaDocument | None] = {}
        self._by_address: dict[str, SchemaDocument | None] = {}
        names = _names(files)
        #: The documents of the files, in their order; None for one that cannot be read.
        self.asked = [self._asked(file, name) for file, name in zip(files, names, strict=True)]

    def find(self, uri: str) -> SchemaDocument | None:
        """Return the document at an address, or None where there is none or it cannot be read."""
        if uri not in self._by_address:
            file = self._remotes.file(uri)
            found = self._read(file, uri) if file and file.is_file() else _bundled(uri)
            if found and uri not in found.addresses:
                found.addresses.append(uri)
            self._by_address[uri] = found
        return self._by_address[uri]

    def is_unreadable(self, uri: str) -> bool:
        """Whether there is a file for an address, and it was reported."""
        file = self._remotes.file(uri)
        return bool(file and file.is_file()) and self.find(uri) is None

    def _asked(self, file: SchemaFile, name: str) -> SchemaDocument | None:
        document = self._read(file.path, name, file.source)
        if document is None:
            return None
        own = [file.address] if file.address else []
        mapped = self._remotes.addresses(file.path)
        document.addresses += [*own, *mapped, address(file.path)]
        known_by = [*document.addresses]
        for keyword in _IDENTIFIERS:
            identifier = document.data.get(keyword) if isinstance(document.data, dict) else None
            if isinstance(identifier, str):
                known_by.append(split(known_by[0], identifier)[0])
        for uri in known_by:
            self._by_address.setdefault(uri, document)
        return document

    def _read(
        self, file: FilePath, name: str, source: Source | None = None
    ) -> SchemaDocument | None:
        key = os.path.realpath(file)
        if key not in self._by_file:
            source = source or read_source(file, self._diagnostics)
            self._by_file[key] = _parsed(source, name, self._diagnostics) if source else None
        return self._by_file[key]


def _parsed(source: Source, name: str, diagnostics: Diagnostics) -> SchemaDocument | None:
    word = source.text.strip()
    if word in _BOOLEANS:
        return SchemaDocument(name, [], _BOOLEANS[word], None)
    found = Diagnostics()
    parsed = parse_spec(source, found, is_json=_is_json(source))
    diagnostics.extend(found)
    if parsed is None or found.has_errors:
        return None
    findings = Findings(parsed, diagnostics)
    if count_values(parsed.root) > MOST_VALUES:
        message = f"the schema holds more than {MOST_VALUES} values"
        findings.at_entry((), codes.SPEC_INVALID, message, help="split it into several files")
        return None
    halves = list(_half_characters(parsed.root, ()))
    for path in halves:
        message = "an escape stands for half a character"
        advice = "write the character itself, or the escapes of both halves"
        findings.at_value(path, codes.FORBIDDEN_CHARACTER, message, help=advice)
    return None if halves else SchemaDocument(name, [], json_data(parsed.root), findings)


def _is_json(source: Source) -> bool:
    """Tell JSON by the name of a file, or by its text where the name does not say it."""
    name = source.name.lower()
    if name.endswith((".yaml", ".yml")):
        return False
    return name.endswith(".json") or source.text.lstrip().startswith(("{", "["))


def _half_characters(node: Node, path: Path) -> Iterator[Path]:
    if isinstance(node, Scalar):
        if _SURROGATE.search(node.text):
            yield path
    elif isinstance(node, Mapping):
        for key, entry in node.entries.items():
            if _SURROGATE.search(key):
                yield (*path, key)
            yield from _half_characters(entry.value, (*path, key))
    elif isinstance(node, Sequence):
        for index, item in enumerate(node.items):
            yield from _half_characters(item, (*path, index))


def _names(files: Listed[SchemaFile]) -> list[str]:
    """Return what findings call the files: nothing for the only one, else names, or short paths."""
    different = {os.path.realpath(file.path): file.path.name for file in files}
    if len(different) == 1:
        return ["" for _ in files]
    if len({*different.values()}) == len(different):
        return [file.path.name for file in files]
    folder = os.path.commonpath([os.path.realpath(file.path.parent) for file in files])
    return [os.path.relpath(os.path.realpath(file.path), folder) for file in files]


@cache
def _meta_schemas() -> dict[str, Any]:
    # it takes longer to import than most schemas to read
    specifications: Any = import_module("jsonschema_specifications")

    return {uri: specifications.REGISTRY.contents(uri) for uri in specifications.REGISTRY}


def _bundled(uri: str) -> SchemaDocument | None:
    draft = draft_named(uri)
    known = draft.removesuffix("#") if draft else uri
    contents = _meta_schemas().get(known)
    return SchemaDocument(known, [known], contents, None) if contents is not None else None
