"""The tree as text: one function a class, in one table, all appending to one list.

No layout is made here beyond line breaks: gofmt indents and aligns. Every parenthesis that the
grammar needs is put in here, and no other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from goast import nodes as n
from goast.print_expressions import EXPRESSIONS
from goast.print_statements import STATEMENTS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from goast.kinds import Stored

_LAYOUT: Final = frozenset({n.Comment, n.Blank})


class Printer:
    """Text on its way out.

    ``packages`` has the name by which each imported package goes in this file, an empty one
    for the file's own package.
    """

    __slots__ = ("add", "in_header", "out", "packages", "table")

    def __init__(self, packages: Mapping[n.Package, str]) -> None:
        """Start with nothing printed."""
        self.out: list[str] = []
        #: Append text as it is.
        self.add: Final = self.out.append
        self.packages = packages
        #: The function that prints each class of node, as in ``p.table[type(x)](p, x)``.
        self.table: Final[Mapping[type, Callable[[Printer, Any], None]]] = TABLE
        #: Between if, for or switch and the brace, where ``T{`` would open the body.
        self.in_header = False

    def write(self, *parts: n.Node | str) -> None:
        """Append text as it is and nodes by their functions."""
        for part in parts:
            if isinstance(part, str):
                self.add(part)
            else:
                self.table[type(part)](self, part)

    def joined(self, nodes: Stored, separator: str = ", ") -> None:
        """Append nodes with a separator between them."""
        table, add = self.table, self.add
        if nodes:
            first = nodes[0]
            table[type(first)](self, first)
            if len(nodes) > 1:
                for x in nodes[1:]:
                    add(separator)
                    table[type(x)](self, x)

    def open(self, left: str) -> bool:
        """Append a bracket, inside which a header's rule is off; ``close`` takes the result."""
        was, self.in_header = self.in_header, False
        self.add(left)
        return was

    def close(self, right: str, was: bool) -> None:  # noqa: FBT001 (what open returned)
        """Append the bracket that ends what ``open`` began."""
        self.add(right)
        self.in_header = was

    def bracketed(self, left: str, nodes: Stored, right: str) -> None:
        """Append nodes on one line between brackets."""
        was = self.open(left)
        self.joined(nodes)
        self.close(right, was)

    def enclosed(self, left: str, x: n.Node | str, right: str) -> None:
        """Append a node between brackets."""
        was = self.open(left)
        self.table[type(x)](self, x)
        self.close(right, was)

    def header(self, x: n.Node | str | None, end: str) -> None:
        """Append a part of what stands before the brace of an if, for or switch, and its end."""
        if x is not None:
            self.in_header = True
            self.table[type(x)](self, x)
            self.in_header = False
        self.add(end)

    def lines(self, nodes: Stored) -> None:
        """Append one node a line."""
        table, add = self.table, self.add
        for x in nodes:
            table[type(x)](self, x)
            add("\n")

    def lines_ending(self, nodes: Stored, end: str) -> None:
        """Append one node a line; comments and blank lines end as they are."""
        table, add = self.table, self.add
        for x in nodes:
            table[type(x)](self, x)
            add("\n" if type(x) in _LAYOUT else end)

    def body(self, body: Stored) -> None:
        """Append statements between braces, which no header is around."""
        table, add = self.table, self.add
        add("{\n")
        for x in body:
            table[type(x)](self, x)
            add("\n")
        add("}")

    def comment(self, text: str) -> None:
        """Append lines of comment without the last line's end."""
        lines = [f"// {line}".rstrip() for line in text.split("\n")]
        self.add("\n".join(lines))

    def doc(self, text: str | None, directives: Stored = ()) -> None:
        """Append the comment above a declaration, its directives last."""
        if text is not None:
            self.comment(text)
            self.add("\n//\n" if directives else "\n")
        self.lines(directives)

    def trailing(self, text: str | None) -> None:
        """Append the comment behind something."""
        if text is not None:
            self.add(f" // {text}".rstrip())

    def signature(self, params: Stored, results: Stored) -> None:
        """Append parameters and results."""
        self.bracketed("(", params, ")")
        if results:
            if len(results) == 1 and not results[0].names:
                self.write(" ", results[0])
            else:
                self.bracketed(" (", results, ")")

    def type_params(self, params: Stored) -> None:
        """Append type parameters; the comma tells ``[P *C,]`` from the length of an array."""
        if params:
            self.bracketed("[", params, ",]" if len(params) == 1 else "]")


#: The function that prints each class of node.
TABLE: Final[dict[type[n.Node], Callable[[Printer, Any], None]]] = EXPRESSIONS | STATEMENTS
