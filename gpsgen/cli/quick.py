"""The plain forms of the commands, carried out without the imports that a command line needs.

A generation that has nothing to do needs none of the generator's imports either.
"""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from gpsgen.cli.failures import guarded
from gpsgen.cli.places import find_places
from gpsgen.cli.terminal import Terminal
from gpsgen.stamp import unchanged
from gpsgen.version import __version__


@dataclass(frozen=True, slots=True)
class _Plain:
    """A `gpsgen generate` with no other options than these."""

    config: Path | None = None
    target: Path | None = None
    post_generate: bool = True


def quick(arguments: Sequence[str]) -> int | None:
    """Carry out a plain command and return its exit status; None where it is not a plain one."""
    if list(arguments) == ["version"]:
        sys.stdout.write(f"{__version__}\n")
        return 0
    plain = _plain(arguments)
    if plain is None:
        return None
    terminal = Terminal()
    return guarded(lambda: _generate(plain, terminal), terminal)


def _generate(plain: _Plain, terminal: Terminal) -> int:
    places = find_places(plain.config, plain.target)
    files = unchanged(places.config, places.target)
    if files is not None:
        terminal.print(f"nothing to do: {files} files are up to date")
        return 0
    from gpsgen.cli.generate import generate  # noqa: PLC0415 - the generator's imports

    return generate(places, terminal, post_generate=plain.post_generate)


def _plain(arguments: Sequence[str]) -> _Plain | None:
    if not arguments or arguments[0] != "generate":
        return None
    config: Path | None = None
    target: Path | None = None
    post_generate = True
    rest = list(arguments[1:])
    while rest:
        word = rest.pop(0)
        if word == "--target" and rest:
            target = Path(rest.pop(0))
        elif word.startswith("--target="):
            target = Path(word.partition("=")[2])
        elif word == "--no-post-generate":
            post_generate = False
        elif word.startswith("-") or config is not None:
            return None
        else:
            config = Path(word)
    return _Plain(config, target, post_generate)
