"""Declarations as text that tests can hold up: much like the Go they become."""

from __future__ import annotations

import json
from pathlib import Path

from gpsgen.diagnostics import Diagnostics, Source
from gpsgen.jsonschema.decisions import decide
from gpsgen.jsonschema.documents import SchemaFile
from gpsgen.jsonschema.drafts import DRAFTS
from gpsgen.jsonschema.reading import read_roots
from gpsgen.jsonschema.remotes import Remotes
from gpsgen.jsonschema.scope import Scope
from gpsgen.jsonschema.shapes import (
    AnyShape,
    BoolShape,
    Declaration,
    DefinedDeclaration,
    EnumDeclaration,
    MapShape,
    NamedShape,
    NumberShape,
    Residual,
    Shape,
    SliceShape,
    StringShape,
    StructDeclaration,
    SumDeclaration,
    TupleDeclaration,
    UnionDeclaration,
    Use,
)

_DRAFTS = dict(zip(("4", "6", "7", "2019-09", "2020-12"), DRAFTS, strict=True))


def declarations(
    *schemas: object, type_name: str | None = "Root", draft: str = "2020-12", names=("root",)
) -> list[Declaration]:
    """Read schemas and decide."""
    diagnostics = Diagnostics()
    files = []
    for schema, name in zip(schemas, [*names, *"bcdef"], strict=False):
        source = Source(f"{name}.json", json.dumps(schema))
        asked = None if files else type_name
        files.append(SchemaFile(Path("/schemas", source.name), asked, source=source))
    roots = read_roots(files, Remotes(), _DRAFTS[draft], diagnostics)
    assert roots is not None, [it.concise for it in diagnostics]
    return decide(roots, Scope())


def decided(*schemas: object, **options: object) -> str:
    """Return what is decided for schemas, as text."""
    return shown(declarations(*schemas, **options))


def shown(all_of_them: list[Declaration]) -> str:
    return "\n".join(map(_declaration, all_of_them))


def _declaration(it: Declaration) -> str:
    match it:
        case StructDeclaration() | TupleDeclaration():
            word = "struct" if isinstance(it, StructDeclaration) else "tuple"
            lines = [
                f"  {field.name} {_use(field.use)}"
                + ("" if field.required else "?")
                + (f" = {field.default[0]}" if field.default else "")
                for field in it.fields
            ]
            rest = it.extras if isinstance(it, StructDeclaration) else it.rest
            names = [f"/{name}/" for name in rest.names] if rest else []
            lines += (
                [f"  {rest.name} ...{_use(rest.values)}{_in_parentheses(names)}"] if rest else []
            )
            lines += [f"  else {it.forbidden}"] if it.forbidden else []
            if isinstance(it, StructDeclaration):
                lines += [f"  {it.other} other"] if it.other else []
                lines += [f"  is {', '.join(s.name for s in it.sums)}"] if it.sums else []
            sizes = ("min_properties", "max_properties", "min_items", "max_items")
            lines += [f"  {n} {x.value}" for n in sizes if (x := getattr(it, n, None))]
            return "\n".join([f"{word} {it.name}{_residual(it.residual)}", *lines])
        case EnumDeclaration():
            values = ", ".join(f"{value.name}={value.value!r}" for value in it.values)
            return f"enum {it.name} {values}{_residual(it.residual)}"
        case UnionDeclaration():
            lines = [
                f"  {part.kind} {part.name} {_use(part.use) if part.use else ''}".rstrip()
                for part in it.alternatives
            ]
            return "\n".join([f"union {it.name}{_residual(it.residual)}", *lines])
        case SumDeclaration():
            lines = [f"  {'|'.join(b.values)} {b.declaration.name}" for b in it.branches]
            holder = f" in {it.holder}" if it.holder else ""
            return "\n".join([f"sum {it.name}{holder} by {it.property}", *lines])
        case DefinedDeclaration():
            views = it.views.declarations if it.views else ()
            lines = [f"  as {view.name}" for view in views]
            return "\n".join([f"type {it.name} {_use(it.use)}", *lines])


def _use(use: Use) -> str:
    return _shape(use.shape) + ("|null" if use.nullable else "")


def _shape(shape: Shape) -> str:
    return _bare(shape) + _residual(shape.residual)


def _bare(shape: Shape) -> str:  # noqa: PLR0911
    match shape:
        case AnyShape():
            return "any"
        case BoolShape():
            return "bool"
        case StringShape():
            checks = [
                f"{name}={limit.value}"
                for name, limit in (("min", shape.min_length), ("max", shape.max_length))
                if limit
            ]
            checks += [f"/{it.value}/" for it in shape.patterns]
            checks += [it.value for it in shape.formats]
            return f"{shape.helper or 'string'}{_in_parentheses(checks)}"
        case NumberShape():
            signs = {
                ">=": shape.minimum,
                ">": shape.exclusive_minimum,
                "<=": shape.maximum,
                "<": shape.exclusive_maximum,
            }
            checks = [f"{sign}{limit.value}" for sign, limit in signs.items() if limit]
            checks += [f"%{it.value}" for it in shape.multiples]
            integer = " integer" if shape.integer and shape.go != "int64" else ""
            return f"{shape.go}{integer}{_in_parentheses(checks)}"
        case SliceShape():
            checks = [
                f"{name}={limit.value}"
                for name, limit in (("min", shape.min_items), ("max", shape.max_items))
                if limit
            ]
            checks += ["unique"] if shape.unique else []
            return f"[]{_use(shape.items)}{_in_parentheses(checks)}"
        case MapShape():
            checks = [
                f"{name}={limit.value}"
                for name, limit in (("min", shape.min_properties), ("max", shape.max_properties))
                if limit
            ]
            checks += [f"/{it}/" for it in shape.names]
            return f"map{_in_parentheses(checks)}{{{_use(shape.values)}}}"
        case NamedShape():
            return shape.declaration.name


def _in_parentheses(checks: list[str]) -> str:
    return f"({' '.join(checks)})" if checks else ""


def _residual(residual: Residual | None) -> str:
    """Show the schemas of a residual, with the covered keywords after a minus."""
    if residual is None:
        return ""
    parts = [
        f"#{part.schema.location.pointer}" + "".join(f" -{it}" for it in sorted(part.covered))
        for part in residual.parts
    ]
    return f" & {' & '.join(parts)}"
