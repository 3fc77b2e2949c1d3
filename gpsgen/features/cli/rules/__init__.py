"""What must hold within `cli` entries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gpsgen.diagnostics import codes
from gpsgen.features.cli.rules.commands import check_commands
from gpsgen.model.base import is_known, known

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gpsgen.diagnostics.model import Path
    from gpsgen.features.cli.model import CliEntry
    from gpsgen.model.findings import Findings
    from gpsgen.model.spec_files import SpecFiles


def check_cli(entries: Iterable[CliEntry], findings: Findings, files: SpecFiles) -> None:
    """Apply the rules to all entries and to the files that they name."""
    for entry in known(entries):
        for index, path in enumerate(known(entry.path)):
            place = entry.place_of("path", index)
            if index:
                findings.at_value(
                    place,
                    codes.WITHOUT_EFFECT,
                    "this file has no effect: the first one lists all commands",
                    help="remove it",
                )
            elif is_known(path):
                _file(path, place, findings, files)


def _file(path: str, place: Path, findings: Findings, files: SpecFiles) -> None:
    file = files.find(path, place, findings, what="the commands file")
    in_file = files.strict(file, holds="a list `commands`") if file else None
    if in_file:
        check_commands(in_file)
