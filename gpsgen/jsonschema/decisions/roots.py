"""The types of roots: each has a name and methods."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gpsgen.jsonschema.decisions.keywords import path, target
from gpsgen.jsonschema.decisions.kinds import NON_NULL
from gpsgen.jsonschema.decisions.places import Origin, Place
from gpsgen.jsonschema.shapes import (
    Alternative,
    DefinedDeclaration,
    Kind,
    MapShape,
    NamedShape,
    SliceShape,
    SumDeclaration,
    UnionDeclaration,
    Use,
)

if TYPE_CHECKING:
    from gpsgen.jsonschema.decisions.decider import Decider
    from gpsgen.jsonschema.schema import Root
    from gpsgen.jsonschema.shapes import Declaration

_FIELDS = {
    Kind.NUMBER: "Number",
    Kind.STRING: "String",
    Kind.ARRAY: "Array",
    Kind.OBJECT: "Object",
    Kind.BOOLEAN: "Bool",
}


def declare_root(decider: Decider, root: Root) -> Declaration:
    """Return the type of a root: what it refers to, where no other root has that."""
    null = decider.analysis.takes_null(target(root.schema))
    use = decider.use([root.schema], Place(None), bare=True, define=not null)
    shape = use.shape
    if isinstance(shape, NamedShape) and not use.nullable and shape.residual is None:
        origin = decider.origins[shape.declaration]
        if origin.root is None:
            decider.origins[shape.declaration] = Origin(
                root.schema, Place(None), root=root, final=True
            )
            return shape.declaration
    return _wrapped(decider, root, use)


def _wrapped(decider: Decider, root: Root, use: Use) -> Declaration:
    """Return a type for a shape that has no methods, or takes null, or has another name."""
    shape = use.shape
    is_sum = isinstance(shape, NamedShape) and isinstance(shape.declaration, SumDeclaration)
    needs_struct = use.nullable and not isinstance(shape, SliceShape | MapShape)
    if not needs_struct and not is_sum:
        defined = DefinedDeclaration("", "", use)
        decider.origins[defined] = Origin(root.schema, Place(None), root=root, final=True)
        return defined
    (kind,) = decider.flattener.conjoin([root.schema], NON_NULL).kinds
    union = UnionDeclaration("", "", path(root.schema, "type"))
    null = [Alternative(Kind.NULL, "", None)] if use.nullable else []
    union.alternatives = [*null, Alternative(kind, _FIELDS[kind], Use(shape))]
    decider.origins[union] = Origin(root.schema, Place(None), root=root, final=True)
    if isinstance(shape, NamedShape) and decider.origins[shape.declaration].root is None:
        decider.origins[shape.declaration] = Origin(
            root.schema, Place(union, _FIELDS[kind]), whole=False, final=True
        )
    return union
