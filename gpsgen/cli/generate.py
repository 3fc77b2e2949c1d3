"""`gpsgen generate`: from a config to a project on disk, or to what would change there."""

from collections.abc import Sequence

from gpsgen import post_generate as steps
from gpsgen.apply.opening import opened
from gpsgen.apply.undo import extended
from gpsgen.apply.writing import changes, write
from gpsgen.cli import report
from gpsgen.cli.account import Account
from gpsgen.cli.actions_json import outcome_of, plain_actions
from gpsgen.cli.asked import Asked
from gpsgen.cli.conflicts import tell_conflicts
from gpsgen.cli.decisions import check_named, decisions
from gpsgen.cli.forecast import tell_forecast
from gpsgen.cli.places import Places
from gpsgen.cli.preparing import Prepared, UnusableConfigError, prepare
from gpsgen.cli.terminal import Terminal
from gpsgen.errors import ExitStatus
from gpsgen.reconcile.actions import ActionKind
from gpsgen.regeneration import Regeneration
from gpsgen.resolve.project import Step
from gpsgen.stamp import leave_stamp
from gpsgen.unfinished import keep_unfinished, unfinished

#: Where the output of steps goes while the standard output holds one JSON document.
_ERRORS = 2


def generate(
    places: Places, terminal: Terminal, asked: Asked, account: Account | None = None
) -> ExitStatus:
    """Bring the project at `places.target` to what the config at `places.config` asks for.

    Nothing is written before all is read, checked, compiled, rendered and reconciled. What is told
    goes to the terminal, or to `account` where JSON was asked for.

    Raises:
        gpsgen.errors.GpsgenError: the project cannot be trusted or written, or a step failed.

    """
    account = account or Account("generate")
    account.places = places
    try:
        prepared = prepare(places, terminal)
        decided = decisions(asked, places)
        with opened(places.target, writes=asked.writes) as recovered:
            if recovered:
                report.recovered(terminal)
            found = prepared.regeneration(decided, terminal)
            check_named(decided.overwrite, found.actions, places.target)
            if asked.json:
                account.answer = plain_actions(found, asked, places.target)
            if asked.writes and not found.conflicts:
                with terminal.stage("writing"):
                    write(found.actions, found.after, places.target)
    except UnusableConfigError as error:
        account.diagnostics.extend(error.loaded.diagnostics)
        if not asked.json:
            report.findings(error.loaded.diagnostics, error.loaded.sources, terminal)
        return ExitStatus.FINDINGS
    account.outcome = outcome_of(found, asked)
    account.diagnostics.extend([*prepared.loaded.diagnostics, *found.findings])
    if not asked.json:
        report.findings(prepared.loaded.diagnostics, prepared.loaded.sources, terminal)
        report.findings(found.findings, found.sources, terminal)
        _tell(prepared, found, asked, terminal)
    _finish(prepared, found, asked, terminal)
    if not asked.json and asked.writes and not found.conflicts:
        report.summary(found.actions, prepared.project, places, terminal)
    return _status(found, asked)


def _tell(prepared: Prepared, found: Regeneration, asked: Asked, terminal: Terminal) -> None:
    """Tell what has been found, before any step runs."""
    report.upgraded(found, terminal)
    report.unused(found.actions, terminal)
    if not asked.writes:
        tell_forecast(found, prepared.places, asked, terminal)
    elif found.conflicts:
        tell_conflicts(found.conflicts, prepared.places, terminal)
    else:
        report.unresolved(found, prepared.places, terminal)


def _status(found: Regeneration, asked: Asked) -> ExitStatus:
    is_wrong = found.conflicts or (asked.check and found.drifts)
    left = asked.writes and found.unresolved
    return ExitStatus.FINDINGS if is_wrong or left else ExitStatus.OK


def _finish(prepared: Prepared, found: Regeneration, asked: Asked, terminal: Terminal) -> None:
    """Remember that all is well, so that the next run knows at once, and run the config's steps."""
    places = prepared.places
    if found.conflicts:
        return
    is_quiet = not prepared.loaded.diagnostics and not found.findings and not found.unresolved
    is_used = not any(it.kind is ActionKind.UNUSED for it in found.actions)
    is_there = asked.writes or not changes(found.actions, found.after, places.target)
    if is_quiet and is_used and is_there:
        leave_stamp(places.config, prepared.inputs, places.target, found.read)
    if asked.writes and asked.post_generate:
        _run_steps(prepared.project.post_generate, found, asked, places, terminal)


def _run_steps(
    wanted: Sequence[Step], found: Regeneration, asked: Asked, places: Places, terminal: Terminal
) -> None:
    """Run the steps after a change, else those that a run before did not come to an end with."""
    changed = any(action.changes for action in found.actions)
    names = [str(step) for step in wanted]
    left = names if changed else unfinished(places.config, places.target)
    steps_left = [step for step in wanted if str(step) in left]
    if steps_left:
        with extended(places.target):
            for index, step in enumerate(steps_left):
                rest = [str(it) for it in steps_left[index:]]
                keep_unfinished(places.config, places.target, rest)
                report.step(str(step), terminal)
                steps.run(step, places.target, _ERRORS if asked.json else None)
    keep_unfinished(places.config, places.target, [])
