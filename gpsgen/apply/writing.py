"""Turns decided actions and the new manifest into one set of changes, and makes it."""

from collections.abc import Sequence
from pathlib import Path

from gpsgen.apply.journal import Change, apply, hashed
from gpsgen.apply.undo import undoable
from gpsgen.layout import MANIFEST_PATH
from gpsgen.reconcile.actions import Action
from gpsgen.reconcile.base import keep_bases
from gpsgen.reconcile.disk import same_text
from gpsgen.reconcile.manifest import Manifest


def changes(actions: Sequence[Action], before: Manifest, after: Manifest) -> list[Change]:
    """Return all that `actions` change, and what the manifest `after` them changes in its file.

    `before` is the manifest that was read.
    """
    changed = [
        Change(action.path, action.data, hashed(action.before))
        for action in actions
        if action.changes
    ]
    text = manifest_text(before, after)
    if text != before.text:
        changed.append(Change(MANIFEST_PATH, text, hashed(before.text)))
    return changed


def manifest_text(before: Manifest, after: Manifest) -> bytes:
    """Return the file of the manifest `after` a run; it is as it was where that says the same."""
    text = after.render().encode()
    if before.text is None or (after != before and not same_text(before.text, text)):
        return text
    return before.text


def write(actions: Sequence[Action], before: Manifest, after: Manifest, project: Path) -> None:
    """Carry out `actions` in the folder `project`, and leave the manifest `after` there.

    What it takes to undo that, and to tell people's edits from what was written, goes to the cache.

    Raises:
        gpsgen.apply.journal.ApplyError: a file could not be written; the tree is as it was.

    """
    changed = changes(actions, before, after)
    if not changed:
        return
    with undoable(changed, project):
        apply(changed, project)
    written = (action.planned for action in actions if action.planned is not None)
    keep_bases(project, after, written)
