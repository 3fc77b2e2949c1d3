"""Turns decided actions and the new manifest into one set of changes, and makes it."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from gpsgen.apply.journal import Change, apply
from gpsgen.layout import MANIFEST_PATH
from gpsgen.plan.files import RenderedFile
from gpsgen.plan.ownership import Owner
from gpsgen.reconcile.actions import Action, ActionKind
from gpsgen.reconcile.manifest import Entry, Manifest, digest


def write(
    actions: Sequence[Action],
    rendered: Mapping[str, RenderedFile],
    manifest: Manifest,
    project: Path,
) -> None:
    """Carry out `actions` in the folder `project` and record the outcome in its manifest.

    `manifest` holds the generator's version and the requirements to record; its entries are those
    of the last generation.

    Raises:
        gpsgen.apply.journal.ApplyError: a file could not be written; the tree is as it was.

    """
    changes = [
        Change(action.path, action.data)
        for action in actions
        if action.kind in {ActionKind.CREATE, ActionKind.UPDATE, ActionKind.DELETE}
    ]
    text = Manifest(
        manifest.generator, _entries(actions, rendered, manifest), manifest.requirements
    ).render()
    path = project / MANIFEST_PATH
    if not path.exists() or path.read_bytes() != text.encode():
        changes.append(Change(MANIFEST_PATH, text.encode()))
    apply(changes, project)


def _entries(
    actions: Sequence[Action], rendered: Mapping[str, RenderedFile], before: Manifest
) -> dict[str, Entry]:
    entries: dict[str, Entry] = {}
    for action in actions:
        recorded = before.entries.get(action.path)
        if action.kind is ActionKind.DELETE:
            continue
        if recorded is not None and (action.path not in rendered or _is_theirs(action)):
            entries[action.path] = Entry(action.owner, recorded.sha256)
        else:
            entries[action.path] = Entry(action.owner, digest(rendered[action.path].data))
    return entries


def _is_theirs(action: Action) -> bool:
    """Say whether what lies on disk need not be what was last written."""
    return action.owner is Owner.PEOPLE or (
        action.owner is Owner.SHARED and action.kind is ActionKind.KEEP
    )
