"""What stands in the way of a generation: each file, a person's edit of it, and the ways out."""

from collections.abc import Iterator, Sequence

from gpsgen.cli.edits import edit_of
from gpsgen.cli.invocation import as_typed, command, project_command
from gpsgen.cli.paging import painted
from gpsgen.cli.places import Places
from gpsgen.cli.terminal import Terminal
from gpsgen.diagnostics.text import safe
from gpsgen.errors import GpsgenError
from gpsgen.reconcile.actions import Action, Reason
from gpsgen.reconcile.base import base_of
from gpsgen.reconcile.merging import merge
from gpsgen.syntax.markers import conflict_line

#: As many lines of an edit are shown, of as many files; `gpsgen status --diff` shows all.
_LINES = 40
_FILES = 5

_WRONG = {
    Reason.EDITED: "it is generated, and it was edited",
    Reason.FOREIGN: "gpsgen has to write it, and what stands there is not gpsgen's",
    Reason.UNRESOLVED: "it holds the conflict markers of a merge",
}


def wrong_with(action: Action) -> str:
    """Say what is wrong with a file that stands in the way."""
    if action.reason is Reason.OBSTACLE:
        return safe(action.detail)
    wrong = _WRONG[action.reason]
    if action.reason is Reason.UNRESOLVED and action.before is not None:
        return f"{wrong}, from line {conflict_line(action.before)} on"
    if action.planned is None:
        return f"{wrong}; nothing in the config asks for it any more"
    return wrong


def tell_conflicts(actions: Sequence[Action], places: Places, terminal: Terminal) -> None:
    """Show what stands in the way of a generation, and what can be done about it."""
    shown = 0
    for action in actions:
        terminal.error(f"{safe(action.path)}: {wrong_with(action)}")
        if action.reason is Reason.EDITED and shown < _FILES:
            shown += 1
            _tell_edit(action, places, terminal)
    terminal.note("\nnothing was written; what can be done:")
    for way, effect in _ways_out(actions, places):
        terminal.note(f"  {way}\n      {effect}" if effect else f"  {way}")


def _tell_edit(action: Action, places: Places, terminal: Terminal) -> None:
    edit = edit_of(action, places.target)
    # the headers of git say nothing that was not said
    lines = edit.diff.split(b"\n")
    start = next((at for at, line in enumerate(lines) if line.startswith(b"@@")), len(lines))
    before, after = (b"as gpsgen wrote it", b"as it is")
    if not edit.is_known:
        terminal.note("  what gpsgen wrote is not known any more; to what it would write now:")
        before, after = (b"as it is", b"as gpsgen would write it")
    body = lines[start:-1]
    head = [b"--- " + before, b"+++ " + after] if body else []
    text = painted(b"\n".join([*head, *body[:_LINES]]), color=terminal.color)
    for line in text.splitlines():
        terminal.note(f"  {line}")
    if len(body) > _LINES:
        rest = len(body) - _LINES
        terminal.note(f"  … {rest} more lines: {command(places, 'status', '--diff')}")


def _ways_out(actions: Sequence[Action], places: Places) -> Iterator[tuple[str, str]]:
    """Return commands that can be copied, and what each does."""
    by_reason = {
        reason: [action for action in actions if action.reason is reason] for reason in _WRONG
    }
    edited = by_reason[Reason.EDITED]
    unasked = [action for action in edited if action.planned is None]
    by_reason[Reason.EDITED] = [action for action in edited if action.planned is not None]
    if len(edited) == len(actions) and all(_merges(it, places) for it in edited):
        yield (
            command(places, "generate", "--merge"),
            "keeps what was edited: it merges cleanly with what the config asks for",
        )
    for reason, effect in _OVERWRITING.items():
        if by_reason[reason]:
            others = [it for other in _BELOW - {reason} for it in by_reason[other]]
            is_all = reason in _BELOW and not others
            yield _overwriting(by_reason[reason], places, is_all=is_all), effect
    if unasked:
        yield _overwriting(unasked, places), "deletes what was edited and is not asked for any more"
    if edited:
        names = [as_typed(it.path, places.target) for it in edited]
        yield project_command(places, "eject", *names), "makes it yours: gpsgen leaves it alone"
        yield "or move the code into a file of your own, and drop the edit", ""


#: What `--overwrite` does, and what else may be done, for each kind of conflict.
_OVERWRITING = {
    Reason.EDITED: "drops what was edited",
    Reason.FOREIGN: "replaces what is not gpsgen's; or move it away yourself",
    Reason.UNRESOLVED: "drops all that was edited; or resolve the conflict and remove its markers",
}


#: The kinds of conflict that a folder stands for where it is what is to be overwritten.
_BELOW = frozenset({Reason.EDITED, Reason.UNRESOLVED})


def _overwriting(actions: Sequence[Action], places: Places, *, is_all: bool = False) -> str:
    """Return the command for some files; where they are many, and `is_all` of a kind, by folder."""
    paths = ["."] if is_all and len(actions) > _FILES else [it.path for it in actions]
    typed = [as_typed(path, places.target) for path in paths]
    return command(places, "generate", *(word for it in typed for word in ("--overwrite", it)))


def _merges(action: Action, places: Places) -> bool:
    """Say whether an edit merges cleanly with what the config asks for."""
    if action.before is None or action.planned is None or action.recorded is None:
        return False
    base = base_of(places.target, action.path, action.recorded)
    if base is None:
        return False
    try:
        merged = merge(base, action.before, action.planned)
    except GpsgenError:
        return False  # there is no git, which merges
    return merged is not None and merged.is_clean
