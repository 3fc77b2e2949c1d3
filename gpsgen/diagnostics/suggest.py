"""Finds the name that a person most likely meant."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from gpsgen.diagnostics.text import quote

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

#: A longer name is not looked for: people do not misspell what they cannot overlook.
_LONGEST = 100
#: As many edits at most lie between a name and what it is meant to be.
_FARTHEST = 5
#: Names as short as this are near to everything.
_SHORT = 2
#: What a run may compare: the letters of the name, for each of the names that it may be.
_LETTERS = 400_000
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A name that is likely meant."""

    name: str
    #: Whether nothing else can be meant, so that a machine may write it.
    is_sure: bool
    #: The names that are as near.
    others: frozenset[str] = frozenset()

    @property
    def names(self) -> frozenset[str]:
        """All names that may be meant."""
        return self.others | {self.name}

    @property
    def question(self) -> str:
        """What a help asks."""
        return f"did you mean {quote(self.name)}?"


class Suggestions:
    """Suggests names until a run has compared enough: a config may hold thousands, all at fault."""

    def __init__(self, letters: int = _LETTERS) -> None:
        self._left = letters
        #: Whether a name was not looked for any more.
        self.is_spent = False

    def suggest(
        self, name: str, candidates: Collection[str], listed: Collection[str] = ()
    ) -> Suggestion | None:
        """Return the name that is likely meant; see `suggest`."""
        cost = len(candidates) * len(name)
        if len(name) > _LONGEST:
            return None
        if cost > self._left:
            self.is_spent = True
            return None
        self._left -= cost
        return suggest(name, candidates, listed)

    def suggest_each(
        self, names: Iterable[str], candidates: Collection[str], listed: Collection[str] = ()
    ) -> dict[str, Suggestion]:
        """Return what each of several names is likely meant to be that stand beside one another.

        Where two are likely meant to be the same, neither is sure.
        """
        found = {name: self.suggest(name, candidates, listed) for name in dict.fromkeys(names)}
        likely = {name: suggestion for name, suggestion in found.items() if suggestion}
        claims = Counter(suggestion.name for suggestion in likely.values())
        return {
            name: suggestion if claims[suggestion.name] == 1 else replace(suggestion, is_sure=False)
            for name, suggestion in likely.items()
        }


def suggest(
    name: str, candidates: Iterable[str], listed: Collection[str] = ()
) -> Suggestion | None:
    """Return the candidate within a small edit distance of a name, or None.

    It is sure where no other is as near, where both have the same digits, where neither is very
    short, and where it does not stand beside the name already: `listed`.
    """
    found = _nearest(name, candidates)
    if not found:
        return None
    likely = min(found, key=lambda it: (it in listed, it))
    is_sure = len(found) == 1 and likely not in listed and _are_distinctive(name, likely)
    return Suggestion(likely, is_sure, frozenset(found - {likely}))


def nearest(name: str, candidates: Iterable[str]) -> str | None:
    """Return the name of what `suggest` suggests."""
    likely = suggest(name, candidates)
    return likely.name if likely else None


def _are_distinctive(name: str, other: str) -> bool:
    if min(len(name), len(other)) <= _SHORT:
        return False
    one, two = _fold(name), _fold(other)
    return _DIGITS.findall(one) == _DIGITS.findall(two)


def _nearest(name: str, candidates: Iterable[str]) -> set[str]:
    """Return the candidates that are nearest to a name, if they are near."""
    found: set[str] = set()
    if len(name) > _LONGEST:
        return found
    limit = max(1, min(len(name) // 3, _FARTHEST))
    folded = _fold(name)
    letters = set(folded)
    for candidate in candidates:
        # what takes few steps first: an edit changes the length by one, and two letters at most
        if abs(len(candidate) - len(name)) > limit:
            continue
        other = _fold(candidate)
        if len(letters.symmetric_difference(other)) > 2 * limit:
            continue
        distance = _distance(folded, other, limit)
        if distance < limit:
            found.clear()
        if distance <= limit:
            found.add(candidate)
            limit = distance
    return found


def _fold(name: str) -> str:
    return name.casefold().replace("-", "_")


def _distance(left: str, right: str, limit: int) -> int:
    """Edits between two words, a swap of neighbours counting as one; above a limit, any above it.

    Only cells near the diagonal are filled: others hold what is above the limit.
    """
    if not limit or left == right:
        return int(left != right)
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
