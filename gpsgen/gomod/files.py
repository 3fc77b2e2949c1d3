"""`go.mod` and `go.sum`, as a project without anything of its own would have them."""

from collections.abc import Iterable

from gpsgen.compile.tool import OGEN
from gpsgen.gomod.requirements import Requirements, least_versions, requirements
from gpsgen.plan.files import PlannedFile
from gpsgen.plan.ownership import Owner
from gpsgen.resolve.project import Project
from gpsgen.syntax import gomod, gosum
from gpsgen.syntax.gomod import GoMod, Requirement
from gpsgen.syntax.gosum import GoSum

GO_MOD = "go.mod"
GO_SUM = "go.sum"


def is_settled(project: Project) -> bool:
    """Say whether the pins hold for a project: it has no code of another ogen than ours."""
    return not project.ogen_servers or project.ogen_version == OGEN.ours


def module_files(project: Project, packages: Iterable[str]) -> Iterable[PlannedFile]:
    """Return both files for a project that imports the third-party `packages`.

    Where it has code of another ogen than ours, they are drafts for `settling.settled`.
    """
    if is_settled(project):
        needed = requirements(packages)
    else:
        least = least_versions(OGEN.at(project.ogen_version))
        needed = Requirements(direct=least, indirect={}, sums=())
    direct = [Requirement(path, version) for path, version in needed.direct.items()]
    indirect = [
        Requirement(path, version, indirect=True) for path, version in needed.indirect.items()
    ]
    module = GoMod(project.module, project.go_version, requirements=(*direct, *indirect))
    yield PlannedFile(GO_MOD, gomod.render(module), "tools.golang_version", Owner.SHARED)
    sums = gosum.render(GoSum().with_sums(needed.sums))
    yield PlannedFile(GO_SUM, sums, "tools.golang_version", Owner.SHARED)
