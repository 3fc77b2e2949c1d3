"""`gpsgen generate`: from a config to a project on disk, or to what would change there."""

from collections.abc import Sequence
from contextlib import ExitStack

from gpsgen import post_generate as steps
from gpsgen.apply.journal import ApplyError
from gpsgen.apply.lock import Lock
from gpsgen.apply.opening import opened
from gpsgen.apply.undo import extended
from gpsgen.apply.writing import write
from gpsgen.cli import report
from gpsgen.cli.account import Account
from gpsgen.cli.actions_json import outcome_of, plain_actions
from gpsgen.cli.asked import Asked
from gpsgen.cli.conflicts import tell_conflicts
from gpsgen.cli.decisions import check_named, decisions
from gpsgen.cli.forecast import tell_forecast
from gpsgen.cli.places import Places
from gpsgen.cli.preparing import Prepared, UnusableConfigError, prepare
from gpsgen.cli.recovery import tell_recovered
from gpsgen.cli.remembering import remember
from gpsgen.cli.terminal import Terminal
from gpsgen.errors import ExitStatus
from gpsgen.regeneration import Regeneration
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
    with ExitStack() as stack:
        try:
            prepared = prepare(places, terminal)
            decided = decisions(asked, places)
            project = stack.enter_context(opened(places.target, writes=asked.writes))
            if project.recovered:
                tell_recovered(terminal)
            found = prepared.regeneration(decided, terminal)
            check_named(decided.overwrite, found.actions, places.target)
            if asked.json:
                account.answer = plain_actions(found, asked, places.target)
            if asked.writes and not found.conflicts:
                with terminal.stage("writing"):
                    _write(prepared, found, asked)
            remember(prepared, found, is_written=asked.writes)
        except UnusableConfigError as error:
            account.diagnostics.extend(error.loaded.diagnostics)
            if not asked.json:
                report.findings(error.loaded.diagnostics, error.loaded.sources, terminal)
            return ExitStatus.FINDINGS
        if not asked.writes:
            stack.close()  # a person may read a diff at length
        account.outcome = outcome_of(found, writes=asked.writes)
        account.diagnostics.extend([*prepared.loaded.diagnostics, *found.findings])
        if not asked.json:
            report.findings(prepared.loaded.diagnostics, prepared.loaded.sources, terminal)
            report.findings(found.findings, found.sources, terminal)
            _tell(prepared, found, asked, terminal)
        if _runs_steps(asked) and not found.conflicts:
            _run_steps(prepared, found, asked, project.lock, terminal)
    if not asked.json and asked.writes and not found.conflicts:
        report.summary(found.actions, prepared.project, places, terminal)
    return _status(found, asked)


def _write(prepared: Prepared, found: Regeneration, asked: Asked) -> None:
    """Write what was found; from then on the steps have yet to run, whenever this run ends."""
    target = prepared.places.target
    left = unfinished(target)
    if _runs_steps(asked) and _changes(found):
        keep_unfinished(target, _names(prepared))
    try:
        write(found.actions, found.before, found.after, target)
    except ApplyError:
        keep_unfinished(target, left)
        raise


def _tell(prepared: Prepared, found: Regeneration, asked: Asked, terminal: Terminal) -> None:
    """Tell what has been found, before any step runs."""
    if asked.writes and prepared.uncopied:
        report.uncopied(prepared.uncopied, terminal)
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


def _run_steps(
    prepared: Prepared, found: Regeneration, asked: Asked, lock: Lock, terminal: Terminal
) -> None:
    """Run the steps after a change, else those that a run before did not come to an end with.

    A step may look at the project with gpsgen, but not change it: another run of the steps would
    meet this one.
    """
    target = prepared.places.target
    left = _names(prepared) if _changes(found) else unfinished(target)
    steps_left = [step for step in prepared.project.post_generate if str(step) in left]
    if steps_left:
        lock.share()
        with extended(target):
            for index, step in enumerate(steps_left):
                keep_unfinished(target, [str(it) for it in steps_left[index:]])
                report.step(str(step), terminal)
                steps.run(step, target, _ERRORS if asked.json else None)
    keep_unfinished(target, [])


def _runs_steps(asked: Asked) -> bool:
    return asked.writes and asked.post_generate


def _changes(found: Regeneration) -> bool:
    return any(action.changes for action in found.actions)


def _names(prepared: Prepared) -> Sequence[str]:
    """Return the steps that the config asks for."""
    return [str(step) for step in prepared.project.post_generate]
