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
        distance = _distance(folded, _fold(candidate), limit)
        if distance <= limit and (best is None or (distance, candidate) < best):
            best = distance, candidate
            limit = distance
    return best[1] if best else None


def _fold(name: str) -> str:
    return name.casefold().replace("-", "_")


def _distance(left: str, right: str, limit: int) -> int:
    """Edits between two words, a swap of neighbours counting as one; above a limit, any above it.

    Only cells near the diagonal are filled: others hold what is above the limit. A config may
    hold thousands of names, and a fault in each.
    """
    far = limit + 1
    before: list[int] = []
    previous: list[int] = [*range(len(right) + 1)]
    for row, a in enumerate(left, 1):
        current: list[int] = [row, *[far] * len(right)]
        for column in range(max(1, row - limit), min(len(right), row + limit) + 1):
            b = right[column - 1]
            replaced = previous[column - 1] + (a != b)
            cost = min(previous[column] + 1, current[column - 1] + 1, replaced)
            if row > 1 and column > 1 and a == right[column - 2] and left[row - 2] == b:
                cost = min(cost, before[column - 2] + 1)
            current[column] = cost
        if min(current) > limit and min(previous) > limit:
            return far
        before, previous = previous, current
    return previous[-1]
