"""REST servers made from an OpenAPI spec: ogen's package, the server, the handler of people."""

from collections.abc import Iterable
from dataclasses import replace

from goast import Package
from gpsgen.compile.contract import Contract
from gpsgen.compile.layout import spec_layout
from gpsgen.compile.ogen import PACKAGE
from gpsgen.features.rest.handler import (
    handler_decls,
    handler_stubs,
    security_decls,
    security_stubs,
)
from gpsgen.features.rest.handler_test_file import handler_test
from gpsgen.features.rest.server import server_decls
from gpsgen.features.rest.transport import Transport
from gpsgen.names import go_package
from gpsgen.plan.feature import Blueprint, Component, Settings, Stage
from gpsgen.plan.files import PlannedFile, Stub, Vocabulary
from gpsgen.plan.golang import Decls, generated, peoples
from gpsgen.resolve.project import Application, OgenServer, Project, oas_folder, rest_folder


class OgenFeature:
    """The REST servers made from an OpenAPI spec."""

    def components(self, project: Project, application: Application) -> Iterable[Component]:
        """Return the REST servers of an application."""
        for server in application.transports:
            if isinstance(server, OgenServer):
                yield Component(
                    name=server.label,
                    kind="REST server",
                    stage=Stage.SERVE,
                    constructor=_package(project, server).NewServer,
                    settings=Settings(server.section, ("httpserver",), {"port": str(server.port)}),
                    port=server.port,
                )

    def files(self, blueprint: Blueprint) -> Iterable[PlannedFile]:
        """Return the packages of each server, and a copy of its specs."""
        project = blueprint.project
        for server in project.ogen_servers:
            compiled = project.compiled[server]
            for name, text in compiled.files.items():
                yield PlannedFile(f"{oas_folder(server)}/{name}", text, server.origin)
            folder = f"api/rest/{server.name}/{server.version}"
            for path, spec in spec_layout(server.specs).items():
                # The line ends of a checkout are no part of a spec.
                data = spec.read_bytes().replace(b"\r\n", b"\n")
                yield PlannedFile(f"{folder}/{path}", data, server.origin)
            yield from _transport_files(_transport(project, server, compiled.contract))


def _transport_files(transport: Transport) -> Iterable[PlannedFile]:
    server, package = transport.server, transport.name
    folder = rest_folder(server)

    vocabulary = Vocabulary(transport.oas, frozenset(transport.contract.kinds))

    def theirs(name: str, package: str, decls: Decls, doc: str = "") -> PlannedFile:
        return peoples(f"{folder}/{name}", package, decls, origin=server.origin, doc=doc or None)

    def asked(file: PlannedFile, stubs: Iterable[Stub]) -> PlannedFile:
        return replace(file, stubs=tuple(stubs), vocabulary=vocabulary)

    yield generated(
        f"{folder}/psg_server_gen.go", package, server_decls(transport), origin=server.origin
    )
    handler = theirs(
        "handler.go",
        package,
        handler_decls(transport),
        f"Package {package} serves the REST API {server.name}, version {server.version}.",
    )
    yield asked(handler, handler_stubs(transport))
    if transport.contract.operations:
        yield theirs("handler_test.go", f"{package}_test", [handler_test(transport)])
    if transport.contract.security:
        security = theirs("security.go", package, security_decls(transport))
        yield asked(security, security_stubs(transport))


def _transport(project: Project, server: OgenServer, contract: Contract) -> Transport:
    return Transport(
        project=project,
        server=server,
        name=go_package(server.name),
        package=_package(project, server),
        oas=Package(project.import_path(oas_folder(server)), PACKAGE),
        contract=contract,
    )


def _package(project: Project, server: OgenServer) -> Package:
    return Package(project.import_path(rest_folder(server)), go_package(server.name))
