"""What the Go of all features has in common: the packages it uses and the frame of a file."""

import itertools
from collections.abc import Iterable, Mapping, Sequence

from goast import (
    Decl,
    Define,
    Expr,
    Field,
    File,
    Package,
    Param,
    Star,
    Stmt,
    String,
    TypeSpec,
    call,
    composite,
    constructor,
    if_err,
    struct,
)
from goast.kinds import Fields
from gpsgen.layout import GENERATED_BY
from gpsgen.names import go_file_stem
from gpsgen.plan.files import PlannedFile
from gpsgen.plan.ownership import Owner
from gpsgen.resolve.project import Project

CONTEXT = Package("context")
ERRORS = Package("errors")
FMT = Package("fmt")
HTTP = Package("net/http")
OS = Package("os")
TESTING = Package("testing")

#: What a file declares; a type stands for its declaration.
Decls = Sequence[Decl | TypeSpec]

SERVICE_FOLDER = "internal/app/service"


def runtime(project: Project, package: str) -> Package:
    """Return a package of the project's copy of the runtime, such as `logger/zerolog`."""
    return Package(project.import_path(f"pkg/runtime/{package}"), package.rpartition("/")[2])


def service(project: Project) -> Package:
    """Return the package of the project's service."""
    return Package(project.import_path(SERVICE_FOLDER), "service")


def generated(
    path: str, package: str, decls: Decls, *, origin: str, doc: str | None = None
) -> PlannedFile:
    """Return a Go file that belongs to the generator."""
    file = File(package, decls, doc=doc, header=GENERATED_BY)
    return PlannedFile(path, file, origin)


def peoples(
    path: str, package: str, decls: Decls, *, origin: str, doc: str | None = None
) -> PlannedFile:
    """Return a Go file that is written once and then belongs to people."""
    return PlannedFile(path, File(package, decls, doc=doc), origin, Owner.PEOPLE)


def stub_files(methods: Iterable[str], role: str) -> Mapping[str, str]:
    """Return the name of the file for the stub of each method: `create_item_handler.go`.

    `role` ends each of them, so that none ends as the go command takes for a constraint.
    """
    files: dict[str, str] = {}
    taken: set[str] = set()
    for method in methods:
        stem = go_file_stem(method)
        names = itertools.chain([stem], (f"{stem}_{number}" for number in itertools.count(2)))
        name = next(it for it in names if it not in taken)
        taken.add(name)
        files[method] = f"{name}_{role}.go"
    return files


def service_param(project: Project) -> Param:
    """Return the parameter through which a constructor is given the service."""
    return Param("svc", Star(service(project).Service))


def with_service(name: str, owned: Fields, svc: Param, *, doc: str, made: str) -> Decls:
    """Return a struct of people's that may call the service, and its constructor.

    `owned` are the fields before that of the service; `made` ends the constructor's sentence.
    """
    return [
        struct(name, [*owned, Field("svc", svc.type)], doc=doc),
        constructor(name, [svc], doc=f"New{name} returns {made}.", svc="svc"),
    ]


def service_in_test(project: Project) -> list[Stmt]:
    """Return the statements of a test that make the service `svc`."""
    made = call(service(project).New, call("t.Context"), test_dependencies(project))
    return [Define(["svc", "err"], made), if_err(call("t.Fatal", "err"))]


def test_dependencies(project: Project) -> Expr:
    """Return what a test gives to the service: compiled-in configuration, a log that is dropped."""
    config, logger = runtime(project, "config"), runtime(project, "logger")
    return composite(
        service(project).Dependencies,
        Config=call(
            config.New,
            composite(config.Options, Service=String(project.name), Application=String("test")),
        ),
        Logger=call(logger.Discard),
    )
