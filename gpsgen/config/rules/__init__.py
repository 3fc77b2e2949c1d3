"""What must hold between the parts of a config."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gpsgen.config.rules.applications import check_applications
from gpsgen.config.rules.environment import check_environment
from gpsgen.config.rules.names import check_names
from gpsgen.config.rules.references import check_references
from gpsgen.config.rules.tools import check_tools
from gpsgen.features.rest.rules import check_rest

if TYPE_CHECKING:
    from pathlib import Path

    from gpsgen.config.sections import Config
    from gpsgen.model.findings import Findings


def check(draft: Config, findings: Findings, folder: Path) -> None:
    """Apply every rule to a draft; spec paths are relative to a folder."""
    check_environment(findings)
    check_tools(draft, findings)
    check_rest(draft.rest, findings, folder)
    check_names(draft, findings)
    check_references(draft, findings)
    check_applications(draft, findings)
