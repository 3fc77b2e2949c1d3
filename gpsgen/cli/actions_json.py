"""What a generation did or would do, as plain data."""

from pathlib import Path
from typing import Any

from gpsgen.cli.account import Outcome, text_of
from gpsgen.cli.asked import Asked
from gpsgen.cli.conflicts import wrong_with
from gpsgen.cli.diffs import file_diff
from gpsgen.cli.edits import edit_of
from gpsgen.cli.forecast import manifest_diff
from gpsgen.layout import MANIFEST_PATH
from gpsgen.reconcile.actions import Action, ActionKind, Reason
from gpsgen.regeneration import Regeneration


def plain_actions(found: Regeneration, asked: Asked, project: Path) -> dict[str, Any]:
    """Return the actions, what becomes of the manifest, and how many there are of each kind."""
    manifest = manifest_diff(found)
    is_new = not (project / MANIFEST_PATH).exists()
    written = ActionKind.CREATE if is_new else ActionKind.UPDATE
    return {
        "actions": [_plain(action, asked, project) for action in found.actions],
        "manifest": {
            "path": MANIFEST_PATH,
            "action": (written if manifest else ActionKind.KEEP).value,
            "generator": found.before.generator or None,
            **({"diff": text_of(manifest)} if asked.diff else {}),
        },
        "summary": {
            kind.value: sum(it.kind is kind for it in found.actions) for kind in ActionKind
        },
    }


def outcome_of(found: Regeneration, *, writes: bool) -> Outcome:
    """Return how a generation ended, or would."""
    if found.conflicts:
        return Outcome.CONFLICT
    if not writes:
        return Outcome.DRIFT if found.drifts else Outcome.NOTHING_TO_DO
    if found.unresolved:
        return Outcome.UNRESOLVED
    return Outcome.WRITTEN if found.drifts else Outcome.NOTHING_TO_DO


def _plain(action: Action, asked: Asked, project: Path) -> dict[str, Any]:
    is_conflict = action.kind is ActionKind.CONFLICT
    plain: dict[str, Any] = {
        "path": action.path,
        "action": action.kind.value,
        "owner": action.owner.value,
        "reason": action.reason.value,
        "origin": None if action.planned is None else action.origin,
        "detail": wrong_with(action) if is_conflict else action.detail or None,
    }
    if not asked.diff:
        return plain
    if action.changes:
        plain["diff"] = text_of(file_diff(action.path, action.before, action.data))
    if action.reason is Reason.EDITED:
        edit = edit_of(action, project)
        plain["edit"] = {"diff": text_of(edit.diff), "is_known": edit.is_known}
    return plain
