"""Cuts a line of a file down to the part that fits a terminal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gpsgen.diagnostics.text import cells

if TYPE_CHECKING:
    from gpsgen.diagnostics.text import Cell

_ELLIPSIS = ("…", 1)
_LEAST_ROOM = 20


@dataclass(frozen=True, slots=True)
class Window:
    """A part of a line: where it begins, and what each of its characters shows as."""

    first: int
    cells: list[Cell]
    #: Whether the last cell stands for all that follows.
    is_cut: bool

    @property
    def text(self) -> str:
        """What the part shows as."""
        return "".join(text for text, _ in self.cells)

    def columns(self, start: int, end: int) -> tuple[int, int]:
        """Return how far to indent a mark from an offset to another, and how long it is.

        A mark outside of the part is drawn at its edge, one inside of a character that takes
        several code points below the whole character.
        """
        last = len(self.cells) - self.is_cut
        first = min(max(start - self.first, 0), last)
        while 0 < first < len(self.cells) and self.cells[first][1] == 0:
            first -= 1
        indent = _columns(self.cells[:first])
        return indent, max(_columns(self.cells[first : max(end - self.first, first)]), 1)


def window_around(line: str, start: int, room: int) -> Window:
    """Return the part of a line that fits into some columns and shows what begins at an offset."""
    room = max(room, _LEAST_ROOM)
    head = cells(line[: room + 1])
    if len(line) <= room and _columns(head) <= room:
        return Window(0, head, is_cut=False)
    first = 0 if _columns(head[:start]) <= room * 2 // 3 else max(start - room // 3, 0)
    shown: list[Cell] = [_ELLIPSIS] if first else []
    used = len(shown)
    for cell in cells(line[first + len(shown) : first + room]):
        if used + cell[1] > room - 1:
            break
        shown.append(cell)
        used += cell[1]
    is_cut = first + len(shown) < len(line)
    if is_cut:
        shown.append(_ELLIPSIS)
    return Window(first, shown, is_cut)


def _columns(part: list[Cell]) -> int:
    return sum(columns for _, columns in part)
