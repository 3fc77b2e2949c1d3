"""The names of predicates, from where their schemas stand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from gpsgen.names import go_exported

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gpsgen.jsonschema.schema import Location

#: Keywords whose next step is a name that somebody gave.
_NAMED: Final = frozenset(
    {
        "$defs",
        "definitions",
        "dependencies",
        "dependentSchemas",
        "patternProperties",
        "properties",
    }
)
_WORDS: Final = {
    "additionalItems": "Item",
    "additionalProperties": "Member",
    "items": "Item",
    "propertyNames": "Name",
    "unevaluatedItems": "Item",
    "unevaluatedProperties": "Member",
}
_NOT_WORDS: Final = re.compile(r"[^A-Za-z0-9]+", re.ASCII)
_MOST_WORDS = 3
_MOST_LETTERS = 40


def function_name(prefix: str, location: Location) -> str:
    """Return a name for the predicate of a schema: `checkAddressZip`; it may be taken."""
    words = [*_words(location.pointer)][-_MOST_WORDS:]
    if not words:
        stem = location.document.rstrip("/#").rpartition("/")[2].partition(".")[0]
        words = [_word(stem) or "Root"]
    return prefix + "".join(words)[:_MOST_LETTERS]


def _words(pointer: str) -> Iterator[str]:
    steps = iter(pointer.split("/")[1:])
    for step in steps:
        if step in _NAMED:
            yield _word(next(steps, ""))
        else:
            yield _WORDS.get(step) or _word(step)


def _word(step: str) -> str:
    plain = _NOT_WORDS.sub("-", step.replace("~1", "-").replace("~0", "-")).strip("-")
    return go_exported(plain) if plain else ""
