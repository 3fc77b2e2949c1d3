"""The values of literals, as far as two of them can be told to be the same."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Any, Final

from goast import nodes as n

if TYPE_CHECKING:
    from collections.abc import Callable

#: The kind of a constant, which is that of its literal, and its value.
Constant = tuple[str, object]

_NUMBERS: Final = frozenset({"INT", "FLOAT", "CHAR"})


def constant(x: object) -> Constant | None:
    """Return the kind and the value of a literal, with a sign or without, None for all else.

    Constants that are equal are equal to Go. Of those that differ in kind only types can tell:
    ``1`` and ``1.0`` are two keys of a ``map[any]T`` and one of a ``map[float64]T``.
    """
    fold = _FOLDED.get(type(x))
    return None if fold is None else fold(x)


def index(x: object) -> int | None:
    """Return the index that a literal stands for in an array, None where that is not known."""
    found = constant(x)
    if found is None or not isinstance(found[1], int | float) or found[1] != int(found[1]):
        return None
    return int(found[1])


def _basic_lit(x: n.BasicLit) -> Constant | None:
    text = x.value.replace("_", "").lower()
    match x.kind:
        case "INT":
            is_octal = text[0] == "0" and text.isdigit()
            return "INT", int(text, 8 if is_octal else 0)
        case "FLOAT":
            return "FLOAT", float.fromhex(text) if text.startswith("0x") else float(text)
        case "CHAR":
            return "CHAR", ord(ast.literal_eval(x.value))
        case "STRING":
            return "STRING", _string(x.value)
    return None


def _string(text: str) -> str:
    if text[0] == "`":
        return text[1:-1]
    # An escaped byte is no character, and other spellings of it are not looked for.
    has_bytes = any(f"\\{digit}" in text for digit in "x0123")
    return text if has_bytes else str(ast.literal_eval(text))


def _unary(x: n.Unary) -> Constant | None:
    inner = constant(x.x) if x.op in {"+", "-"} else None
    if inner is None or inner[0] not in _NUMBERS:
        return None
    kind, value = inner
    return kind, -value if x.op == "-" else value  # type: ignore[operator]


_FOLDED: Final[dict[type, Callable[[Any], Constant | None]]] = {
    n.Int: lambda x: ("INT", x.value),
    n.Float: lambda x: ("FLOAT", x.value),
    n.Rune: lambda x: ("CHAR", ord(x.value)),
    n.String: lambda x: ("STRING", x.value),
    n.RawString: lambda x: ("STRING", x.value),
    n.BasicLit: _basic_lit,
    n.Unary: _unary,
}
