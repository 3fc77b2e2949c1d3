"""`gpsgen schema`: the JSON Schemas by which editors complete and check what people write."""

import typer

from gpsgen.config.schema import schema_text
from gpsgen.errors import ExitStatus


def print_schema(name: str) -> ExitStatus:
    """Print the JSON Schema of one kind of file to the standard output."""
    typer.echo(schema_text(name), nl=False)
    return ExitStatus.OK
