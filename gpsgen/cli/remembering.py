"""Remembers that a project is what its config asks for, so that the next run knows at once."""

import posixpath

from gpsgen.apply.writing import changes, manifest_text
from gpsgen.cli.preparing import Prepared
from gpsgen.plan.ownership import Owner
from gpsgen.reconcile.actions import ActionKind
from gpsgen.reconcile.manifest import digest
from gpsgen.regeneration import Regeneration
from gpsgen.stamp import Known, leave_stamp


def remember(prepared: Prepared, found: Regeneration, *, is_written: bool) -> None:
    """Leave a stamp of a generation that found nothing to say, and left nothing to do.

    What it knows is what was read and written: what has changed meanwhile has to be seen.
    """
    is_quiet = not prepared.loaded.diagnostics and not found.findings and not found.unresolved
    is_used = not any(it.kind is ActionKind.UNUSED for it in found.actions)
    is_there = is_written or not changes(found.actions, found.before, found.after)
    if found.conflicts or not (is_quiet and is_used and is_there):
        return
    known = Known(
        inputs=prepared.inputs,
        manifest=digest(manifest_text(found.before, found.after)),
        shared=_shared(found),
        read=_read(found),
    )
    leave_stamp(prepared.places.config, prepared.places.target, known)


def _shared(found: Regeneration) -> dict[str, str]:
    """Return the hashes of the shared files as they are now."""
    shared = [action for action in found.actions if action.owner is Owner.SHARED]
    texts = {it.path: it.data if it.changes else it.before for it in shared}
    return {path: digest(text) for path, text in texts.items() if text is not None}


def _read(found: Regeneration) -> dict[str, dict[str, str]]:
    """Return the hashes of people's Go that was read, and of what they were given beside it."""
    read = {folder: dict(files) for folder, files in found.read.items()}
    given = (it for it in found.actions if it.owner is Owner.PEOPLE and it.changes)
    for action in given:
        folder, name = posixpath.split(action.path)
        if folder in read and name.endswith(".go") and action.data is not None:
            read[folder][name] = digest(action.data)
    return read
