"""`go.mod` and `go.sum`, as a project without anything of its own would have them."""

from collections.abc import Iterable

from gpsgen.gomod.requirements import requirements
from gpsgen.plan.files import PlannedFile
from gpsgen.plan.ownership import Owner
from gpsgen.resolve.project import Project
from gpsgen.syntax import gomod, gosum
from gpsgen.syntax.gomod import GoMod, Requirement
from gpsgen.syntax.gosum import GoSum

GO_MOD = "go.mod"
GO_SUM = "go.sum"


def module_files(project: Project, packages: Iterable[str]) -> Iterable[PlannedFile]:
    """Return both files for a project that imports the third-party `packages`."""
    needed = requirements(packages)
    direct = [Requirement(path, version) for path, version in needed.direct.items()]
    indirect = [
        Requirement(path, version, indirect=True) for path, version in needed.indirect.items()
    ]
    module = GoMod(project.module, project.go_version, requirements=(*direct, *indirect))
    yield PlannedFile(GO_MOD, gomod.render(module), "tools.golang_version", Owner.SHARED)
    sums = gosum.render(GoSum().with_sums(needed.sums))
    yield PlannedFile(GO_SUM, sums, "tools.golang_version", Owner.SHARED)
