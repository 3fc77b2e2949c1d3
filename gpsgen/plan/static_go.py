"""Go that is copied as it is written: the runtime's packages that a project needs."""

from collections.abc import Iterable
from pathlib import Path

from goast.scanner import rewrite_imports, scan_imports
from gpsgen.plan.files import PlannedFile
from gpsgen.resolve.project import Project

#: The runtime's module, as its own files import it.
RUNTIME_MODULE = "gpsgen/runtime"

#: The folder of the runtime's sources in this package.
RUNTIME_SOURCES = Path(__file__).parent.parent / "runtime"

#: The folder of the runtime in a project.
RUNTIME_FOLDER = "pkg/runtime"


def runtime_files(project: Project, packages: Iterable[str]) -> list[PlannedFile]:
    """Return the runtime's `packages` and all that they import, tests left out.

    `packages` are folders below the runtime, such as `logger/zerolog`.
    """
    waiting, seen = sorted(set(packages)), set(packages)
    files: list[PlannedFile] = []
    while waiting:
        package = waiting.pop(0)
        for source in sources(package):
            text = source.read_text("utf-8")
            paths = {entry.path for entry in scan_imports(text)}
            needed = {_package(path) for path in paths if _is_runtime(path)} - seen
            waiting += sorted(needed)
            seen |= needed
            files.append(
                PlannedFile(
                    f"{RUNTIME_FOLDER}/{package}/{source.name}",
                    rewrite_imports(text, lambda path: _moved(path, project)),
                    origin="main",
                )
            )
    return files


def sources(package: str) -> list[Path]:
    """Return the files of a package of the runtime, without its tests, by name."""
    files = (RUNTIME_SOURCES / package).iterdir()
    return sorted(file for file in files if file.suffix == ".go" and "_test." not in file.name)


def _is_runtime(path: str) -> bool:
    return path.startswith(f"{RUNTIME_MODULE}/")


def _package(path: str) -> str:
    return path.removeprefix(f"{RUNTIME_MODULE}/")


def _moved(path: str, project: Project) -> str:
    """Return where a package is imported from in the project."""
    return project.import_path(f"{RUNTIME_FOLDER}/{_package(path)}") if _is_runtime(path) else path
