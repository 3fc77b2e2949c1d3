"""What a generation would do: a line a file, diffs, and whether there is anything at all."""

from collections.abc import Mapping

from gpsgen.apply.writing import changes, manifest_text
from gpsgen.cli import report
from gpsgen.cli.asked import Asked
from gpsgen.cli.conflicts import tell_conflicts, wrong_with
from gpsgen.cli.diffs import file_diff
from gpsgen.cli.invocation import command
from gpsgen.cli.paging import show_diff
from gpsgen.cli.places import Places
from gpsgen.cli.terminal import Terminal
from gpsgen.diagnostics.text import safe
from gpsgen.layout import MANIFEST_PATH
from gpsgen.reconcile.actions import ActionKind, Reason
from gpsgen.regeneration import Regeneration

#: What would be done to files, as the last line tells it.
_WOULD_BE: Mapping[ActionKind | Reason, str] = {
    ActionKind.CREATE: "to create",
    ActionKind.UPDATE: "to update",
    Reason.MERGED: "to merge",
    ActionKind.DELETE: "to delete",
    ActionKind.CONFLICT: "in conflict",
}
_COLUMN = max(len(kind) for kind in ActionKind)


def tell_forecast(found: Regeneration, places: Places, asked: Asked, terminal: Terminal) -> None:
    """Tell what a generation would do.

    Raises:
        gpsgen.errors.OutputError: the standard output takes no more.

    """
    is_list = asked.dry_run or not asked.diff
    if is_list:
        _list(found, places, terminal)
    if asked.diff:
        show_diff(whole_diff(found), terminal)
        if not found.conflicts and not found.drifts and not is_list:
            # the standard output holds nothing but the diff
            report.nothing_to_do(found.actions, terminal.note)
    if found.conflicts and asked.diff:
        tell_conflicts(found.conflicts, places, terminal)
    elif found.conflicts or (asked.check and found.drifts):
        what = "cannot be written" if found.conflicts else "is not what its config asks for"
        then = "says what can be done" if found.conflicts else "writes it"
        terminal.error(f"the project {what}: `{command(places, 'generate')}` {then}")


def whole_diff(found: Regeneration) -> bytes:
    """Return all that a generation would change, the manifest included, as one diff."""
    before = {action.path: action.before for action in found.actions}
    diffs = [
        file_diff(change.path, before.get(change.path), change.data)
        for change in changes(found.actions, found.before, found.after)
        if change.path != MANIFEST_PATH
    ]
    return b"".join([*diffs, manifest_diff(found)])


def manifest_diff(found: Regeneration) -> bytes:
    """Return what would change in the manifest."""
    before, after = found.before.text, manifest_text(found.before, found.after)
    lines = None if before is None else before.replace(b"\r\n", b"\n")
    return b"" if before == after else file_diff(MANIFEST_PATH, lines, after)


def _list(found: Regeneration, places: Places, terminal: Terminal) -> None:
    shown = [action for action in found.actions if action.kind is not ActionKind.KEEP]
    for action in shown:
        is_conflict = action.kind is ActionKind.CONFLICT
        why = f": {wrong_with(action)}" if is_conflict else ""
        terminal.print(f"{action.kind:<{_COLUMN}} {safe(action.path)}{why}")
    counted = report.counts(found.actions, _WOULD_BE)
    if not counted and manifest_diff(found):
        terminal.print(f"{ActionKind.UPDATE:<{_COLUMN}} {MANIFEST_PATH}")
        counted = "the manifest to update"
    if not counted:
        report.nothing_to_do(found.actions, terminal.print)
        return
    kept = sum(action.kind is ActionKind.KEEP for action in found.actions)
    terminal.print(f"{counted}, {kept} unchanged in {safe(str(places.target))}")
