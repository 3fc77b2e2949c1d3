"""`psg_gen.mk`, which is ours, and the `Makefile` that includes it, which is people's."""

from collections.abc import Iterable, Sequence

from gpsgen.features.repository.tools import LINTER, LINTER_FOLDER, LINTER_PACKAGE
from gpsgen.layout import CONFIG_PATH, GENERATED_BY
from gpsgen.names import path_element
from gpsgen.plan.files import PlannedFile
from gpsgen.plan.ownership import Owner
from gpsgen.resolve.project import Project, command_folder
from gpsgen.syntax import make, shell
from gpsgen.syntax.make import Flavor, Makefile, MakeVar, Target, Variable

_GO = MakeVar("GO")
_BIN = "bin"
_ORIGIN = "main"


def make_files(project: Project) -> Iterable[PlannedFile]:
    """Return both makefiles."""
    yield PlannedFile(
        "Makefile", make.render(Makefile((make.Include(("psg_gen.mk",)),))), _ORIGIN, Owner.PEOPLE
    )
    yield PlannedFile("psg_gen.mk", make.render(_generated(project)), _ORIGIN)


def _generated(project: Project) -> Makefile:
    targets = (
        *_application_targets(project),
        Target("test", recipe=(_go("test", "./..."),), help="Run the tests"),
        Target(
            "race", recipe=(_go("test", "-race", "./..."),), help="Run the tests, looking for races"
        ),
        Target("lint", (LINTER,), (shell.Command((LINTER, "run")),), help="Run the linters"),
        Target(
            LINTER,
            (f"{LINTER_FOLDER}/go.mod",),
            (_go("build", "-C", LINTER_FOLDER, "-o", f"../../{LINTER}", LINTER_PACKAGE),),
            phony=False,
        ),
        Target("tools", (LINTER,), help="Build the tools at their pinned versions"),
        Target(
            "fmt",
            (LINTER,),
            (shell.Command((LINTER, "fmt")),),
            help="Format the Go code and order its imports",
        ),
        Target("tidy", recipe=(_go("mod", "tidy"),), help="Tidy go.mod and go.sum"),
        Target(
            "generate",
            recipe=(shell.Command((MakeVar("GPSGEN"), "generate")),),
            help=f"Generate the project again from {CONFIG_PATH}",
        ),
        Target("clean", recipe=(shell.Command(("rm", "-rf", _BIN)),), help="Remove what was built"),
    )
    return Makefile(
        (*_variables(), *targets, make.help_target(targets)),
        comment=GENERATED_BY,
        default_goal="help",
    )


def _application_targets(project: Project) -> Iterable[Target]:
    names = [path_element(application.name) for application in project.applications]
    yield Target(
        "build", tuple(f"build-{name}" for name in names), help="Build all applications into bin/"
    )
    silent = shell.Redirection(shell.RedirectionOperator.OUTPUT, "/dev/null", 2)
    revision = shell.Command(("git", "rev-parse", "--short", "HEAD"), redirections=(silent,))
    commit = shell.CommandSubstitution(revision)
    for application, name in zip(project.applications, names, strict=True):
        binary = f"{_BIN}/{name}"
        package = f"./{command_folder(application)}"
        build = _go("build", "-trimpath", "-o", binary, package)
        yield Target(f"build-{name}", recipe=(build,), help=f"Build {binary}")
        yield Target(
            f"run-{name}",
            (f"build-{name}",),
            (shell.Command((f"./{binary}",)),),
            help=f"Build {binary} and run it",
        )
        image = shell.Concatenation((f"{project.name}-{name}:", MakeVar("VERSION")))
        yield Target(
            f"docker-{name}",
            recipe=(
                shell.Command(
                    (
                        *(MakeVar("DOCKER"), "build", "-f", f"Dockerfile-{name}"),
                        *("--build-arg", shell.Concatenation(("VERSION=", MakeVar("VERSION")))),
                        *("--build-arg", shell.Concatenation(("COMMIT=", commit))),
                        *("-t", image, "."),
                    )
                ),
            ),
            help=f"Build the image of {application.name}",
        )


def _variables() -> Sequence[Variable]:
    return (
        Variable("GO", "go", Flavor.CONDITIONAL),
        Variable("GPSGEN", "gpsgen", Flavor.CONDITIONAL),
        Variable("DOCKER", "docker", Flavor.CONDITIONAL),
        Variable("VERSION", "dev", Flavor.CONDITIONAL, comment="The tag of the images."),
    )


def _go(*words: shell.Word) -> shell.Command:
    return shell.Command((_GO, *words))
