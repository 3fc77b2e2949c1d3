"""The located tree that a file becomes, free of the YAML library that read it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from gpsgen.read.parts import written_range
from gpsgen.read.removal import removal
from gpsgen.read.rewriting import rewritten

if TYPE_CHECKING:
    from gpsgen.diagnostics import Source, Span
    from gpsgen.diagnostics.model import Path

PlainData: TypeAlias = "str | list[PlainData] | dict[str, PlainData] | None"
"""A tree without places, what pydantic validates: text, and None where nothing is written."""


@dataclass(frozen=True, slots=True)
class Scalar:
    """Text as it is written, without its quotes."""

    text: str
    start: int
    end: int
    #: Whether it is written without quotes and without a block indicator.
    plain: bool
    #: Whether it is an item of a text that stands for a list, between commas.
    is_part: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all is written (`key:`), as opposed to an empty text (`key: ""`)."""
        return self.plain and not self.text


@dataclass(frozen=True, slots=True)
class Entry:
    """A key of a map and what it holds."""

    key: Scalar
    value: Node


@dataclass(frozen=True, slots=True)
class Mapping:
    """A map in the order of its file."""

    entries: dict[str, Entry]
    start: int
    end: int

    def get(self, key: str) -> Node | None:
        """Return the value of a key."""
        entry = self.entries.get(key)
        return entry.value if entry else None


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: list[Node]
    start: int
    end: int


Node: TypeAlias = Scalar | Mapping | Sequence


@dataclass(frozen=True)
class Document:
    """A file as a tree; every question about a place takes a path of keys and indices."""

    source: Source
    root: Mapping = field(repr=False)

    @property
    def data(self) -> dict[str, PlainData]:
        """The tree without its places; for configs, since what a spec shares would be repeated."""
        return _plain_mapping(self.root)

    def node(self, path: Path) -> Node | None:
        """Return the node at a path, or None where the path leaves the tree."""
        node: Node | None = self.root
        for step in path:
            node = child_of(node, step)
            if node is None:
                return None
        return node

    def text(self, path: Path) -> str | None:
        """Return the text of the scalar at a path, or None where there is no scalar."""
        node = self.node(path)
        return node.text if isinstance(node, Scalar) else None

    def is_empty(self, path: Path) -> bool:
        """Whether nothing is written at a path: no value, or a map or list without items."""
        node = self.node(path)
        if isinstance(node, Scalar):
            return node.is_empty
        return not (node.entries if isinstance(node, Mapping) else node.items) if node else True

    def value_span(self, path: Path) -> Span:
        """Return the place of a value.

        Where the path leaves the tree (a text that stands for a map, a field that is not
        written), it is the place of the deepest node on it.
        """
        existing = self.existing(path)
        node = self.node(existing)
        if node is None or not existing:
            return self._first_line()
        if isinstance(node, Scalar) and node.is_empty:
            return self.key_span(existing)
        return self.source.span(node.start, node.end)

    def part_span(self, path: Path, start: int, end: int) -> Span:
        """Return the place of a part of a scalar's text; of all of it where that is not exact."""
        node = self.node(path)
        part = written_range(self.source, node, start, end) if isinstance(node, Scalar) else None
        return self.source.span(*part) if part else self.value_span(path)

    def key_span(self, path: Path) -> Span:
        """Return the place of the key at the end of a path; for an item of a list, of the item."""
        if not path:
            return self._first_line()
        parent = self.node(path[:-1])
        if isinstance(parent, Mapping) and path[-1] in parent.entries:
            key = parent.entries[str(path[-1])].key
            return self.source.span(key.start, key.end)
        return self.entry_span(path)

    def rewritten_value(self, path: Path, text: str) -> tuple[Span, str] | None:
        """Return the place of a value and what is written there for another text.

        A text that stands for a list or a map is the value of what it stands for. None where
        there is no scalar, or another text cannot simply take its place.
        """
        node = self.node(self.existing(path))
        return self._rewritten(node, text) if isinstance(node, Scalar) else None

    def rewritten_key(self, path: Path, text: str) -> tuple[Span, str] | None:
        """Return the place of the key at the end of a path, and what is written for another.

        None where the map has the other key already, or it cannot simply take its place.
        """
        parent = self.node(path[:-1])
        if not isinstance(parent, Mapping) or text in parent.entries:
            return None
        entry = parent.entries.get(str(path[-1]))
        return self._rewritten(entry.key, text) if entry else None

    def _rewritten(self, scalar: Scalar, text: str) -> tuple[Span, str] | None:
        written = rewritten(self.source, scalar, text)
        return (self.source.span(scalar.start, scalar.end), written) if written else None

    def removal_span(self, path: Path) -> Span | None:
        """Return what has to go with the key at the end of a path, where that can simply go."""
        parent = self.node(path[:-1])
        if not isinstance(parent, Mapping) or path[-1] not in parent.entries:
            return None
        if parent is self.root and len(parent.entries) == 1:
            return None
        found = removal(self.source, parent, str(path[-1]))
        return self.source.span(*found) if found else None

    def entry_span(self, path: Path) -> Span:
        """Return the place that stands for a whole: an item's first line, a field's key."""
        existing = self.existing(path)
        if not existing:
            return self._first_line()
        if isinstance(existing[-1], str):
            return self.key_span(existing)
        node = self.node(existing)
        if node is None:
            return self._first_line()
        line = self.source.line_span(node.start)
        whole = self.source.span(node.start, node.end)
        return min(line, whole, key=lambda span: (span.end_line, span.end_column))

    def existing(self, path: Path) -> Path:
        """Return as much of a path as is written in the file."""
        node: Node | None = self.root
        for depth, step in enumerate(path):
            node = child_of(node, step)
            if node is None:
                return path[:depth]
        return path

    def _first_line(self) -> Span:
        return self.source.line_span(self.root.start)


def child_of(node: Node | None, step: str | int) -> Node | None:
    """Return what a key of a map or an index of a list leads to, or None."""
    if isinstance(node, Mapping) and isinstance(step, str):
        return node.get(step)
    if isinstance(node, Sequence) and isinstance(step, int) and 0 <= step < len(node.items):
        return node.items[step]
    return None


def _plain_mapping(node: Mapping) -> dict[str, PlainData]:
    return {key: _plain(entry.value) for key, entry in node.entries.items()}


def _plain(node: Node) -> PlainData:
    if isinstance(node, Scalar):
        return None if node.is_empty else node.text
    if isinstance(node, Mapping):
        return _plain_mapping(node)
    return [_plain(item) for item in node.items]
