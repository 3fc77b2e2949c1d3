"""The commands of `gpsgen`."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from gpsgen.cli.failures import guarded
from gpsgen.cli.places import find_places
from gpsgen.cli.terminal import Terminal
from gpsgen.errors import ExitStatus
from gpsgen.version import __version__

app = typer.Typer(
    name="gpsgen",
    help="Generate whole Go services from project.yaml and the specs it names.",
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
)

ISSUES = "the project's issue tracker"


@app.callback()
def _root() -> None:
    """Generate whole Go services from project.yaml and the specs it names."""


@app.command("generate")
def _generate(
    config: Annotated[
        Path | None,
        typer.Argument(
            help="The config; without it .project-config/project.yaml, else project.yaml.",
            show_default=False,
        ),
    ] = None,
    target: Annotated[
        Path | None,
        typer.Option(help="The project's folder; it is created if missing.", show_default=False),
    ] = None,
    *,
    post_generate: Annotated[
        bool, typer.Option(help="Run the config's post_generate steps after something changed.")
    ] = True,
) -> None:
    """Write the project that a config describes, or bring it up to date."""
    from gpsgen.cli.generate import generate  # noqa: PLC0415 - the help needs none of it

    places = find_places(config, target)
    raise typer.Exit(generate(places, Terminal(), post_generate=post_generate))


@app.command("version")
def _version() -> None:
    """Print the version of gpsgen."""
    typer.echo(__version__)


def run_app(arguments: Sequence[str]) -> int:
    """Run a command and return its exit status; every failure ends in a text for people."""
    return guarded(lambda: _run(arguments), Terminal())


def _run(arguments: Sequence[str]) -> int:
    try:
        app(list(arguments), prog_name="gpsgen")
    except SystemExit as exit_:
        return exit_.code if isinstance(exit_.code, int) else ExitStatus.OK
    return ExitStatus.OK
