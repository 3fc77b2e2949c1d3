"""What the section `documentation` of a config holds."""

from typing import Annotated, Literal

from pydantic import Field

from gpsgen.model.base import Section
from gpsgen.model.scalars import ListedOrOne, Text, one_of

DocumentationType = Annotated[
    Literal["s3", "github_pages", "minio"],
    one_of("s3", "github_pages", "minio", what="type of a documentation site"),
]


class Documentation(Section):
    """The documentation site."""

    type: DocumentationType | None = Field(None, description="Where the site is published.")
    site_name: Text | None = Field(
        None, description="The site's title; without it, the name of the service."
    )
    headers: Annotated[tuple[Text, ...], ListedOrOne] = Field(
        (), description="Headers that are sent when the site is uploaded to MinIO."
    )
