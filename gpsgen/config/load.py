"""From a file to a checked config."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gpsgen.config.cascades import drop_cascades
from gpsgen.config.retired import RETIRED
from gpsgen.config.rules import check
from gpsgen.config.sections import Config
from gpsgen.diagnostics import Diagnostics
from gpsgen.model.comma_lists import part_lists
from gpsgen.model.findings import Findings
from gpsgen.model.shape import draft
from gpsgen.model.spec_files import SpecFiles
from gpsgen.read.config import parse_config

if TYPE_CHECKING:
    from pathlib import Path

    from gpsgen.diagnostics import Source
    from gpsgen.read import Document


@dataclass(frozen=True)
class LoadedConfig:
    """A config, where everything in it lies, and what is to be said of it."""

    #: None where there are errors.
    config: Config | None
    #: None where the file is not YAML.
    document: Document | None
    diagnostics: Diagnostics
    #: The files that the config names and that are there.
    specs: tuple[Path, ...]
    #: The texts of all files that were read, for the renderer.
    sources: dict[str, Source]


def load_config(path: Path) -> LoadedConfig:
    """Read and check a config and the files that it names.

    It needs no Go, and never raises for what the files hold.
    """
    diagnostics = Diagnostics()
    files = SpecFiles(path.parent, diagnostics)
    source = files.source(path)
    document = parse_config(source, diagnostics) if source else None
    if document is None:
        return LoadedConfig(None, None, diagnostics, (), files.sources)
    document = part_lists(document, Config)
    findings = Findings(document, diagnostics)
    drafted = draft(Config, findings, RETIRED)
    check(drafted, findings, files)
    drop_cascades(diagnostics)
    config = None if diagnostics.has_errors else drafted
    return LoadedConfig(config, document, diagnostics, files.found, files.sources)
