"""What `jsonschema` entries of a config hold."""

from typing import Annotated

from pydantic import Field

from gpsgen.model.base import Section
from gpsgen.model.go_values import ExportedName, PackageName
from gpsgen.model.scalars import Listed, ListedOrSingle, Name, Text


class SchemaItem(Section):
    """A schema of a set."""

    id: Name = Field(description="The name that events use, after that of the set.")
    path: Text = Field(description="The file of the schema.")
    type: ExportedName | None = Field(
        None, description="The Go type; without it, it is named after the file."
    )


class SchemaSet(Section):
    """Schemas that become one Go package, and may refer to each other."""

    name: Name = Field(description="The name of the set.")
    schemas: Annotated[tuple[SchemaItem, ...], Listed] = Field(
        (), description="The schemas of the set."
    )
    path: Annotated[tuple[Text, ...], ListedOrSingle] = Field(
        (), description="The files of schemas without ids: the older form of `schemas`."
    )
    package: PackageName | None = Field(
        None, description="The Go package; without it, it is named after the set."
    )
