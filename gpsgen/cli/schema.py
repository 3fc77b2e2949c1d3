"""`gpsgen schema`: the JSON Schemas by which editors complete and check what people write."""

import typer

from gpsgen.config.kept_schemas import kept_schema
from gpsgen.errors import ExitStatus


def print_schema(name: str) -> ExitStatus:
    """Print the JSON Schema of one kind of file to the standard output."""
    typer.echo(kept_schema(name).decode(), nl=False)
    return ExitStatus.OK
