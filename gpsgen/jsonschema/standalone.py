"""A Go file that stands alone: the types of schemas, and the helpers that they need."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from goast import Comment, File, Package, Selector, format_text, render, walk
from goast.names import assumed_package_name
from goast.scanner import scan_imports
from gpsgen.jsonschema.helper_sources import needed_helpers, taken_names
from gpsgen.jsonschema.lower import lower
from gpsgen.jsonschema.output import OwnHelpers, own_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gpsgen.jsonschema.helper_declarations import HelperDeclaration
    from gpsgen.jsonschema.schema import Root


def stand_alone(roots: Sequence[Root], package: str, *, header: str) -> str:
    """Return the Go of all types that the roots need, which compiles with nothing beside it.

    Raises:
        goast.GofmtMissing: there is no gofmt on this machine.

    """
    helpers = OwnHelpers()
    file = lower(roots, package, helpers, header=header, taken=taken_names())
    return format_text(with_helpers(file, helpers.used))


def with_helpers(file: File, used: Iterable[str]) -> str:
    """Return a file's Go, before gofmt, with the helpers whose names it uses, and what they need.

    Raises:
        KeyError: the helpers do not declare one of the names.

    """
    members = {node.sel for node in walk(file) if isinstance(node, Selector)}
    helpers = needed_helpers(used, members)
    if not helpers:
        return render(file)
    says = Comment("What follows reads, checks and writes JSON for the types above.")
    text = render(
        replace(file, decls=(*file.decls, says)),
        taken=_names(helpers),
        packages=_packages(helpers),
    )
    packages = {it.path: it.name or assumed_package_name(it.path) for it in scan_imports(text)}
    return "\n\n".join([text, *(it.rewritten(packages) for it in helpers)])


def _packages(helpers: Iterable[HelperDeclaration]) -> list[Package]:
    found = {path: name for it in helpers for name, path in it.packages.items()}
    return [Package(path, found[path]) for path in sorted(found)]


def _names(helpers: Iterable[HelperDeclaration]) -> set[str]:
    """Return what the helpers declare in the file, under the names that they have there."""
    return {own_name(name) for it in helpers if not it.receiver for name in it.names}
