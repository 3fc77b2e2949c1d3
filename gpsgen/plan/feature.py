"""What a feature gives to a plan: the parts of applications, and files."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from goast import Expr
from gpsgen.plan.files import PlannedFile
from gpsgen.resolve.project import Application, Project


class Stage(StrEnum):
    """When a component starts and stops; the value is the runtime's method that takes it."""

    #: First to start and last to stop, so that health and metrics answer all along.
    SYSTEM = "System"
    DRIVERS = "Drivers"
    SERVE = "Serve"
    WORKERS = "Workers"


@dataclass(frozen=True, slots=True)
class Settings:
    """A section of the service's configuration, read by a package of the runtime."""

    #: Its path below the service's own, such as `transport/rest/api_v1`.
    section: str
    #: The package whose keys stand in it, such as `httpserver`.
    packages: tuple[str, ...]
    #: Compiled-in values by key name that differ from the runtime's own defaults.
    defaults: Mapping[str, str] = field(default_factory=dict)


#: The sections that every application reads, whatever it is made of.
COMMON_SETTINGS = (Settings("log", ("logger",)), Settings("shutdown", ("app",)))


@dataclass(frozen=True, slots=True)
class Component:
    """A part of an application, as its wiring and its documentation see it."""

    #: The entry's name in the config.
    name: str
    #: What it is, in a word or two for people: `REST server`.
    kind: str
    stage: Stage
    #: The function that makes it; it takes the application.
    constructor: Expr
    settings: Settings
    #: Whether the constructor takes the service, too.
    takes_service: bool = True
    port: int | None = None


@dataclass(frozen=True, slots=True)
class Blueprint:
    """A project, and what its applications are made of: all that files are planned from."""

    project: Project
    #: The components of each application, by its name.
    components: Mapping[str, tuple[Component, ...]]


class Feature(Protocol):
    """A part of the config, and all that it leads to."""

    def components(
        self,
        project: Project,  # noqa: ARG002 - the default is for features that add none
        application: Application,  # noqa: ARG002
    ) -> Iterable[Component]:
        """Return what the feature adds to an application, in the order of the config."""
        return ()

    def files(self, blueprint: Blueprint) -> Iterable[PlannedFile]:
        """Return the files that the feature adds to a project."""
