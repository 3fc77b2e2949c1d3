"""The nodes of expressions, and of types, which Go's grammar does not tell apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from goast.base import Expr, Node
from goast.errors import InvalidNode
from goast.literals import check_literal
from goast.names import assumed_package_name, check_import_path, check_package_name, is_standard

if TYPE_CHECKING:
    from goast.kinds import (
        BinaryOp,
        Body,
        Character,
        Digits,
        Direction,
        Directives,
        Doc,
        Elements,
        Exported,
        ExprLike,
        ExprList,
        Fields,
        Identifier,
        Line,
        LiteralKind,
        Names,
        Number,
        OneOrMore,
        Params,
        RawText,
        Source,
        StringValue,
        Tag,
        UnaryOp,
    )


@dataclass(frozen=True, slots=True)
class Package:
    """A package that other files import: ``http.Get`` is a name in it.

    The name of a package of the standard library follows from its path; any other is given,
    since a path says nothing certain about it.
    """

    path: str
    name: str = ""

    def __post_init__(self) -> None:
        try:
            check_import_path(self.path)
            name = self.name or _standard_name(self.path)
            object.__setattr__(self, "name", check_package_name(name))
        except ValueError as error:
            raise InvalidNode("Package", "path", str(error)) from None

    def __getattr__(self, name: str) -> Qualified:
        if name.startswith("_"):
            raise AttributeError(name)
        return Qualified(self, name)


def _standard_name(path: str) -> str:
    if path == "C":
        raise ValueError("cgo is not a package to be named")
    if not is_standard(path):
        raise ValueError(f"the name of {path!r} must be given")
    return assumed_package_name(path)


@dataclass(frozen=True, slots=True)
class Qualified(Expr):
    """A name in another package: ``http.Get``. The printer imports the package."""

    package: Package
    name: Exported


@dataclass(frozen=True, slots=True)
class Ident(Expr):
    """A name."""

    name: Identifier


@dataclass(frozen=True, slots=True)
class String(Expr):
    """A string literal of this value."""

    value: StringValue


@dataclass(frozen=True, slots=True)
class RawString(Expr):
    """A string literal between back quotes."""

    value: RawText


@dataclass(frozen=True, slots=True)
class Int(Expr):
    """A decimal integer literal."""

    value: Digits


@dataclass(frozen=True, slots=True)
class Float(Expr):
    """A floating-point literal."""

    value: Number


@dataclass(frozen=True, slots=True)
class Rune(Expr):
    """A rune literal."""

    value: Character


@dataclass(frozen=True, slots=True)
class BasicLit(Expr):
    """A literal as the source spells it, for all that the classes above do not make."""

    kind: LiteralKind
    value: Source

    def _check(self) -> None:
        try:
            check_literal(self.kind, self.value)
        except ValueError as error:
            raise InvalidNode("BasicLit", "value", str(error)) from None


@dataclass(frozen=True, slots=True)
class CompositeLit(Expr):
    """``T{a, K: b}``; without a type inside another such literal.

    ``multiline`` puts one element on a line; where it is None, two keyed elements do.
    """

    type: ExprLike | None
    elts: Elements = ()
    multiline: bool | None = None


@dataclass(frozen=True, slots=True)
class KeyValue(Expr):
    """``key: value`` in a composite literal."""

    key: ExprLike
    value: ExprLike


@dataclass(frozen=True, slots=True)
class FuncLit(Expr):
    """``func(params) results { body }``."""

    params: Params = ()
    results: Params = ()
    body: Body = ()


@dataclass(frozen=True, slots=True)
class Selector(Expr):
    """``x.sel``."""

    x: ExprLike
    sel: Identifier


@dataclass(frozen=True, slots=True)
class Index(Expr):
    """``x[i]``, or ``x[T, U]`` for a generic function or type."""

    x: ExprLike
    indices: OneOrMore


@dataclass(frozen=True, slots=True)
class Slice(Expr):
    """``x[low:high:max]``."""

    x: ExprLike
    low: ExprLike | None = None
    high: ExprLike | None = None
    max: ExprLike | None = None

    def _check(self) -> None:
        if self.max is not None and self.high is None:
            raise InvalidNode("Slice", "high", "a slice with a third index needs the second")


@dataclass(frozen=True, slots=True)
class TypeAssert(Expr):
    """``x.(T)``."""

    x: ExprLike
    type: ExprLike


@dataclass(frozen=True, slots=True)
class Call(Expr):
    """``fun(args)``, ``fun(args...)`` with an ellipsis."""

    fun: ExprLike
    args: ExprList = ()
    ellipsis: bool = False
    multiline: bool = False

    def _check(self) -> None:
        if self.ellipsis and not self.args:
            raise InvalidNode("Call", "ellipsis", "there is no argument before the ...")
        last: object = self.args[-1] if self.ellipsis else None
        while isinstance(last, Binary | Unary | Star):
            last = last.y if isinstance(last, Binary) else last.x
        if isinstance(last, Int | Float | BasicLit) and getattr(last, "kind", "") != "STRING":
            # Its digits would run into the dots, and no compiler takes it.
            raise InvalidNode("Call", "ellipsis", "a number is not spread")


@dataclass(frozen=True, slots=True)
class Star(Expr):
    """``*x``: a pointer type or what a pointer points at."""

    x: ExprLike


@dataclass(frozen=True, slots=True)
class Unary(Expr):
    """``-x``, ``&x``, ``<-x``."""

    op: UnaryOp
    x: ExprLike


@dataclass(frozen=True, slots=True)
class Binary(Expr):
    """``x op y``."""

    x: ExprLike
    op: BinaryOp
    y: ExprLike


@dataclass(frozen=True, slots=True)
class Ellipsis(Expr):  # noqa: A001 (go/ast's name)
    """``...T`` of a last parameter, ``...`` as the length of an array literal."""

    elt: ExprLike | None = None


@dataclass(frozen=True, slots=True)
class ArrayType(Expr):
    """``[len]T``, the slice type ``[]T`` without a length."""

    elt: ExprLike
    len: ExprLike | None = None


@dataclass(frozen=True, slots=True)
class MapType(Expr):
    """``map[K]V``."""

    key: ExprLike
    value: ExprLike


@dataclass(frozen=True, slots=True)
class ChanType(Expr):
    """``chan T``, ``chan<- T`` to send, ``<-chan T`` to receive."""

    value: ExprLike
    dir: Direction = "both"


@dataclass(frozen=True, slots=True)
class FuncType(Expr):
    """``func(params) results``."""

    params: Params = ()
    results: Params = ()


@dataclass(frozen=True, slots=True)
class StructType(Expr):
    """``struct { fields }``."""

    fields: Fields = ()


@dataclass(frozen=True, slots=True)
class InterfaceType(Expr):
    """``interface { methods }``: a method is a field whose type is a ``FuncType``."""

    methods: Fields = ()


@dataclass(frozen=True, slots=True)
class Param(Node):
    """``a, b T`` among parameters, results or type parameters; a receiver."""

    names: Names
    type: ExprLike


@dataclass(frozen=True, slots=True)
class Field(Node):
    """``A, B T `tag` `` in a struct, a method or an embedded type."""

    names: Names
    type: ExprLike
    tag: Tag | None = None
    doc: Doc | None = None
    comment: Line | None = None
    directives: Directives = ()
