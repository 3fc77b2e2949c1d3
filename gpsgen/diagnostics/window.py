"""Cuts a line of a file down to the part that fits a terminal."""

from __future__ import annotations

from dataclasses import dataclass

from gpsgen.diagnostics.text import cells

_ELLIPSIS = ("…", 1)
_LEAST_ROOM = 20


@dataclass(frozen=True, slots=True)
class Window:
    """A part of a line: where it begins, and what each of its characters shows as."""

    first: int
    cells: list[tuple[str, int]]

    @property
    def text(self) -> str:
        """What the part shows as."""
        return "".join(text for text, _ in self.cells)

    def columns(self, start: int, end: int | None) -> tuple[int, int]:
        """Return how far to indent a mark and how long it is; without an end it takes the rest."""
        start = min(max(start - self.first, 0), len(self.cells))
        end = len(self.cells) if end is None else max(end - self.first, start)
        indent = sum(columns for _, columns in self.cells[:start])
        return indent, max(sum(columns for _, columns in self.cells[start:end]), 1)


def window_around(line: str, start: int, room: int) -> Window:
    """Return the part of a line that fits into some columns and shows what begins at an offset."""
    room = max(room, _LEAST_ROOM)
    head = cells(line[: room + 1])
    if len(line) <= room and _columns(head) <= room:
        return Window(0, head)
    first = 0 if _columns(head[:start]) <= room * 2 // 3 else max(start - room // 3, 0)
    shown: list[tuple[str, int]] = [_ELLIPSIS] if first else []
    used = len(shown)
    rest = cells(line[first + len(shown) : first + room])
    for cell in rest:
        if used + cell[1] > room - 1:
            break
        shown.append(cell)
        used += cell[1]
    if first + len(shown) < len(line):
        shown.append(_ELLIPSIS)
    return Window(first, shown)


def _columns(part: list[tuple[str, int]]) -> int:
    return sum(columns for _, columns in part)
