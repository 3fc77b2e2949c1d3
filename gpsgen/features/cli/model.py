"""What `cli` entries of a config hold."""

from typing import Annotated, Literal

from pydantic import Field

from gpsgen.model.base import Section
from gpsgen.model.scalars import ListedOrSingle, Name, Text, one_of

GeneratorType = Annotated[
    Literal["template"], one_of("template", what="generator type of a command line")
]
GeneratorTemplate = Annotated[Literal["cli"], one_of("cli", what="template of a command line")]


class CliEntry(Section):
    """A command line: its commands are listed in a file of their own."""

    name: Name = Field(description="The name that applications use.")
    path: Annotated[tuple[Text, ...], ListedOrSingle] = Field(
        (), description="The file that lists the commands."
    )
    generator_type: GeneratorType = Field(description="How the command line is made.")
    generator_template: GeneratorTemplate = Field(description="Which template it is.")
