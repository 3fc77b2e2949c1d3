"""Reads JSON into a located tree, since JSON is not quite a part of YAML (tabs, surrogates)."""

from __future__ import annotations

import re
from json import JSONDecodeError, decoder
from typing import TYPE_CHECKING, NoReturn

from gpsgen.diagnostics import Diagnostic, Diagnostics, Label, Source, codes
from gpsgen.diagnostics.text import quote
from gpsgen.read.document import Entry, Mapping, Node, Scalar, Sequence
from gpsgen.read.tree import MAX_DEPTH, TooDeepError

if TYPE_CHECKING:
    from collections.abc import Callable

_BLANK = re.compile(r"[ \t\r\n]*")
_LITERAL = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?|true|false|null")


#: The standard library's reader of one string: its text, and the offset after it.
_scan_string: Callable[[str, int, bool], tuple[str, int]] = vars(decoder)["scanstring"]


class JSONFault(Exception):  # noqa: N818 (it carries a finding, it is not one of Python's errors)
    """The place where a text stops being JSON."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


def parse_json(source: Source, diagnostics: Diagnostics) -> Node | None:
    """Read a JSON text; duplicate keys are reported, a syntax error is raised."""
    parser = _Parser(source, diagnostics)
    if parser.at == len(source.text):
        return None
    node = parser.value()
    parser.expect_end()
    return node


class _Parser:
    """A recursive descent over a text, one method for each production."""

    def __init__(self, source: Source, diagnostics: Diagnostics) -> None:
        self._source = source
        self._text = source.text
        self._diagnostics = diagnostics
        self.at = 0
        self._depth = 0
        self._skip_blank()

    def value(self) -> Node:
        character = self._text[self.at : self.at + 1]
        if character in {"{", "["}:
            return self._nested(self._object if character == "{" else self._array)
        if character == '"':
            return self._string()
        match = _LITERAL.match(self._text, self.at)
        if not match:
            self._fail(
                "a value is missing here"
                if character in {"", ",", "]", "}"}
                else "this is not a JSON value"
            )
        self.at = match.end()
        return Scalar(match.group(), match.start(), match.end(), plain=True)

    def expect_end(self) -> None:
        self._skip_blank()
        if self.at < len(self._text):
            self._fail("the JSON value has ended before this")

    def _nested(self, read: Callable[[], Node]) -> Node:
        if self._depth > MAX_DEPTH:
            raise TooDeepError(self.at)
        self._depth += 1
        node = read()
        self._depth -= 1
        return node

    def _object(self) -> Mapping:
        start = self.at
        entries: dict[str, Entry] = {}
        self._step()
        while not self._accept("}"):
            if entries:
                self._expect(",")
            key = self._key()
            self._skip_blank()
            self._expect(":")
            value = self.value()
            self._skip_blank()
            if key.text in entries:
                self._duplicate(key, entries[key.text].key)
            entries.setdefault(key.text, Entry(key, value))
        return Mapping(entries, start, self.at)

    def _array(self) -> Sequence:
        start = self.at
        items: list[Node] = []
        self._step()
        while not self._accept("]"):
            if items:
                self._expect(",")
            items.append(self.value())
            self._skip_blank()
        return Sequence(items, start, self.at)

    def _key(self) -> Scalar:
        if self._text[self.at : self.at + 1] != '"':
            self._fail("a key in double quotes is missing here")
        return self._string()

    def _string(self) -> Scalar:
        start = self.at
        try:
            text, self.at = _scan_string(self._text, start + 1, True)  # noqa: FBT003
        except JSONDecodeError as error:
            self.at = error.pos
            self._fail(f"this string is not valid: {error.msg}")
        return Scalar(text, start, self.at, plain=False)

    def _accept(self, character: str) -> bool:
        if self._text[self.at : self.at + 1] != character:
            return False
        self.at += 1
        return True

    def _expect(self, character: str) -> None:
        if self._text[self.at : self.at + 1] != character:
            self._fail(f"a `{character}` is missing here")
        self._step()

    def _step(self) -> None:
        self.at += 1
        self._skip_blank()

    def _skip_blank(self) -> None:
        match = _BLANK.match(self._text, self.at)
        self.at = match.end() if match else self.at

    def _fail(self, message: str) -> NoReturn:
        raise JSONFault(
            Diagnostic(
                code=codes.SYNTAX,
                message=message,
                span=self._source.span(self.at, min(self.at + 1, len(self._text))),
            )
        )

    def _duplicate(self, key: Scalar, first: Scalar) -> None:
        self._diagnostics.add(
            Diagnostic(
                code=codes.DUPLICATE_KEY,
                message=f"the key {quote(key.text)} is here twice",
                span=self._source.span(key.start, key.end),
                labels=(Label(self._source.span(first.start, first.end), "first here"),),
                help="keep one of them",
            )
        )
