"""The tokens of a text one after the other, and the nodes made of them."""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, NoReturn, ParamSpec, TypeVar

from goast.base import Node, below
from goast.checks import faults
from goast.errors import InvalidNode, ScanError
from goast.rules import shown
from goast.tokens import Token, tokenize

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

P = ParamSpec("P")
T = TypeVar("T")
N = TypeVar("N", bound=Node)

#: How deep brackets may lie in each other, and nodes. Python's stack holds that many levels of
#: the parser and of the printer, and no line that people write comes near.
MAX_DEPTH: Final = 50
_TOO_DEEP: Final = f"nested more than {MAX_DEPTH} levels deep"
#: What a reader cannot see, or sees where it is not: Go forbids some of it and goast the rest.
_ILLEGAL: Final = re.compile(
    "[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)


class Cursor:
    """A place in a text; all that goes wrong is a ``ScanError`` at a token."""

    def __init__(self, text: str) -> None:
        """Start before the first token."""
        _refuse_illegal(text)
        self.tokens, _ = tokenize(text)
        self.place = 0
        self.depth = 0
        #: The heights of the trees below the nodes made so far, by the nodes' ids.
        self.heights: dict[int, int] = {}
        line_start = text.rfind("\n") + 1
        lines, column = text.count("\n"), len(text) - line_start
        self.end = Token("operator", "", len(text), len(text), lines + 1, column + 1)

    @property
    def token(self) -> Token:
        """The next token; an empty one at the text's end."""
        return self.peek(0)

    def peek(self, distance: int) -> Token:
        """Return the token so many behind the next one."""
        place = self.place + distance
        return self.tokens[place] if place < len(self.tokens) else self.end

    def next(self) -> Token:
        """Take the next token."""
        token = self.token
        self.place += 1
        return token

    def at(self, *texts: str) -> bool:
        """Whether the next token is one of these."""
        return self.token.text in texts

    def skip(self, text: str) -> bool:
        """Take the next token where it reads so."""
        found = self.at(text)
        self.place += found
        return found

    def expect(self, text: str, expected: str = "") -> Token:
        """Take the next token, which must read so."""
        if not self.at(text):
            self.expected(expected or repr(text))
        return self.next()

    def name(self) -> Token:
        """Take the next token, which must be a name."""
        if self.token.kind != "name":
            self.expected("name")
        return self.next()

    def expected(self, what: str) -> NoReturn:
        """Refuse the next token."""
        self.fail(f"expected {what}, found {self._found()}")

    def fail(self, message: str, token: Token | None = None) -> NoReturn:
        """Refuse a token, the next one where none is given."""
        raise ScanError(token or self.token, message)

    def whole(self, result: T) -> T:
        """Return what was read, if nothing follows but comments and line ends."""
        if self.at(";") and _is_line_end(self.token):
            self.next()
        if self.token is not self.end:
            self.expected("end of text")
        return result

    def listed(self, close: str, read: Callable[[], T]) -> list[T]:
        """Read what stands between commas; take the bracket that closes the list."""
        found: list[T] = []
        while not self.skip(close):
            found.append(read())
            self.comma(close)
        return found

    def comma(self, close: str) -> None:
        """Take the comma behind a part of a list; the last one needs none."""
        if not self.at(close):
            self.expect(",", f"',' or {close!r}")

    @contextmanager
    def deeper(self) -> Iterator[None]:
        """Count a level of brackets or operators while it is read."""
        self.depth += 1
        if self.depth > MAX_DEPTH:
            self.fail(_TOO_DEEP)
        yield
        self.depth -= 1

    def make(self, at: Token, node: Callable[P, N], *args: P.args, **kwargs: P.kwargs) -> N:
        """Make a node; what is wrong in it is refused at the token given."""
        try:
            made = node(*args, **kwargs)
        except InvalidNode as error:
            raise ScanError(at, error.reason) from None
        for _, reason in faults(made):
            raise ScanError(at, reason)
        height = 1 + max((self.heights.get(id(child), 0) for child in below(made)), default=0)
        if height > MAX_DEPTH:
            raise ScanError(at, _TOO_DEEP)
        self.heights[id(made)] = height
        return made

    def _found(self) -> str:
        if self.token is self.end or self.token.start == self.end.start:
            return "end of text"
        return "newline" if _is_line_end(self.token) else shown(self.token.text)


def _is_line_end(token: Token) -> bool:
    return token.start == token.end


def _refuse_illegal(text: str) -> None:
    found = _ILLEGAL.search(text)
    if found is None:
        return
    start = found.start()
    line, column = text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)
    place = Token("operator", found.group(), start, start + 1, line, column)
    raise ScanError(place, f"illegal character U+{ord(found.group()):04X}")
