"""Types, signatures and fields, read as go/parser reads them."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Final, TypeAlias

from goast.cursor import Cursor
from goast.declared import field_names, repeated
from goast.expressions import (
    ArrayType,
    Binary,
    ChanType,
    Ellipsis,  # noqa: A004
    Field,
    FuncType,
    Ident,
    Index,
    InterfaceType,
    MapType,
    Param,
    Qualified,
    Selector,
    Star,
    StructType,
    Unary,
)
from goast.literal_parser import parse_literal
from goast.names import PREDECLARED, is_exported

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from goast.base import Expr
    from goast.expressions import Package
    from goast.tokens import Token

#: What stands between two commas of parameters: where it starts, its name and its type, as far
#: as it has them; a name alone may turn out to be a type.
Entry: TypeAlias = "tuple[Token, str, Expr | None]"


class TypeParser(Cursor, ABC):
    """Reads types; the expressions in them, lengths of arrays, are left to who extends it."""

    def __init__(
        self, text: str, packages: Mapping[str, Package] | None, own: Package | None
    ) -> None:
        """Start before the first token; the names mean what ``goast.parser`` says."""
        super().__init__(text)
        self.packages = packages
        self.own = own
        #: The ids of the nodes that stood in parentheses.
        self.in_parentheses: set[int] = set()

    @abstractmethod
    def expression(self) -> Expr:
        """Read an expression or a type."""

    # --- names ----------------------------------------------------------------------------

    def plain(self, token: Token) -> Expr:
        """Return the node of a name that no package stands before."""
        x = self.make(token, Ident, token.text)
        if self.own is None or token.text in PREDECLARED:
            return x
        if not is_exported(token.text):
            self.fail(f"{token.text!r} is not exported by package {self.own.name}", token)
        return self.make(token, Qualified, self.own, token.text)

    def type_name(self, token: Token) -> Expr:
        """Return the type that starts with a name: ``T``, ``p.T``, each with type arguments."""
        if not self.skip("."):
            return self.instance(self.plain(token))
        name = self.name()
        if self.packages is None:
            x = self.make(token, Ident, token.text)
            return self.instance(self.make(name, Selector, x, name.text))
        if token.text not in self.packages:
            self.fail(f"{token.text!r} is no known package", token)
        return self.instance(self.make(name, Qualified, self.packages[token.text], name.text))

    def instance(self, generic: Expr) -> Expr:
        """Read the type arguments behind a type's name, if there are any."""
        opening = self.token
        if not self.skip("["):
            return generic
        if self.at("]"):
            self.expected("type argument")
        return self.make(opening, Index, generic, self.listed("]", self.type))

    # --- types ----------------------------------------------------------------------------

    def at_type(self) -> bool:
        """Whether a type starts here."""
        return self.token.kind == "name" or self.token.text in TYPES

    def type(self) -> Expr:
        """Read a type."""
        if not self.at_type():
            self.expected("type")
        with self.deeper():
            token = self.next()
            read = TYPES.get(token.text)
            return self.type_name(token) if read is None else read(self, token)

    def union(self) -> Expr:
        """Read a type, or the union of types that a constraint may be."""
        result = self.term()
        while self.at("|"):
            operator = self.next()
            result = self.make(operator, Binary, result, "|", self.term())
        return result

    def term(self) -> Expr:
        """Read a type, or with ``~`` all types that are made of it."""
        tilde = self.token
        return self.make(tilde, Unary, "~", self.type()) if self.skip("~") else self.type()

    def pointer(self, star: Token) -> Expr:
        """Read what follows ``*``."""
        return self.make(star, Star, self.type())

    def group(self, _opening: Token) -> Expr:
        """Read a type in parentheses."""
        inner = self.type()
        self.expect(")")
        self.in_parentheses.add(id(inner))
        return inner

    def map(self, keyword: Token) -> Expr:
        """Read what follows ``map``."""
        self.expect("[")
        key = self.type()
        self.expect("]")
        return self.make(keyword, MapType, key, self.type())

    def receiving(self, arrow: Token) -> Expr:
        """Read what follows ``<-``."""
        self.expect("chan")
        return self.make(arrow, ChanType, self.type(), "receive")

    def channel(self, keyword: Token) -> Expr:
        """Read what follows ``chan``."""
        sending = self.skip("<-")
        return self.make(keyword, ChanType, self.type(), "send" if sending else "both")

    def array(self, opening: Token) -> Expr:
        """Read what follows ``[``."""
        length: Expr | None = None
        dots = self.token
        if self.skip("..."):
            length = self.make(dots, Ellipsis)
        elif not self.at("]"):
            length = self.expression()
        self.expect("]")
        return self.make(opening, ArrayType, self.type(), length)

    def array_or_instance(self, name: Token) -> tuple[str, Expr]:
        """Read on from a name: ``name []T``, ``name [n]T`` or, with no name, ``name[T]``."""
        opening = self.expect("[")
        if self.skip("]"):
            return name.text, self.make(opening, ArrayType, self.type())
        arguments = self.listed("]", self.expression)
        trailing = self.peek(-2)
        if len(arguments) > 1 or trailing.text == "," or not self.at_type():
            return "", self.make(opening, Index, self.plain(name), arguments)
        return name.text, self.make(opening, ArrayType, self.type(), arguments[0])

    # --- signatures -----------------------------------------------------------------------

    def func(self, _keyword: Token) -> Expr:
        """Read what follows ``func`` in a type."""
        return self.signature()

    def signature(self) -> FuncType:
        """Read parameters and results."""
        opening = self.token
        params = self.params()
        results: list[Param] = []
        if self.at("("):
            results = self.params()
        elif self.at_type():
            token = self.token
            results = [self.make(token, Param, (), self.type())]
        return self.make(opening, FuncType, params, results)

    def params(self) -> list[Param]:
        """Read a list in which all parameters have names, or none has."""
        self.expect("(")
        entries = self.listed(")", self.param)
        if any(name and type_ for _, name, type_ in entries):
            return self.grouped(entries)
        return [
            self.make(start, Param, (), type_ or self.plain(start)) for start, _, type_ in entries
        ]

    def grouped(self, entries: list[Entry]) -> list[Param]:
        """Join the names that stand before one type."""
        params: list[Param] = []
        names: list[str] = []
        for start, name, type_ in entries:
            if not name:
                self.fail("parameters with and without names are mixed", start)
            names.append(name)
            if type_ is not None:
                params.append(self.make(start, Param, names, type_))
                names = []
        if names:
            self.fail(f"parameter {names[-1]!r} has no type", entries[-1][0])
        return params

    def param(self) -> Entry:
        """Read ``name T``, a type alone, or a name which may turn out to be either."""
        start = self.token
        if self.at("..."):
            return start, "", self.variadic()
        if start.kind != "name":
            return start, "", self.type()
        self.next()
        if self.at("..."):
            return start, start.text, self.variadic()
        if self.at("["):
            return start, *self.array_or_instance(start)
        if self.at("."):
            return start, "", self.type_name(start)
        return start, start.text, self.type() if self.at_type() else None

    def variadic(self) -> Expr:
        """Read ``...T``."""
        dots = self.next()
        return self.make(dots, Ellipsis, self.type())

    # --- fields ---------------------------------------------------------------------------

    def struct(self, keyword: Token) -> Expr:
        """Read what follows ``struct``."""
        self.expect("{")
        return self.make(keyword, StructType, self.fields("}"))

    def interface(self, keyword: Token) -> Expr:
        """Read what follows ``interface``."""
        self.expect("{")
        return self.make(keyword, InterfaceType, self.members("}", self.method))

    def members(self, close: str, read: Callable[[], Field]) -> list[Field]:
        """Read members up to what closes their list; each is a line, or ends with ``;``."""
        members: list[Field] = []
        while not self.skip(close):
            members.append(read())
            if not self.at(close):
                self.expect(";", "';' or newline")
        return members

    def method(self) -> Field:
        """Read a method of an interface, or a type that it embeds."""
        token = self.token
        if token.kind == "name" and self.peek(1).text == "(":
            self.next()
            return self.make(token, Field, token.text, self.signature())
        return self.make(token, Field, (), self.union())

    def fields(self, close: str) -> list[Field]:
        """Read the fields of a struct, whose names differ."""
        seen: set[str] = set()

        def read() -> Field:
            start = self.token
            field = self.field()
            finding = repeated("fields", field_names([field]), seen)
            if finding is not None:
                self.fail(finding[1], start)
            return field

        return self.members(close, read)

    def field(self) -> Field:
        """Read ``a, b T`` or an embedded type, and the tag behind it."""
        start = self.token
        names, type_ = self.embedded() if self.at("*", "(") else self.named_or_embedded()
        tag = self.make(self.token, parse_literal, self.next()) if self.at_tag() else None
        return self.make(start, Field, names, type_, tag)

    def at_tag(self) -> bool:
        """Whether a string literal comes next."""
        return self.token.kind == "literal" and self.token.text[0] in '"`'

    def embedded(self) -> tuple[list[str], Expr]:
        """Read an embedded pointer: that of a type's name and nothing else."""
        star = self.token
        if not self.skip("*") or self.at("("):
            self.fail("cannot parenthesize embedded type")
        return [], self.make(star, Star, self.type_name(self.name()))

    def named_or_embedded(self) -> tuple[list[str], Expr]:
        """Read on from a name, which may be a field's or that of an embedded type."""
        if self.token.kind != "name":
            self.expected("field name or embedded type")
        first = self.next()
        if self.at(".", ";", "}", "") or self.at_tag():
            return [], self.type_name(first)
        if self.at("["):
            name, type_ = self.array_or_instance(first)
            return [name] if name else [], type_
        names = [first.text]
        while self.skip(","):
            names.append(self.name().text)
        return names, self.type()


#: How a type goes on, by the token that it starts with.
TYPES: Final[dict[str, Callable[[TypeParser, Token], Expr]]] = {
    "*": TypeParser.pointer,
    "(": TypeParser.group,
    "[": TypeParser.array,
    "map": TypeParser.map,
    "<-": TypeParser.receiving,
    "chan": TypeParser.channel,
    "func": TypeParser.func,
    "struct": TypeParser.struct,
    "interface": TypeParser.interface,
}
