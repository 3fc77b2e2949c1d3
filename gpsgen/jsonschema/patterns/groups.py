"""The capturing groups of a pattern: references may come before them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from gpsgen.jsonschema.patterns.cursor import Cursor
from gpsgen.jsonschema.patterns.syntax import PatternError

#: What holds no group: an escape, a class, any other character.
_SKIPPED: Final = re.compile(r"\\.|\[(?:[^\]\\]|\\.)*\]|[^(]", re.DOTALL)
_UNICODE_ESCAPE: Final = re.compile(r"\\u(?:\{([0-9a-fA-F]+)\}|([0-9a-fA-F]{4}))")


@dataclass(slots=True)
class Groups:
    """How many groups capture, and the numbers of those with names."""

    count: int = 0
    names: dict[str, int] = field(default_factory=dict[str, int])

    @classmethod
    def of(cls, pattern: str) -> Groups:
        """Find the groups; raises `PatternError` for a name that is none or not new."""
        groups = cls()
        at = Cursor(pattern)
        while at.more():
            if at.match(_SKIPPED) or at.take("(?=") or at.take("(?!"):
                continue
            offset = at.offset
            if at.take("(?<") and at.peek() not in {"=", "!"}:
                groups.count += 1
                name = read_name(at)
                if name in groups.names:
                    raise PatternError(offset, "a second group of that name")
                groups.names[name] = groups.count
            elif at.take("(?") or at.offset > offset:
                continue
            else:
                at.offset += 1
                groups.count += 1
        return groups


def read_name(at: Cursor) -> str:
    """Read the name of a group up to its `>`; raises `PatternError`."""
    offset = at.offset
    name = ""
    while at.more() and not at.take(">"):
        name += _name_character(at)
    if not at.pattern.startswith(">", at.offset - 1) or not _is_name(name):
        raise PatternError(offset, "the name of a group is no identifier")
    return name


def _name_character(at: Cursor) -> str:
    found = at.match(_UNICODE_ESCAPE)
    if found is None:
        at.offset += 1
        return at.pattern[at.offset - 1]
    code = int(found[1] or found[2], 16)
    if code > 0x10FFFF:
        raise at.error("a code point that is none")
    return chr(code)


def _is_name(name: str) -> bool:
    """Whether this is an IdentifierName of ECMA-262, 12.7."""
    plain = name.replace("$", "_")
    plain = plain[:1] + plain[1:].replace("\u200c", "_").replace("\u200d", "_")
    return plain.isidentifier()
