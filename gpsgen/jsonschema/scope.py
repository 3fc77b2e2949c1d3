"""The names of a Go package: each is given once."""

from __future__ import annotations

import itertools


class Scope:
    """Gives names that are not taken."""

    def __init__(self, taken: frozenset[str] = frozenset()) -> None:
        self._taken = set(taken)

    def is_free(self, name: str) -> bool:
        """Whether a name is not taken."""
        return name not in self._taken

    def take(self, wanted: str) -> str:
        """Take a name; where it is taken, the first of `name2`, `name3`, … that is not."""
        names = itertools.chain([wanted], (f"{wanted}{n}" for n in itertools.count(2)))
        name = next(it for it in names if it not in self._taken)
        self._taken.add(name)
        return name
