"""Schemas of tests, as files of a run."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from gpsgen.diagnostics import Diagnostics, Source
from gpsgen.jsonschema.documents import SchemaFile
from gpsgen.jsonschema.drafts import DEFAULT_DRAFT
from gpsgen.jsonschema.reading import read_roots
from gpsgen.jsonschema.remotes import Remotes

if TYPE_CHECKING:
    from gpsgen.jsonschema.schema import Root, Schema


@dataclass
class Read:
    """What became of the files."""

    roots: list[Root] | None
    findings: list[str] = field(default_factory=list[str])
    helps: list[str | None] = field(default_factory=list)

    @property
    def schema(self) -> Schema:
        assert self.findings == []
        assert self.roots
        return self.roots[0].schema


def read(
    *schemas: object,
    draft: str = DEFAULT_DRAFT,
    remotes: Remotes | None = None,
    assert_format: bool = False,
) -> Read:
    """Read schemas as the files `0.json`, `1.json`, … of a folder that does not exist."""
    files = {f"{at}.json": json.dumps(schema) for at, schema in enumerate(schemas)}
    return read_texts(files, draft=draft, remotes=remotes, assert_format=assert_format)


def read_texts(
    texts: dict[str, str],
    *,
    draft: str = DEFAULT_DRAFT,
    remotes: Remotes | None = None,
    assert_format: bool = False,
) -> Read:
    """Read texts as files of a folder that does not exist."""
    folder = Path("/schemas")
    files = [SchemaFile(folder / name, source=Source(name, text)) for name, text in texts.items()]
    found = Diagnostics()
    roots = read_roots(files, remotes or Remotes(), draft, found, assert_format=assert_format)
    return Read(roots, [it.concise for it in found], [it.help for it in found])
