"""The manifest: which files gpsgen wrote into a project, whose they are, and their hashes.

One file a line, sorted by path, so that a review reads it and a merge rarely conflicts:

    format 1
    generator 0.1.0
    generated <sha256> cmd/api/psg_main_gen.go

A `require` line records a requirement of go.mod that is there because gpsgen put it there.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from gpsgen.errors import GpsgenError
from gpsgen.layout import CONFIG_DIR, MANIFEST_PATH
from gpsgen.plan.ownership import Owner

_HEADER = "# The files that gpsgen wrote, and whose they are. Commit this file; do not edit it."
_FORMAT = 1
_ENTRY = re.compile(r"(generated|people|shared) ([0-9a-f]{64}) (\S.*)")
_REQUIRE = re.compile(r"require (\S+) (\S+)")


class ManifestError(GpsgenError):
    """The manifest cannot be trusted; the text names the line and the way out."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A file that gpsgen wrote."""

    owner: Owner
    #: SHA-256 of the bytes that gpsgen wrote, in hexadecimal.
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What earlier generations wrote."""

    #: The version of the generator that wrote last; empty before the first generation.
    generator: str = ""
    entries: Mapping[str, Entry] = field(default_factory=dict)
    #: Module path to version of the requirements that gpsgen put into go.mod.
    requirements: Mapping[str, str] = field(default_factory=dict)

    def without_inputs(self) -> "Manifest":
        """Return the manifest without the config's folder: there, people are the source again."""
        entries = {
            path: entry
            for path, entry in self.entries.items()
            if not path.startswith(f"{CONFIG_DIR}/")
        }
        return replace(self, entries=entries)

    def render(self) -> str:
        """Return the manifest's text."""
        lines = [_HEADER, f"format {_FORMAT}", f"generator {self.generator}"]
        lines += [
            f"require {module} {self.requirements[module]}" for module in sorted(self.requirements)
        ]
        lines += [
            f"{entry.owner} {entry.sha256} {path}" for path, entry in sorted(self.entries.items())
        ]
        return "\n".join(lines) + "\n"


def digest(data: bytes) -> str:
    """Return the SHA-256 of `data` in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def is_inside(path: str) -> bool:
    """Say whether a path that was read from a file names a place in the project."""
    return not path.startswith("/") and ".." not in path.split("/")


def read_manifest(project: Path) -> Manifest:
    """Read the manifest of the project in the folder `project`; an absent one is empty.

    Raises:
        ManifestError: it is damaged, holds conflict markers or comes from a newer gpsgen.

    """
    path = project / MANIFEST_PATH
    try:
        text = path.read_text("utf-8")
    except FileNotFoundError:
        return Manifest()
    except (OSError, UnicodeDecodeError) as error:
        raise ManifestError(f"{path}: cannot be read: {error}") from error
    return _parse(text.splitlines(), path)


def _parse(lines: Iterable[str], path: Path) -> Manifest:
    generator = ""
    known_format = False
    entries: dict[str, Entry] = {}
    requirements: dict[str, str] = {}
    for number, line in enumerate(lines, 1):
        if not line or line.startswith("#"):
            continue
        word, _, rest = line.partition(" ")
        if word == "format":
            _check_format(rest, path, number)
            known_format = True
        elif word == "generator":
            generator = rest
        elif require := _REQUIRE.fullmatch(line):
            requirements[require[1]] = require[2]
        elif (entry := _ENTRY.fullmatch(line)) and is_inside(entry[3]):
            entries[entry[3]] = Entry(Owner(entry[1]), entry[2])
        else:
            raise ManifestError(_damaged(path, number, line))
    if not known_format:
        raise ManifestError(f"{path}: the line `format {_FORMAT}` is missing. {_WAY_OUT}")
    return Manifest(generator, entries, requirements)


_WAY_OUT = "Restore the file from version control; nothing was written."


def _check_format(text: str, path: Path, number: int) -> None:
    if text.isascii() and text.isdigit() and int(text) > _FORMAT:
        raise ManifestError(
            f"{path}:{number}: written by a newer gpsgen: format {text}, this one knows {_FORMAT}. "
            "Upgrade gpsgen; nothing was written."
        )
    if text != str(_FORMAT):
        raise ManifestError(f"{path}:{number}: `{text}` is no format. {_WAY_OUT}")


def _damaged(path: Path, number: int, line: str) -> str:
    if line.startswith(("<<<<<<<", "=======", ">>>>>>>", "|||||||")):
        return (
            f"{path}:{number}: conflict markers of a merge. Keep the lines of both sides and "
            "remove the markers; nothing was written."
        )
    return f"{path}:{number}: not a line of a manifest: {line[:60]!r}. {_WAY_OUT}"
