"""Finds the name that a person most likely meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def nearest(name: str, candidates: Iterable[str]) -> str | None:
    """Return the candidate within a small edit distance of a name, or None."""
    limit = max(1, len(name) // 3)
    folded = _fold(name)
    best: tuple[int, str] | None = None
    for candidate in candidates:
        if abs(len(candidate) - len(name)) > limit:
            continue
        distance = _distance(folded, _fold(candidate))
        if distance <= limit and (best is None or (distance, candidate) < best):
            best = distance, candidate
    return best[1] if best else None


def _fold(name: str) -> str:
    return name.casefold().replace("-", "_")


def _distance(left: str, right: str) -> int:
    """Edits between two words, a swap of neighbours counting as one."""
    before: list[int] = []
    previous = list(range(len(right) + 1))
    for row, a in enumerate(left, 1):
        current = [row]
        for column, b in enumerate(right, 1):
            cost = min(previous[column] + 1, current[-1] + 1, previous[column - 1] + (a != b))
            if row > 1 and column > 1 and a == right[column - 2] and left[row - 2] == b:
                cost = min(cost, before[column - 2] + 1)
            current.append(cost)
        before, previous = previous, current
    return previous[-1]
