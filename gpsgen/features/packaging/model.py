"""What the section `packaging` of a config holds."""

from typing import Annotated, Literal

from pydantic import Field

from gpsgen.model.base import Section
from gpsgen.model.scalars import FolderPath, Text, one_of

Artifact = Annotated[
    Literal["docker", "deb", "rpm", "apk"],
    one_of("docker", "deb", "rpm", "apk", what="kind of artifact"),
]
UploadType = Annotated[
    Literal["minio", "aws", "rsync"], one_of("minio", "aws", "rsync", what="type of an upload")
]

PACKAGES = ("deb", "rpm", "apk")
"""The artifacts that are packages of an operating system."""


class Upload(Section):
    """Where packages are kept."""

    type: UploadType | None = Field(
        None, description="How packages get there; without it, they are not uploaded."
    )


class Packaging(Section):
    """What packages of an operating system say of themselves."""

    maintainer: Text | None = Field(None, description="Who answers for the packages.")
    description: Text | None = Field(None, description="What the packages hold, in a line.")
    homepage: Text | None = Field(None, description="The address of the project's page.")
    license: Text | None = Field(None, description="The licence, as SPDX names it.")
    vendor: Text | None = Field(None, description="Who makes the packages.")
    install_dir: FolderPath = Field("/usr/bin", description="Where binaries are installed.")
    config_dir: FolderPath | None = Field(
        None, description="Where configuration is installed; without it, `/etc/` and the service."
    )
    upload: Upload | None = Field(None, description="Where packages are kept.")
