"""The linter: its configuration, which is the runtime's own, and a module that pins it."""

from collections.abc import Iterable
from pathlib import Path

from gpsgen.compile.tool import GOLANGCI
from gpsgen.compile.tool_module import Module
from gpsgen.features.repository.linters import linters
from gpsgen.layout import GENERATED_BY
from gpsgen.plan.files import PlannedFile
from gpsgen.resolve.project import Project
from gpsgen.syntax import yaml

#: The binary that `make lint` runs, where no application's binary can lie, and the module and
#: package it is built from.
LINTER = "bin/.tools/golangci-lint"
LINTER_FOLDER = "tools/golangci-lint"
LINTER_PACKAGE = GOLANGCI.package

_PINNED = Path(__file__).parent / "golangci_lint"
_ORIGIN = "tools"


def linter_files(project: Project) -> Iterable[PlannedFile]:
    """Return the linter's configuration and its pinned module."""
    configuration = yaml.Document(
        linters(project.module, excluded=["pkg/rest", "pkg/schema"]), comment=GENERATED_BY
    )
    yield PlannedFile(".golangci.yml", yaml.render(configuration), _ORIGIN)
    module = project.linter or Module.read(_PINNED)
    yield PlannedFile(f"{LINTER_FOLDER}/go.mod", module.go_mod, _ORIGIN)
    yield PlannedFile(f"{LINTER_FOLDER}/go.sum", module.go_sum, _ORIGIN)
