"""`gpsgen generate` where nothing has changed since the last time."""

import sys
from collections.abc import Sequence
from pathlib import Path

from gpsgen.cli.places import find_places
from gpsgen.errors import UsageError
from gpsgen.stamp import unchanged


def quick_generate(arguments: Sequence[str]) -> int | None:
    """Return the exit status where the arguments ask for a generation without any work, else None.

    Only the plain forms of the command are understood here; all others take the long way.
    """
    plain = _plain(arguments)
    if plain is None:
        return None
    config, target = plain
    try:
        places = find_places(config, target)
    except (UsageError, OSError):
        return None
    files = unchanged(places.config, places.target)
    if files is None:
        return None
    sys.stdout.write(f"nothing to do: {files} files are up to date\n")
    return 0


def _plain(arguments: Sequence[str]) -> tuple[Path | None, Path | None] | None:
    if not arguments or arguments[0] != "generate":
        return None
    config: Path | None = None
    target: Path | None = None
    rest = list(arguments[1:])
    while rest:
        word = rest.pop(0)
        if word == "--target" and rest:
            target = Path(rest.pop(0))
        elif word.startswith("--target="):
            target = Path(word.partition("=")[2])
        elif word == "--no-post-generate":
            continue
        elif word.startswith("-") or config is not None:
            return None
        else:
            config = Path(word)
    return config, target
