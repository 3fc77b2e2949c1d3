"""Rules on what schemas become in Go: a package for each set, a type for each schema."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gpsgen.diagnostics import codes
from gpsgen.diagnostics.text import quote
from gpsgen.model.base import is_known, known
from gpsgen.names import go_package, go_type_of_file

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gpsgen.diagnostics.model import Path
    from gpsgen.features.jsonschema.model import SchemaItem, SchemaSet
    from gpsgen.model.findings import Findings


@dataclass(frozen=True, slots=True)
class _GoType:
    """The Go type of a schema."""

    name: str
    #: What the config calls the schema: its id, or its file.
    schema: str
    #: The value that the type is named after.
    place: Path
    #: Whether it is called by an id; that ids are unique is checked with all other names.
    has_id: bool


def check_go_names(entries: Iterable[SchemaSet], findings: Findings) -> None:
    """Report schemas that give no Go type, and those that give the same, or the same package."""
    for entry in known(entries):
        _distinct_types(entry, findings)
    _distinct_packages(entries, findings)


def _distinct_types(entry: SchemaSet, findings: Findings) -> None:
    seen: dict[str, _GoType] = {}
    for type_ in _types(entry, findings):
        other = seen.setdefault(type_.name, type_)
        is_same_id = type_.has_id and other.schema == type_.schema
        if other is not type_ and not is_same_id:
            findings.at_value(
                type_.place,
                codes.NAME_CLASH,
                f"the schemas {quote(other.schema)} and {quote(type_.schema)} have the same "
                f"Go type, `{type_.name}`",
                labels=[findings.value(other.place, "the other one")],
                help="give one of them a `type` of its own",
            )


def _types(entry: SchemaSet, findings: Findings) -> list[_GoType]:
    types = [_of_item(item, findings) for item in known(entry.schemas)]
    paths = entry.path if is_known(entry.path) else ()
    types += [
        _of_file(path, entry.place_of("path", index), findings)
        for index, path in enumerate(paths)
        if is_known(path)
    ]
    return [type_ for type_ in types if type_]


def _of_item(item: SchemaItem, findings: Findings) -> _GoType | None:
    if not is_known(item.id, item.path, item.type):
        return None
    if item.type:
        return _GoType(item.type, item.id, item.place_of("type"), has_id=True)
    if name := go_type_of_file(item.path):
        return _GoType(name, item.id, item.place_of("path"), has_id=True)
    _nameless(item.path, item.place_of("path"), "add a `type`, for example `type: User`", findings)
    return None


def _of_file(path: str, place: Path, findings: Findings) -> _GoType | None:
    if name := go_type_of_file(path):
        return _GoType(name, path, place, has_id=False)
    _nameless(path, place, "name the file under `schemas`, with a `type`", findings)
    return None


def _nameless(path: str, place: Path, advice: str, findings: Findings) -> None:
    message = f"no Go type can be named after the file {quote(path)}"
    findings.at_value(place, codes.BAD_GO_NAME, message, help=advice)


def _distinct_packages(entries: Iterable[SchemaSet], findings: Findings) -> None:
    seen: dict[str, SchemaSet] = {}
    for entry in known(entries):
        if not is_known(entry.name, entry.package):
            continue
        package = entry.package or go_package(entry.name)
        other = seen.setdefault(package, entry)
        # that the names of sets are one, or become one, is checked with all other names
        if other.name != entry.name and (entry.package or other.package):
            findings.at_value(
                _package_place(entry),
                codes.NAME_CLASH,
                f"the schema sets {quote(other.name)} and {quote(entry.name)} have the same "
                f"Go package, `{package}`",
                labels=[findings.value(_package_place(other), "the other one")],
                help="give one of them a `package` of its own",
            )


def _package_place(entry: SchemaSet) -> Path:
    """Return where the value stands that the package is named after."""
    return entry.place_of("package" if entry.package else "name")
