"""The files that a config names: each is looked for and read once, whoever names it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gpsgen.diagnostics import codes
from gpsgen.diagnostics.text import quote
from gpsgen.model.base import is_known
from gpsgen.model.findings import Findings
from gpsgen.read.config import parse_config
from gpsgen.read.files import read_source
from gpsgen.read.spec import parse_spec

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path as FilePath

    from gpsgen.diagnostics import Diagnostics, Source
    from gpsgen.diagnostics.model import Path
    from gpsgen.read import Document


class SpecFiles:
    """Finds and reads the files that a config names, by paths relative to its folder."""

    def __init__(self, folder: FilePath, diagnostics: Diagnostics) -> None:
        self.folder = folder
        self.diagnostics = diagnostics
        self._sources: dict[FilePath, Source | None] = {}
        self._documents: dict[FilePath, Document | None] = {}
        self._found: dict[FilePath, None] = {}
        self._concealed: dict[str, Source] = {}

    @property
    def sources(self) -> dict[str, Source]:
        """The texts of the files that were read, by the names that findings call them."""
        read = {source.name: source for source in self._sources.values() if source}
        return read | self._concealed

    @property
    def found(self) -> tuple[FilePath, ...]:
        """The files that the config names and that are there."""
        return tuple(self._found)

    def find(self, written: str, place: Path, findings: Findings, *, what: str) -> FilePath | None:
        """Return the file that the config names at a place; where it is none, that is reported.

        `what` is what people call such a file: `the spec`.
        """
        if fault := _fault_in_path(written):
            message = f"{quote(written)} cannot be a path: {fault}"
            findings.at_value(place, codes.BAD_SPEC_PATH, message)
            return None
        file = self.folder / written
        if reason := _absence(file):
            findings.at_value(
                place,
                codes.SPEC_NOT_FOUND,
                f"{what} {quote(written)} {reason}",
                help="paths are relative to the config's folder",
            )
            return None
        self._found.setdefault(file)
        return file

    def source(self, file: FilePath) -> Source | None:
        """Return the text of a file; why it cannot be read is reported."""
        if file not in self._sources:
            self._sources[file] = read_source(file, self.diagnostics)
        return self._sources[file]

    def conceal(self, source: Source) -> None:
        """Show a file in findings as this source has it, which hides what is secret."""
        self._concealed[source.name] = source

    def strict(self, file: FilePath, *, holds: str) -> Findings | None:
        """Read a file in the language of configs; the answer collects findings about it.

        `holds` says what a file that is empty should have held.
        """
        source = self.source(file)
        if file not in self._documents:
            document = parse_config(source, self.diagnostics, holds) if source else None
            self._documents[file] = document
        return self._findings(file)

    def the_one(
        self, paths: Iterable[str], place: Path, findings: Findings, *, what: str, holds: str
    ) -> Findings | None:
        """Read the first file of the list at a place as `strict` does; others have no effect."""
        if not is_known(paths):
            return None
        in_file = None
        for index, path in enumerate(paths):
            if index:
                findings.at_value(
                    (*place, index),
                    codes.WITHOUT_EFFECT,
                    "this file has no effect: the first one is the only one that is read",
                    help="remove it",
                )
            elif is_known(path):
                file = self.find(path, (*place, index), findings, what=what)
                in_file = self.strict(file, holds=holds) if file else None
        return in_file

    def spec(self, file: FilePath) -> Findings | None:
        """Read a spec in YAML or JSON; the answer collects findings about it."""
        source = self.source(file)
        if file not in self._documents:
            is_json = file.suffix.lower() == ".json"
            parsed = parse_spec(source, self.diagnostics, is_json=is_json) if source else None
            self._documents[file] = parsed
        return self._findings(file)

    def _findings(self, file: FilePath) -> Findings | None:
        document = self._documents[file]
        return Findings(document, self.diagnostics) if document else None


def _fault_in_path(path: str) -> str | None:
    """Say why the project cannot hold a copy of a file under its name, or None."""
    if "\\" in path:
        return "folders are parted by `/`"
    if path.endswith(".go"):
        return "Go takes each file with such a name for its own"
    return None


def _absence(file: FilePath) -> str | None:
    """Say why there is no regular file at a path, or None where there is one."""
    try:
        if file.is_file():
            return None
        return "is not a regular file" if file.exists() else "does not exist"
    except OSError as error:
        return f"cannot be read: {error.strerror}"
