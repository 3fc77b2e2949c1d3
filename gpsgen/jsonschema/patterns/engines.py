"""Variables with compiled expressions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from goast import (
    BOOL,
    NIL,
    STRING,
    Assign,
    Binary,
    Define,
    Func,
    FuncLit,
    Int,
    Package,
    Param,
    RawString,
    Return,
    Star,
    String,
    call,
    var,
)
from goast.nodes import Call
from gpsgen.jsonschema.patterns.modules import REGEXP2

if TYPE_CHECKING:
    from goast.nodes import Decl, Expr

_REGEXP: Final = Package("regexp")
_REGEXP2: Final = Package(REGEXP2.path, "regexp2")
_TIME: Final = Package("time")
#: How long one string may keep regexp2 busy.
_MILLISECONDS: Final = 100


def re2_variable(name: str, text: str, doc: str) -> Decl:
    """Declare a variable with an expression of package regexp."""
    return var(name, values=call(_REGEXP.MustCompile, _literal(text)), doc=doc)


def regexp2_variable(name: str, text: str, doc: str) -> Decl:
    """Declare a variable with an expression of regexp2.

    The engine goes back over its steps, so a hostile string could keep it busy: it gets a tenth of
    a second.
    """
    compiled = call(_REGEXP2.MustCompile, _literal(text), getattr(_REGEXP2, "None"))
    make = FuncLit(
        results=[Star(_REGEXP2.Regexp)],
        body=[
            Define("expression", compiled),
            Assign("expression.MatchTimeout", Binary(Int(_MILLISECONDS), "*", _TIME.Millisecond)),
            Return("expression"),
        ],
    )
    return var(name, values=Call(make), doc=doc)


def regexp2_function(name: str, variable: str, doc: str) -> Decl:
    """Declare a function that matches; a string that takes too long does not match."""
    return Func(
        name,
        [Param("s", STRING)],
        [BOOL],
        [
            Define(["found", "err"], call(f"{variable}.MatchString", "s")),
            Return(Binary(Binary("err", "==", NIL), "&&", "found")),
        ],
        doc=doc,
    )


def _literal(text: str) -> Expr:
    if any(character in "`\r\0\ufeff\n" or not character.isprintable() for character in text):
        return String(text)
    return RawString(text)
