"""Workers of the template `daemon`: they fetch jobs and do them for as long as they run."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from goast import (
    BLANK,
    ERROR,
    INT,
    NIL,
    Assign,
    Decl,
    Define,
    Func,
    Index,
    Int,
    Package,
    Param,
    Range,
    Return,
    Star,
    String,
    call,
    if_err,
    method,
    slice_of,
    struct,
)
from gpsgen.names import go_package
from gpsgen.plan.feature import Blueprint, Component, Settings, Stage
from gpsgen.plan.files import PlannedFile, Stub
from gpsgen.plan.golang import (
    CONTEXT,
    TESTING,
    Decls,
    generated,
    peoples,
    runtime,
    service_in_test,
    service_param,
    stub_files,
    with_service,
)
from gpsgen.resolve.project import Application, DaemonWorker, Project, worker_folder


class DaemonFeature:
    """The workers of the template `daemon`."""

    def components(self, project: Project, application: Application) -> Iterable[Component]:
        """Return the daemons of an application."""
        for worker in application.workers:
            yield Component(
                name=worker.name,
                kind="daemon worker",
                stage=Stage.WORKERS,
                constructor=_package(project, worker).NewWorker,
                settings=Settings(worker.section, ("daemon",)),
            )

    def files(self, blueprint: Blueprint) -> Iterable[PlannedFile]:
        """Return the package of each daemon."""
        project = blueprint.project
        for worker in project.workers:
            folder, package = worker_folder(worker), go_package(worker.name)
            yield generated(
                f"{folder}/psg_worker_gen.go",
                package,
                [_constructor(project, worker)],
                origin=worker.origin,
            )
            theirs = peoples(
                f"{folder}/worker.go",
                package,
                _handler(project),
                origin=worker.origin,
                doc=f"Package {package} is the worker {worker.name}.",
            )
            yield replace(theirs, stubs=tuple(_stubs(worker)))
            yield peoples(
                f"{folder}/worker_test.go",
                f"{package}_test",
                [_test(project, worker)],
                origin=worker.origin,
            )


def _package(project: Project, worker: DaemonWorker) -> Package:
    return Package(project.import_path(worker_folder(worker)), go_package(worker.name))


def _constructor(project: Project, worker: DaemonWorker) -> Decl:
    app, daemon = runtime(project, "app"), runtime(project, "daemon")
    return Func(
        "NewWorker",
        doc=f"NewWorker returns the worker {worker.name}.",
        params=[Param("a", Star(app.App)), service_param(project)],
        results=[Star(Index(daemon.Worker, "Job"))],
        body=[
            Return(
                call(Index(daemon.New, "Job"), "a", String(worker.name), call("NewHandler", "svc"))
            ),
        ],
    )


def _handler(project: Project) -> Decls:
    return [
        struct("Job", doc="Job is one piece of the worker's work."),
        *with_service(
            "Handler",
            [],
            service_param(project),
            doc="Handler finds the jobs and does them.",
            made="a handler that calls svc",
        ),
        *_methods(),
    ]


def _stubs(worker: DaemonWorker) -> Iterator[Stub]:
    methods = _methods()
    files = stub_files((stub.name for stub in methods), "handler")
    for stub in methods:
        yield Stub(stub, files[stub.name], f"the worker {worker.name}")


def _methods() -> list[Func]:
    handler = Param("h", Star("Handler"))
    return [
        method(
            handler,
            "Fetch",
            doc="Fetch returns the next jobs, at most limit of them; none is not an error.",
            params=[Param("_", CONTEXT.Context), Param("_", INT)],
            results=[slice_of("Job"), ERROR],
            body=[Return([NIL, NIL])],
        ),
        method(
            handler,
            "Do",
            doc="Do does one job; its context ends when the job has had its time.",
            params=[Param("_", CONTEXT.Context), Param("_", "Job")],
            results=[ERROR],
            body=[Return(NIL)],
        ),
    ]


def _test(project: Project, worker: DaemonWorker) -> Decl:
    package = _package(project, worker)
    fetch = call("handler.Fetch", call("t.Context"), Int(10))
    do = call("handler.Do", call("t.Context"), "job")
    return Func(
        "TestHandlerDoesWhatItFetches",
        params=[Param("t", Star(TESTING.T))],
        body=[
            call("t.Parallel"),
            BLANK,
            *service_in_test(project),
            BLANK,
            Define("handler", call(package.NewHandler, "svc")),
            BLANK,
            Define(["jobs", "err"], fetch),
            if_err(call("t.Fatal", "err")),
            BLANK,
            Range(
                "jobs",
                key="_",
                value="job",
                body=[
                    Assign("err", do),
                    if_err(call("t.Errorf", String("job %+v: %v"), "job", "err")),
                ],
            ),
        ],
    )
