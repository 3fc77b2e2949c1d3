"""From a file to a checked config."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gpsgen.config.rules import check
from gpsgen.config.shape import draft_config
from gpsgen.diagnostics import Diagnostics, Source
from gpsgen.model.findings import Findings
from gpsgen.read.config import parse_config
from gpsgen.read.files import read_source

if TYPE_CHECKING:
    from pathlib import Path

    from gpsgen.config.sections import Config
    from gpsgen.read import Document


@dataclass(frozen=True)
class LoadedConfig:
    """A config, where everything in it lies, and what is to be said of it."""

    #: None where there are errors.
    config: Config | None
    #: None where the file is not YAML.
    document: Document | None
    diagnostics: Diagnostics
    #: None where the file cannot be read at all.
    source: Source | None

    @property
    def sources(self) -> dict[str, Source]:
        """The files that findings point into, for the renderer."""
        return {self.source.name: self.source} if self.source else {}


def load_config(path: Path) -> LoadedConfig:
    """Read and check a config; needs no Go, and never raises for what the config holds."""
    diagnostics = Diagnostics()
    source = read_source(path, diagnostics)
    document = parse_config(source, diagnostics) if source else None
    if document is None:
        return LoadedConfig(None, None, diagnostics, source)
    findings = Findings(document, diagnostics)
    draft = draft_config(findings)
    check(draft, findings, path.parent)
    config = None if diagnostics.has_errors else draft
    return LoadedConfig(config, document, diagnostics, source)
