"""Draws the lines of a file that a finding is about, with marks under the exact places."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from gpsgen.diagnostics.rows import Row, Underline, rows
from gpsgen.diagnostics.text import safe
from gpsgen.diagnostics.window import Window, window_around

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gpsgen.diagnostics.model import Severity, Span
    from gpsgen.diagnostics.rows import Paint
    from gpsgen.diagnostics.source import Source

#: How many lines of no interest may lie between two shown ones before they are left out.
_GAP = 2
_ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in a frame, and what is said of it."""

    span: Span
    text: str
    is_primary: bool

    @property
    def is_long(self) -> bool:
        """Whether the place has more than one line."""
        return self.span.line != self.span.end_line

    @property
    def ends(self) -> tuple[int, int]:
        """The first and the last line of the place."""
        return self.span.line, self.span.end_line

    @property
    def sign(self) -> str:
        """What underlines the place."""
        return "^" if self.is_primary else "-"

    def offset_in(self, number: int) -> int:
        """Return where in its first or last line the place begins or ends."""
        is_last = self.is_long and number == self.span.end_line
        return self.span.end_column - 2 if is_last else self.span.column - 1


Bars: TypeAlias = dict[int, Mark]
"""The long marks that run beside a line, by the columns of their bars."""


def place_mark(span: Span, text: str, source: Source | None, *, is_primary: bool) -> Mark:
    """Return the mark of a place; blanks and empty lines at the end of a long one are left out."""
    if source is not None and span.line != span.end_line:
        start = source.offset(span.line, span.column)
        end = source.offset(span.end_line, span.end_column)
        span = source.span(start, start + len(source.text[start:end].rstrip()))
    return Mark(span, safe(text), is_primary)


@dataclass(frozen=True)
class Frame:
    """The marked lines of one file, and how they are painted."""

    source: Source
    marks: list[Mark]
    gutter: int
    width: int
    severity: Severity
    paint: Paint

    def lines(self) -> Iterator[str]:
        """Return the frame, line by line."""
        yield self.bar()
        previous: int | None = None
        open_: Bars = {}
        for number in sorted({line for it in self.marks for line in it.ends}):
            if previous is not None:
                yield from self._between(previous, number, open_)
            slashes = {lane: it for lane, it in self._begun(number) if self._begins_its_line(it)}
            yield self._code(number, open_, slashes)
            open_ |= slashes
            for row in self._below(number, open_):
                yield f"{self.bar()} {row.painted(self.paint)}"
            previous = number

    def bar(self) -> str:
        """Return the left edge of a line that is not from the file."""
        return self.paint("frame", " " * (self.gutter + 1) + "|")

    @cached_property
    def _lanes(self) -> list[list[Mark]]:
        """The long marks by the column of their bars; those of one column do not meet."""
        lanes: list[list[Mark]] = []
        long = [it for it in self.marks if it.is_long]
        for it in sorted(long, key=lambda it: (it.span.line, -it.span.end_line)):
            for lane in lanes:
                if lane[-1].span.end_line < it.span.line:
                    lane.append(it)
                    break
            else:
                lanes.append([it])
        return lanes

    @property
    def _indent(self) -> int:
        """The columns that the bars of long marks take to the left of the text."""
        return len(self._lanes) + 1 if self._lanes else 0

    def _begun(self, number: int) -> Iterator[tuple[int, Mark]]:
        for lane, marks in enumerate(self._lanes):
            yield from ((lane, it) for it in marks if it.span.line == number)

    def _begins_its_line(self, it: Mark) -> bool:
        return not self.source.line(it.span.line)[: it.span.column - 1].strip()

    def _between(self, before: int, after: int, open_: Bars) -> Iterator[str]:
        if after - before - 1 > _GAP:
            row = self._barred(open_)
            left_out = self.paint("frame", _ELLIPSIS.rjust(self.gutter))
            yield f"{left_out}   {row.painted(self.paint)}".rstrip()
            return
        for number in range(before + 1, after):
            yield self._code(number, open_, {})

    def _code(self, number: int, open_: Bars, slashes: Bars) -> str:
        row = self._barred(open_)
        for lane, it in slashes.items():
            row.draw(lane, "/", self._style(it))
        row.write(self._indent, self._window(number).text.rstrip(), "")
        edge = self.paint("frame", f"{number:>{self.gutter}} |")
        return f"{edge} {row.painted(self.paint)}".rstrip()

    def _below(self, number: int, open_: Bars) -> Iterator[Row]:
        """Draw what is said of a line: its own marks, then the long ones that end, that begin."""
        short = [it for it in self.marks if not it.is_long and it.span.line == number]
        short.sort(key=lambda it: (not it.is_primary, it.span.column))
        for row in rows(self._underline(it) for it in short):
            yield self._barred(open_, row)
        for lane, it in sorted(open_.items(), reverse=True):
            if it.span.end_line == number:
                yield self._arm(lane, it, open_, it.span.end_column - 2, it.text)
                del open_[lane]
        for lane, it in self._begun(number):
            if lane not in open_:
                yield self._arm(lane, it, open_, it.span.column - 1, "")
                open_[lane] = it

    def _underline(self, it: Mark) -> Underline:
        window = self._window(it.span.line)
        start, length = window.columns(it.span.column - 1, it.span.end_column - 1)
        return Underline(self._indent + start, length, it.text, it.sign, self._style(it))

    def _arm(self, lane: int, it: Mark, open_: Bars, offset: int, text: str) -> Row:
        """Draw the line from a long mark's bar to the place where it begins or ends."""
        row = self._barred(open_)
        number = it.span.end_line if lane in open_ else it.span.line
        column = self._indent + self._window(number).columns(offset, offset + 1)[0]
        row.draw(column, it.sign, self._style(it))
        row.draw(lane + 1, "_", self._style(it), column - lane - 1)
        row.write(column + 2, text, self._style(it))
        return row

    def _barred(self, open_: Bars, row: Row | None = None) -> Row:
        row = row or Row()
        for lane, it in open_.items():
            row.draw(lane, "|", self._style(it))
        return row

    def _window(self, number: int) -> Window:
        """Return the part of a line that shows its most important mark."""
        here = [it for it in self.marks if number in it.ends]
        here.sort(key=lambda it: (not it.is_primary, it.span.column))
        start = here[0].offset_in(number) if here else 0
        room = self.width - self.gutter - 3 - self._indent
        return window_around(self.source.line(number), start, room)

    def _style(self, it: Mark) -> str:
        return str(self.severity) if it.is_primary else "frame"
