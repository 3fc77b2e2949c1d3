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
class _Words:
    """The words of a command, taken apart."""

    paths: tuple[Path, ...]
    values: tuple[tuple[str, str], ...]
    switches: frozenset[str]

    def all(self, name: str) -> tuple[str, ...]:
        """Return the values of an option that may be repeated."""
        return tuple(value for key, value in self.values if key == name)

    def last(self, name: str) -> str | None:
        """Return the value of an option: where it is repeated, the last."""
        found = self.all(name)
        return found[-1] if found else None


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
        case ["jsonschema", *words]:
            values = {"--package", "--type", "--out", "--remotes", "--map", "--draft"}
            taken = _taken_apart(words, values, switches={"--assert-format", "--overwrite"})
            return _jsonschema(taken, terminal) if taken else None
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


def _jsonschema(words: _Words, terminal: Terminal) -> int | None:
    package = words.last("--package")
    if not package or not words.paths:
        return None
    from gpsgen.cli.jsonschema import TypesAsked, write_types  # noqa: PLC0415 - the generator

    out, remotes = words.last("--out"), words.last("--remotes")
    asked = TypesAsked(
        schemas=words.paths,
        package=package,
        types=words.all("--type"),
        out=Path(out) if out and out != "-" else None,
        remotes=Path(remotes) if remotes else None,
        maps=words.all("--map"),
        draft=words.last("--draft"),
        assert_format="--assert-format" in words.switches,
        overwrite="--overwrite" in words.switches,
    )
    return write_types(asked, terminal)


def _plain(words: Sequence[str], *, values: set[str], switches: set[str]) -> _Plain | None:
    """Take words apart; None for what the command line itself has to answer."""
    taken = _taken_apart(words, values, switches)
    if taken is None or len(taken.paths) > 1:
        return None
    return _Plain(taken.paths[0] if taken.paths else None, dict(taken.values), taken.switches)


def _taken_apart(words: Sequence[str], values: set[str], switches: set[str]) -> _Words | None:
    """Take words apart; None where one of them is none of these, or names nothing."""
    paths: list[Path] = []
    found: list[tuple[str, str]] = []
    switched: set[str] = set()
    rest = list(words)
    while rest:
        word = rest.pop(0)
        name, equals, value = word.partition("=")
        if name in values and (equals or rest):
            found.append((name, value if equals else rest.pop(0)))
        elif word in switches:
            switched.add(word)
        elif not word or word.startswith("-"):
            return None
        else:
            paths.append(Path(word))
    is_named = all(value for _, value in found)
    return _Words(tuple(paths), tuple(found), frozenset(switched)) if is_named else None
