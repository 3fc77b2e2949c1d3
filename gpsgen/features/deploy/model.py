"""What the sections `docker` and `deploy` of a config hold."""

from typing import Annotated, Literal

from pydantic import Field

from gpsgen.model.base import Section
from gpsgen.model.scalars import FolderPath, FreeMap, ImagePrefix, Listed, Text, one_of

REGISTRY_TYPES = ("github", "digitalocean", "aws", "selfhosted")
CI_PROVIDERS = ("github", "gitlab")

Provider = Annotated[Literal["github", "gitlab"], one_of(*CI_PROVIDERS, what="provider of CI")]
RegistryType = Annotated[
    Literal["github", "digitalocean", "aws", "selfhosted"],
    one_of(*REGISTRY_TYPES, what="registry type"),
]
LogCollectorType = Annotated[Literal["loki"], one_of("loki", what="type of a log collector")]


class Docker(Section):
    """The images of the applications."""

    image_prefix: ImagePrefix | None = Field(
        None, description="What the names of images begin with."
    )


class LogCollector(Section):
    """Where the logs of containers go."""

    type: LogCollectorType = Field(description="What takes the logs.")
    parameters: FreeMap = Field({}, description="Settings of the log driver, as it names them.")


class Deploy(Section):
    """How applications are deployed."""

    log_collector: LogCollector | None = Field(None, description="Where logs go.")


class Volume(Section):
    """A folder of the host that an application's container sees."""

    path: Text = Field(description="The folder on the host.")
    mount: FolderPath = Field(description="Where the container has it.")


class ApplicationDeploy(Section):
    """How one application is deployed."""

    volumes: Annotated[tuple[Volume, ...], Listed] = Field(
        (), description="Folders of the host that the container sees."
    )
