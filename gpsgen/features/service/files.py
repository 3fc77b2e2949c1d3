"""The service: the business logic, which is people's, and what it is given, which is ours."""

from collections.abc import Iterable

from goast import (
    BLANK,
    ERROR,
    NIL,
    Assign,
    Decl,
    Field,
    Func,
    Param,
    Return,
    Star,
    TypeSpec,
    call,
    composite,
    if_err,
    method,
    ref,
    struct,
)
from gpsgen.plan.files import PlannedFile
from gpsgen.plan.golang import (
    CONTEXT,
    SERVICE_FOLDER,
    TESTING,
    Decls,
    generated,
    peoples,
    runtime,
    service_in_test,
)
from gpsgen.resolve.project import Project

_ORIGIN = "main"


def service_files(project: Project) -> Iterable[PlannedFile]:
    """Return the package of the project's service."""
    yield generated(
        f"{SERVICE_FOLDER}/psg_dependencies_gen.go",
        "service",
        [_dependencies(project)],
        origin=_ORIGIN,
    )
    yield peoples(
        f"{SERVICE_FOLDER}/service.go",
        "service",
        _service(),
        origin=_ORIGIN,
        doc=(
            f"Package service is the business logic of {project.name}; "
            "transports and workers call it."
        ),
    )
    yield peoples(
        f"{SERVICE_FOLDER}/service_test.go", "service_test", [_test(project)], origin=_ORIGIN
    )


def _dependencies(project: Project) -> TypeSpec:
    return struct(
        "Dependencies",
        [
            Field(
                "Config",
                Star(runtime(project, "config").Config),
                doc="Config reads the service's configuration.",
            ),
            Field(
                "Logger",
                runtime(project, "logger").Logger,
                doc=(
                    "Logger writes what belongs to no request; within one,\n"
                    "logger.FromContext has the logger that knows its id."
                ),
            ),
        ],
        doc="Dependencies is what an application gives to the service.",
    )


def _service() -> Decls:
    return [
        struct(
            "Service",
            [Field("deps", "Dependencies")],
            doc="Service is the business logic. It knows no transport.",
        ),
        Func(
            "New",
            doc="New puts the service together; nothing is opened before Init.",
            params=[Param("_", CONTEXT.Context), Param("deps", "Dependencies")],
            results=[Star("Service"), ERROR],
            body=[Return([ref(composite("Service", deps="deps")), NIL])],
        ),
        method(
            Param("s", Star("Service")),
            "Init",
            doc="Init runs when the drivers are up, before any transport or worker.",
            params=[CONTEXT.Context],
            results=[ERROR],
            body=[Return(NIL)],
        ),
    ]


def _test(project: Project) -> Decl:
    return Func(
        "TestServiceInitialises",
        params=[Param("t", Star(TESTING.T))],
        body=[
            call("t.Parallel"),
            BLANK,
            *service_in_test(project),
            BLANK,
            Assign("err", call("svc.Init", call("t.Context"))),
            if_err(call("t.Fatal", "err")),
        ],
    )
