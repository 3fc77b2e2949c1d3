"""What the files of one REST server are made from."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from goast import CompositeLit, Package, Param
from goast.parser import parse_signature
from gpsgen.compile.contract import Contract, Method
from gpsgen.features.rest.default_error import error_body
from gpsgen.plan.golang import runtime, service_param
from gpsgen.resolve.project import OgenServer, Project

#: What the part of a handler is called that answers operations which are not written yet.
FALLBACK = "Unimplemented"


@dataclass(frozen=True, slots=True)
class Signature:
    """Parameters and results."""

    params: tuple[Param, ...]
    results: tuple[Param, ...]


@dataclass(frozen=True)
class Transport:
    """A REST server, its packages, and what ogen says of its spec."""

    project: Project
    server: OgenServer
    #: The name of the transport's own package.
    name: str
    #: The transport's own package, as others import it.
    package: Package
    #: The package that ogen made.
    oas: Package
    contract: Contract

    @cached_property
    def httpserver(self) -> Package:
        """The runtime's HTTP server."""
        return runtime(self.project, "httpserver")

    @cached_property
    def ogenserver(self) -> Package:
        """The runtime's side of ogen."""
        return runtime(self.project, "ogenserver")

    @cached_property
    def service(self) -> Param:
        """The parameter through which a constructor is given the service."""
        return service_param(self.project)

    @cached_property
    def fallback(self) -> str:
        """What the handler embeds: under its usual name, unless an operation has that."""
        name = FALLBACK
        while any(operation.name == name for operation in self.contract.operations):
            name += "Operation"
        return name

    @cached_property
    def error_body(self) -> CompositeLit | None:
        """What the spec's default error is filled with, where it has one that can be."""
        error = self.contract.default_error
        return error_body(self.oas, error) if error else None

    def signature(self, method: Method) -> Signature:
        """Return the signature of a method of ogen's package, as others write it."""
        packages = {name: Package(path, name) for name, path in self.contract.packages.items()}
        parsed = parse_signature(method.signature, packages=packages, own=self.oas)
        return Signature(_params(parsed.params), _params(parsed.results))


def _params(parsed: Sequence[object]) -> tuple[Param, ...]:
    return tuple(param for param in parsed if isinstance(param, Param))
