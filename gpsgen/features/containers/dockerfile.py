"""A Dockerfile for each application: built in one stage, run without privileges in another."""

import re
from collections.abc import Iterable

from gpsgen.layout import CONFIG_DIR, GENERATED_BY
from gpsgen.names import path_element
from gpsgen.plan.files import PlannedFile
from gpsgen.plan.static_go import RUNTIME_FOLDER
from gpsgen.resolve.project import Application, Project, command_folder
from gpsgen.syntax import ignorefile, shell
from gpsgen.syntax.dockerfile import (
    Arg,
    CacheMount,
    Copy,
    Dockerfile,
    Entrypoint,
    Env,
    Expose,
    From,
    Healthcheck,
    Instruction,
    Label,
    Run,
    Stage,
    User,
    Workdir,
    render,
)

#: The base of what runs: it has a shell for the health check, certificates and time zones.
RUN_IMAGE = "alpine:3.22"
#: The distribution under the Go image, the same release as what runs.
BUILD_VARIANT = "alpine3.22"

_BY_SSH = re.compile(
    r"(?:ssh://)?git@(?P<host>[A-Za-z0-9.-]+)[:/](?P<path>[\w./~-]+?)(?:\.git)?/?", re.ASCII
)
_USER = "65532:65532"
_CACHES = (CacheMount("/go/pkg/mod"), CacheMount("/root/.cache/go-build"))


def container_files(project: Project) -> Iterable[PlannedFile]:
    """Return the Dockerfile of each application and what no build needs to see."""
    for application in project.applications:
        yield PlannedFile(
            f"Dockerfile-{path_element(application.name)}",
            render(
                Dockerfile(
                    (_build(project, application), _run(project, application)),
                    comment=GENERATED_BY,
                )
            ),
            application.origin,
        )
    yield PlannedFile(".dockerignore", _ignored(), "applications")


def _build(project: Project, application: Application) -> Stage:
    variable = f"{project.import_path(RUNTIME_FOLDER)}/app"
    return Stage(
        From(f"golang:{project.go_version}-{BUILD_VARIANT}", alias="build"),
        (
            Workdir("/src"),
            Env("CGO_ENABLED", "0"),
            Copy(("go.mod", "go.sum"), "./"),
            Run(shell.Command(("go", "mod", "download")), _CACHES),
            Copy((".",), "."),
            Arg("VERSION", "dev"),
            Arg("COMMIT", ""),
            Run(
                shell.Command(
                    (
                        "go",
                        "build",
                        "-trimpath",
                        "-ldflags",
                        shell.Concatenation(
                            (
                                f"-s -w -X {variable}.version=",
                                shell.Parameter("VERSION"),
                                f" -X {variable}.commit=",
                                shell.Parameter("COMMIT"),
                            )
                        ),
                        "-o",
                        "/out/app",
                        f"./{command_folder(application)}",
                    )
                ),
                _CACHES,
            ),
        ),
    )


def _run(project: Project, application: Application) -> Stage:
    instructions: list[Instruction] = [
        Label("org.opencontainers.image.title", f"{project.name}-{application.name}"),
        Label("org.opencontainers.image.source", source_url(project.repository)),
        Run(shell.Command(("apk", "add", "--no-cache", "ca-certificates", "tzdata"))),
        Copy(("/out/app",), "/app", source_stage="build"),
        User(_USER),
    ]
    if application.ports:
        instructions.append(Expose(application.ports))
    if application.sys:
        live = f"http://127.0.0.1:{application.sys.port}{application.sys.live_path}"
        instructions.append(
            Healthcheck(
                ("wget", "-q", "-O", "/dev/null", live),
                interval="10s",
                timeout="3s",
                start_period="5s",
                retries=3,
            )
        )
    return Stage(From(RUN_IMAGE), (*instructions, Entrypoint(("/app",))))


def source_url(repository: str) -> str:
    """Return where people find a repository that git finds by SSH: `git@github.com:acme/shop.git`.

    The label is a URL (OCI image specification, annotations); registries link images by it.
    """
    found = _BY_SSH.fullmatch(repository)
    return f"https://{found['host']}/{found['path']}" if found else repository


def _ignored() -> str:
    return ignorefile.render(
        ignorefile.IgnoreFile(
            (
                ignorefile.Comment(GENERATED_BY),
                ignorefile.Path(".git"),
                ignorefile.Path(CONFIG_DIR),
                ignorefile.Path("bin"),
                ignorefile.Path("docs"),
                ignorefile.Glob("*_test.go"),
                ignorefile.Glob(".env*"),
                ignorefile.Glob("Dockerfile-*"),
            )
        ),
        ignorefile.Dialect.DOCKER,
    )
