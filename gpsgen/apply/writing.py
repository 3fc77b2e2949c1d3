"""Turns decided actions and the new manifest into one set of changes, and makes it."""

from collections.abc import Sequence
from pathlib import Path

from gpsgen.apply.journal import Change, apply
from gpsgen.layout import MANIFEST_PATH
from gpsgen.reconcile.actions import Action
from gpsgen.reconcile.manifest import Manifest


def changes(actions: Sequence[Action], manifest: Manifest, project: Path) -> list[Change]:
    """Return all that `actions` and the new `manifest` change in the folder `project`."""
    changed = [Change(action.path, action.data) for action in actions if action.changes]
    text = manifest.render().encode()
    path = project / MANIFEST_PATH
    if not path.exists() or path.read_bytes() != text:
        changed.append(Change(MANIFEST_PATH, text))
    return changed


def write(actions: Sequence[Action], manifest: Manifest, project: Path) -> None:
    """Carry out `actions` in the folder `project`, and leave `manifest` there.

    Raises:
        gpsgen.apply.journal.ApplyError: a file could not be written; the tree is as it was.

    """
    apply(changes(actions, manifest, project), project)
