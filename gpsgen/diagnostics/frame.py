"""Draws the lines of a file that a finding is about, with marks under the exact places."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from gpsgen.diagnostics.text import safe
from gpsgen.diagnostics.window import Window, window_around

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from gpsgen.diagnostics.model import Severity, Span
    from gpsgen.diagnostics.source import Source

#: How many unmarked lines may lie between two marked ones before they are left out.
_GAP = 2
_ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in a frame, and what is said of it."""

    span: Span
    text: str
    is_primary: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """The marked lines of one file, and how they are painted."""

    source: Source
    marks: list[Mark]
    gutter: int
    width: int
    severity: Severity
    paint: Callable[[str, str], str]

    def lines(self) -> Iterator[str]:
        """Return the frame, line by line."""
        yield self._bar()
        previous: int | None = None
        ordered = sorted(self.marks, key=lambda mark: (mark.span.line, mark.span.column))
        for number, marks in groupby(ordered, key=lambda mark: mark.span.line):
            if previous is not None:
                yield from self._between(previous, number)
            yield from self._marked(number, list(marks))
            previous = number

    def _between(self, before: int, after: int) -> Iterator[str]:
        if after - before - 1 > _GAP:
            yield self.paint("frame", _ELLIPSIS.rjust(self.gutter))
            return
        for number in range(before + 1, after):
            yield self._code(number, self._window(number, 0))

    def _marked(self, number: int, marks: list[Mark]) -> Iterator[str]:
        window = self._window(number, marks[0].span.column - 1)
        yield self._code(number, window)
        for mark in reversed(marks):
            yield self._underline(mark, window)

    def _window(self, number: int, start: int) -> Window:
        return window_around(self.source.line(number), start, self.width - self.gutter - 3)

    def _code(self, number: int, window: Window) -> str:
        return f"{self.paint('frame', f'{number:>{self.gutter}} |')} {window.text}".rstrip()

    def _underline(self, mark: Mark, window: Window) -> str:
        span = mark.span
        is_one_line = span.line == span.end_line
        indent, under = window.columns(
            span.column - 1, span.end_column - 1 if is_one_line else None
        )
        sign = "^" if mark.is_primary else "-"
        style = str(self.severity) if mark.is_primary else "frame"
        drawn = self.paint(style, f"{sign * under} {safe(mark.text)}".rstrip())
        return f"{self._bar()} {' ' * indent}{drawn}"

    def _bar(self) -> str:
        return self.paint("frame", " " * (self.gutter + 1) + "|")
