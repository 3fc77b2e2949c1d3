"""The command of an application: it wires what the application is made of, nothing else."""

from collections.abc import Iterable, Sequence

from goast import (
    BLANK,
    ERROR,
    NIL,
    Call,
    Decl,
    Define,
    Func,
    Param,
    Return,
    Star,
    String,
    call,
    composite,
    if_err,
)
from gpsgen.names import path_element
from gpsgen.plan.feature import Component, Stage
from gpsgen.plan.files import PlannedFile
from gpsgen.plan.golang import CONTEXT, FMT, OS, generated, runtime, service
from gpsgen.resolve.project import Application, Project, command_folder


def command(
    project: Project, application: Application, components: Sequence[Component]
) -> PlannedFile:
    """Return the `main` package of an application."""
    return generated(
        f"{command_folder(application)}/psg_main_gen.go",
        "main",
        [_main(project, application), _wire(project, application, components)],
        origin=application.origin,
        doc=(
            f"Command {path_element(application.name)} runs the application {application.name} "
            f"of the service {project.name}."
        ),
    )


def _main(project: Project, application: Application) -> Decl:
    app, logger = runtime(project, "app"), runtime(project, f"logger/{project.logger}")
    options = composite(
        app.Options,
        Service=String(project.name),
        Application=String(application.name),
        Logger=logger.New,
    )
    return Func("main", body=[call(OS.Exit, call(app.Main, options, "wire"))])


def _wire(project: Project, application: Application, components: Sequence[Component]) -> Decl:
    app, svc = runtime(project, "app"), service(project)
    dependencies = composite(svc.Dependencies, Config=call("a.Config"), Logger=call("a.Logger"))
    return Func(
        "wire",
        doc=f"wire puts together what the application {application.name} is made of.",
        params=[Param("ctx", CONTEXT.Context), Param("a", Star(app.App))],
        results=[ERROR],
        body=[
            Define(["svc", "err"], call(svc.New, "ctx", dependencies)),
            if_err(Return(call(FMT.Errorf, String("service: %w"), "err"))),
            BLANK,
            call("a.Service", "svc"),
            *_stages(components),
            BLANK,
            Return(NIL),
        ],
    )


def _stages(components: Sequence[Component]) -> Iterable[Call]:
    for stage in Stage:
        made = [_made(component) for component in components if component.stage is stage]
        if made:
            yield call(f"a.{stage}", *made, multiline=len(made) > 1)


def _made(component: Component) -> Call:
    arguments = ["a", "svc"] if component.takes_service else ["a"]
    return call(component.constructor, *arguments)
