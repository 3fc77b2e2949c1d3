"""Commands of gpsgen as people copy them from what another one told."""

import os
import shlex
from pathlib import Path

from gpsgen.cli.places import Places, find_places, find_project
from gpsgen.diagnostics.text import safe
from gpsgen.errors import UsageError


def command(places: Places, name: str, *options: str) -> str:
    """Return the command `name` for the config and the project in `places`, with `options`.

    What it would find by itself in the working directory is left out.
    """
    return _spelt("gpsgen", name, *_arguments(places), *options)


def project_command(places: Places, name: str, *words: str) -> str:
    """Return a command that knows the project by its folder, and needs no config."""
    try:
        is_found = find_project(None).resolve() == places.target.resolve()
    except UsageError:
        is_found = False
    target = [] if is_found else ["--target", str(places.target)]
    return _spelt("gpsgen", name, *target, *words)


def as_typed(path: str, target: Path) -> str:
    """Return how a person names a file of the project in the folder `target`.

    From within the project that is as seen from where they are, else as seen from the project.
    """
    here, project = os.path.realpath("."), os.path.realpath(target)
    if here != project and Path(here).is_relative_to(project):
        path = os.path.relpath(os.path.join(project, path), here)  # noqa: PTH118 - text, not a file
    return f"./{path}" if path.startswith("-") else path


def _arguments(places: Places) -> list[str]:
    """Return the fewest arguments that mean `places`."""
    config, target = _no_option(places.config), str(places.target)
    for words, arguments in (
        ([], (None, None)),
        ([config], (places.config, None)),
        (["--target", target], (None, places.target)),
    ):
        try:
            if find_places(*arguments) == places:
                return words
        except UsageError:
            continue
    return [config, "--target", target]


def _no_option(path: Path) -> str:
    return f"./{path}" if str(path).startswith("-") else str(path)


def _spelt(*words: str) -> str:
    return safe(shlex.join(words))
