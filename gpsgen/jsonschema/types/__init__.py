"""Prints declared types with what decodes, encodes and checks them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gpsgen.jsonschema.shapes import (
    DefinedDeclaration,
    EnumDeclaration,
    StructDeclaration,
    SumDeclaration,
    TupleDeclaration,
    UnionDeclaration,
)
from gpsgen.jsonschema.types.defaults import default_methods
from gpsgen.jsonschema.types.defined import defined_declarations
from gpsgen.jsonschema.types.enums import enum_declarations
from gpsgen.jsonschema.types.structs import struct_declarations
from gpsgen.jsonschema.types.sums import sum_declarations
from gpsgen.jsonschema.types.tuples import tuple_declarations
from gpsgen.jsonschema.types.unions import union_declarations

if TYPE_CHECKING:
    from goast import Decl, TypeSpec
    from gpsgen.jsonschema.context import Context
    from gpsgen.jsonschema.shapes import Declaration

__all__ = ["declare"]


def declare(declaration: Declaration, context: Context) -> list[Decl | TypeSpec]:
    """Return the Go declarations of a type: the type itself first, then its functions."""
    return [*_declared(declaration, context), *default_methods(declaration, context)]


def _declared(declaration: Declaration, context: Context) -> list[Decl | TypeSpec]:
    match declaration:
        case StructDeclaration():
            return struct_declarations(declaration, context)
        case TupleDeclaration():
            return tuple_declarations(declaration, context)
        case EnumDeclaration():
            return enum_declarations(declaration, context)
        case UnionDeclaration():
            return union_declarations(declaration, context)
        case SumDeclaration():
            return sum_declarations(declaration, context)
        case DefinedDeclaration():
            return defined_declarations(declaration, context)
