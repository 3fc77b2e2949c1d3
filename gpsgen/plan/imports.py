"""Which packages the Go of a plan imports."""

from collections.abc import Container, Iterable
from functools import cache

import goast
from goast import ImportSpec, Qualified
from goast.scanner import scan_imports
from gpsgen.plan.files import PlannedFile


def imported(files: Iterable[PlannedFile]) -> set[str]:
    """Return the import paths in the Go files, be they made of nodes or of text.

    Bytes are copies of what people wrote, which no package of the project holds.
    """
    found: set[str] = set()
    for file in files:
        if isinstance(file.content, goast.File):
            for node in goast.walk(file.content):
                if isinstance(node, Qualified):
                    found.add(node.package.path)
                elif isinstance(node, ImportSpec):
                    found.add(node.path)
        elif isinstance(file.content, str) and file.path.endswith(".go"):
            found |= _paths(file.content)
    return found


@cache
def _paths(text: str) -> frozenset[str]:
    """Return the import paths of Go that is text, of which the most is asked for again."""
    return frozenset(entry.path for entry in scan_imports(text))


def third_party(paths: Iterable[str], own: Container[str]) -> list[str]:
    """Return the paths that belong neither to the standard library nor to `own`, sorted.

    `own` are the project's packages: a module may lie above one that it requires.
    """
    return sorted({path for path in paths if "." in path.split("/")[0] and path not in own})
