"""A file's tree as Go text, before gofmt."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from goast.checks import examined
from goast.imports import import_decl, local_names
from goast.printer import Printer

if TYPE_CHECKING:
    from collections.abc import Iterable

    from goast.nodes import File, Package


def render(
    file: File,
    *,
    module: str = "",
    path: str = "",
    taken: Iterable[str] = (),
    packages: Iterable[Package] = (),
) -> str:
    """Print a file with the imports that its names ask for.

    ``module`` is the path that the project's own packages start with, ``path`` that of the
    file's package, ``taken`` are names that the package's other files declare. ``packages`` are
    imported too, for Go that is put behind the file.

    Raises:
        InvalidNode: a node is wrong; its path leads to it.

    """
    examination = examined(file)
    examination.packages.update(packages)
    names = local_names(examination, path=path, taken=taken)
    imports = import_decl(file, names, module=module)
    if imports is not None:
        file = replace(file, decls=(imports, *file.decls))
    printer = Printer(names)
    printer.write(file)
    return "".join(printer.out)
