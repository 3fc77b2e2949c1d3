"""Ways through decided declarations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gpsgen.jsonschema.shapes import (
    DefinedDeclaration,
    MapShape,
    NamedShape,
    SliceShape,
    StructDeclaration,
    SumDeclaration,
    TupleDeclaration,
    UnionDeclaration,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gpsgen.jsonschema.shapes import Declaration, FieldDeclaration, Shape, Use


def reachable(roots: Iterable[Declaration]) -> list[Declaration]:
    """Return the declarations and all that they use, each before what it is the first to use."""
    found: dict[Declaration, None] = {}
    # The roots stand first, whatever they use.
    first = dict.fromkeys(roots)
    for root in first:
        found[root] = None
    for root in first:
        pending = [*_used_by(root)][::-1]
        while pending:
            declaration = pending.pop()
            if declaration not in found:
                found[declaration] = None
                pending += [*_used_by(declaration)][::-1]
    return list(found)


def uses_of(declaration: Declaration) -> Iterator[Use]:
    """Give what a declaration uses, in order."""
    match declaration:
        case (
            StructDeclaration(fields=fields, extras=rest)
            | TupleDeclaration(fields=fields, rest=rest)
        ):
            yield from (it.use for it in fields)
            if rest is not None:
                yield rest.values
        case UnionDeclaration(alternatives=alternatives):
            yield from (it.use for it in alternatives if it.use is not None)
        case DefinedDeclaration(use=use):
            yield use


def fields_by_value(declaration: Declaration) -> list[FieldDeclaration]:
    """Return the fields of a struct or tuple that hold another one, not a pointer to it."""
    if not isinstance(declaration, StructDeclaration | TupleDeclaration):
        return []
    required = (it for it in declaration.fields if it.required is not None)
    return [it for it in required if not it.use.nullable and held(it)]


def held(field: FieldDeclaration) -> StructDeclaration | TupleDeclaration | None:
    """Return the struct or tuple that a field has, perhaps under another name."""
    inner = _named(field.use.shape)
    while isinstance(inner, DefinedDeclaration):
        inner = _named(inner.use.shape)
    return inner if isinstance(inner, StructDeclaration | TupleDeclaration) else None


def _used_by(declaration: Declaration) -> Iterator[Declaration]:
    for use in uses_of(declaration):
        inner = _inside(use.shape)
        if inner is not None:
            yield inner
    if isinstance(declaration, SumDeclaration):
        yield from (it.declaration for it in declaration.branches)
    if isinstance(declaration, DefinedDeclaration) and declaration.views is not None:
        yield from declaration.views.declarations


def _inside(shape: Shape) -> Declaration | None:
    """Return the declaration that a shape comes to behind its lists and maps."""
    while isinstance(shape, SliceShape | MapShape):
        shape = (shape.items if isinstance(shape, SliceShape) else shape.values).shape
    return _named(shape)


def _named(shape: Shape) -> Declaration | None:
    return shape.declaration if isinstance(shape, NamedShape) else None
