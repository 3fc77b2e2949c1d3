"""The text of a file that findings point into, and where its lines begin."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from gpsgen.diagnostics.model import Span

_LINE_BREAK = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True)
class Source:
    """A file by its name for people and its text, the byte order mark left out."""

    name: str
    text: str
    #: What frames show in the place of the text, character by character, where it holds secrets.
    shown: str | None = None

    @cached_property
    def line_starts(self) -> list[int]:
        """The offset at which each line begins."""
        return [0, *(match.end() for match in _LINE_BREAK.finditer(self.text))]

    def line(self, number: int) -> str:
        """Return the text of a line, counted from 1, without its line break."""
        if not 1 <= number <= len(self.line_starts):
            return ""
        start = self.line_starts[number - 1]
        end = self.line_starts[number] if number < len(self.line_starts) else len(self.text)
        shown = self.text if self.shown is None else self.shown
        return shown[start:end].rstrip("\r\n")

    def position(self, offset: int) -> tuple[int, int]:
        """Return the line and column, both from 1, of an offset into the text."""
        offset = min(max(offset, 0), len(self.text))
        line = bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1

    def offset(self, line: int, column: int) -> int:
        """Return the offset of a line and column, both from 1; outside of the text, the nearest."""
        if line > len(self.line_starts):
            return len(self.text)
        start = self.line_starts[max(line, 1) - 1]
        return min(start + max(column, 1) - 1, start + len(self.line(line)))

    def span(self, start: int, end: int) -> Span:
        """Return the range between two offsets."""
        return Span(self.name, *self.position(start), *self.position(max(start, end)))

    def begins_line(self, offset: int) -> bool:
        """Whether only blanks stand on the line of an offset before it."""
        line, _ = self.position(offset)
        return not self.text[self.line_starts[line - 1] : offset].strip()

    def line_span(self, offset: int) -> Span:
        """Return the range from an offset to the end of what its line holds."""
        line, _ = self.position(offset)
        return self.span(offset, self.line_starts[line - 1] + len(self.line(line).rstrip()))
