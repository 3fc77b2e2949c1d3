"""Go types, signatures, fields and expressions as nodes, read without a Go toolchain.

What names mean is the same for all functions. ``packages`` has the package of each name before a
dot, and ``x.Y`` of a known one is ``Qualified``. Where the packages are not known yet,
``packages=None`` reads any ``x.Y`` as a ``Selector`` on the name. With ``own``, plain names that
are not predeclared are that package's, and must be exported; so are keys in literals of maps and
arrays, while a key in a literal of a named type is taken for a struct's field.

The texts are read as go/parser reads them, and stay closer to what compiles: no function
literals, no name declared twice, no characters that cannot be seen, nothing deeper than
``goast.cursor.MAX_DEPTH``. Comments are dropped, and nothing else may follow. Whatever else a
text holds, the functions raise ``ScanError`` at the place of the fault.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from goast.expression_parser import ExpressionParser

if TYPE_CHECKING:
    from collections.abc import Mapping

    from goast.base import Expr
    from goast.expressions import Call, Field, FuncType, Package

_NO_PACKAGES: Final[Mapping[str, Package]] = {}


def parse_type(
    text: str, *, packages: Mapping[str, Package] | None = _NO_PACKAGES, own: Package | None = None
) -> Expr:
    """Read a type, or the union of types that a constraint may be."""
    parser = ExpressionParser(text, packages, own)
    return parser.whole(parser.union())


def parse_signature(
    text: str, *, packages: Mapping[str, Package] | None = _NO_PACKAGES, own: Package | None = None
) -> FuncType:
    """Read parameters and results, with or without ``func`` or a name before them."""
    parser = ExpressionParser(text, packages, own)
    parser.skip("func")
    if parser.token.kind == "name":
        parser.next()
    return parser.whole(parser.signature())


def parse_fields(
    text: str, *, packages: Mapping[str, Package] | None = _NO_PACKAGES, own: Package | None = None
) -> list[Field]:
    """Read what stands between the braces of a struct, which may be nothing."""
    parser = ExpressionParser(text, packages, own)
    return parser.whole(parser.fields(""))


def parse_call(
    text: str, *, packages: Mapping[str, Package] | None = _NO_PACKAGES, own: Package | None = None
) -> Call:
    """Read a call whose callee is a name, a selector or either with type arguments."""
    parser = ExpressionParser(text, packages, own)
    return parser.whole(parser.call())


def parse_expression(
    text: str, *, packages: Mapping[str, Package] | None = _NO_PACKAGES, own: Package | None = None
) -> Expr:
    """Read an expression; to Go's grammar a type is one, too."""
    parser = ExpressionParser(text, packages, own)
    return parser.whole(parser.expression())
