"""`gpsgen undo`: takes back the last generation, or the last `gpsgen eject`."""

from pathlib import Path

from gpsgen.apply.opening import opened
from gpsgen.apply.undo import RECORD, ChangedSinceError
from gpsgen.apply.undo import undo as take_back
from gpsgen.cli.places import find_project
from gpsgen.cli.recovery import tell_recovered
from gpsgen.cli.terminal import Terminal
from gpsgen.diagnostics.text import safe
from gpsgen.errors import ExitStatus
from gpsgen.layout import MANIFEST_PATH
from gpsgen.reconcile.copies import place_of
from gpsgen.unfinished import keep_unfinished

#: As many files are named; the rest is counted.
_LISTED = 20


def project_to_undo(target: Path | None) -> Path:
    """Return the folder of the project that is meant: before its first generation it has no trace.

    Raises:
        gpsgen.errors.UsageError: there is none.

    """
    folder = target or Path()
    return folder if place_of(RECORD, folder).exists() else find_project(target)


def undo(project: Path, terminal: Terminal) -> ExitStatus:
    """Take back the last change that gpsgen made to the folder `project`, if nothing changed since.

    An undo is such a change, too.

    Raises:
        gpsgen.errors.GpsgenError: there is nothing to undo, or a file cannot be written.

    """
    with opened(project, writes=True) as opening:
        if opening.recovered:
            tell_recovered(terminal)
        try:
            back, gone = take_back(project)
        except ChangedSinceError as error:
            _refuse(error, terminal)
            return ExitStatus.FINDINGS
        # they followed the change that is taken back
        keep_unfinished(project, [])
    counts = f"{back} brought back, {gone} removed"
    what = counts if back or gone else f"{MANIFEST_PATH} brought back"
    terminal.print(f"{what} in {safe(str(project))}")
    return ExitStatus.OK


def _refuse(error: ChangedSinceError, terminal: Terminal) -> None:
    """Name what has changed; taking back the rest would leave a tree that nobody generated."""
    for path in error.paths[:_LISTED]:
        terminal.error(f"{safe(path)}: it has changed since gpsgen wrote to the project")
    if len(error.paths) > _LISTED:
        terminal.note(f"… and {len(error.paths) - _LISTED} more")
    terminal.note(
        "nothing was written: restore these files first or, to keep what was changed in them, "
        "change the config back and generate"
    )
