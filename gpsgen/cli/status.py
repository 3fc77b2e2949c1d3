"""`gpsgen status`: how a project stands to what its config asks for."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from gpsgen.cli import report
from gpsgen.cli.account import Account, tally, text_of
from gpsgen.cli.actions_json import outcome_of
from gpsgen.cli.edits import Edit, edit_of, progress_of
from gpsgen.cli.invocation import command
from gpsgen.cli.looking import look
from gpsgen.cli.paging import show_diff
from gpsgen.cli.places import Places
from gpsgen.cli.standing import Standing, State, is_as_written, standing
from gpsgen.cli.terminal import Terminal
from gpsgen.diagnostics.text import safe, width
from gpsgen.errors import ExitStatus
from gpsgen.regeneration import Regeneration

#: As many files of one state are listed; the rest is counted.
_LISTED = 50
_COLUMN = max(len(state) for state in State)
#: Where remarks begin, if the paths leave room for that.
_REMARKS = 60


def status(
    places: Places, terminal: Terminal, account: Account, *, diff: bool, json: bool
) -> ExitStatus:
    """Tell how the files of a project stand; nothing is written.

    With `diff` it shows what people changed in generated files, and what gpsgen would have changed
    in those that they took over.

    Raises:
        gpsgen.errors.GpsgenError: the project cannot be trusted, or a run is at work in it.

    """
    looked = look(places, terminal, account, json=json)
    if looked is None:
        return ExitStatus.FINDINGS
    prepared, found = looked
    account.diagnostics.extend([*prepared.loaded.diagnostics, *found.findings])
    standings = [standing(action) for action in found.actions]
    if json:
        account.outcome = outcome_of(found, writes=False)
        account.answer = _plain(standings, found, places.target, diff=diff)
        return ExitStatus.OK
    report.findings(prepared.loaded.diagnostics, prepared.loaded.sources, terminal)
    report.findings(found.findings, found.sources, terminal)
    _tell(standings, found, places, terminal)
    if diff:
        edits = (_edit(it, places.target) for it in standings)
        show_diff(b"".join(edit.diff for edit in edits if edit), terminal)
    return ExitStatus.OK


def _tell(
    standings: Sequence[Standing], found: Regeneration, places: Places, terminal: Terminal
) -> None:
    for state in State:
        lines = [_line(it) for it in standings if it.state is state and _is_listed(it)]
        for line in lines[:_LISTED]:
            terminal.print(line)
        if len(lines) > _LISTED:
            terminal.print(f"{state:<{_COLUMN}}  … and {len(lines) - _LISTED} more")
    terminal.print(f"{_counts(standings)} in {safe(str(places.target))}")
    if found.conflicts:
        terminal.note(f"what can be done: `{command(places, 'generate')}` tells it")
    elif found.drifts:
        terminal.note(f"to bring it up to date: `{command(places, 'generate')}`")


def _is_listed(it: Standing) -> bool:
    is_untouched = it.state is State.YOURS and is_as_written(it.action)
    return it.state is not State.CLEAN and not is_untouched


def _line(it: Standing) -> str:
    path = safe(it.action.path)
    gap = " " * max(2, _REMARKS - _COLUMN - 2 - width(path))
    return f"{it.state:<{_COLUMN}}  {path}{gap if it.remark else ''}{it.remark}"


def _counts(standings: Sequence[Standing]) -> str:
    numbers = tally([it.state for it in standings])
    total = sum(numbers.values())
    counted = ", ".join(f"{numbers[it]} {it}" for it in reversed(State) if it in numbers)
    files = "1 file" if total == 1 else f"{total} files"
    return f"{files}: {counted}" if counted else files


def _edit(it: Standing, project: Path) -> Edit | None:
    """Return what `--diff` shows of a file."""
    if it.state is State.EDITED:
        return edit_of(it.action, project)
    if it.state is State.EJECTED and it.remark:
        return progress_of(it.action, project)
    return None


def _plain(
    standings: Sequence[Standing], found: Regeneration, project: Path, *, diff: bool
) -> dict[str, Any]:
    return {
        "files": [dict(_plain_file(it, project, diff=diff)) for it in standings],
        "summary": tally([it.state for it in standings]),
        "written_by": found.before.generator or None,
    }


def _plain_file(it: Standing, project: Path, *, diff: bool) -> Iterator[tuple[str, Any]]:
    yield "path", it.action.path
    yield "state", it.state.value
    yield "owner", it.action.owner.value
    yield "origin", None if it.action.planned is None else it.action.origin
    yield "detail", it.remark or None
    edit = _edit(it, project) if diff else None
    if edit:
        yield "edit", {"diff": text_of(edit.diff), "is_known": edit.is_known}
