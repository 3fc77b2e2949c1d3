"""The project that a config describes: references are objects, defaults are filled in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from pathlib import Path

from gpsgen.compile.ogen import CompiledSpec
from gpsgen.compile.tool_module import Module
from gpsgen.names import go_package, path_element
from gpsgen.version import GOLANGCI_VERSION, OGEN_VERSION


class Logger(StrEnum):
    """The logger behind the runtime's interface; also the name of its package."""

    ZEROLOG = "zerolog"
    LOGRUS = "logrus"
    SLOG = "slog"


@dataclass(frozen=True, slots=True)
class OgenServer:
    """A REST server whose code ogen makes of an OpenAPI spec."""

    name: str
    version: str
    #: What metrics and log lines call it: its name, with the version from a second one on.
    label: str
    port: int
    #: The specs, the root first.
    specs: tuple[Path, ...]
    #: Whether the config asks for authentication (`auth_handler: on`).
    authenticated: bool
    #: Its place in the config's list.
    index: int
    origin: str

    @property
    def section(self) -> str:
        """Where its configuration lies, below the service's own."""
        return f"transport/rest/{self.name}_{self.version}"


@dataclass(frozen=True, slots=True)
class SysServer:
    """The server for operators: metrics, health, version and, switched on, pprof."""

    name: str
    version: str
    #: What metrics and log lines call it: its name, with the version from a second one on.
    label: str
    port: int
    metrics_path: str
    ready_path: str
    live_path: str
    version_path: str
    pprof_path: str
    pprof: bool
    origin: str

    @property
    def section(self) -> str:
        """Where its configuration lies, below the service's own."""
        return f"transport/rest/{self.name}_{self.version}"


#: A server of the section `rest`.
RestServer = OgenServer | SysServer


@dataclass(frozen=True, slots=True)
class DaemonWorker:
    """A worker that fetches jobs and does them, for as long as the application runs."""

    name: str
    origin: str

    @property
    def section(self) -> str:
        """Where its configuration lies, below the service's own."""
        return f"worker/{self.name}"


@dataclass(frozen=True, slots=True)
class JsonSchema:
    """A schema of a set."""

    path: Path
    #: The Go type that it becomes.
    type: str


@dataclass(frozen=True, slots=True)
class SchemaSet:
    """Schemas that become one Go package, and may refer to each other."""

    name: str
    package: str
    #: In the order of the config.
    schemas: tuple[JsonSchema, ...]
    origin: str


@dataclass(frozen=True, slots=True)
class Application:
    """What runs as one binary in one container."""

    name: str
    #: In the order of the config.
    transports: tuple[RestServer, ...]
    workers: tuple[DaemonWorker, ...]
    origin: str

    @property
    def ports(self) -> tuple[int, ...]:
        """The ports that it listens on, in the order of its transports."""
        return tuple(transport.port for transport in self.transports)

    @property
    def sys(self) -> SysServer | None:
        """Its server for operators, where it has one."""
        return next((entry for entry in self.transports if isinstance(entry, SysServer)), None)


@dataclass(frozen=True, slots=True)
class Step:
    """What is run after generation."""

    #: The name of a step, or `run`.
    name: str
    #: The command of a step called `run`.
    command: tuple[str, ...] = ()

    def __str__(self) -> str:
        return " ".join((self.name, *self.command))


@dataclass(frozen=True)
class Project:
    """Everything that a generation needs to know of a config."""

    name: str
    module: str
    go_version: str
    logger: Logger
    author: str
    #: The repository, as git names it.
    repository: str
    rest: tuple[RestServer, ...]
    workers: tuple[DaemonWorker, ...]
    applications: tuple[Application, ...]
    schema_sets: tuple[SchemaSet, ...] = ()
    post_generate: tuple[Step, ...] = ()
    ogen_version: str = OGEN_VERSION
    golangci_version: str = GOLANGCI_VERSION
    #: What the linter is built from, where that is not the version that ships with gpsgen.
    linter: Module | None = None
    #: What ogen made of the spec of each server of that kind.
    compiled: Mapping[OgenServer, CompiledSpec] = field(default_factory=dict)

    @cached_property
    def ogen_servers(self) -> tuple[OgenServer, ...]:
        """The servers whose code ogen makes."""
        return tuple(entry for entry in self.rest if isinstance(entry, OgenServer))

    @cached_property
    def sys_servers(self) -> tuple[SysServer, ...]:
        """The servers for operators."""
        return tuple(entry for entry in self.rest if isinstance(entry, SysServer))

    def import_path(self, folder: str) -> str:
        """Return the import path of the package in `folder` of this project."""
        return f"{self.module}/{folder}"


def rest_folder(server: RestServer) -> str:
    """Return the folder of a server's transport package."""
    return f"internal/app/transport/rest/{go_package(server.name)}/{server.version}"


def oas_folder(server: OgenServer) -> str:
    """Return the folder of the package that ogen makes for a server."""
    return f"pkg/rest/{go_package(server.name)}/{server.version}"


def schema_folder(schemas: SchemaSet) -> str:
    """Return the folder of the package of a set of schemas."""
    return f"pkg/schema/{go_package(schemas.name)}"


def worker_folder(worker: DaemonWorker) -> str:
    """Return the folder of a worker's package."""
    return f"internal/app/worker/{go_package(worker.name)}"


def command_folder(application: Application) -> str:
    """Return the folder of an application's command, which also names its binary."""
    return f"cmd/{path_element(application.name)}"
