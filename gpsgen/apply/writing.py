"""Turns decided actions and the new manifest into one set of changes, and makes it."""

from collections.abc import Sequence
from pathlib import Path

from gpsgen.apply.journal import Change, apply, hashed
from gpsgen.apply.undo import undoable
from gpsgen.layout import MANIFEST_PATH
from gpsgen.reconcile.actions import Action
from gpsgen.reconcile.base import keep_bases
from gpsgen.reconcile.disk import read, same_text
from gpsgen.reconcile.manifest import Manifest


def changes(actions: Sequence[Action], manifest: Manifest, project: Path) -> list[Change]:
    """Return all that `actions` and the new `manifest` change in the folder `project`."""
    changed = [
        Change(action.path, action.data, hashed(action.before))
        for action in actions
        if action.changes
    ]
    text = manifest.render().encode()
    before = read(project / MANIFEST_PATH)
    if before is None or not same_text(before, text):
        changed.append(Change(MANIFEST_PATH, text, hashed(before)))
    return changed


def write(actions: Sequence[Action], manifest: Manifest, project: Path) -> None:
    """Carry out `actions` in the folder `project`, and leave `manifest` there.

    What it takes to undo that, and to tell people's edits from what was written, goes to the cache.

    Raises:
        gpsgen.apply.journal.ApplyError: a file could not be written; the tree is as it was.

    """
    changed = changes(actions, manifest, project)
    if not changed:
        return
    with undoable(changed, project):
        apply(changed, project)
    written = (action.planned for action in actions if action.planned is not None)
    keep_bases(project, manifest, written)
