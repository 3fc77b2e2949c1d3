"""Servers of the template `sys`: metrics, health, version and, switched on, pprof."""

from collections.abc import Iterable

from goast import (
    FALSE,
    TRUE,
    Decl,
    Expr,
    Func,
    Int,
    Package,
    Param,
    Return,
    Star,
    String,
    call,
    composite,
)
from gpsgen.names import go_package
from gpsgen.plan.feature import Blueprint, Component, Settings, Stage
from gpsgen.plan.files import PlannedFile
from gpsgen.plan.golang import generated, runtime
from gpsgen.resolve.project import Application, Project, SysServer, rest_folder


class SysFeature:
    """The servers for operators."""

    def components(self, project: Project, application: Application) -> Iterable[Component]:
        """Return the servers for operators of an application."""
        for server in application.transports:
            if isinstance(server, SysServer):
                yield Component(
                    name=server.label,
                    kind="sys server",
                    stage=Stage.SYSTEM,
                    constructor=_package(project, server).NewServer,
                    settings=Settings(
                        server.section,
                        ("httpserver", "sysserver"),
                        {"port": str(server.port), "pprof/enabled": str(server.pprof).lower()},
                    ),
                    takes_service=False,
                    port=server.port,
                )

    def files(self, blueprint: Blueprint) -> Iterable[PlannedFile]:
        """Return the package of each server for operators."""
        project = blueprint.project
        for server in project.sys_servers:
            package = go_package(server.name)
            yield generated(
                f"{rest_folder(server)}/psg_server_gen.go",
                package,
                [_constructor(project, server)],
                origin=server.origin,
                doc=f"Package {package} serves operators: metrics, health and version.",
            )


def _package(project: Project, server: SysServer) -> Package:
    return Package(project.import_path(rest_folder(server)), go_package(server.name))


def _constructor(project: Project, server: SysServer) -> Decl:
    sysserver = runtime(project, "sysserver")
    return Func(
        "NewServer",
        doc=f"NewServer returns the server {server.name}.",
        params=[Param("a", Star(runtime(project, "app").App))],
        results=[Star(runtime(project, "httpserver").Server)],
        body=[Return(call(sysserver.New, "a", _options(sysserver, server)))],
    )


def _options(sysserver: Package, server: SysServer) -> Expr:
    return composite(
        sysserver.Options,
        Name=String(server.label),
        Section=String(server.section),
        Port=Int(server.port),
        MetricsPath=String(server.metrics_path),
        ReadyPath=String(server.ready_path),
        LivePath=String(server.live_path),
        VersionPath=String(server.version_path),
        PprofPath=String(server.pprof_path),
        Pprof=TRUE if server.pprof else FALSE,
    )
