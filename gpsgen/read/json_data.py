"""Gives a located tree the types that JSON knows, for specs whose own language asks for them."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, TypeAlias

from gpsgen.read.document import Mapping, Scalar

if TYPE_CHECKING:
    from gpsgen.read.document import Node

JSONData: TypeAlias = "bool | int | Decimal | str | list[JSONData] | dict[str, JSONData] | None"
"""What a JSON text holds; numbers are exact, and `int` where they have no fraction."""

#: The core schema of YAML 1.2 (chapter 10.3), which holds JSON's own words and numbers.
_WORDS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_DECIMAL = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", re.ASCII)
_BASED = re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+", re.ASCII)
#: Whole numbers are written out up to here, which is far beyond what a float64 holds.
_MOST_DIGITS = 400


def json_data(root: Node) -> JSONData:
    """Return the data of a tree; what a YAML file holds once and uses often is one object."""
    return _typed(root, {})


def count_values(root: Node) -> int:
    """Count the values of a tree; what a YAML file uses often counts as often."""
    return _count(root, {})


def _typed(node: Node, built: dict[int, JSONData]) -> JSONData:
    if isinstance(node, Scalar):
        return scalar_data(node)
    if id(node) not in built:
        built[id(node)] = (
            {key: _typed(entry.value, built) for key, entry in node.entries.items()}
            if isinstance(node, Mapping)
            else [_typed(item, built) for item in node.items]
        )
    return built[id(node)]


def _count(node: Node, counts: dict[int, int]) -> int:
    if isinstance(node, Scalar):
        return 1
    if id(node) not in counts:
        children = (
            [entry.value for entry in node.entries.values()]
            if isinstance(node, Mapping)
            else node.items
        )
        counts[id(node)] = 1 + sum(_count(child, counts) for child in children)
    return counts[id(node)]


def scalar_data(scalar: Scalar) -> bool | int | Decimal | str | None:
    """Return what a scalar stands for: quoted, it is text.

    YAML's infinities and its numbers beyond all bounds, which JSON cannot write, stay text.
    """
    text = scalar.text
    if not scalar.plain:
        return text
    if text in _WORDS:
        return _WORDS[text]
    if _DECIMAL.fullmatch(text):
        return _number(text)
    return int(text, 0) if _BASED.fullmatch(text) else text


def _number(text: str) -> int | Decimal | str:
    try:
        exact = Decimal(text)
    except InvalidOperation:
        return text
    is_whole = exact.adjusted() < _MOST_DIGITS and exact == exact.to_integral_value()
    return int(exact) if is_whole else exact
