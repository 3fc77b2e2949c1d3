"""The tokens of Go source, with the semicolons that line ends stand for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from goast.errors import ScanError
from goast.names import KEYWORDS

if TYPE_CHECKING:
    from collections.abc import Collection

Kind = Literal["name", "keyword", "literal", "operator"]

_TOKEN: Final = re.compile(
    r"""
      (?P<space>   [ \t\r]+ | \A\ufeff )
    | (?P<newline> \n )
    | (?P<comment> //[^\n]* | /\*.*?\*/ )
    | (?P<literal> `[^`]*` | "(?:\\.|[^"\\\n])*" | '(?:\\.|[^'\\\n])+'
                 | 0[xX][0-9a-fA-F_]*(?:\.[0-9a-fA-F_]*)?(?:[pP][+-]?[0-9_]*)?i?
                 | (?:(?:0[bBoO]|[0-9])[0-9_]*(?:\.[0-9_]*)?|\.[0-9][0-9_]*)
                   (?:[eEpP][+-]?[0-9_]*)?i? )
    | (?P<name>    [^\W\d]\w* )
    | (?P<broken>  /\* | ["'`] )
    | (?P<operator> <<= | >>= | &\^= | \.\.\. | && | \|\| | <- | \+\+ | -- | == | != | <= | >= | :=
                 | [-+*/%&|^]= | << | >> | &\^ | [-+*/%&|^<>=!()\[\]{},;.:~] )
    """,
    re.VERBOSE | re.DOTALL,
)
_ENDS_STATEMENT: Final = frozenset(
    {"break", "continue", "fallthrough", "return", "++", "--", ")", "]", "}"}
)
#: What is wrong where nothing but a beginning is found.
_UNTERMINATED: Final = {
    "/*": "comment not terminated",
    '"': "string literal not terminated",
    "`": "raw string literal not terminated",
    "'": "rune literal empty or not terminated",
}
_OPENING: Final = {"(": ")", "[": "]", "{": "}"}


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of source and where it lies; a line's end is a ``;`` of no length.

    Lines and columns count from 1, columns in code points.
    """

    kind: Kind
    text: str
    start: int
    end: int
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class CommentToken:
    """A comment and the lines it covers; ``alone`` where nothing stands before it."""

    text: str
    start: int
    line: int
    last_line: int
    alone: bool


def tokenize(
    source: str, *, before: Collection[str] = ()
) -> tuple[list[Token], list[CommentToken]]:
    """Split source into its tokens and its comments, up to the first keyword in ``before``.

    Raises ``ScanError`` for what starts no token and for what does not end. Whether a name or a
    literal is one that Go takes is not asked here.
    """
    tokens: list[Token] = []
    comments: list[CommentToken] = []
    position, line, line_start, fresh = 0, 1, 0, True
    while position < len(source):
        start, column = position, position - line_start + 1
        match = _TOKEN.match(source, position)
        if match is None or match.lastgroup == "broken":
            raise _fault(match.group() if match else source[start], start, line, column)
        group, text = match.lastgroup, match.group()
        if group == "name" and text in before:
            break
        position = match.end()
        breaks = text.count("\n")
        if group == "comment":
            comments.append(CommentToken(text, start, line, line + breaks, fresh))
        elif group in {"name", "literal", "operator"}:
            tokens.append(Token(_kind(group, text), text, start, position, line, column))
        if breaks:
            if group != "literal":
                _end_line(tokens, start, line, column)
            line_start = start + text.rindex("\n") + 1
        fresh = breaks > 0 if group == "newline" else fresh and group == "space"
        line += breaks
    _end_line(tokens, position, line, position - line_start + 1)
    return tokens, comments


def matching(tokens: list[Token], index: int) -> int:
    """Return the place of the bracket that closes the one at ``index``."""
    if tokens[index].text not in _OPENING:
        raise ScanError(tokens[index], f"{tokens[index].text!r} opens no bracket")
    expected: list[str] = []
    for place in range(index, len(tokens)):
        token = tokens[place]
        if token.kind != "operator":
            continue
        if token.text in _OPENING:
            expected.append(_OPENING[token.text])
        elif token.text in ")]}":
            if expected.pop() != token.text:
                break
            if not expected:
                return place
    raise ScanError(tokens[index], f"{tokens[index].text!r} is not closed")


def split(tokens: list[Token], start: int, end: int, separator: str = ";") -> list[tuple[int, int]]:
    """Return the ranges between separators, outside all brackets, that hold something."""
    ranges: list[tuple[int, int]] = []
    begin = index = start
    while index < end:
        text = tokens[index].text if tokens[index].kind == "operator" else ""
        if text in _OPENING:
            index = matching(tokens, index)
        elif text == separator:
            ranges.append((begin, index))
            begin = index + 1
        index += 1
    ranges.append((begin, end))
    return [(first, last) for first, last in ranges if first < last]


def _kind(group: str, text: str) -> Kind:
    if group == "name":
        return "keyword" if text in KEYWORDS else "name"
    return "literal" if group == "literal" else "operator"


def _fault(text: str, start: int, line: int, column: int) -> ScanError:
    message = _UNTERMINATED.get(text) or f"illegal character U+{ord(text):04X}"
    return ScanError(Token("operator", text, start, start + len(text), line, column), message)


def _end_line(tokens: list[Token], position: int, line: int, column: int) -> None:
    if not tokens:
        return
    last = tokens[-1]
    if last.kind in {"name", "literal"} or last.text in _ENDS_STATEMENT:
        tokens.append(Token("operator", ";", position, position, line, column))
