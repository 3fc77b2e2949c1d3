"""What the file of a command line holds: `commands.yaml`."""

from typing import Annotated, Literal

from pydantic import Field

from gpsgen.model import forms
from gpsgen.model.base import Section
from gpsgen.model.scalars import Listed, Name, Switch, lines, one_of, typed

FLAG_TYPES = ("string", "int", "bool", "float64", "duration")


def text_or_empty(value: object) -> str:
    """Take any text, on one line or more, or an empty one."""
    return "" if value is None or value == "" else lines(value)


TextOrEmpty = Annotated[str, typed(text_or_empty, forms.text_or_empty)]
FlagType = Annotated[
    Literal["string", "int", "bool", "float64", "duration"],
    one_of(*FLAG_TYPES, what="type of a flag"),
]


class Flag(Section):
    """A flag of a command: `--name` and a value."""

    name: Name = Field(description="The flag as it is written behind `--`.")
    type: FlagType = Field("string", description="The type of its value.")
    required: Switch = Field(
        default=False,
        description="Whether the command refuses to run without it.",
    )
    default: TextOrEmpty | None = Field(None, description="Its value where it is not given.")
    description: TextOrEmpty = Field("", description="What the help says of it.")


class Subcommand(Section):
    """A command below another."""

    name: Name = Field(description="The word that calls it.")
    description: TextOrEmpty = Field("", description="What the help says of it.")
    flags: Annotated[tuple[Flag, ...], Listed] = Field((), description="Its flags.")


class Command(Subcommand):
    """A command, which either runs or has commands below it."""

    subcommands: Annotated[tuple[Subcommand, ...], Listed] = Field(
        (), description="The commands below it, in the place of flags."
    )


class Commands(Section):
    """A whole `commands.yaml`."""

    commands: Annotated[tuple[Command, ...], Listed] = Field(
        description="The commands of the command line."
    )
