"""What all nodes share: the rule of each field, applied when a node is made.

A node class is a frozen dataclass whose annotations say which values a field takes. Each
annotation has one rule in ``RULES``, a function from the given value to the stored one; so a
call site may write ``"err"`` for an identifier and a list for a tuple, and nothing that breaks
the grammar of names and text gets into a tree.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, ClassVar, Final

from goast.errors import InvalidNode

Rule = Callable[[Any], Any]
#: What a check finds: the field that is wrong, and why.
Finding = tuple[str, str]

#: The rule of each annotation; the modules of rules fill it.
RULES: Final[dict[str, Rule]] = {}
#: The annotations of fields that hold no nodes; ``goast.rules`` fills it.
LEAVES: Final[set[str]] = set()
#: What no single field of a class can say; ``goast.consistency`` fills it.
CHECKS: Final[dict[type, Callable[[Any], Finding | None]]] = {}


class Node:
    """A piece of Go syntax."""

    __slots__ = ()
    __match_args__: ClassVar[tuple[str, ...]] = ()

    def __post_init__(self) -> None:
        for field, rule in field_rules(type(self)):
            value = getattr(self, field)
            try:
                stored = rule(value)
            except InvalidNode:
                raise
            except ValueError as error:
                raise InvalidNode(type(self).__name__, field, str(error)) from None
            if stored is not value:
                object.__setattr__(self, field, stored)
        check = CHECKS.get(type(self))
        finding = check and check(self)
        if finding:
            raise InvalidNode(type(self).__name__, *finding)


class Expr(Node):
    """An expression or a type: Go's grammar does not tell them apart."""

    __slots__ = ()


class Stmt(Node):
    """A statement."""

    __slots__ = ()


class Decl(Node):
    """A declaration at the top level of a file."""

    __slots__ = ()


class Spec(Node):
    """One line of a declaration: an import, a constant, a variable or a type."""

    __slots__ = ()


_RULES_OF_CLASS: dict[type[Node], tuple[tuple[str, Rule], ...]] = {}
_BRANCHES_OF_CLASS: dict[type[Node], tuple[str, ...]] = {}


def field_rules(cls: type[Node]) -> tuple[tuple[str, Rule], ...]:
    """Return the fields of a node class in order, each with its rule."""
    rules = _RULES_OF_CLASS.get(cls)
    if rules is None:
        rules = tuple((field, rule_of(cls.__annotations__[field])) for field in cls.__match_args__)
        _RULES_OF_CLASS[cls] = rules
    return rules


def branches(cls: type[Node]) -> tuple[str, ...]:
    """Return the fields of a node class that hold nodes."""
    fields = _BRANCHES_OF_CLASS.get(cls)
    if fields is None:
        kinds = cls.__annotations__
        fields = tuple(
            field
            for field in cls.__match_args__
            if kinds[field].removesuffix(" | None") not in LEAVES
        )
        _BRANCHES_OF_CLASS[cls] = fields
    return fields


def rule_of(annotation: str) -> Rule:
    """Return the rule of an annotation; ``| None`` makes a field optional."""
    required = annotation.removesuffix(" | None")
    rule = RULES[required]
    if required == annotation:
        return rule
    return lambda value: None if value is None else rule(value)


def children(node: Node) -> Iterator[tuple[str, Node]]:
    """Yield the nodes directly below a node, each with its field's name and place in it."""
    for field in branches(type(node)):
        value = getattr(node, field)
        if isinstance(value, Node):
            yield field, value
        elif isinstance(value, tuple):
            for index, item in enumerate(value):
                if isinstance(item, Node):
                    yield f"{field}[{index}]", item


def below(node: Node) -> list[Node]:
    """Return the nodes directly below a node."""
    found: list[Node] = []
    for field in branches(type(node)):
        value = getattr(node, field)
        if type(value) is tuple:
            found += value
        elif value is not None:
            found.append(value)
    return found


def walk(node: Node) -> Iterator[Node]:
    """Yield a node and all nodes below it, parents first, in the order of the source."""
    stack = [node]
    while stack:
        current = stack.pop()
        yield current
        stack.extend(reversed(below(current)))
