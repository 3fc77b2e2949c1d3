"""The nodes of expressions, and of types, which Go's grammar does not tell apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from goast.base import Expr, Node
from goast.errors import InvalidNode
from goast.names import assumed_package_name, check_import_path, check_package_name, is_standard

if TYPE_CHECKING:
    from goast.kinds import (
        Args,
        BinaryOp,
        Body,
        Character,
        Constraint,
        Digits,
        Direction,
        Directives,
        Doc,
        Element,
        Elements,
        Exported,
        Fields,
        Identifier,
        Indices,
        Length,
        Line,
        LiteralKind,
        LiteralType,
        Methods,
        Named,
        Names,
        Number,
        Operand,
        Params,
        ParamType,
        RawText,
        Results,
        Source,
        StringValue,
        Tag,
        Term,
        Type,
        UnaryOp,
        Value,
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


@dataclass(frozen=True, slots=True)
class CompositeLit(Expr):
    """``T{a, K: b}``; without a type inside another such literal.

    ``multiline`` puts one element on a line; where it is None, two keyed elements do.
    """

    type: LiteralType | None
    elts: Elements = ()
    multiline: bool | None = None


@dataclass(frozen=True, slots=True)
class KeyValue(Expr):
    """``key: value`` in a composite literal."""

    key: Element
    value: Element


@dataclass(frozen=True, slots=True)
class FuncLit(Expr):
    """``func(params) results { body }``."""

    params: Params = ()
    results: Results = ()
    body: Body = ()


@dataclass(frozen=True, slots=True)
class Selector(Expr):
    """``x.sel``."""

    x: Operand
    sel: Named


@dataclass(frozen=True, slots=True)
class Index(Expr):
    """``x[i]``, or ``x[T, U]`` for a generic function or type."""

    x: Value
    indices: Indices


@dataclass(frozen=True, slots=True)
class Slice(Expr):
    """``x[low:high:max]``."""

    x: Value
    low: Value | None = None
    high: Value | None = None
    max: Value | None = None


@dataclass(frozen=True, slots=True)
class TypeAssert(Expr):
    """``x.(T)``."""

    x: Value
    type: Type


@dataclass(frozen=True, slots=True)
class Call(Expr):
    """``fun(args)``, ``fun(args...)`` with an ellipsis."""

    fun: Operand
    args: Args = ()
    ellipsis: bool = False
    multiline: bool = False


@dataclass(frozen=True, slots=True)
class Star(Expr):
    """``*x``: a pointer type or what a pointer points at."""

    x: Operand


@dataclass(frozen=True, slots=True)
class Unary(Expr):
    """``-x``, ``&x``, ``<-x``."""

    op: UnaryOp
    x: Operand


@dataclass(frozen=True, slots=True)
class Binary(Expr):
    """``x op y``."""

    x: Term
    op: BinaryOp
    y: Term


@dataclass(frozen=True, slots=True)
class Ellipsis(Expr):  # noqa: A001 (go/ast's name)
    """``...T`` of a last parameter, ``...`` as the length of an array literal."""

    elt: Type | None = None


@dataclass(frozen=True, slots=True)
class ArrayType(Expr):
    """``[len]T``, the slice type ``[]T`` without a length."""

    elt: Type
    len: Length | None = None


@dataclass(frozen=True, slots=True)
class MapType(Expr):
    """``map[K]V``."""

    key: Type
    value: Type


@dataclass(frozen=True, slots=True)
class ChanType(Expr):
    """``chan T``, ``chan<- T`` to send, ``<-chan T`` to receive."""

    value: Type
    dir: Direction = "both"


@dataclass(frozen=True, slots=True)
class FuncType(Expr):
    """``func(params) results``."""

    params: Params = ()
    results: Results = ()


@dataclass(frozen=True, slots=True)
class StructType(Expr):
    """``struct { fields }``."""

    fields: Fields = ()


@dataclass(frozen=True, slots=True)
class InterfaceType(Expr):
    """``interface { methods }``: a method is a field whose type is a ``FuncType``."""

    methods: Methods = ()


@dataclass(frozen=True, slots=True)
class Param(Node):
    """``a, b T`` among parameters, results or type parameters; a receiver."""

    names: Names
    type: ParamType


@dataclass(frozen=True, slots=True)
class Field(Node):
    """``A, B T `tag` `` in a struct, a method or an embedded type."""

    names: Names
    type: Constraint
    tag: Tag | None = None
    doc: Doc | None = None
    comment: Line | None = None
    directives: Directives = ()
