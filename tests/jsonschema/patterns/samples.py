"""Strings that a pattern may match, made from its tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gpsgen.jsonschema.patterns.syntax import (
    Choice,
    Class,
    Fold,
    Group,
    Node,
    Repeat,
    Sequence,
)

if TYPE_CHECKING:
    from random import Random


def sample(node: Node, random: Random) -> str:
    """Return a string; assertions, references and properties are taken lightly."""
    match node:
        case Class():
            return _character(node, random)
        case Sequence(items):
            return "".join(sample(it, random) for it in items)
        case Choice(items):
            return sample(random.choice(items), random)
        case Repeat(item, least, most):
            upper = least + 3 if most is None else min(most, least + 3)
            return "".join(sample(item, random) for _ in range(random.randint(least, upper)))
        case Group(item) | Fold(item):
            return sample(item, random)
        case _:
            return ""


def changed(text: str, random: Random) -> str:
    """Return a string with a character added, changed or gone."""
    place = random.randint(0, len(text))
    new = random.choice(["", "a", "Z", "0", "-", ".", "/", " ", "\n", "é", "🐲", "_", "\u2028"])
    return text[:place] + new + text[place + random.choice([0, 1]) :]


def _character(item: Class, random: Random) -> str:
    if item.properties:
        return random.choice(["a", "Ω", "9", "é", "-", "中"])
    if not item.set:
        return ""
    low, high = random.choice(item.set.ranges)
    code = random.randint(low, min(high, low + 60))
    return "" if 0xD800 <= code <= 0xDFFF else chr(code)
