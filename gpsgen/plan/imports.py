"""Which packages the Go of a plan imports."""

from collections.abc import Iterable

import goast
from goast import ImportSpec, Qualified
from gpsgen.plan.files import PlannedFile


def imported(files: Iterable[PlannedFile]) -> set[str]:
    """Return the import paths in the files that are made of nodes."""
    found: set[str] = set()
    for file in files:
        if isinstance(file.content, goast.File):
            for node in goast.walk(file.content):
                if isinstance(node, Qualified):
                    found.add(node.package.path)
                elif isinstance(node, ImportSpec):
                    found.add(node.path)
    return found


def third_party(paths: Iterable[str], module: str) -> list[str]:
    """Return the paths that belong neither to the standard library nor to `module`, sorted."""
    return sorted(
        {
            path
            for path in paths
            if "." in path.split("/")[0] and path != module and not path.startswith(f"{module}/")
        }
    )
