"""Expressions, read as go/parser reads them, less function literals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from goast.base import Expr
from goast.expressions import (
    ArrayType,
    Binary,
    Call,
    ChanType,
    CompositeLit,
    Ident,
    Index,
    KeyValue,
    MapType,
    Qualified,
    Selector,
    Slice,
    Star,
    StructType,
    TypeAssert,
    Unary,
)
from goast.literal_parser import parse_literal
from goast.names import PREDECLARED, is_exported
from goast.print_expressions import PRECEDENCE
from goast.type_parser import TYPES, TypeParser

if TYPE_CHECKING:
    from collections.abc import Callable

    from goast.kinds import BinaryOp, UnaryOp
    from goast.tokens import Token

#: What a composite literal's braces may follow.
_LITERAL_TYPES: Final = (Ident, Qualified, Selector, Index, ArrayType, StructType, MapType)
_CALLEES: Final = (Ident, Qualified, Selector, Index)


class ExpressionParser(TypeParser):
    """Reads expressions, of which types are a part to Go's grammar."""

    def call(self) -> Call:
        """Read a call of something that has a name."""
        start = self.token
        x = self.expression()
        if not isinstance(x, Call):
            self.fail("expected function call", start)
        if not isinstance(x.fun, _CALLEES):
            self.fail("expected the name of a function", start)
        return x

    def expression(self) -> Expr:
        """Read an expression or a type."""
        return self.binary(1)

    def binary(self, least: int) -> Expr:
        """Read operands and the operators between them that bind at least so tightly."""
        x = self.unary()
        while (precedence := PRECEDENCE.get(self.token.text, 0)) >= least:
            operator = self.next()
            x = self.make(
                operator, Binary, x, cast("BinaryOp", operator.text), self.binary(precedence + 1)
            )
        return x

    def unary(self) -> Expr:
        """Read an operand and the operators before it."""
        with self.deeper():
            read = _PREFIXES.get(self.token.text)
            return self.primary() if read is None else read(self, self.next())

    def operation(self, operator: Token) -> Expr:
        """Read what an operator applies to."""
        return self.make(operator, Unary, cast("UnaryOp", operator.text), self.unary())

    def dereference(self, star: Token) -> Expr:
        """Read what follows ``*``: a pointer, or the type that one points at."""
        return self.make(star, Star, self.unary())

    def receive(self, arrow: Token) -> Expr:
        """Read what follows ``<-``: a channel, or a type that this arrow belongs to.

        ``<-chan T`` is a type, and ``<-chan<- T`` is ``<-chan (<-T)``.
        """
        x = self.unary()
        if isinstance(x, ChanType):
            return self.arrow_to_the_left(arrow, x)
        return self.make(arrow, Unary, "<-", x)

    def arrow_to_the_left(self, arrow: Token, x: object) -> ChanType:
        """Give an arrow to the channel type behind it, and that one's own arrow to the next."""
        if not isinstance(x, ChanType) or x.dir == "receive" or id(x) in self.in_parentheses:
            self.fail("expected channel type behind '<-'", arrow)
        value = self.arrow_to_the_left(arrow, x.value) if x.dir == "send" else x.value
        return self.make(arrow, ChanType, value, "receive")

    def tilde(self, operator: Token) -> Expr:
        """Refuse what only a constraint may hold."""
        self.fail("'~' is no operator on values: the bitwise complement is '^'", operator)

    # --- operands -------------------------------------------------------------------------

    def primary(self) -> Expr:
        """Read an operand and what is applied to it: selectors, indices, calls."""
        x = self.operand()
        while (read := _SUFFIXES.get(self.token.text)) is not None:
            if self.at("{") and not isinstance(x, _LITERAL_TYPES):
                break
            x = read(self, x, self.next())
        return x

    def operand(self) -> Expr:
        """Read a literal, a name, a type or what is in parentheses."""
        token = self.token
        if token.kind == "literal":
            return self.make(token, parse_literal, self.next())
        if token.kind == "name":
            return self.operand_name()
        if read := _OPERANDS.get(token.text):
            return read(self, self.next())
        if token.text not in TYPES:
            self.expected("operand")
        return self.type()

    def operand_name(self) -> Expr:
        """Read a name; with a package before it, both."""
        token = self.next()
        if not self.at(".") or self.peek(1).kind != "name" or token.text in PREDECLARED:
            return self.plain(token)
        if self.packages is None:
            return self.make(token, Ident, token.text)
        if package := self.packages.get(token.text):
            self.next()
            name = self.next()
            return self.make(name, Qualified, package, name.text)
        if self.own is None or not is_exported(token.text):
            self.fail(f"{token.text!r} is no known package", token)
        return self.plain(token)

    def parenthesized(self, _opening: Token) -> Expr:
        """Read what is in parentheses, and forget them."""
        x = self.expression()
        self.expect(")")
        self.in_parentheses.add(id(x))
        if self.at("{"):
            self.fail("cannot parenthesize type in composite literal")
        return x

    def function(self, keyword: Token) -> Expr:
        """Read the type of a function."""
        x = self.signature()
        if self.at("{"):
            self.fail("a function cannot be written here: give its name", keyword)
        return x

    # --- what is applied to an operand ----------------------------------------------------

    def selector(self, x: Expr, dot: Token) -> Expr:
        """Read what follows ``x.``."""
        if self.token.kind == "name":
            return self.make(dot, Selector, x, self.next().text)
        if not self.skip("("):
            self.expected("selector or type assertion")
        if self.at("type"):
            self.fail("use of .(type) outside type switch")
        type_ = self.type()
        self.expect(")")
        return self.make(dot, TypeAssert, x, type_)

    def index(self, x: Expr, opening: Token) -> Expr:
        """Read what follows ``x[``: an index, the bounds of a slice or type arguments."""
        first = None if self.at(":") else self.expression()
        if first is None or self.at(":"):
            return self.bounds(x, first, opening)
        indices = [first]
        self.comma("]")
        indices += self.listed("]", self.type)
        return self.make(opening, Index, x, indices)

    def bounds(self, x: Expr, low: Expr | None, opening: Token) -> Expr:
        """Read on from the first colon of a slice."""
        self.expect(":")
        high = None if self.at(":", "]") else self.expression()
        highest = None
        if self.at(":"):
            if high is None:
                self.fail("middle index required in 3-index slice")
            self.next()
            if self.at("]"):
                self.fail("final index required in 3-index slice")
            highest = self.expression()
        self.expect("]", "':' or ']'")
        return self.make(opening, Slice, x, low, high, highest)

    def arguments(self, x: Expr, opening: Token) -> Expr:
        """Read what follows ``x(``."""
        args: list[Expr] = []
        ellipsis = False
        while not self.skip(")"):
            if ellipsis:
                self.fail("can only use ... with final argument")
            args.append(self.expression())
            ellipsis = self.skip("...")
            self.comma(")")
        return self.make(opening, Call, x, args, ellipsis=ellipsis)

    def literal(self, x: Expr, opening: Token) -> Expr:
        """Read what follows ``T{``."""
        return self.make(opening, CompositeLit, x, self.elements(x))

    # --- composite literals ---------------------------------------------------------------

    def elements(self, type_: Expr | None) -> list[Expr]:
        """Read the elements of a literal of this type, as far as it is known."""
        first, second = _inside(type_)
        return self.listed("}", lambda: self.element(type_, first, second))

    def element(self, type_: Expr | None, first: Expr | None, second: Expr | None) -> Expr:
        """Read ``value`` or ``key: value``; what stands first and second has these types."""
        x = self.field_name() if self.at_field_name(type_) else self.value(first)
        colon = self.token
        if not self.skip(":"):
            return x
        return self.make(colon, KeyValue, x, self.value(second))

    def at_field_name(self, type_: Expr | None) -> bool:
        """Whether a field of a struct comes next, and not the key of a map or an array."""
        is_key = self.token.kind == "name" and self.peek(1).text == ":"
        return is_key and not isinstance(type_, ArrayType | MapType)

    def field_name(self) -> Expr:
        """Read a name that belongs to no package."""
        token = self.next()
        return self.make(token, Ident, token.text)

    def value(self, type_: Expr | None) -> Expr:
        """Read an expression, or a literal that leaves out this type."""
        opening = self.token
        if not self.skip("{"):
            return self.expression()
        with self.deeper():
            return self.make(opening, CompositeLit, None, self.elements(type_))


