"""The plain forms of the commands, carried out without the imports that a command line needs.

A generation that has nothing to do needs none of the generator's imports either.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from gpsgen.cli.places import find_config, find_places
from gpsgen.cli.terminal import Terminal
from gpsgen.stamp import unchanged
from gpsgen.version import __version__

#: The switches of a generation that writes nothing.
_DRY = ("--dry-run", "--diff", "--check")


@dataclass(frozen=True, slots=True)
class _Plain:
    """The words of a command that has no other options than those of its table."""

    config: Path | None
    values: dict[str, str]
    switches: frozenset[str]


def quick(arguments: Sequence[str], terminal: Terminal) -> int | None:
    """Carry out a plain command and return its exit status; None where it is not a plain one."""
    match list(arguments):
        case ["version"]:
            terminal.print(__version__)
            return 0
        case ["generate", *words]:
            plain = _plain(words, values={"--target"}, switches={"--no-post-generate", *_DRY})
            return _generate(plain, terminal) if plain else None
        case ["validate", *words]:
            plain = _plain(words, values={"--format"}, switches={"--fix"})
            return _validate(plain, terminal) if plain else None
    return None


def _generate(plain: _Plain, terminal: Terminal) -> int:
    target = plain.values.get("--target")
    places = find_places(plain.config, Path(target) if target else None)
    files = unchanged(places.config, places.target)
    if files is not None:
        # where a diff is asked for, the standard output holds nothing else
        is_list = "--diff" not in plain.switches or "--dry-run" in plain.switches
        tell = terminal.print if is_list else terminal.note
        tell(f"nothing to do: {files} files are up to date")
        return 0
    from gpsgen.cli.asked import Asked  # noqa: PLC0415 - no generation is asked for before
    from gpsgen.cli.generate import generate  # noqa: PLC0415 - the generator's imports

    asked = Asked(
        dry_run="--dry-run" in plain.switches,
        diff="--diff" in plain.switches,
        check="--check" in plain.switches,
        post_generate="--no-post-generate" not in plain.switches,
    )
    return generate(places, terminal, asked)


def _validate(plain: _Plain, terminal: Terminal) -> int | None:
    from gpsgen.cli.validate import validate  # noqa: PLC0415 - the checker's imports
    from gpsgen.diagnostics.formats import Format  # noqa: PLC0415

    asked = plain.values.get("--format", Format.TEXT)
    if asked not in list(Format):
        return None
    config = find_config(plain.config, "validate")
    return validate(config, Format(asked), terminal, fix="--fix" in plain.switches)


def _plain(words: Sequence[str], *, values: set[str], switches: set[str]) -> _Plain | None:
    """Take words apart; None for what the command line itself has to answer."""
    config: Path | None = None
    found: dict[str, str] = {}
    switched: set[str] = set()
    rest = list(words)
    while rest:
        word = rest.pop(0)
        name, equals, value = word.partition("=")
        if name in values and (equals or rest):
            found[name] = value if equals else rest.pop(0)
        elif word in switches:
            switched.add(word)
        elif not word or word.startswith("-") or config is not None:
            return None
        else:
            config = Path(word)
    return _Plain(config, found, frozenset(switched)) if all(found.values()) else None
