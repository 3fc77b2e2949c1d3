"""What a person made of a file that gpsgen wrote."""

from dataclasses import dataclass
from pathlib import Path

from gpsgen.cli.diffs import file_diff
from gpsgen.reconcile.actions import Action
from gpsgen.reconcile.base import base_of


@dataclass(frozen=True, slots=True)
class Edit:
    """What differs, as a diff."""

    diff: bytes
    #: Whether what gpsgen wrote is still known; else the diff leads to what it would write now.
    is_known: bool


def edit_of(action: Action, project: Path) -> Edit:
    """Return what a person changed in a generated file of the project in the folder `project`."""
    return _since(action, project, action.before)


def progress_of(action: Action, project: Path) -> Edit:
    """Return what gpsgen would have changed since in a file that a person took over."""
    return _since(action, project, action.planned)


def _since(action: Action, project: Path, now: bytes | None) -> Edit:
    base = base_of(project, action.path, action.recorded) if action.recorded else None
    if base is None:
        return Edit(file_diff(action.path, action.before, action.planned), is_known=False)
    return Edit(file_diff(action.path, base, now), is_known=True)
