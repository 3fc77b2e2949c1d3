"""Regular expressions of Go's package regexp for patterns of ECMA-262."""

from __future__ import annotations

from typing import Final

from gpsgen.jsonschema.patterns.sets import DIGIT, MAX_CODE_POINT, SURROGATES, WORD, Set
from gpsgen.jsonschema.patterns.syntax import (
    Boundary,
    Choice,
    Class,
    End,
    Fold,
    Group,
    Node,
    Property,
    Repeat,
    Sequence,
    Start,
)

#: What regexp/syntax allows a repetition, with those around it multiplied.
_MAX_REPEAT: Final = 1000
#: How long an expression may become before counting is left to another engine.
_MAX_LENGTH: Final = 20_000
_NAMED: Final = {DIGIT: r"\d", ~DIGIT: r"\D", WORD: r"\w", ~WORD: r"\W"}
_ESCAPES: Final = {0x09: r"\t", 0x0A: r"\n", 0x0B: r"\v", 0x0C: r"\f", 0x0D: r"\r"}
_SPECIAL: Final = frozenset("\\.+*?()|[]{}^$")
_SPECIAL_IN_CLASS: Final = frozenset("\\[]^-")


class NotRegular(Exception):  # noqa: N818 - it says that another engine is needed
    """The pattern is no regular expression, or one that RE2 has no room for."""


def print_re2(node: Node) -> str:
    """Return an expression for `regexp.MustCompile`.

    Raises `NotRegular` for look-around, references and counts that are too big.
    """
    text = _text(node)
    if len(text) > _MAX_LENGTH:
        raise NotRegular
    return text


_EDGES: Final[dict[Node, str]] = {
    Start(): "^",
    End(): "$",
    Boundary(): r"\b",
    Boundary(negated=True): r"\B",
}


def _text(node: Node) -> str:
    match node:
        case Class():
            return print_class(node)
        case Start() | End() | Boundary():
            return _EDGES[node]
        case Fold(item, ignore):
            return f"(?{'' if ignore else '-'}i:{_text(item)})"
        case Sequence(items):
            return "".join(_part(it) for it in items)
        case Choice(items):
            return "|".join(map(_text, items))
        case _:
            return _group(node)


def _group(node: Node) -> str:
    match node:
        case Group(item):
            return f"(?:{_text(item)})"
        case Repeat(item, least, most):
            return _repeated(_atom(item), _weight(item), least, most)
        case _:
            raise NotRegular


def _part(node: Node) -> str:
    return f"(?:{_text(node)})" if isinstance(node, Choice) else _text(node)


def _atom(node: Node) -> str:
    text = _text(node)
    return text if isinstance(node, Class | Fold) else f"(?:{text})"


def _weight(node: Node) -> int:
    """Return the greatest product of counts in a part, as regexp/syntax has it."""
    match node:
        case Repeat(item, least, most):
            return max(1, least if most is None else most) * _weight(item)
        case Sequence(items) | Choice(items):
            return max(map(_weight, items), default=1)
        case Group(item) | Fold(item):
            return _weight(item)
        case _:
            return 1


def _repeated(text: str, weight: int, least: int, most: int | None) -> str:
    limit = max(_MAX_REPEAT // weight, 1)
    if max(least, most or 0) <= limit:
        return text + _suffix(least, most)
    if max(least, most or 0) // limit * len(text) > _MAX_LENGTH:
        raise NotRegular
    full, rest = divmod(least, limit)
    pieces = [text + _suffix(limit, limit)] * full + [text + _suffix(rest, rest)] * (rest > 0)
    if most is None:
        return "".join([*pieces, f"{text}*"])
    full, rest = divmod(most - least, limit)
    pieces += [text + _suffix(0, limit)] * full + [text + _suffix(0, rest)] * (rest > 0)
    return "".join(pieces)


def _suffix(least: int, most: int | None) -> str:
    simple = {(0, None): "*", (1, None): "+", (0, 1): "?", (1, 1): ""}
    if (least, most) in simple:
        return simple[least, most]
    if most is None:
        return f"{{{least},}}"
    return f"{{{least}}}" if least == most else f"{{{least},{most}}}"


def print_class(item: Class) -> str:
    """Return a class as regexp/syntax has it."""
    if not item.properties:
        return _print_set(item.set)
    names = "".join(map(_print_property, item.properties))
    if not item.set and len(item.properties) == 1:
        [only] = item.properties
        return _print_property(Property(only.name, only.negated != item.negated))
    return f"[{'^' if item.negated else ''}{_ranges(item.set)}{names}]"


def _print_property(item: Property) -> str:
    return rf"\{'P' if item.negated else 'p'}{{{item.name}}}"


def _print_set(points: Set) -> str:
    if points in _NAMED:
        return _NAMED[points]
    single = points.single()
    if single is not None:
        return _character(single, in_class=False)
    if points.is_universal():
        return r"[\x00-\x{10FFFF}]"
    if not points or (points.ranges[-1][1] == MAX_CODE_POINT and points.ranges[0][0] == 0):
        return f"[^{_ranges(~points)}]" if points else r"[^\x00-\x{10FFFF}]"
    return f"[{_ranges(points)}]"


def _ranges(points: Set) -> str:
    return "".join(_range(low, high) for low, high in points.ranges)


def _range(low: int, high: int) -> str:
    if low == high:
        return _character(low)
    between = "" if high == low + 1 else "-"
    return f"{_character(low)}{between}{_character(high)}"


def _character(code: int, *, in_class: bool = True) -> str:
    character = chr(code)
    if code in _ESCAPES:
        return _ESCAPES[code]
    if character in (_SPECIAL_IN_CLASS if in_class else _SPECIAL):
        return f"\\{character}"
    if SURROGATES[0] <= code <= SURROGATES[1] or not character.isprintable():
        return rf"\x{code:02X}" if code < 0x100 else rf"\x{{{code:X}}}"
    return character
