"""The imports of a file, found from its qualified names when the whole file is known.

A package goes by its own name unless the file or its package declares that name; then the last
element of its folder is put before it (``nethttp``), then a number behind. The order is that of
the paths, so that the result does not depend on where a name is first used.
"""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from goast.names import KEYWORDS, PREDECLARED, assumed_package_name, is_standard
from goast.nodes import BLANK, Blank, File, GenDecl, ImportSpec, Package

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from goast.examination import Examination

_NOT_IN_NAMES = re.compile(r"[^a-z0-9]")


def local_names(
    file: Examination, *, path: str = "", taken: Iterable[str] = ()
) -> dict[Package, str]:
    """Return the name in an examined file of each package that it uses.

    ``path`` is the import path of the file's own package, whose names need no qualifier;
    ``taken`` are names that other files of the package declare.
    """
    if not file.packages:
        return {}
    used = {*taken, *file.names, *KEYWORDS, *PREDECLARED}
    names: dict[Package, str] = {}
    paths: dict[str, str] = {}
    for package in sorted(file.packages, key=_order):
        if package.path == path:
            names[package] = ""
            continue
        if package.path not in paths:
            paths[package.path] = next(c for c in _candidates(package) if c not in used)
            used.add(paths[package.path])
        names[package] = paths[package.path]
    return names


def import_decl(file: File, names: dict[Package, str], *, module: str = "") -> GenDecl | None:
    """Return the import declaration, in three groups: standard, others', the module's own."""
    groups: list[list[ImportSpec]] = [[], [], []]
    specs = {package.path: _spec(package.path, name) for package, name in names.items() if name}
    for spec in [*specs.values(), *file.imports]:
        groups[_group(spec.path, module)].append(spec)
    lines: list[ImportSpec | Blank] = []
    for group in filter(None, groups):
        lines += [BLANK, *sorted(group, key=_spec_order)]
    return GenDecl("import", lines[1:]) if lines else None


def _order(package: Package) -> tuple[bool, str, str]:
    return (not is_standard(package.path), package.path, package.name)


def _candidates(package: Package) -> Iterator[str]:
    yield package.name
    elements = [e for e in package.path.split("/") if not re.fullmatch(r"v[0-9]+", e)]
    parent = _NOT_IN_NAMES.sub("", elements[-2].lower()) if len(elements) > 1 else ""
    base = f"{parent.lstrip('0123456789')}{package.name}"
    yield base
    yield from (f"{base}{number}" for number in itertools.count(2))


def _spec(path: str, name: str) -> ImportSpec:
    return ImportSpec(path, None if name == assumed_package_name(path) else name)


def _group(path: str, module: str) -> int:
    if module and (path == module or path.startswith(f"{module}/")):
        return 2
    return 0 if is_standard(path) else 1


def _spec_order(spec: ImportSpec) -> tuple[str, str]:
    return (spec.path, spec.name or "")
