"""The official JSON-Schema-Test-Suite, as it is and as people write schemas."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tests.jsonschema import exact_json
from tests.jsonschema.corpora.fetching import fetched
from tests.jsonschema.corpora.packages import JSONSCHEMA

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from gpsgen.read.json_data import JSONData

DRAFTS = ("draft4", "draft6", "draft7", "draft2019-09", "draft2020-12")


@dataclass(frozen=True, slots=True)
class Case:
    """A document, and whether the schema takes it."""

    description: str
    document: JSONData
    valid: bool
    #: The document as it is written, where that matters.
    text: str = ""

    @property
    def data(self) -> bytes:
        """What a decoder reads."""
        return (self.text or exact_json.dumps(self.document)).encode()


@dataclass(frozen=True, slots=True)
class Group:
    """A schema with documents."""

    #: The file of the suite, without its suffix: `allOf`, `optional/format/date`.
    file: str
    description: str
    draft: str
    schema: JSONData
    cases: tuple[Case, ...]

    @property
    def title(self) -> str:
        """What a report calls the group."""
        return f"{self.draft} {self.file}: {self.description}"

    def replaced(self, schema: JSONData, cases: tuple[Case, ...]) -> Group:
        """Return the group with another schema and other documents."""
        return replace(self, schema=schema, cases=cases)


@dataclass(frozen=True, slots=True)
class Suite:
    """A copy of the suite."""

    folder: Path

    @property
    def remotes(self) -> Path:
        """The files that schemas name as `http://localhost:1234/…`."""
        return self.folder / "remotes"

    def groups(self, draft: str, pattern: str = "*.json") -> Iterator[Group]:
        """Yield the groups of the files of a draft that match a pattern."""
        tests = self.folder / "tests" / draft
        for path in sorted(tests.glob(pattern)):
            file = path.relative_to(tests).with_suffix("").as_posix()
            for data in exact_json.loads(path.read_bytes()):
                cases = tuple(
                    Case(it["description"], it["data"], it["valid"]) for it in data["tests"]
                )
                yield Group(file, data["description"], draft, data["schema"], cases)


def packaged_suite() -> Suite:
    """Return the suite that a package carries.

    Raises:
        tests.jsonschema.corpora.fetching.UnavailableError: it cannot be had.

    """
    return Suite(fetched(JSONSCHEMA) / "json")
