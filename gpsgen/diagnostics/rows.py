"""Lays out what is said of one line below it: underlines, and their labels side by side."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    Paint = Callable[[str, str], str]


@dataclass(slots=True)
class Row:
    """A line of drawing: single characters by column, and a text to the right of them."""

    drawn: dict[int, tuple[str, str]] = field(default_factory=dict)
    column: int = 0
    text: str = ""
    style: str = ""

    def draw(self, column: int, sign: str, style: str, length: int = 1) -> None:
        """Repeat a sign from a column on; what is drawn there already stays on top."""
        for place in range(column, column + length):
            self.drawn.setdefault(place, (sign, style))

    def write(self, column: int, text: str, style: str) -> None:
        """Put a text at a column to the right of all that is drawn."""
        self.column, self.text, self.style = column, text, style

    def painted(self, paint: Paint) -> str:
        """Return the row with its styles."""
        end = self.column if self.text else max(self.drawn, default=-1) + 1
        signs = (self.drawn.get(column, (" ", "")) for column in range(end))
        runs = groupby(signs, key=lambda drawn: drawn[1])
        parts = [("".join(sign for sign, _ in run), style) for style, run in runs]
        parts += [(self.text, self.style)] if self.text else []
        return "".join(paint(style, text) if style else text for text, style in parts)


@dataclass(frozen=True, slots=True)
class Underline:
    """A mark below a part of a line, in columns of the terminal, and what is said of it."""

    start: int
    length: int
    text: str
    sign: str
    style: str

    @property
    def end(self) -> int:
        """The column after the mark."""
        return self.start + self.length


def rows(underlines: Iterable[Underline]) -> Iterator[Row]:
    """Return the rows of a line's marks, in the order of their importance.

    Marks that do not touch each other share a row, and their labels hang below it (as those of
    rustc do); marks that do get rows of their own.
    """
    layers: list[list[Underline]] = []
    for underline in underlines:
        for layer in layers:
            if all(_are_apart(underline, other) for other in layer):
                layer.append(underline)
                break
        else:
            layers.append([underline])
    for layer in layers:
        yield from _layer(sorted(layer, key=lambda underline: underline.start))


def _are_apart(one: Underline, other: Underline) -> bool:
    return one.end < other.start or other.end < one.start


def _layer(underlines: list[Underline]) -> Iterator[Row]:
    row = Row()
    for underline in underlines:
        row.draw(underline.start, underline.sign, underline.style, underline.length)
    *others, last = underlines
    row.write(last.end + 1, last.text, last.style)
    yield row
    hanging = [underline for underline in others if underline.text]
    if hanging:
        yield _connected(hanging)
    while hanging:
        underline = hanging.pop()
        row = _connected(hanging)
        row.write(underline.start, underline.text, underline.style)
        yield row


def _connected(underlines: list[Underline]) -> Row:
    row = Row()
    for underline in underlines:
        row.draw(underline.start, "|", underline.style)
    return row
