"""Names of types and constants.

Roots and definitions have names of their own: the one that is asked for, their key, their title.
All else is named after its title where that is a name, or after its place, as `OrderItem`. A name
depends on those of its owners, and on others only where these come before it and are equal.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gpsgen.jsonschema.decisions.docs import type_doc
from gpsgen.jsonschema.decisions.identifiers import (
    distinct,
    exported,
    from_title,
    identifier_part,
    spelled_part,
)
from gpsgen.jsonschema.decisions.keywords import target
from gpsgen.jsonschema.decisions.places import definition_key
from gpsgen.jsonschema.shapes import EnumDeclaration, EnumValue, SumDeclaration

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gpsgen.jsonschema.decisions.places import Origin
    from gpsgen.jsonschema.schema import Root, Schema
    from gpsgen.jsonschema.scope import Scope
    from gpsgen.jsonschema.shapes import Declaration

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)

#: Beyond this a name says its last part only.
_MOST = 80


def name_all(
    declarations: Sequence[Declaration], origins: Mapping[Declaration, Origin], scope: Scope
) -> None:
    """Name the declarations: roots, then definitions, then the others, then constants."""

    def rank(declaration: Declaration) -> int:
        origin = origins[declaration]
        if origin.root is not None:
            return 0
        return 1 if origin.whole and _own_name(origin.schema) else 2

    started: set[Declaration] = set()
    for declaration in sorted(declarations, key=rank):
        _name_after_owner(declaration, origins, scope, started)
    for declaration in declarations:
        if isinstance(declaration, EnumDeclaration):
            declaration.values = _constants(declaration, scope)


def _name_after_owner(
    declaration: Declaration,
    origins: Mapping[Declaration, Origin],
    scope: Scope,
    started: set[Declaration],
) -> None:
    """Name a declaration after those that its name begins with."""
    chain = [declaration]
    owner = origins[declaration].place.owner
    while owner is not None and owner not in started and owner not in chain:
        chain.append(owner)
        owner = origins[owner].place.owner
    for it in reversed(chain):
        if it not in started:
            started.add(it)
            name = distinct(_candidates(origins[it]), scope.is_free)
            _name(it, scope.take(name), origins[it], scope)


def _name(declaration: Declaration, name: str, origin: Origin, scope: Scope) -> None:
    declaration.name = name
    if isinstance(declaration, SumDeclaration) and origin.root is not None:
        # The asked name is for the type that decodes itself, which an interface cannot.
        declaration.holder = name
        declaration.name = scope.take(f"{name}Variant")
    declaration.doc = type_doc(declaration.name, origin)


def _candidates(origin: Origin) -> list[str]:
    """Return the names that a declaration may have, the best one first; there is at least one."""
    schema = origin.schema
    wanted: list[str | None] = []
    if origin.root is not None:
        wanted.append(root_name(origin.root))
    elif origin.whole:
        own = _own_name(schema)
        wanted += [_last_of_address(schema), own, own and _of_document(schema) + own]
        wanted.append(from_title(schema.title or ""))
    placed = origin.place.name()
    if len(placed) > _MOST and origin.place.part:
        placed = origin.place.part
    wanted.append(placed or _of_document(schema) or "Schema")
    return [it for it in dict.fromkeys(wanted) if it]


def root_name(root: Root) -> str:
    """Return what a root is called: the name asked for, else its title, else its file."""
    schema = root.schema
    key = definition_key(target(schema))
    return (
        root.type
        or schema.go_name
        or from_title(schema.title or "")
        or exported(key if key is not None else root.stem)
    )


def _own_name(schema: Schema) -> str | None:
    """Return the name of a definition or of another document."""
    key = definition_key(schema)
    if key is not None:
        return schema.go_name or exported(key)
    return _of_document(schema) if schema.location.pointer == "" else None


def _last_of_address(schema: Schema) -> str | None:
    """Return the name of a definition whose key is an address, `User` for `https://x/user.json`."""
    key = definition_key(schema) or ""
    last = key.rstrip("/").rpartition("/")[2].partition(".")[0]
    return exported(last) if _ADDRESS.match(key) and last and not schema.go_name else None


def _of_document(schema: Schema) -> str:
    """Return what a schema's document is called."""
    title = from_title(schema.title or "") if schema.location.pointer == "" else None
    stem = schema.location.document.rstrip("/").rpartition("/")[2].partition(".")[0]
    return title or (exported(stem) if stem else "")


def _constants(declaration: EnumDeclaration, scope: Scope) -> list[EnumValue]:
    constants: list[EnumValue] = []
    for it in declaration.values:
        text = str(it.value)
        names = [declaration.name + identifier_part(text), declaration.name + spelled_part(text)]
        name = scope.take(distinct(names, scope.is_free))
        constants.append(EnumValue(name, it.value))
    return constants
