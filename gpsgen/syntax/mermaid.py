"""Mermaid flowcharts: nodes, edges and subgraphs; labels are escaped, keys become safe names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from typing import Final, TypeAlias, assert_never

from gpsgen.syntax.invalid import InvalidText, require_lines

_UNSAFE: Final = re.compile(r"[^A-Za-z0-9]+")
#: What stands for itself in a label between quotation marks; letters of any script do as well.
_LABEL_PUNCTUATION: Final = frozenset(" .,:/()+-=?!@%")
_RESERVED: Final = frozenset(
    {"call", "class", "classdef", "click", "default", "direction", "end", "flowchart", "graph"}
    | {"href", "interpolate", "linkstyle", "style", "subgraph"}
)
_INDENT: Final = "    "


class Direction(Enum):
    """Where the arrows of a flowchart lead."""

    TOP_DOWN = "TD"
    LEFT_RIGHT = "LR"


class Shape(Enum):
    """The outline of a node: what stands before and after its label."""

    BOX = ("[", "]")
    ROUND = ("(", ")")
    STADIUM = ("([", "])")
    CYLINDER = ("[(", ")]")
    HEXAGON = ("{{", "}}")
    RHOMBUS = ("{", "}")


class Arrow(Enum):
    """The line of an edge."""

    SOLID = "-->"
    DOTTED = "-.->"
    THICK = "==>"


@dataclass(frozen=True, slots=True)
class Node:
    """A thing, under a key that edges name it by."""

    key: str
    label: str
    shape: Shape = Shape.BOX

    def __post_init__(self) -> None:
        require_lines("Node", "label", self.label)
        if not self.label.strip():
            raise InvalidText("Node", "label", self.label, "a node needs a label")


@dataclass(frozen=True, slots=True)
class Edge:
    """An arrow from one node or subgraph to another, by their keys."""

    source: str
    target: str
    label: str = ""
    arrow: Arrow = Arrow.SOLID

    def __post_init__(self) -> None:
        require_lines("Edge", "label", self.label)


@dataclass(frozen=True, slots=True)
class Subgraph:
    """A frame around nodes."""

    key: str
    label: str
    items: tuple["Item", ...]

    def __post_init__(self) -> None:
        require_lines("Subgraph", "label", self.label)
        if not self.label.strip():
            raise InvalidText("Subgraph", "label", self.label, "a subgraph needs a label")


Item: TypeAlias = Node | Edge | Subgraph


@dataclass(frozen=True, slots=True)
class Flowchart:
    """A whole diagram; every key that an edge names must be a node's or a subgraph's."""

    items: tuple[Item, ...]
    direction: Direction = Direction.LEFT_RIGHT


@dataclass(slots=True)
class _Names:
    """Names for keys: readable, different from one another, and no word of the language."""

    by_key: dict[str, str] = field(default_factory=dict)

    def declare(self, node: str, key: str) -> None:
        if key in self.by_key:
            raise InvalidText(node, "key", key, "stands for two nodes")
        stem = _UNSAFE.sub("_", key).strip("_") or "node"
        if not stem[0].isalpha() or stem.lower() in _RESERVED:
            stem = f"node_{stem}"
        name, number = stem, 1
        while name in self.by_key.values():
            number += 1
            name = f"{stem}_{number}"
        self.by_key[key] = name

    def __getitem__(self, key: str) -> str:
        if key not in self.by_key:
            raise InvalidText("Edge", "source", key, "is not the key of a node")
        return self.by_key[key]


def render(flowchart: Flowchart) -> str:
    """Write a diagram."""
    names = _Names()
    _declare(flowchart.items, names)
    lines = [f"flowchart {flowchart.direction.value}"]
    lines += _lines(flowchart.items, names, _INDENT)
    return "\n".join(lines) + "\n"


def _declare(items: tuple[Item, ...], names: _Names) -> None:
    for item in items:
        if isinstance(item, Edge):
            continue
        names.declare(type(item).__name__, item.key)
        if isinstance(item, Subgraph):
            _declare(item.items, names)


def _lines(items: tuple[Item, ...], names: _Names, indent: str) -> Iterator[str]:
    for item in items:
        match item:
            case Node(key, label, shape):
                before, after = shape.value
                yield f"{indent}{names[key]}{before}{_quoted(label)}{after}"
            case Edge(source, target, label, arrow):
                text = f"|{_quoted(label)}|" if label.strip() else ""
                yield f"{indent}{names[source]} {arrow.value}{text} {names[target]}"
            case Subgraph(key, label, inner):
                yield f"{indent}subgraph {names[key]}[{_quoted(label)}]"
                yield from _lines(inner, names, indent + _INDENT)
                yield f"{indent}end"
            case _ as never:
                assert_never(never)


def _quoted(label: str) -> str:
    lines = label.strip().split("\n")
    text = "<br/>".join("".join(map(_escaped, line)) for line in lines)
    if "#" in text:
        # Mermaid takes `style…:…#…;` anywhere on a line for a colour, and drops its semicolon.
        text = text.replace(":", _entity(":"))
    return f'"{text}"'


def _escaped(character: str) -> str:
    is_plain = character.isalnum() or character in _LABEL_PUNCTUATION
    return character if is_plain else _entity(character)


def _entity(character: str) -> str:
    return f"#{ord(character)};"
