"""Regular expressions of github.com/dlclark/regexp2, in its default mode, which is that of .NET."""

from __future__ import annotations

from typing import Final

from gpsgen.jsonschema.patterns.sets import ALL, SURROGATES, Set
from gpsgen.jsonschema.patterns.syntax import (
    Back,
    Boundary,
    Choice,
    Class,
    End,
    Fold,
    Group,
    Look,
    Node,
    Property,
    Repeat,
    Sequence,
    Start,
    nodes_of,
)

_WORD: Final = "[0-9A-Z_a-z]"
_BOUNDARY: Final = f"(?:(?<={_WORD})(?!{_WORD})|(?<!{_WORD})(?={_WORD}))"
_NO_BOUNDARY: Final = f"(?:(?<={_WORD})(?={_WORD})|(?<!{_WORD})(?!{_WORD}))"
_LOOKS: Final = {
    (False, False): "?=",
    (False, True): "?!",
    (True, False): "?<=",
    (True, True): "?<!",
}
_SPECIAL: Final = frozenset("\\.+*?()|[]{}^$-# ")
#: The engine counts in int32.
_MAX_REPEAT: Final = 2**31 - 1


_EDGES: Final[dict[Node, str]] = {
    Start(): r"\A",
    End(): r"\z",
    Boundary(): _BOUNDARY,
    Boundary(negated=True): _NO_BOUNDARY,
}


def print_regexp2(node: Node) -> str:
    """Return an expression for `regexp2.MustCompile` without options."""
    used = frozenset(it.group for it in nodes_of(node) if isinstance(it, Back))
    return _Printer(used).text(node)


class _Printer:
    """Prints with the groups that references name; the others do not capture."""

    def __init__(self, used: frozenset[int]) -> None:
        self._used = used

    def text(self, node: Node) -> str:
        match node:
            case Class():
                return _print_class(node)
            case Start() | End() | Boundary():
                return _EDGES[node]
            case Sequence(items):
                return "".join(self._part(it) for it in items)
            case Choice(items):
                return "|".join(map(self.text, items))
            case Repeat():
                return self._repeat(node)
            case _:
                return self._group(node)

    def _group(self, node: Group | Look | Back | Fold) -> str:
        match node:
            case Group(item, number):
                return f"({f'?<{number}>' if number in self._used else '?:'}{self.text(item)})"
            case Look(item, behind, negated):
                return f"({_LOOKS[behind, negated]}{self.text(item)})"
            case Fold(item, ignore):
                return f"(?{'' if ignore else '-'}i:{self.text(item)})"
            case Back(group):
                # A group that took no part stands for the empty string in ECMA-262.
                return f"(?({group})\\{group}|)"

    def _part(self, node: Node) -> str:
        text = self.text(node)
        return f"(?:{text})" if isinstance(node, Choice) else text

    def _repeat(self, node: Repeat) -> str:
        """Print a repetition; each round forgets what groups in it held (22.2.2.3.1, step 4)."""
        inner = (it.number for it in nodes_of(node.item) if isinstance(it, Group))
        forgotten = "".join(f"(?({it})(?<-{it}>)|)" for it in inner if it in self._used)
        text = self._part(node.item) if forgotten else self.text(node.item)
        if not isinstance(node.item, Class) or forgotten:
            text = f"(?:{forgotten}{text})"
        return text + _suffix(node.least, node.most) + ("?" if node.lazy else "")


def _suffix(least: int, most: int | None) -> str:
    least = min(least, _MAX_REPEAT)
    upper = "" if most is None else str(min(most, _MAX_REPEAT))
    return f"{{{least},{upper}}}"


def _print_class(item: Class) -> str:
    if item.properties:
        names = "".join(map(_print_property, item.properties))
        return f"[{'^' if item.negated else ''}{_ranges(item.set)}{names}]"
    single = item.set.single()
    if single is not None and not SURROGATES[0] <= single <= SURROGATES[1]:
        return _character(single)
    if not item.set:
        return "(?!)"
    if item.set == ALL:
        return r"[\s\S]"
    return f"[{_ranges(item.set)}]"


def _print_property(item: Property) -> str:
    return rf"\{'P' if item.negated else 'p'}{{{item.name}}}"


def _ranges(points: Set) -> str:
    # The engine has no way to spell a code point beyond U+FFFF but the character itself, and no
    # string has surrogates.
    kept = points & ~Set((SURROGATES,))
    return "".join(
        _character(low) if low == high else f"{_character(low)}-{_character(high)}"
        for low, high in kept.ranges
    )


def _character(code: int) -> str:
    character = chr(code)
    # The engine takes an escaped hyphen at the end of a range for the start of another.
    if character in _SPECIAL or (not character.isprintable() and code <= 0xFFFF):
        return rf"\u{code:04X}"
    return character
