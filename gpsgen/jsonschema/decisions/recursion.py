"""Go has no struct that contains itself by value."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gpsgen.jsonschema.decisions.walking import fields_by_value, held
from gpsgen.jsonschema.shapes import StructDeclaration, TupleDeclaration

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from gpsgen.jsonschema.shapes import Declaration, FieldDeclaration, Use


def break_cycles(
    declarations: Iterable[Declaration],
    raw: Callable[[Declaration, FieldDeclaration], Use],
) -> None:
    """Make fields raw values where a struct would contain itself by value.

    These are required properties that lead back to their own object: hardly any value has them.
    """
    done: set[Declaration] = set()
    for start in declarations:
        path: dict[Declaration, Iterator[FieldDeclaration]] = {}
        if start not in done:
            path[start] = iter(fields_by_value(start))
        while path:
            at, fields = next(reversed(path.items()))
            field = next(fields, None)
            if field is None:
                done.add(at)
                del path[at]
                continue
            inner = held(field)
            if inner in path:
                _replace(at, field, raw(at, field))
            elif inner is not None and inner not in done:
                path[inner] = iter(fields_by_value(inner))


def _replace(declaration: Declaration, field: FieldDeclaration, use: Use) -> None:
    assert isinstance(declaration, StructDeclaration | TupleDeclaration)
    declaration.fields = [replace(it, use=use) if it is field else it for it in declaration.fields]
