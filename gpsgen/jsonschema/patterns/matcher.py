"""Functions that match without going back: patterns that one character of lookahead decides."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from goast import (
    FALSE,
    TRUE,
    Assign,
    Binary,
    Block,
    Branch,
    Case,
    Define,
    For,
    Ident,
    If,
    IncDec,
    Int,
    Package,
    Range,
    Return,
    String,
    Switch,
    Unary,
    call,
)
from gpsgen.jsonschema.patterns.first import NotDeterministic, first, follow
from gpsgen.jsonschema.patterns.literal import literal_text
from gpsgen.jsonschema.patterns.members import member_test
from gpsgen.jsonschema.patterns.sets import ALL, Set
from gpsgen.jsonschema.patterns.simplify import parts, sequence
from gpsgen.jsonschema.patterns.syntax import Choice, Class, End, Node, Repeat, Sequence, Start

if TYPE_CHECKING:
    from goast.nodes import Expr, Stmt
    from gpsgen.jsonschema.patterns.takers import Takers

_STRINGS: Final = Package("strings")
#: Longer functions are no easier to read than the pattern, and linters refuse them.
_MAX_BRANCHES: Final = 11
#: What an `int` holds everywhere.
_MAX_COUNT: Final = 2**31 - 1
_EMPTY: Final = String("")
_FAIL: Final = If(Unary("!", "ok"), [Return(FALSE)])


def match_body(node: Node, takers: Takers) -> tuple[list[Stmt], set[str]] | None:
    """Return the body of `func(s string) (ok bool)` that matches, and the takers that it calls.

    None where no such function is right. The pattern has been simplified.
    """
    if isinstance(node, Class):
        return _search(node)
    found = _anchored(node)
    if found is None:
        return None
    body, ended = found
    writer = _Writer(takers)
    try:
        return writer.function(body, ended=ended), writer.used
    except NotDeterministic:
        return None


def _search(node: Class) -> tuple[list[Stmt], set[str]] | None:
    """Look for one character."""
    test = None if node.properties else member_test(node.set, Ident("r"), byte=False)
    if test is None:
        return None
    loop = Range("s", [If(test, [Return(TRUE)])], key="_", value="r")
    return [loop, Return(FALSE)], set()


def _anchored(node: Node) -> tuple[Node, bool] | None:
    """Return what stands behind the start of the string, and whether it goes to the end."""
    if isinstance(node, Choice):
        found = [_anchored(it) for it in node.items]
        inner = [it[0] for it in found if it is not None]
        ends = {it[1] for it in found if it is not None}
        return (Choice(tuple(inner)), ends.pop()) if None not in found and len(ends) == 1 else None
    items = parts(node)
    if not items or items[0] != Start():
        return None
    ended = items[-1] == End()
    return sequence(list(items[1:-1] if ended else items[1:])), ended


class _Writer:
    """Writes the statements that take a pattern from the variable `s`."""

    def __init__(self, takers: Takers) -> None:
        self._takers = takers
        #: The names of takers that the statements call.
        self.used: set[str] = set()
        self._branches = 0
        self._counters = 0

    def function(self, node: Node, *, ended: bool) -> list[Stmt]:
        texts = _texts(node)
        if ended and texts is not None:
            return [
                Switch("s", [Case([String(it) for it in texts], [Return(TRUE)])]),
                Return(FALSE),
            ]
        body = self._part(node, Set() if ended else ALL)
        if self._branches > _MAX_BRANCHES:
            raise NotDeterministic
        last: Expr = Binary("s", "==", _EMPTY) if ended else TRUE
        if not body or body[-1] != _FAIL:
            return [*body, Return(last)]
        if ended:
            return [*body[:-1], Return(Binary("ok", "&&", last))]
        taken = body[-2]
        assert isinstance(taken, Assign)
        return [*body[:-2], Assign(["_", "ok"], taken.values), Return("ok")]

    def _part(self, node: Node, after: Set) -> list[Stmt]:
        texts = _texts(node)
        if texts is not None and isinstance(node, Choice):
            return self._one_of(texts, after)
        match node:
            case Class(points, ()) if literal_text([node]) is None:
                return self._take(points, 1, 1)
            case Repeat(Class(points, ()), least, most) if points.single() is None or most != 1:
                if least != most and points & after:
                    raise NotDeterministic
                return self._take(points, least, most)
            case Repeat(item, least, most):
                return self._repeat(item, least, most, after)
            case Choice(items):
                return self._choice(items, after)
            case Sequence() | Class(_, ()):
                return self._sequence(parts(node), after)
            case _:
                raise NotDeterministic

    def _sequence(self, items: tuple[Node, ...], after: Set) -> list[Stmt]:
        body: list[Stmt] = []
        place = 0
        while place < len(items):
            text = _longest_text(items[place:])
            if text:
                body += self._taken(call(_STRINGS.CutPrefix, "s", String(text)))
                place += len(text)
                continue
            body += self._part(items[place], follow(items[place + 1 :], after))
            place += 1
        return body

    def _taken(self, taking: Expr) -> list[Stmt]:
        self._branches += 1
        return [Assign(["s", "ok"], taking), _FAIL]

    def _take(self, points: Set, least: int, most: int | None) -> list[Stmt]:
        if max(least, most or 0) > _MAX_COUNT:
            raise NotDeterministic
        upper: Expr = call("len", "s") if most is None else Int(most)
        return self._taken(call(self._taker(points), "s", Int(least), upper))

    def _taker(self, points: Set) -> str:
        name = self._takers.take(points) if points else None
        if name is None:
            raise NotDeterministic
        self.used.add(name)
        return name

    def _one_of(self, texts: list[str], after: Set) -> list[Stmt]:
        """Take the longest of some texts: a shorter one must not go on as it does."""
        for text in texts:
            for longer in texts:
                if longer != text and longer.startswith(text) and ord(longer[len(text)]) in after:
                    raise NotDeterministic
        ordered = sorted(texts, key=len, reverse=True)
        name = self._takers.one_of()
        self.used.add(name)
        return self._taken(call(name, "s", *map(String, ordered)))

    def _repeat(self, item: Node, least: int, most: int | None, after: Set) -> list[Stmt]:
        points, empty = first(item)
        text = literal_text(list(parts(item)))
        if text and (least, most) == (0, 1) and not points & after:
            return [Assign("s", call(_STRINGS.TrimPrefix, "s", String(text)))]
        if empty or max(least, most or 0) > _MAX_COUNT or (least != most and points & after):
            raise NotDeterministic
        body = self._part(item, after if most == 1 else points | after)
        self._branches += 1
        if least == most:
            return [Range(Int(least), body)]
        if least == 0 and most is None:
            return [For(*self._while(points, body))]
        if (least, most) == (0, 1):
            return [self._if(points, body)]
        return self._counted(points, least, most, body)

    def _counted(self, points: Set, least: int, most: int | None, body: list[Stmt]) -> list[Stmt]:
        self._counters += 1
        count = "count" if self._counters == 1 else f"count{self._counters}"
        limit = None if most is None else Binary(count, "<", Int(most))
        condition, inner = self._while(points, [*body, IncDec(count)])
        both = limit if condition is None else condition
        if limit is not None and condition is not None:
            both = Binary(limit, "&&", condition)
            self._branches += 1
        loop: list[Stmt] = [Define(count, Int(0)), For(both, inner)]
        if least:
            self._branches += 1
            loop.append(If(Binary(count, "<", Int(least)), [Return(FALSE)]))
        return loop

    def _while(self, points: Set, body: list[Stmt]) -> tuple[Expr | None, list[Stmt]]:
        """Return the condition and the body of a loop that goes on while one of the set comes."""
        code = points.single()
        if code is not None:
            return _starts(code), body
        self._branches += 1
        found = Define(["_", "more"], call(self._taker(points), "s", Int(1), Int(1)))
        return None, [If(Unary("!", "more"), [Branch("break")], init=found), *body]

    def _if(self, points: Set, body: list[Stmt], orelse: Stmt | None = None) -> If:
        code = points.single()
        if code is not None:
            return If(_starts(code), body, orelse)
        found = Define(["_", "found"], call(self._taker(points), "s", Int(1), Int(1)))
        return If("found", body, orelse, init=found)

    def _choice(self, items: tuple[Node, ...], after: Set) -> list[Stmt]:
        """Go the one way that the next character is for; where there is none, what may be empty."""
        seen = Set()
        ways: list[tuple[Set, list[Stmt]]] = []
        otherwise: list[Stmt] | None = None
        for item in items:
            points, empty = first(item)
            if points & seen:
                raise NotDeterministic
            seen |= points
            if not empty:
                ways.append((points, self._part(item, after)))
            elif otherwise is None:
                otherwise = self._part(item, after)
            else:
                raise NotDeterministic
        if otherwise is not None and seen & after:
            raise NotDeterministic
        self._branches += len(ways)
        tail: Stmt | None = None
        if otherwise is None:
            tail = Block([Return(FALSE)])
        elif otherwise:
            tail = Block(otherwise)
        for points, body in reversed(ways):
            tail = self._if(points, body, tail)
        return [] if tail is None else [tail]


def _texts(node: Node) -> list[str] | None:
    """Return the texts that a part is a choice of."""
    if not isinstance(node, Choice):
        return None
    texts = [literal_text(list(parts(it))) for it in node.items]
    return None if None in texts or "" in texts else [it for it in texts if it is not None]


def _longest_text(items: tuple[Node, ...]) -> str:
    count = 0
    while count < len(items) and literal_text([items[count]]) is not None:
        count += 1
    return literal_text(list(items[:count])) or ""


def _starts(code: int) -> Expr:
    return call(_STRINGS.HasPrefix, "s", String(chr(code)))
