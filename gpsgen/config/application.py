"""What `applications` of a config hold."""

from typing import Annotated

from pydantic import Field

from gpsgen.diagnostics import codes
from gpsgen.diagnostics.text import quote
from gpsgen.features.deploy.model import ApplicationDeploy
from gpsgen.features.packaging.model import Artifact
from gpsgen.model import forms
from gpsgen.model.base import Section
from gpsgen.model.scalars import (
    NAME_FORM,
    Image,
    Instantiation,
    Lines,
    ListedOrOne,
    ListedOrSingle,
    Name,
    Named,
    Switch,
    Text,
    fault,
    switch,
    text,
    typed,
)


def one_name(value: object) -> str:
    """Take the name of the one command line that an application can be."""
    if isinstance(value, list):
        message = "an application has one command line, not a list of them"
        raise fault(codes.SEVERAL_CLIS, message, "write its name: `cli: admin`")
    return text(value)


def switched_on(value: object) -> bool:
    """Take `true`; what it switches is off where nothing is said."""
    return _only(value, wanted=True, otherwise="leave it out where it is off")


def switched_off(value: object) -> bool:
    """Take `false`; what it switches is as the whole service has it where nothing is said."""
    return _only(value, wanted=False, otherwise="`main` switches it on, for all applications")


def _only(value: object, *, wanted: bool, otherwise: str) -> bool:
    if switch(value) is not wanted:
        allowed = str(wanted).lower()
        message = f"this can only be `{allowed}`, not {quote(str(value))}"
        raise fault(codes.NOT_AN_OPTION, message, otherwise)
    return wanted


SwitchedOn = Annotated[bool, typed(switched_on, forms.only(on=True))]
SwitchedOff = Annotated[bool, typed(switched_off, forms.only(on=False))]
OneName = Annotated[str, typed(one_name, NAME_FORM)]


class TransportConfig(Section):
    """How an application uses a transport."""

    instantiation: Instantiation | None = Field(
        None,
        description="Whether this application makes the client once (`static`), or for each call "
        "(`dynamic`).",
    )
    optional: Switch = Field(
        default=False,
        description="Whether the application starts without it.",
    )


class TransportItem(Section):
    """A server that an application runs, or a client that it uses."""

    name: Text = Field(description="The name of a `rest` or `grpc` entry.")
    config: TransportConfig = Field(
        default_factory=TransportConfig, description="How the application uses it."
    )


class KafkaItem(Section):
    """A producer or consumer of an application."""

    name: Text = Field(description="The name of a `kafka` entry.")
    optional: Switch = Field(
        default=False,
        description="Whether the application starts without it.",
    )


class DriverItem(Section):
    """A driver of an application."""

    name: Text = Field(description="The name of a `driver` entry.")
    params: Annotated[tuple[Lines, ...], ListedOrOne] = Field(
        (), description="Options that the driver is made with: calls of its package, in Go."
    )
    optional: Switch = Field(
        default=False,
        description="Whether the application starts without it.",
    )


class WorkerItem(Section):
    """A worker that an application runs."""

    name: Text = Field(description="The name of a `worker` entry.")


class ApplicationGrafana(Section):
    """The dashboard of an application."""

    datasources: Annotated[tuple[Text, ...], ListedOrOne] = Field(
        (), description="The names of the datasources that it uses."
    )


class GoatTests(Section):
    """Integration tests of an application."""

    enabled: Switch = Field(
        default=False,
        description="Whether there are integration tests.",
    )
    binary_path: Text | None = Field(
        None, description="The binary under test; without it, `/tmp/` and the application."
    )


class Application(Section):
    """One binary and one container: the unit of horizontal scaling."""

    name: Name = Field(description="The name of the binary and of the container.")
    transport: Annotated[tuple[Annotated[TransportItem, Named], ...], ListedOrSingle] = Field(
        (), description="The servers and clients that it has: names, or maps with a name."
    )
    kafka: Annotated[tuple[Annotated[KafkaItem, Named], ...], ListedOrSingle] = Field(
        (), description="The producers and consumers that it has: names, or maps with a name."
    )
    driver: Annotated[tuple[Annotated[DriverItem, Named], ...], ListedOrSingle] = Field(
        (), description="The drivers that it has: names, or maps with a name."
    )
    worker: Annotated[tuple[Annotated[WorkerItem, Named], ...], ListedOrSingle] = Field(
        (), description="The workers that it runs: names, or maps with a name."
    )
    cli: OneName | None = Field(
        None, description="The command line that it is, which nothing else runs beside."
    )
    deploy: ApplicationDeploy = Field(
        default_factory=ApplicationDeploy, description="How it is deployed."
    )
    use_active_record: SwitchedOff | None = Field(
        None, description="`false` where it uses no PostgreSQL, though others do."
    )
    use_envs: SwitchedOn | None = Field(
        None, description="`true` where it is configured by its environment alone."
    )
    depends_on_docker_images: Annotated[tuple[Image, ...], ListedOrSingle] = Field(
        (), description="Images that are pulled before it starts."
    )
    grafana: ApplicationGrafana = Field(
        default_factory=ApplicationGrafana, description="Its dashboard."
    )
    goat_tests: Switch = Field(
        default=False,
        description="Whether it has integration tests.",
    )
    goat_tests_config: GoatTests | None = Field(
        None, description="Its integration tests, with settings."
    )
    artifacts: Annotated[tuple[Artifact, ...], ListedOrSingle] | None = Field(
        None, description="What it is shipped as, in place of what the section `artifacts` says."
    )
