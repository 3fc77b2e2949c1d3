"""Functions that take characters of a set from the start of a string."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

from goast import (
    BOOL,
    FALSE,
    INT,
    STRING,
    TRUE,
    Binary,
    Define,
    Func,
    Ident,
    If,
    IncDec,
    Index,
    Int,
    Package,
    Param,
    Range,
    Return,
    Slice,
    String,
    call,
    comment_text,
)
from goast.nodes import Ellipsis as Variadic
from gpsgen.jsonschema.patterns.members import member_test
from gpsgen.jsonschema.patterns.re2 import print_class
from gpsgen.jsonschema.patterns.sets import DIGIT, SPACE, WORD, Set, of_ranges
from gpsgen.jsonschema.patterns.syntax import Class

if TYPE_CHECKING:
    from goast.nodes import Decl, Expr
    from gpsgen.jsonschema.scope import Scope

_LOWER: Final = Set(((0x61, 0x7A),))
_UPPER: Final = Set(((0x41, 0x5A),))
_NAMES: Final = {
    DIGIT: "Digits",
    SPACE: "Spaces",
    ~SPACE: "NonSpaces",
    WORD: "WordCharacters",
    _LOWER: "LowerCase",
    _UPPER: "UpperCase",
    _LOWER | _UPPER: "Letters",
    _LOWER | _UPPER | DIGIT: "Alphanumerics",
    _LOWER | DIGIT: "LowerCaseOrDigits",
    _UPPER | DIGIT: "UpperCaseOrDigits",
    DIGIT | of_ranges([(0x41, 0x46), (0x61, 0x66)]): "HexDigits",
    DIGIT | of_ranges([(0x61, 0x66)]): "LowerCaseHexDigits",
}
#: How much of a class a comment shows.
_SHOWN: Final = 60
_RESULTS: Final = (Param("rest", STRING), Param("ok", BOOL))
_STRINGS: Final = Package("strings")


class Takers:
    """Names the functions that were asked for, and declares them."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._names: dict[Set, str] = {}
        self._one_of: str | None = None
        self.decls: dict[str, Decl] = {}

    def take(self, points: Set) -> str | None:
        """Return the function for a set: of a string, the least and the greatest number.

        None for a set that takes too many comparisons.
        """
        if points not in self._names:
            ascii_only = points.is_ascii()
            test = member_test(~points, Ident("c" if ascii_only else "r"), byte=ascii_only)
            if test is None:
                return None
            name = self._scope.take(f"take{_name(points)}")
            self._names[points] = name
            take = _take_bytes if ascii_only else _take_runes
            self.decls[name] = take(name, test, _doc(name, points))
        return self._names[points]

    def one_of(self) -> str:
        """Return the function that takes the first of some texts."""
        if self._one_of is None:
            self._one_of = self._scope.take("takeOneOf")
            self.decls[self._one_of] = _take_one_of(self._one_of)
        return self._one_of


def _name(points: Set) -> str:
    if points in _NAMES:
        return _NAMES[points]
    return f"Class{hashlib.sha256(repr(points.ranges).encode()).hexdigest()[:6].upper()}"


def _doc(name: str, points: Set) -> str:
    shown = "\\s" if points == SPACE else "\\S" if points == ~SPACE else print_class(Class(points))
    shown = shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]}…"
    return comment_text(f"{name} takes least to most characters of {shown} from the start of s.")


def _take_bytes(name: str, other: Expr, doc: str) -> Decl:
    """Take bytes up to the first for which the test for others holds."""
    stop = Binary(Binary("i", "==", "most"), "||", other)
    each = If(
        stop,
        [Return([Slice("s", low=Ident("i")), Binary("i", ">=", "least")])],
        init=Define("c", Index("s", "i")),
    )
    return Func(
        name,
        _PARAMS,
        _RESULTS,
        [
            Range(call("len", "s"), key="i", body=[each]),
            Return([String(""), Binary(call("len", "s"), ">=", "least")]),
        ],
        doc=doc,
    )


def _take_runes(name: str, other: Expr, doc: str) -> Decl:
    """Take characters up to the first for which the test for others holds."""
    enough = Binary("count", ">=", "least")
    stop = Binary(Binary("count", "==", "most"), "||", other)
    each = [If(stop, [Return([Slice("s", low=Ident("i")), enough])]), IncDec("count")]
    return Func(
        name,
        _PARAMS,
        _RESULTS,
        [
            Define("count", Int(0)),
            Range("s", key="i", value="r", body=each),
            Return([String(""), enough]),
        ],
        doc=doc,
    )


_PARAMS: Final = (Param("s", STRING), Param(("least", "most"), INT))


def _take_one_of(name: str) -> Decl:
    return Func(
        name,
        [Param("s", STRING), Param("texts", Variadic(STRING))],
        _RESULTS,
        [
            Range(
                "texts",
                key="_",
                value="text",
                body=[
                    If(
                        "found",
                        [Return(["rest", TRUE])],
                        init=Define(["rest", "found"], call(_STRINGS.CutPrefix, "s", "text")),
                    )
                ],
            ),
            Return(["s", FALSE]),
        ],
        doc=f"{name} takes the first of the texts that s starts with.",
    )
