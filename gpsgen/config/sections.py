"""The root of the config and the sections that belong to no feature."""

import json
from typing import Annotated, Literal

from pydantic import Field

from gpsgen.config.application import Application
from gpsgen.diagnostics import codes
from gpsgen.diagnostics.text import quote, quote_all, shorten
from gpsgen.features.cli.model import CliEntry
from gpsgen.features.deploy.model import Deploy, Docker, Provider, RegistryType
from gpsgen.features.documentation.model import Documentation
from gpsgen.features.drivers.model import DriverEntry
from gpsgen.features.grafana.model import Grafana
from gpsgen.features.grpc.model import GrpcEntry
from gpsgen.features.jsonschema.model import SchemaSet
from gpsgen.features.kafka.model import KafkaEntry
from gpsgen.features.packaging.model import Artifact, Packaging
from gpsgen.features.rest.model import RestEntry
from gpsgen.features.workers.model import WorkerEntry
from gpsgen.model import forms
from gpsgen.model.base import Section
from gpsgen.model.go_values import ModulePath
from gpsgen.model.scalars import (
    Listed,
    ListedOrSingle,
    ServiceName,
    Switch,
    Text,
    fault,
    one_of,
    text,
    typed,
)
from gpsgen.model.versions import GoVersion, RuntimeVersion, SemanticVersion
from gpsgen.version import MIN_RUNTIME_VERSION, OGEN_VERSION

LOGGERS = ("zerolog", "logrus", "slog")
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


def step_name(value: object) -> str:
    """Take the name of a step."""
    written = text(value)
    if written in POST_GENERATE_STEPS:
        return written
    message = f"{quote(written)} is not a step of `post_generate`"
    own = f"a command of your own is written as `- run: {json.dumps(shorten(written))}`"
    raise fault(codes.NOT_AN_OPTION, message, f"{own}; steps: {_STEPS}", POST_GENERATE_STEPS)


def step(value: object) -> object:
    """Take a step: its name, or a map with a name or a command in it."""
    return {"step": value} if isinstance(value, str) else value


_STEPS = quote_all(POST_GENERATE_STEPS)
StepName = Annotated[str, typed(step_name, lambda _: {"enum": list(POST_GENERATE_STEPS)})]


class Main(Section):
    """What holds for the whole service."""

    name: ServiceName = Field(
        description="The name of the service, in lower case: configuration and images have it."
    )
    logger: Annotated[Literal["zerolog", "logrus", "slog"], one_of(*LOGGERS, what="logger")] = (
        Field("zerolog", description="The library that writes the log.")
    )
    registry_type: RegistryType = Field("github", description="Where container images are kept.")
    author: Text = Field("Unknown author", description="Who holds the copyright.")
    skip_service_init: Switch = Field(
        default=False,
        description="Whether you write the service's constructor yourself.",
    )
    use_active_record: Switch = Field(
        default=False,
        description="Whether applications use PostgreSQL.",
    )
    dev_stand: Switch = Field(
        default=False,
        description="Whether there is a development stand; it needs the step `git_install`.",
    )
    generate_llms_md: Switch = Field(
        default=False,
        description="Whether the project describes itself to language models.",
    )
    ci: Annotated[tuple[Provider, ...], ListedOrSingle] | None = Field(
        None, description="Where CI runs: an empty list for nowhere; without it, everywhere."
    )


class Git(Section):
    """Where the project lives."""

    repo: Text = Field(description="The repository that the project is pushed to.")
    module_path: ModulePath = Field(description="The Go module path of the project.")
    private_repos: Annotated[tuple[Text, ...], ListedOrSingle] = Field(
        (), description="Modules that are fetched from their repositories: patterns of GOPRIVATE."
    )


class Tools(Section):
    """The versions of the tools that make and check the project."""

    golang_version: GoVersion = Field("1.26", description="The version of Go: 1.26 or later.")
    ogen_version: SemanticVersion = Field(OGEN_VERSION, description="The version of ogen.")
    golangci_version: SemanticVersion | None = Field(
        None, description="The version of golangci-lint; without it, the one that we test with."
    )
    runtime_version: RuntimeVersion = Field(
        MIN_RUNTIME_VERSION, description="The version of the runtime."
    )


class PostGenerateStep(Section):
    """What is run after generation: one of the steps that have a name, or a command."""

    step: StepName | None = Field(None, description="The name of a step.")
    run: Text | None = Field(None, description="A command of your own, as a shell splits it.")


StepOrCommand = Annotated[PostGenerateStep, typed(step, forms.field_or_map("step"))]


class Config(Section):
    """A whole `project.yaml`."""

    main: Main = Field(description="What holds for the whole service.")
    git: Git = Field(description="Where the project lives.")
    tools: Tools = Field(default_factory=Tools, description="The versions of tools.")
    rest: Annotated[tuple[RestEntry, ...], Listed] = Field(
        (), description="REST servers and clients."
    )
    grpc: Annotated[tuple[GrpcEntry, ...], Listed] = Field(
        (), description="gRPC servers and clients."
    )
    kafka: Annotated[tuple[KafkaEntry, ...], Listed] = Field(
        (), description="Producers and consumers of events."
    )
    cli: Annotated[tuple[CliEntry, ...], Listed] = Field((), description="Command lines.")
    worker: Annotated[tuple[WorkerEntry, ...], Listed] = Field((), description="Workers.")
    driver: Annotated[tuple[DriverEntry, ...], Listed] = Field((), description="Drivers.")
    jsonschema: Annotated[tuple[SchemaSet, ...], Listed] = Field(
        (), description="Sets of JSON Schemas that become Go types."
    )
    applications: Annotated[tuple[Application, ...], Listed] = Field(
        description="The binaries that the project is made of."
    )
    grafana: Grafana = Field(default_factory=Grafana, description="Dashboards.")
    artifacts: Annotated[tuple[Artifact, ...], ListedOrSingle] = Field(
        ("docker",), description="What applications are shipped as."
    )
    packaging: Packaging | None = Field(None, description="What packages say of themselves.")
    documentation: Documentation = Field(
        default_factory=Documentation, description="The documentation site."
    )
    docker: Docker = Field(default_factory=Docker, description="Images.")
    deploy: Deploy = Field(default_factory=Deploy, description="Deployment.")
    post_generate: Annotated[tuple[StepOrCommand, ...], ListedOrSingle] = Field(
        (), description="What is run after generation, in this order."
    )
