"""The one walk over a file before it is printed: its rules, its scopes, its jumps, its names.

Each class of node has one function in one table, which goes on to the nodes below; what has
none below it and no rule has None.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from goast import nodes as n
from goast.base import branches
from goast.examine_expressions import EXPRESSIONS
from goast.examine_statements import STATEMENTS
from goast.scopes import Scopes
from goast.structure import RULES, Finding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from goast.jumps import Target
    from goast.kinds import Stored


class Examination(Scopes):
    """What the walk knows at its place, and what it gathers for the imports."""

    __slots__ = ("around", "falls", "label", "names", "own", "packages", "table")

    def __init__(self) -> None:
        """Start before the file."""
        super().__init__()
        #: The function that examines each class of node, as in ``e.table[type(x)](e, x)``.
        self.table: Final[Mapping[type, Callable[[Examination, Any], None] | None]] = TABLE
        #: Every name that the file declares or uses unqualified, but for those of fields.
        self.names: set[str] = set()
        #: The packages of qualified names.
        self.packages: set[n.Package] = set()
        #: What break and continue may lead to, the jumps and labels of the function so far,
        #: the label right before a statement, whether fallthrough may stand right here.
        self.around: tuple[Target, ...] = ()
        self.own: list[n.Branch | n.Labeled] = []
        self.label: str | None = None
        self.falls = False

    def visit(self, x: object) -> None:
        """Examine a node, or nothing."""
        examine = TABLE[type(x)]
        if examine is not None:
            examine(self, x)

    def visit_all(self, nodes: Stored) -> None:
        """Examine several nodes."""
        for x in nodes:
            examine = TABLE[type(x)]
            if examine is not None:
                examine(self, x)

    def block(self, body: Stored) -> None:
        """Examine statements in a scope of their own."""
        around = self.open()
        for x in body:
            examine = TABLE[type(x)]
            if examine is not None:
                examine(self, x)
        self.close(around)

    def target(self, *, loops: bool) -> tuple[Target, ...]:
        """Return what is around the inside of a statement that break leaves."""
        label, self.label = self.label, None
        return (*self.around, (label, loops))


def examine(file: n.File) -> Examination:
    """Walk over a file, and return what was found."""
    examination = Examination()
    examination.visit(file)
    return examination


def _below(fields: Iterable[str]) -> Callable[[Examination, Any], None]:
    """Return the function of a class that only holds others, in these fields."""

    def examine(e: Examination, x: n.Node) -> None:
        for field in fields:
            value = getattr(x, field)
            if type(value) is tuple:
                e.visit_all(value)
            elif value is not None:
                e.visit(value)

    return examine


def _ruled(
    rule: Callable[[Any], Finding | None], examine: Callable[[Examination, Any], None]
) -> Callable[[Examination, Any], None]:
    """Return the function of a class that has a rule of its own."""

    def both(e: Examination, x: n.Node) -> None:
        finding = rule(x)
        if finding is not None:
            e.faults.append((x, *finding))
        examine(e, x)

    return both


_OWN: Final = EXPRESSIONS | STATEMENTS


def _function_of(cls: type[n.Node]) -> Callable[[Examination, Any], None] | None:
    fields = branches(cls)
    examine = _OWN.get(cls) or (_below(fields) if fields else None)
    rule = RULES.get(cls)
    return examine if examine is None or rule is None else _ruled(rule, examine)


#: The function that examines each class of node.
TABLE: Final[dict[type, Callable[[Examination, Any], None] | None]] = {
    type(None): None,
    **{cls: _function_of(cls) for cls in n.NODES},
}
