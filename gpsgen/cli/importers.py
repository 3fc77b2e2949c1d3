"""Which files of a plan need a package of the runtime."""

import posixpath
from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property

from gpsgen.plan.files import PlannedFile
from gpsgen.plan.imports import imported
from gpsgen.plan.ownership import Owner
from gpsgen.plan.static_go import RUNTIME_FOLDER
from gpsgen.resolve.project import Project


class Importers:
    """The files of a plan by the packages of the project that they import."""

    def __init__(self, project: Project, files: Sequence[PlannedFile]) -> None:
        self._project = project
        self._files = files

    def chain(self, path: str) -> list[PlannedFile]:
        """Return how the config comes to need a file of the runtime.

        It is the shortest chain of files, each of which imports the package of the next, from one
        that is not of the runtime to one that imports the package of `path`; empty for a file that
        is not of the runtime itself.
        """
        if not _is_runtime(path):
            return []
        package = posixpath.dirname(path)
        seen = {package}
        waiting: list[tuple[str, list[PlannedFile]]] = [(package, [])]
        while waiting:
            folder, chain = waiting.pop(0)
            for file in self._by_folder.get(folder, ()):
                found = [file, *chain]
                if not _is_runtime(file.path):
                    return found
                package = posixpath.dirname(file.path)
                if package not in seen:
                    seen.add(package)
                    waiting.append((package, found))
        return []

    @cached_property
    def _by_folder(self) -> dict[str, list[PlannedFile]]:
        """The files that import the package in each folder of the project, generated ones first."""
        found: dict[str, list[PlannedFile]] = defaultdict(list)
        own = self._project.import_path("")
        for file in sorted(self._files, key=lambda file: file.owner is not Owner.GENERATED):
            for path in imported([file]):
                if path.startswith(own):
                    found[path.removeprefix(own)].append(file)
        return found


def _is_runtime(path: str) -> bool:
    return path.startswith(f"{RUNTIME_FOLDER}/")
