"""The tree as text: one function a class, in one table, all appending to one list.

No layout is made here beyond line breaks: gofmt indents and aligns. Every parenthesis that the
grammar needs is put in here, and no other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeAlias, cast

from goast import nodes as n
from goast.print_expressions import EXPRESSIONS, operand
from goast.print_statements import STATEMENTS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

#: What a field of a made node holds where its annotation takes several forms: a tuple.
Parts: TypeAlias = "n.Node | str | Sequence[n.Node | str]"


class Printer:
    """Text on its way out.

    ``packages`` has the name by which each imported package goes in this file, an empty one
    for the file's own package.
    """

    __slots__ = ("in_header", "out", "packages")

    def __init__(self, packages: Mapping[n.Package, str]) -> None:
        """Start with nothing printed."""
        self.out: list[str] = []
        self.packages = packages
        #: Between if, for or switch and the brace, where ``T{`` would open the body.
        self.in_header = False

    def write(self, *parts: n.Node | str) -> None:
        """Append text as it is and nodes by their functions."""
        for part in parts:
            if isinstance(part, str):
                self.out.append(part)
            else:
                TABLE[type(part)](self, part)

    def joined(self, parts: Parts, separator: str = ", ") -> None:
        """Append parts with a separator between them."""
        for index, part in enumerate(_stored(parts)):
            if index:
                self.out.append(separator)
            self.write(part)

    def enclosed(self, left: str, right: str, write: Callable[[], None]) -> None:
        """Append what ``write`` appends, between brackets, where a header's rule is off."""
        was, self.in_header = self.in_header, False
        self.out.append(left)
        write()
        self.out.append(right)
        self.in_header = was

    def bracketed(self, left: str, parts: Parts, right: str) -> None:
        """Append parts on one line between brackets."""
        self.enclosed(left, right, lambda: self.joined(parts))

    def header(self, *parts: n.Node | str) -> None:
        """Append what stands before the brace of an if, for or switch."""
        was, self.in_header = self.in_header, True
        self.write(*parts)
        self.in_header = was

    def header_operand(self, x: n.Node | str) -> None:
        """Append what a type switch asserts."""
        was, self.in_header = self.in_header, True
        operand(self, x)
        self.in_header = was

    def lines(self, parts: Parts, end: str = "\n") -> None:
        """Append one part a line; comments and blank lines end as they are."""
        for part in _stored(parts):
            self.write(part, "\n" if isinstance(part, n.Comment | n.Blank) else end)

    def braced(self, parts: Parts, end: str = "\n") -> None:
        """Append a body, one part a line."""
        if parts:
            self.enclosed("{\n", "}", lambda: self.lines(parts, end))
        else:
            self.out.append("{}" if end == "," else "{\n}")

    def comment(self, text: str) -> None:
        """Append lines of comment without the last line's end."""
        lines = [f"// {line}".rstrip() for line in text.split("\n")]
        self.out.append("\n".join(lines))

    def doc(self, text: str | None, directives: Parts = ()) -> None:
        """Append the comment above a declaration, its directives last."""
        if text is not None:
            self.comment(text)
            self.out.append("\n//\n" if directives else "\n")
        self.lines(directives)

    def trailing(self, text: str | None) -> None:
        """Append the comment behind something."""
        if text is not None:
            self.out.append(f" // {text}".rstrip())

    def params(self, params: Parts) -> None:
        """Append a list of parameters."""
        self.bracketed("(", params, ")")

    def signature(self, params: Parts, results: Parts) -> None:
        """Append parameters and results."""
        self.params(params)
        match results:
            case ():
                pass
            case (n.Param(names=(), type=only),):
                self.write(" ", only)
            case _:
                self.write(" ")
                self.params(results)

    def type_params(self, params: Parts) -> None:
        """Append type parameters; the comma tells ``[P *C,]`` from the length of an array."""
        if params:
            self.bracketed("[", params, ",]" if len(_stored(params)) == 1 else "]")


def _stored(parts: Parts) -> tuple[n.Node | str, ...]:
    return cast("tuple[n.Node | str, ...]", parts)


#: The function that prints each class of node.
TABLE: Final[dict[type[n.Node], Callable[[Printer, Any], None]]] = EXPRESSIONS | STATEMENTS
