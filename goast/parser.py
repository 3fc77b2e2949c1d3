"""Go type expressions and signatures as nodes, so that another package can print them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NoReturn, TypeVar

from goast.errors import ScanError
from goast.names import PREDECLARED, is_exported
from goast.nodes import (
    ArrayType,
    BasicLit,
    Binary,
    ChanType,
    Ellipsis,  # noqa: A004
    Expr,
    Field,
    FuncType,
    Ident,
    Index,
    InterfaceType,
    MapType,
    Package,
    Param,
    Qualified,
    Star,
    StructType,
    Unary,
)
from goast.tokens import Token, matching, tokenize

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

T = TypeVar("T")

_NO_PACKAGES: Final[Mapping[str, Package]] = {}
_END: Final = Token("operator", "", 0, 0, 1)


def parse_type(
    text: str, *, packages: Mapping[str, Package] = _NO_PACKAGES, own: Package | None = None
) -> Expr:
    """Read a type.

    ``packages`` has the package of each name before a dot. With ``own``, plain names that are
    not predeclared are that package's, and must be exported.
    """
    parser = _Parser(text, packages, own)
    return parser.whole(parser.union())


def parse_signature(
    text: str, *, packages: Mapping[str, Package] = _NO_PACKAGES, own: Package | None = None
) -> FuncType:
    """Read parameters and results, with or without ``func`` or a name before them."""
    parser = _Parser(text, packages, own)
    parser.skip("func")
    if parser.token.kind == "name":
        parser.next()
    return parser.whole(parser.signature())


class _Parser:
    def __init__(self, text: str, packages: Mapping[str, Package], own: Package | None) -> None:
        self.tokens, _ = tokenize(text)
        self.packages = packages
        self.own = own
        self.index = 0

    @property
    def token(self) -> Token:
        return self.tokens[self.index] if self.index < len(self.tokens) else _END

    def next(self) -> Token:
        token = self.token
        self.index += 1
        return token

    def skip(self, text: str) -> bool:
        """Take the next token where it reads so."""
        found = self.token.text == text and self.token.kind != "literal"
        self.index += found
        return found

    def expect(self, text: str) -> None:
        if not self.skip(text):
            self.fail(f"{text!r} is missing")

    def fail(self, message: str) -> NoReturn:
        raise ScanError(self.token.line, f"{message} at {self.token.text!r}")

    def whole(self, result: T) -> T:
        """Return what was read, if the text ends there."""
        self.skip(";")
        if self.index < len(self.tokens):
            self.fail("the text goes on")
        return result

    def union(self) -> Expr:
        """Read a type, or the union of types that a constraint may be."""
        result = self.term()
        while self.skip("|"):
            result = Binary(result, "|", self.term())
        return result

    def term(self) -> Expr:
        return Unary("~", self.type()) if self.skip("~") else self.type()

    def type(self) -> Expr:
        token = self.token
        if token.kind == "name":
            return self.named(self.next().text)
        read = _STARTS.get(token.text)
        if read is None or token.kind == "literal":
            self.fail("a type is missing")
        self.next()
        return read(self)

    def pointer(self) -> Expr:
        return Star(self.type())

    def group(self) -> Expr:
        inner = self.type()
        self.expect(")")
        return inner

    def map(self) -> Expr:
        self.expect("[")
        key = self.type()
        self.expect("]")
        return MapType(key, self.type())

    def receiving(self) -> Expr:
        self.expect("chan")
        return ChanType(self.type(), "receive")

    def channel(self) -> Expr:
        return ChanType(dir="send" if self.skip("<-") else "both", value=self.type())

    def named(self, name: str) -> Expr:
        result = self.qualified(name)
        if not self.skip("["):
            return result
        arguments = [self.type()]
        while self.skip(","):
            if self.token.text != "]":
                arguments.append(self.type())
        self.expect("]")
        return Index(result, arguments)

    def qualified(self, name: str) -> Expr:
        if self.skip("."):
            package = self.packages.get(name)
            if package is None:
                self.fail(f"{name!r} is no known package")
            return Qualified(package, self.next().text)
        if self.own is None or name in PREDECLARED:
            return Ident(name)
        if not is_exported(name):
            self.fail(f"{name!r} is not exported")
        return Qualified(self.own, name)

    def array(self) -> Expr:
        if self.skip("]"):
            return ArrayType(self.type())
        token = self.next()
        length: Expr
        if token.text == "...":
            length = Ellipsis()
        elif token.kind == "literal":
            length = BasicLit("INT", token.text)
        elif token.kind == "name":
            length = self.qualified(token.text)
        else:
            self.fail("the length of an array is neither a number nor a name")
        self.expect("]")
        return ArrayType(self.type(), length)

    def signature(self) -> FuncType:
        params = self.params()
        if self.token.text == "(":
            return FuncType(params, self.params())
        if self.token.kind in {"name", "keyword"} or self.token.text in {"*", "[", "<-"}:
            return FuncType(params, [self.type()])
        return FuncType(params)

    def params(self) -> list[Param]:
        """Read a list in which all parameters have names, or none has."""
        self.expect("(")
        entries: list[tuple[str, Expr | None]] = []
        while not self.skip(")"):
            entries.append(self.param())
            if self.token.text != ")":
                self.expect(",")
        if all(type_ is None or not name for name, type_ in entries):
            return [Param((), type_ or self.qualified(name)) for name, type_ in entries]
        return self.grouped(entries)

    def grouped(self, entries: list[tuple[str, Expr | None]]) -> list[Param]:
        params: list[Param] = []
        names: list[str] = []
        for name, type_ in entries:
            if not name:
                self.fail("parameters with and without names are mixed")
            names.append(name)
            if type_ is not None:
                params.append(Param(names, type_))
                names = []
        if names:
            self.fail("a parameter has no type")
        return params

    def param(self) -> tuple[str, Expr | None]:
        """Read ``name T``, a type alone, or a name which may turn out to be either."""
        if self.token.kind == "name" and self.follows_name():
            return self.next().text, self.param_type()
        alone = self.token.kind == "name" and self.peek(1).text in {",", ")"}
        if alone:
            return self.next().text, None
        return "", self.param_type()

    def param_type(self) -> Expr:
        return Ellipsis(self.type()) if self.skip("...") else self.type()

    def follows_name(self) -> bool:
        """Whether a type comes behind the name here, so that it is a parameter's."""
        after = self.peek(1)
        if after.text == "[":
            close = matching(self.tokens, self.index + 1)
            after = self.tokens[close + 1]
        return after.kind != "literal" and after.text not in {",", ")", ".", ";", "}"}

    def peek(self, distance: int) -> Token:
        place = self.index + distance
        return self.tokens[place] if place < len(self.tokens) else _END

    def struct(self) -> Expr:
        return StructType(self.members(self.field))

    def interface(self) -> Expr:
        return InterfaceType(self.members(self.method))

    def members(self, read: Callable[[], Field]) -> list[Field]:
        self.expect("{")
        fields: list[Field] = []
        while not self.skip("}"):
            fields.append(read())
            if self.token.text != "}":
                self.expect(";")
        return fields

    def method(self) -> Field:
        if self.token.kind == "name" and self.peek(1).text == "(":
            return Field(self.next().text, self.signature())
        return Field((), self.union())

    def field(self) -> Field:
        names: list[str] = []
        if self.token.kind == "name" and (self.peek(1).text == "," or self.follows_name()):
            names.append(self.next().text)
            while self.skip(","):
                names.append(self.next().text)
        type_ = self.type()
        tag = None
        if self.token.kind == "literal":
            tag = BasicLit("STRING", self.next().text)
        return Field(names, type_, tag)


#: How a type goes on, by the token that it starts with.
_STARTS: Final[dict[str, Callable[[_Parser], Expr]]] = {
    "*": _Parser.pointer,
    "(": _Parser.group,
    "[": _Parser.array,
    "map": _Parser.map,
    "<-": _Parser.receiving,
    "chan": _Parser.channel,
    "func": _Parser.signature,
    "struct": _Parser.struct,
    "interface": _Parser.interface,
}
