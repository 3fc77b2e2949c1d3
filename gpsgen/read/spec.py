"""Reads specs (OpenAPI in YAML or JSON), which may use all of YAML, into located trees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gpsgen.diagnostics import Diagnostic, Diagnostics, Source, codes
from gpsgen.read.document import Document, Entry, Mapping, Node, Scalar, Sequence
from gpsgen.read.faults import too_deep, yaml_fault
from gpsgen.read.files import read_source
from gpsgen.read.json_text import JSONFault, parse_json
from gpsgen.read.spec_yaml import fastest
from gpsgen.read.tree import TooDeepError, TreeBuilder

if TYPE_CHECKING:
    from pathlib import Path as FilePath

    from gpsgen.diagnostics.model import Path
    from gpsgen.read.tree import ComposedNode


def read_spec(path: FilePath, diagnostics: Diagnostics) -> Document | None:
    """Read a spec; what cannot be read is reported, and then there may be no document."""
    source = read_source(path, diagnostics)
    if source is None:
        return None
    return parse_spec(source, diagnostics, is_json=path.suffix.lower() == ".json")


def parse_spec(source: Source, diagnostics: Diagnostics, *, is_json: bool) -> Document | None:
    """Read a spec from its text."""
    found = Diagnostics()
    root = _read(source, found, is_json=is_json)
    if not isinstance(root, Mapping) and not found.has_errors:
        found.add(_not_a_map(source, root))
    diagnostics.extend(found)
    return Document(source, root) if isinstance(root, Mapping) else None


def _read(source: Source, diagnostics: Diagnostics, *, is_json: bool) -> Node | None:
    try:
        return _json(source, diagnostics) if is_json else _compose(source, diagnostics)
    except TooDeepError as error:
        diagnostics.add(too_deep(source, error.offset))
    except RecursionError:
        diagnostics.add(too_deep(source, 0))
    return None


def _not_a_map(source: Source, root: Node | None) -> Diagnostic:
    is_empty = root is None or (isinstance(root, Scalar) and not root.text)
    return Diagnostic(
        code=codes.EMPTY_FILE if is_empty else codes.NOT_A_MAP,
        message="the spec is empty" if is_empty else "the spec must be a map",
        span=source.line_span(root.start if root else 0),
    )


def _json(source: Source, diagnostics: Diagnostics) -> Node | None:
    try:
        return parse_json(source, diagnostics)
    except JSONFault as fault:
        diagnostics.add(fault.diagnostic)
        return None


def _compose(source: Source, diagnostics: Diagnostics) -> Node | None:
    library = fastest()
    try:
        node = library.compose(source.text)
    except library.error as error:
        diagnostics.add(yaml_fault(source, error))
        return None
    return _SpecTreeBuilder(source, diagnostics).build(node) if node else None


class _SpecTreeBuilder(TreeBuilder):
    """Builds each anchored node once, however often it is used, and follows merge keys."""

    def __init__(self, source: Source, diagnostics: Diagnostics) -> None:
        super().__init__(source, diagnostics)
        self._built: dict[int, Node | None] = {}

    def build(self, node: ComposedNode, path: Path = ()) -> Node:
        """Build the tree under a node."""
        if id(node) not in self._built:
            self._built[id(node)] = None
            built = super().build(node, path)
            self._built[id(node)] = built
            return built
        known = self._built[id(node)]
        if known is None:
            start = node.start_mark.index
            self._diagnostics.add(
                Diagnostic(
                    code=codes.UNKNOWN_ALIAS,
                    message="this value contains itself",
                    span=self._source.line_span(start),
                    path=path,
                )
            )
            return Scalar("", start, start, plain=True)
        return known

    def _merge(self, _key: Scalar, value: Node, entries: dict[str, Entry], _path: Path) -> None:
        sources = value.items if isinstance(value, Sequence) else [value]
        for merged in sources:
            if isinstance(merged, Mapping):
                for name, entry in merged.entries.items():
                    entries.setdefault(name, entry)
