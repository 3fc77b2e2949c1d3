"""What must hold within `cli` entries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gpsgen.features.cli.rules.commands import check_commands
from gpsgen.model.base import known

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gpsgen.features.cli.model import CliEntry
    from gpsgen.model.findings import Findings
    from gpsgen.model.spec_files import SpecFiles


def check_cli(entries: Iterable[CliEntry], findings: Findings, files: SpecFiles) -> None:
    """Apply the rules to all entries and to the files that they name."""
    for entry in known(entries):
        in_file = files.the_one(
            entry.path,
            entry.place_of("path"),
            findings,
            what="the commands file",
            holds="a list `commands`",
        )
        if in_file:
            check_commands(in_file)
