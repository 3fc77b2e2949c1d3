"""Patterns that are plain text: a comparison does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from goast import TRUE, Binary, Package, String, call
from gpsgen.jsonschema.patterns.simplify import parts
from gpsgen.jsonschema.patterns.syntax import Class, End, Node, Repeat, Start

if TYPE_CHECKING:
    from goast.nodes import Expr

_STRINGS: Final = Package("strings")
_EMPTY: Final = String("")


def literal_test(node: Node, subject: Expr) -> Expr | None:
    """Return a comparison that holds where the pattern is found; None where none will do.

    The pattern has been simplified; the subject stands in the comparison once at most.
    """
    items = list(parts(node))
    anchored = bool(items) and items[0] == Start()
    if anchored:
        items = items[1:]
    ended = bool(items) and items[-1] == End()
    if ended:
        items = items[:-1]
    text = literal_text(items)
    if text is not None:
        return _compare(text, subject, anchored=anchored, ended=ended)
    if len(items) != 1:
        return None
    match items[0]:
        case Repeat(Class() as every, 0, None) if anchored and ended and _is_any(every):
            return TRUE
        case Repeat(Class() as every, 1, None) if anchored and ended and _is_any(every):
            return Binary(subject, "!=", _EMPTY)
        case Class() as every if not (anchored and ended) and _is_any(every):
            return Binary(subject, "!=", _EMPTY)
        case _:
            return None


def literal_text(items: list[Node]) -> str | None:
    """Return the text that these parts are; None where it is not one."""
    text = ""
    for item in items:
        code = item.set.single() if isinstance(item, Class) and not item.properties else None
        if code is None or 0xD800 <= code <= 0xDFFF:
            return None
        text += chr(code)
    return text


def _compare(text: str, subject: Expr, *, anchored: bool, ended: bool) -> Expr:
    if anchored and ended:
        return Binary(subject, "==", String(text))
    if not text:
        return TRUE
    name = "HasPrefix" if anchored else "HasSuffix" if ended else "Contains"
    return call(getattr(_STRINGS, name), subject, String(text))


def _is_any(item: Class) -> bool:
    return not item.properties and item.set.is_universal()
