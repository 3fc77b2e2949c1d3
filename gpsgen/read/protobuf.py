"""Looks into a protobuf file as far as tokens tell: what it is written in, what it defines.

buf reads the file in full when code is made of it; this needs no tool.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gpsgen.diagnostics import Source

#: The lexical elements (protobuf.dev/reference/protobuf/edition-2023-spec), numbers cut short.
_TOKEN = re.compile(
    r"""(?P<skipped> \s+ | //[^\n]* | /\*.*?(?:\*/|\Z))
      | (?P<string> "(?:[^"\\\n]|\\.)*" | '(?:[^'\\\n]|\\.)*')
      | (?P<word> \w+)
      | (?P<symbol> .)""",
    re.VERBOSE | re.DOTALL | re.ASCII,
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a string with its quotes, or a symbol, and where it stands."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ProtobufOutline:
    """What a file says of itself at its top level."""

    #: What the file names as its syntax, a string; None where it names none, as proto2 may.
    syntax: Token | None
    #: What the file names as its edition, a string.
    edition: Token | None
    #: The names of its services.
    services: tuple[str, ...]


def outline(source: Source) -> ProtobufOutline:
    """Find the declarations of a protobuf file; what is none of them is passed over."""
    syntax = edition = None
    services = []
    for statement in _statements(source.text):
        match [token.text for token in statement[:3]]:
            case ["syntax", "=", _]:
                syntax = syntax or statement[2]
            case ["edition", "=", _]:
                edition = edition or statement[2]
            case ["service", name, "{"] if name.isidentifier():
                services.append(name)
    return ProtobufOutline(syntax, edition, tuple(services))


def _statements(text: str) -> Iterator[list[Token]]:
    """Cut the top level into statements, each up to its `;` or `{`, what braces hold left out."""
    depth = 0
    statement: list[Token] = []
    for token in _tokens(text):
        if depth == 0:
            statement.append(token)
        if token.text == "{":
            depth += 1
        elif token.text == "}":
            depth = max(depth - 1, 0)
        if depth == 0 and token.text in {";", "}"}:
            yield statement
            statement = []


def _tokens(text: str) -> Iterator[Token]:
    for match in _TOKEN.finditer(text):
        if match.lastgroup != "skipped":
            yield Token(match.group(), match.start(), match.end())
