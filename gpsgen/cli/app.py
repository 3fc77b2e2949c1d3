"""The commands of `gpsgen`."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Literal

import typer

from gpsgen.cli.places import find_config, find_places, find_places_above, find_project
from gpsgen.cli.terminal import Terminal
from gpsgen.errors import STATUS_MEANINGS, ExitStatus
from gpsgen.version import __version__

app = typer.Typer(
    name="gpsgen",
    help="Generate whole Go services from project.yaml and the specs it names.",
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
    epilog="Exit status: "
    + "; ".join(f"{status.value} {meaning}" for status, meaning in STATUS_MEANINGS.items()),
)


def _named(text: str) -> Path:
    """Take a path from the command line; nothing at all names none."""
    if not text:
        raise typer.BadParameter("this is empty; name a path")
    return Path(text)


Config = Annotated[
    Path | None,
    typer.Argument(
        help="The config; without it .project-config/project.yaml, else project.yaml.",
        parser=_named,
        metavar="CONFIG",
        show_default=False,
    ),
]
Target = Annotated[
    Path | None,
    typer.Option(
        "--target",
        help="The project's folder; without it the one that the working directory lies in.",
        parser=_named,
        metavar="FOLDER",
        show_default=False,
    ),
]
Json = Annotated[bool, typer.Option("--json", help="Tell all of it as JSON.")]


def _written_paths(typed: str) -> list[str]:
    """Return what a path may become: the files that gpsgen wrote; none where that is not known."""
    from gpsgen.cli.completion import written_paths  # noqa: PLC0415 - only a shell asks for it

    return written_paths(typed)


Paths = Annotated[
    list[str],
    typer.Argument(
        help="Files of the project, or folders for all that gpsgen wrote below them.",
        metavar="PATH…",
        autocompletion=_written_paths,
        show_default=False,
    ),
]
#: The names of formats and of kinds of files, spelt out: the help needs no imports for them.
FormatName = Literal["text", "concise", "json", "sarif", "github"]
SchemaName = Literal["project", "commands", "queues", "setup"]


@app.callback()
def _root() -> None:
    """Generate whole Go services from project.yaml and the specs it names."""


@app.command("generate")
def _generate(  # noqa: PLR0913 - an option each
    config: Config = None,
    target: Annotated[
        Path | None,
        typer.Option(
            help="The project's folder; it is created if missing.",
            parser=_named,
            metavar="FOLDER",
            show_default=False,
        ),
    ] = None,
    *,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="List what would change; write nothing.")
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help="Show what would change as diffs; write nothing.")
    ] = False,
    check: Annotated[
        bool, typer.Option("--check", help="Exit 1 if anything would change; write nothing.")
    ] = False,
    json: Json = False,
    overwrite: Annotated[
        list[str] | None,
        typer.Option(
            help="Drop the edits of a generated file, or of all below a folder; may be repeated.",
            metavar="PATH",
            autocompletion=_written_paths,
            show_default=False,
        ),
    ] = None,
    merge: Annotated[
        bool, typer.Option("--merge", help="Merge edits of generated files with what is new.")
    ] = False,
    post_generate: Annotated[
        bool, typer.Option(help="Run the config's post_generate steps after something changed.")
    ] = True,
) -> None:
    """Write the project that a config describes, or bring it up to date."""
    from gpsgen.cli.account import accounted  # noqa: PLC0415 - the help needs none of it
    from gpsgen.cli.asked import Asked  # noqa: PLC0415
    from gpsgen.cli.generate import generate  # noqa: PLC0415

    asked = Asked(
        dry_run=dry_run,
        diff=diff,
        check=check,
        json=json,
        overwrite=tuple(overwrite or ()),
        merge=merge,
        post_generate=post_generate,
    )
    terminal = Terminal()
    with accounted("generate", terminal, wanted=json) as account:
        ended = generate(find_places(config, target), terminal, asked, account)
    raise typer.Exit(ended)


@app.command("status")
def _status(
    config: Config = None,
    target: Target = None,
    *,
    diff: Annotated[
        bool,
        typer.Option(
            "--diff", help="Show edits, and what gpsgen would have changed in ejected files."
        ),
    ] = False,
    json: Json = False,
) -> None:
    """Tell how each file stands: clean, edited, missing, stale, ejected, yours."""
    from gpsgen.cli.account import accounted  # noqa: PLC0415 - the help needs none of it
    from gpsgen.cli.status import status  # noqa: PLC0415

    terminal = Terminal()
    with accounted("status", terminal, wanted=json) as account:
        places = find_places_above(config, target, "status")
        ended = status(places, terminal, account, diff=diff, json=json)
    raise typer.Exit(ended)


@app.command("why")
def _why(
    paths: Paths,
    *,
    config: Annotated[
        Path | None,
        typer.Option(
            "--config",
            help="The config; without it the project's own.",
            parser=_named,
            metavar="CONFIG",
            show_default=False,
        ),
    ] = None,
    target: Target = None,
    json: Json = False,
) -> None:
    """Say which entry of the config a file is there for."""
    from gpsgen.cli.account import accounted  # noqa: PLC0415 - the help needs none of it
    from gpsgen.cli.why import why  # noqa: PLC0415

    terminal = Terminal()
    with accounted("why", terminal, wanted=json) as account:
        places = find_places_above(config, target, "why --config")
        ended = why(places, paths, terminal, account, json=json)
    raise typer.Exit(ended)


@app.command("eject")
def _eject(paths: Paths, *, target: Target = None) -> None:
    """Make generated files yours: gpsgen writes them no more."""
    from gpsgen.cli.eject import eject  # noqa: PLC0415 - the help needs none of it

    raise typer.Exit(eject(find_project(target), paths, Terminal()))


@app.command("undo")
def _undo(*, target: Target = None) -> None:
    """Take back the last generation, if nothing has changed since; a second one brings it back."""
    from gpsgen.cli.undo import project_to_undo, undo  # noqa: PLC0415 - the help needs none of it

    raise typer.Exit(undo(project_to_undo(target), Terminal()))


@app.command("validate")
def _validate(
    config: Config = None,
    *,
    format_: Annotated[
        FormatName, typer.Option("--format", help="How findings are written.")
    ] = "text",
    fix: Annotated[
        bool, typer.Option("--fix", help="First mend what can be mended without asking.")
    ] = False,
) -> None:
    """Check a config and the files that it names; needs no Go."""
    from gpsgen.cli.validate import validate  # noqa: PLC0415 - the checker
    from gpsgen.diagnostics.formats import Format  # noqa: PLC0415 - the writers

    found = find_config(config, "validate")
    raise typer.Exit(validate(found, Format(format_), Terminal(), fix=fix))


@app.command("explain")
def _explain(
    code: Annotated[
        str | None,
        typer.Argument(
            help="GPS1301, 1301 or unknown-reference; without it, a table of all codes.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Say what the code of a finding means, and how to mend what it is about."""
    from gpsgen.cli.explain import explain  # noqa: PLC0415 - the pages

    raise typer.Exit(explain(code, Terminal()))