def _inside(type_: Expr | None) -> tuple[Expr | None, Expr | None]:
    """Return the types of what stands first and second in an element of a literal."""
    match type_:
        case MapType(key=key, value=value):
            return _pointed_at(key), _pointed_at(value)
        case ArrayType(elt=elt):
            return _pointed_at(elt), _pointed_at(elt)
    return None, None


def _pointed_at(type_: object) -> Expr | None:
    """Return the type that a literal of this type leaves out: ``&`` goes with it."""
    type_ = type_.x if isinstance(type_, Star) else type_
    return type_ if isinstance(type_, Expr) else None


#: How an expression goes on, by the operator that it starts with.
_PREFIXES: Final[dict[str, Callable[[ExpressionParser, Token], Expr]]] = {
    "+": ExpressionParser.operation,
    "-": ExpressionParser.operation,
    "!": ExpressionParser.operation,
    "^": ExpressionParser.operation,
    "&": ExpressionParser.operation,
    "*": ExpressionParser.dereference,
    "<-": ExpressionParser.receive,
    "~": ExpressionParser.tilde,
}
#: How an operand goes on that is not read as a type is, by the token that it starts with.
_OPERANDS: Final[dict[str, Callable[[ExpressionParser, Token], Expr]]] = {
    "(": ExpressionParser.parenthesized,
    "func": ExpressionParser.function,
}
#: What may be applied to an operand, by the token that it starts with.
_SUFFIXES: Final[dict[str, Callable[[ExpressionParser, Expr, Token], Expr]]] = {
    ".": ExpressionParser.selector,
    "[": ExpressionParser.index,
    "(": ExpressionParser.arguments,
    "{": ExpressionParser.literal,
}
