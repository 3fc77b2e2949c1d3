"""The root of the config and the sections that belong to no feature."""

import re
from typing import Annotated, Literal

from pydantic import Field

from gpsgen.diagnostics import codes
from gpsgen.diagnostics.text import quote
from gpsgen.features.rest.model import RestEntry
from gpsgen.features.workers.model import WorkerEntry
from gpsgen.model.base import Section
from gpsgen.model.scalars import (
    Listed,
    ListedOrSingle,
    Name,
    Named,
    ServiceName,
    Text,
    fault,
    one_of,
    text,
    typed,
)
from gpsgen.model.versions import GoVersion, RuntimeVersion, SemanticVersion
from gpsgen.version import MIN_RUNTIME_VERSION, OGEN_VERSION

LOGGERS = ("zerolog", "logrus", "slog")
REGISTRY_TYPES = ("github", "digitalocean", "aws", "selfhosted")
POST_GENERATE_STEPS = (
    "git_install",
    "tools_install",
    "clean_imports",
    "executable_scripts",
    "call_generate",
    "call_generate_mock",
    "go_mod_tidy",
    "go_get_u",
    "git_initial_commit",
)

_MODULE_ELEMENT = re.compile(r"[A-Za-z0-9_~-][A-Za-z0-9._~-]*(?<!\.)", re.ASCII)
_MODULE_DOMAIN = re.compile(r"[a-z0-9][a-z0-9.-]*", re.ASCII)
_MAJOR_VERSION = re.compile(r"v[0-9.]+", re.ASCII)
#: Names that Windows keeps for itself, and the folder that Go cuts import paths off at.
_RESERVED_ELEMENT = re.compile(
    r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?|.*~[0-9]+|(?-i:vendor)", re.IGNORECASE
)


def module_path(value: object) -> str:
    """Take a path that the go command takes for a module."""
    written = text(value)
    if reason := _fault_in_module_path(written):
        message = f"{quote(written)} is not a Go module path: {reason}"
        raise fault(codes.BAD_MODULE_PATH, message, "for example: `github.com/acme/shop`")
    return written


def _fault_in_module_path(path: str) -> str | None:
    elements = path.split("/")
    if not _MODULE_DOMAIN.fullmatch(elements[0]):
        return "its first element holds lower-case letters, digits, `.` and `-` only"
    for element in elements:
        if not element:
            return "it has an empty element"
        if not _MODULE_ELEMENT.fullmatch(element) or _RESERVED_ELEMENT.fullmatch(element):
            return f"{quote(element)} cannot be an element of it"
    last = elements[-1]
    is_major = len(elements) > 1 and _MAJOR_VERSION.fullmatch(last)
    if is_major and not re.fullmatch(r"v([2-9]|[1-9][0-9]+)", last):
        return f"it cannot end in {quote(last)}; a major version begins at `v2`"
    return None


ModulePath = Annotated[str, typed(module_path)]


class Main(Section):
    """What holds for the whole service."""

    name: ServiceName = Field(description="The name of the service.")
    logger: Annotated[Literal["zerolog", "logrus", "slog"], one_of(*LOGGERS, what="logger")] = (
        Field("zerolog", description="The library that writes the log.")
    )
    registry_type: Annotated[
        Literal["github", "digitalocean", "aws", "selfhosted"],
        one_of(*REGISTRY_TYPES, what="registry type"),
    ] = Field("github", description="Where container images are kept.")
    author: Text = Field("Unknown author", description="Who holds the copyright.")


class Git(Section):
    """Where the project lives."""

    repo: Text = Field(description="The repository that the project is pushed to.")
    module_path: ModulePath = Field(description="The Go module path of the project.")


class Tools(Section):
    """The versions of the tools that make and check the project."""

    golang_version: GoVersion = Field("1.26", description="The version of Go.")
    ogen_version: SemanticVersion = Field(OGEN_VERSION, description="The version of ogen.")
    golangci_version: SemanticVersion | None = Field(
        None, description="The version of golangci-lint; without it, the one that we test with."
    )
    runtime_version: RuntimeVersion = Field(
        MIN_RUNTIME_VERSION, description="The version of the runtime."
    )


class TransportItem(Section):
    """A server that an application runs."""

    name: Name = Field(description="The name of a `rest` entry.")


class WorkerItem(Section):
    """A worker that an application runs."""

    name: Name = Field(description="The name of a `worker` entry.")


class Application(Section):
    """One binary and one container: the unit of horizontal scaling."""

    name: Name = Field(description="The name of the binary and of the container.")
    transport: Annotated[tuple[Annotated[TransportItem, Named], ...], Listed] = Field(
        (), description="The servers that it runs: names, or maps with a name."
    )
    worker: Annotated[tuple[Annotated[WorkerItem, Named], ...], ListedOrSingle] = Field(
        (), description="The workers that it runs: names, or maps with a name."
    )


class Config(Section):
    """A whole `project.yaml`."""

    main: Main = Field(description="What holds for the whole service.")
    git: Git = Field(description="Where the project lives.")
    tools: Tools = Field(Tools(), description="The versions of tools.")
    rest: Annotated[tuple[RestEntry, ...], Listed] = Field((), description="REST servers.")
    worker: Annotated[tuple[WorkerEntry, ...], Listed] = Field((), description="Workers.")
    applications: Annotated[tuple[Application, ...], Listed] = Field(
        description="The binaries that the project is made of."
    )
    post_generate: Annotated[
        tuple[
            Annotated[str, one_of(*POST_GENERATE_STEPS, what="step of `post_generate`")],
            ...,
        ],
        ListedOrSingle,
    ] = Field((), description="What is run after generation, in this order.")
