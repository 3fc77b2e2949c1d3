"""Patterns as schemas have them: strict where they are, else as browsers read them."""

from __future__ import annotations

import functools

from gpsgen.jsonschema.patterns.parser import parse
from gpsgen.jsonschema.patterns.syntax import Node, PatternError


@functools.lru_cache(maxsize=4096)
def read(pattern: str) -> Node:
    r"""Read a pattern with the flag `u`, or, if it is none then, with the syntax of Annex B.

    JSON Schema wants the former (2020-12 Core, 6.4), and people write `\-` and `[\w-.]`.
    Raises `PatternError`, about the strict reading, where both refuse.
    """
    try:
        return parse(pattern)
    except PatternError as strict:
        try:
            return parse(pattern, strict=False)
        except PatternError:
            raise strict from None


def fault(pattern: str) -> str | None:
    """Return what is wrong with a pattern, or None."""
    try:
        read(pattern)
    except PatternError as error:
        return str(error)
    return None
