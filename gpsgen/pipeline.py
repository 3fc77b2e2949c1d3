"""The flow from a project to the files it should have: nothing here touches the project's disk."""

import posixpath
from collections.abc import Iterable, Sequence

from gpsgen.features.registry import FEATURES
from gpsgen.gomod.files import module_files
from gpsgen.plan.feature import Blueprint, Component
from gpsgen.plan.files import PlannedFile
from gpsgen.plan.imports import imported, third_party
from gpsgen.plan.static_go import RUNTIME_FOLDER, runtime_files
from gpsgen.resolve.project import Application, Project


def plan(project: Project) -> list[PlannedFile]:
    """Return every file that the project should have, as a first generation writes them."""
    blueprint = Blueprint(
        project,
        {
            application.name: tuple(_components(project, application))
            for application in project.applications
        },
    )
    files = [file for feature in FEATURES for file in feature.files(blueprint)]
    files += runtime_files(project, _runtime_packages(project, imported(files)))
    return [*files, *modules(project, files, files)]


def modules(
    project: Project, planned: Sequence[PlannedFile], counted: Iterable[PlannedFile]
) -> list[PlannedFile]:
    """Return `go.mod` and `go.sum` with what the Go of the `counted` files needs.

    `planned` are all files of the project: its packages are where they lie.
    """
    own = {project.import_path(posixpath.dirname(file.path)) for file in planned}
    return list(module_files(project, third_party(imported(counted), own)))


def _components(project: Project, application: Application) -> Iterable[Component]:
    for feature in FEATURES:
        yield from feature.components(project, application)


def _runtime_packages(project: Project, imports: Iterable[str]) -> set[str]:
    folder = project.import_path(f"{RUNTIME_FOLDER}/")
    return {path.removeprefix(folder) for path in imports if path.startswith(folder)}
