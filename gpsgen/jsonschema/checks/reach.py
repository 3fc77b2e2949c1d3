"""Which schemas a run of checks comes to, and what each has to know of the others."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gpsgen.jsonschema.checks.parts import Edge, edges, is_unevaluated_asked, target

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from gpsgen.jsonschema.shapes import Part

_MANY_WAYS = 64


@dataclass(slots=True)
class Reach:
    """The schemas that are come to from those that are asked for."""

    #: Those of which somebody asks what they evaluate.
    asked: set[Part] = field(default_factory=set["Part"])
    #: Those that a value may come to again inside itself, or in very many ways, for which the value
    #: remembers its result.
    remembered: set[Part] = field(default_factory=set["Part"])


def reach(starts: Iterable[Part]) -> Reach:
    """Follow all schemas from those that are asked for."""
    result = Reach()
    graph: dict[Part, Counter[Edge]] = {}
    waiting = [(target(part), False) for part in starts]
    seen: set[tuple[Part, bool]] = set()
    while waiting:
        part, asked = waiting.pop()
        if (part, asked) in seen:
            continue
        seen.add((part, asked))
        if asked:
            result.asked.add(part)
        asks = asked or is_unevaluated_asked(part)
        reached = [Edge(target(it.part), it.in_place) for it in edges(part, asked=asked)]
        graph[part] = graph.get(part, Counter[Edge]()) | Counter(reached)
        waiting += [(edge.part, asks and edge.in_place) for edge in reached]
    _find_remembered(graph, result.remembered)
    _find_frequent(graph, result.remembered)
    return result


def _find_frequent(graph: Mapping[Part, Counter[Edge]], found: set[Part]) -> None:
    """Find what schemas apply to one value in very many ways: references may double, and again."""
    ahead = Counter(edge.part for edges_ in graph.values() for edge in edges_ if edge.in_place)
    ways = dict.fromkeys(graph, 1)
    waiting = [part for part in graph if not ahead[part]]
    while waiting:
        part = waiting.pop()
        if ways[part] > _MANY_WAYS:
            found.add(part)
            ways[part] = 1
        for edge, count in graph[part].items():
            if edge.in_place:
                ways[edge.part] += count * ways[part]
                ahead[edge.part] -= 1
                if not ahead[edge.part]:
                    waiting.append(edge.part)


def _find_remembered(graph: Mapping[Part, Iterable[Edge]], found: set[Part]) -> None:
    """Find what is applied inside a value by a schema that it leads to.

    A way from a schema to itself goes inside somewhere, so that a step of it is remembered.
    """
    component = _components(graph)
    for part, targets in graph.items():
        for edge in targets:
            if not edge.in_place and component.get(part) == component.get(edge.part, edge.part):
                found.add(edge.part)


def _components(graph: Mapping[Part, Iterable[Edge]]) -> dict[Part, int]:
    """Return a number for each strongly connected component, by Tarjan's algorithm."""
    return _Components(graph).number


class _Components:
    """Tarjan's algorithm without recursion: schemas may be nested deeper than Python's stack."""

    def __init__(self, graph: Mapping[Part, Iterable[Edge]]) -> None:
        self.number: dict[Part, int] = {}
        self._graph = graph
        self._order: dict[Part, int] = {}
        self._low: dict[Part, int] = {}
        self._open: dict[Part, None] = {}
        for start in graph:
            if start not in self._order:
                self._visit(start)

    def _visit(self, start: Part) -> None:
        way = [self._enter(start)]
        while way:
            part, rest = way[-1]
            new = next((it for it in rest if not self._is_seen(part, it)), None)
            if new is not None:
                way.append(self._enter(new))
                continue
            way.pop()
            if way:
                self._lower(way[-1][0], self._low[part])
            if self._low[part] == self._order[part]:
                self._close(part)

    def _enter(self, part: Part) -> tuple[Part, Iterator[Part]]:
        self._order[part] = self._low[part] = len(self._order)
        self._open[part] = None
        return part, iter([edge.part for edge in self._graph.get(part, ())])

    def _is_seen(self, part: Part, target: Part) -> bool:
        if target in self._open:
            self._lower(part, self._order[target])
        return target in self._order

    def _lower(self, part: Part, order: int) -> None:
        self._low[part] = min(self._low[part], order)

    def _close(self, part: Part) -> None:
        last = None
        while last != part:
            last, _ = self._open.popitem()
            self.number[last] = self._order[part]
