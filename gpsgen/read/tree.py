"""Builds the located tree from the nodes that a YAML library composed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Protocol

from gpsgen.diagnostics import Diagnostic, Diagnostics, Label, Source, codes
from gpsgen.diagnostics.text import quote
from gpsgen.read.document import Entry, Mapping, Node, Scalar, Sequence

if TYPE_CHECKING:
    from gpsgen.diagnostics.model import Path

_TRAILING_BLANK = re.compile(r"\s+\Z")
_BLOCK_STYLES = ("|", ">")
_FOLD_MARK = "\a"
_SURROGATE = re.compile("[\ud800-\udfff]")


MAX_DEPTH = 100
"""How deeply lists and maps may nest: far more than people write, far less than Python's stack."""


class TooDeepError(Exception):
    """Lists and maps nest too deeply at an offset."""

    def __init__(self, offset: int) -> None:
        super().__init__(offset)
        self.offset = offset


class Mark(Protocol):
    """A place as the YAML libraries note it; its index counts characters."""

    index: int


class ComposedNode(Protocol):
    """A node as the YAML libraries compose it; they are untyped, and agree in this much."""

    id: str
    value: Any
    style: str | None
    flow_style: bool | None
    start_mark: Mark
    end_mark: Mark


class TreeBuilder:
    """Turns composed nodes into a tree and reports what a tree cannot hold."""

    def __init__(self, source: Source, diagnostics: Diagnostics) -> None:
        self._source = source
        self._diagnostics = diagnostics

    def build(self, node: ComposedNode, path: Path = ()) -> Node:
        """Build the tree under a node."""
        if node.id == "scalar":
            return self._scalar(node)
        if len(path) > MAX_DEPTH:
            raise TooDeepError(node.start_mark.index)
        if node.id == "mapping":
            return self._mapping(node, path)
        items = [self.build(item, (*path, index)) for index, item in enumerate(node.value)]
        start = node.start_mark.index
        end = node.end_mark.index if node.flow_style else (items[-1].end if items else start)
        return Sequence(items, start, end)

    def _scalar(self, node: ComposedNode) -> Scalar:
        start, end, text = node.start_mark.index, node.end_mark.index, node.value
        if node.style in _BLOCK_STYLES:
            end -= len(_trailing_blank(self._source.text[start:end]))
            # the round-trip scanner notes where it folded a line by a bell, which no text can hold
            text = text.replace(_FOLD_MARK, "")
        if _SURROGATE.search(text):
            text = self._paired(text, start, end)
        return Scalar(text, start, end, plain=not node.style)

    def _paired(self, text: str, start: int, end: int) -> str:
        """Join the halves of characters that are written as two escapes, as JSON has it."""
        joined = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        if "\ufffd" in joined and "\ufffd" not in text:
            self._diagnostics.add(
                Diagnostic(
                    code=codes.FORBIDDEN_CHARACTER,
                    message="an escape stands for half a character",
                    span=self._source.span(start, end),
                    help="write the character itself, or the escapes of both halves",
                )
            )
        return joined

    def _mapping(self, node: ComposedNode, path: Path) -> Mapping:
        entries: dict[str, Entry] = {}
        merges: list[tuple[Scalar, Node]] = []
        end = start = node.start_mark.index
        for key_node, value_node in node.value:
            if key_node.id != "scalar":
                self._complex_key(key_node, path)
                continue
            key = self._scalar(key_node)
            value = self.build(value_node, (*path, key.text))
            if isinstance(value, Scalar) and value.is_empty:
                # the parser puts it where the next key begins
                value = Scalar("", key.end, key.end, plain=True)
            end = max(key.end, value.end)
            if key.text == "<<" and key.plain:
                merges.append((key, value))
            elif key.text in entries:
                self._duplicate(key, entries[key.text].key, path)
            else:
                entries[key.text] = Entry(key, value)
        for key, value in merges:
            self._merge(key, value, entries, path)
        return Mapping(entries, start, node.end_mark.index if node.flow_style else end)

    def _complex_key(self, node: ComposedNode, path: Path) -> None:
        self._diagnostics.add(
            Diagnostic(
                code=codes.COMPLEX_KEY,
                message="a key must be text, not a list or a map",
                span=self._source.line_span(node.start_mark.index),
                path=path,
                help="quote a text that begins with `{` or `[`",
            )
        )

    def _merge(self, _key: Scalar, _value: Node, _entries: dict[str, Entry], _path: Path) -> None:
        self._diagnostics.add(
            Diagnostic(
                code=codes.MERGE_KEY,
                message="merge keys (`<<`) cannot be used in the config",
                span=self._source.span(_key.start, _key.end),
                path=_path,
                help="write the fields out at each place",
            )
        )

    def _duplicate(self, key: Scalar, first: Scalar, path: Path) -> None:
        self._diagnostics.add(
            Diagnostic(
                code=codes.DUPLICATE_KEY,
                message=f"the key {quote(key.text)} is here twice",
                span=self._source.span(key.start, key.end),
                path=(*path, key.text),
                labels=(Label(self._source.span(first.start, first.end), "first here"),),
                help="keep one of them",
            )
        )


def _trailing_blank(text: str) -> str:
    match = _TRAILING_BLANK.search(text)
    return match.group() if match else ""