@app.command("schema")
def _schema(
    file: Annotated[SchemaName, typer.Argument(help="The kind of file.")] = "project",
) -> None:
    """Print the JSON Schema of project.yaml, or of a file that it names, for your editor."""
    from gpsgen.cli.schema import print_schema  # noqa: PLC0415 - all models of the config

    raise typer.Exit(print_schema(file))


@app.command("jsonschema")
def _jsonschema(  # noqa: PLR0913 - an option each
    schemas: Annotated[
        list[Path],
        typer.Argument(
            help="JSON Schemas, in JSON or YAML; together they become one package.",
            parser=_named,
            metavar="SCHEMA…",
            show_default=False,
        ),
    ],
    *,
    package: Annotated[str, typer.Option(help="The Go package.", show_default=False)],
    type_: Annotated[
        list[str] | None,
        typer.Option(
            "--type",
            help="The Go type of the schema; for several schemas, one for each.",
            metavar="NAME",
            show_default=False,
        ),
    ] = None,
    out: Annotated[
        Path,
        typer.Option(
            help="The Go file; `-` is the standard output.", parser=_named, metavar="FILE"
        ),
    ] = Path("-"),
    remotes: Annotated[
        Path | None,
        typer.Option(
            help="The folder that stands for http://localhost:1234/.",
            parser=_named,
            metavar="FOLDER",
            show_default=False,
        ),
    ] = None,
    map_: Annotated[
        list[str] | None,
        typer.Option(
            "--map",
            help="A file or folder that stands for an address; may be repeated.",
            metavar="<URL>=<PATH>",
            show_default=False,
        ),
    ] = None,
    draft: Annotated[
        str | None,
        typer.Option(
            help="The draft of schemas without `$schema`: 4, 6, 7, 2019-09 or 2020-12.",
            show_default="7",
        ),
    ] = None,
    assert_format: Annotated[
        bool, typer.Option("--assert-format", help="Check `format`, which is a remark otherwise.")
    ] = False,
    overwrite: Annotated[
        bool, typer.Option("--overwrite", help="Replace a file that gpsgen did not write.")
    ] = False,
) -> None:
    """Write the Go types of JSON Schemas, with all that they check, into one file."""
    from gpsgen.cli.jsonschema import TypesAsked, write_types  # noqa: PLC0415 - the generator

    asked = TypesAsked(
        schemas=tuple(schemas),
        package=package,
        types=tuple(type_ or ()),
        out=None if out == Path("-") else out,
        remotes=remotes,
        maps=tuple(map_ or ()),
        draft=draft,
        assert_format=assert_format,
        overwrite=overwrite,
    )
    raise typer.Exit(write_types(asked, Terminal()))


@app.command("version")
def _version() -> None:
    """Print the version of gpsgen."""
    typer.echo(__version__)


def run_app(arguments: Sequence[str]) -> int:
    """Run a command and return its exit status.

    Raises:
        KeyboardInterrupt: a person interrupted it.

    """
    try:
        app(list(arguments), prog_name="gpsgen")
    except SystemExit as exit_:
        status = exit_.code if isinstance(exit_.code, int) else ExitStatus.OK
        # typer makes a status of Ctrl-C, and says nothing
        if status == ExitStatus.INTERRUPTED:
            raise KeyboardInterrupt from exit_
        return status
    return ExitStatus.OK
