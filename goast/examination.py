"""The one walk over a file before it is printed: its rules, its scopes, its jumps, its names.

Each class of node has one function in one table, which goes on to the nodes below; what has
none below it and no rule has None.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from goast import nodes as n
from goast.base import branches
from goast.examine_declarations import DECLARATIONS
from goast.examine_expressions import EXPRESSIONS
from goast.examine_statements import STATEMENTS
from goast.scopes import Scopes
from goast.structure import RULES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from goast.base import Finding
    from goast.jumps import Target
    from goast.kinds import Stored


class Examination(Scopes):
    """What the walk knows at its place, and what it gathers for the imports."""

    __slots__ = (
        "around", "declared", "doubts", "falls", "imported", "label", "own", "packages", "returns",
        "table", "used",
    )  # fmt: skip

    def __init__(self) -> None:
        """Start before the file."""
        super().__init__()
        #: The function that examines each class of node, as in ``e.table[type(x)](e, x)``.
        self.table: Final[Mapping[type, Callable[[Examination, Any], None] | None]] = TABLE
        #: The names that the file uses unqualified, and those that it declares, wherever that
        #: is: but for those of fields, and of its imports, which are here by their names.
        self.used: set[str] = set()
        self.declared: set[str] = set()
        self.imported: dict[str, n.ImportSpec] = {}
        #: What is wrong unless the file declares a name of Go's own.
        self.doubts: list[tuple[str, n.Node, str, str]] = []
        #: The packages of qualified names.
        self.packages: set[n.Package] = set()
        #: What break and continue may lead to, the jumps and labels of the function so far,
        #: the label right before a statement, whether fallthrough may stand right here.
        self.around: tuple[Target, ...] = ()
        self.own: list[n.Branch | n.Labeled] = []
        self.label: str | None = None
        self.falls = False
        #: How many values the function returns, and whether a return may leave them out.
        self.returns = (0, True)

    @property
    def names(self) -> set[str]:
        """Every name that the file declares or uses unqualified, but for those of fields."""
        return {*self.used, *self.declared, *self.imported}

    def unless_declared(self, node: n.Node, field: str, name: str, why: str) -> None:
        """Find fault with a node unless the file has a declaration of a name."""
        self.doubts.append((name, node, field, why))

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

    def apply(self, rule: Callable[[Any], Finding | None], x: n.Node) -> None:
        """Hold a node against its rule."""
        finding = rule(x)
        if finding is not None:
            self.faults.append((x, *finding))

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


#: The classes whose functions apply their rule themselves: most are right at a glance.
_AT_A_GLANCE: Final = frozenset({n.Define, n.Assign, n.ValueSpec})
_OWN: Final = EXPRESSIONS | STATEMENTS | DECLARATIONS


def _function_of(cls: type[n.Node]) -> Callable[[Examination, Any], None] | None:
    fields = branches(cls)
    examine = _OWN.get(cls) or (_below(fields) if fields else None)
    rule = None if cls in _AT_A_GLANCE else RULES.get(cls)
    return examine if examine is None or rule is None else _ruled(rule, examine)


#: The function that examines each class of node.
TABLE: Final[dict[type, Callable[[Examination, Any], None] | None]] = {
    type(None): None,
    **{cls: _function_of(cls) for cls in n.NODES},
}
