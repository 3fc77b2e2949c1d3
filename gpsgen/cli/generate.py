"""`gpsgen generate`: from a config to a project on disk, or to what would change there."""

from collections.abc import Sequence
from dataclasses import dataclass

from gpsgen import post_generate as steps
from gpsgen.apply.opening import opened
from gpsgen.apply.writing import write
from gpsgen.cli import report
from gpsgen.cli.decisions import decisions
from gpsgen.cli.places import Places
from gpsgen.cli.preparing import Prepared, UnusableConfigError, prepare
from gpsgen.cli.terminal import Terminal
from gpsgen.errors import ExitStatus
from gpsgen.reconcile.actions import ActionKind
from gpsgen.regeneration import Regeneration
from gpsgen.resolve.project import Step
from gpsgen.stamp import leave_stamp
from gpsgen.unfinished import keep_unfinished, unfinished


@dataclass(frozen=True, slots=True)
class Asked:
    """What the options of `gpsgen generate` ask for."""

    #: Tell what would be done, and write nothing.
    dry_run: bool = False
    #: Show it as unified diffs, and write nothing.
    diff: bool = False
    #: End with status 1 if there is anything to do, and write nothing.
    check: bool = False
    #: Tell all of it as JSON.
    json: bool = False
    #: Paths, as a person wrote them, whose edits are to be dropped.
    overwrite: tuple[str, ...] = ()
    #: Merge edits of generated files with what the config asks for.
    merge: bool = False
    post_generate: bool = True

    @property
    def writes(self) -> bool:
        """Whether files are written."""
        return not (self.dry_run or self.diff or self.check)


def generate(places: Places, terminal: Terminal, asked: Asked) -> ExitStatus:
    """Bring the project at `places.target` to what the config at `places.config` asks for.

    Nothing is written before all is read, checked, compiled, rendered and reconciled.
    """
    try:
        prepared = prepare(places, terminal)
        with opened(places.target, writes=asked.writes) as recovered:
            if recovered:
                report.recovered(terminal)
            found = prepared.regeneration(decisions(asked), terminal)
            if asked.writes and not found.conflicts:
                with terminal.stage("writing"):
                    write(found.actions, found.after, places.target)
    except UnusableConfigError as error:
        report.findings(error.loaded.diagnostics, error.loaded.sources, terminal)
        return ExitStatus.FINDINGS
    report.findings(prepared.loaded.diagnostics, prepared.loaded.sources, terminal)
    report.findings(found.findings, found.sources, terminal)
    if not asked.writes:
        return _told(found, asked, terminal)
    if found.conflicts:
        report.conflicts(found.conflicts, terminal)
        return ExitStatus.FINDINGS
    _finish(prepared, found, asked, terminal)
    report.summary(found.actions, prepared.project, places, terminal)
    return ExitStatus.OK


def _told(found: Regeneration, asked: Asked, terminal: Terminal) -> ExitStatus:
    """Tell what would be done."""
    report.plan(found.actions, terminal)
    if found.conflicts or (asked.check and found.drifts):
        return ExitStatus.FINDINGS
    return ExitStatus.OK


def _finish(prepared: Prepared, found: Regeneration, asked: Asked, terminal: Terminal) -> None:
    """Do what follows the writing: remember that all is well, and run the config's steps."""
    places = prepared.places
    is_quiet = not prepared.loaded.diagnostics and not found.findings
    if is_quiet and not any(it.kind is ActionKind.UNUSED for it in found.actions):
        leave_stamp(places.config, prepared.inputs, places.target, found.read)
    if asked.post_generate:
        changed = any(action.changes for action in found.actions)
        _run_steps(prepared.project.post_generate, places, terminal, changed=changed)


def _run_steps(
    wanted: Sequence[Step], places: Places, terminal: Terminal, *, changed: bool
) -> None:
    """Run the steps after a change, else those that a run before did not come to an end with."""
    names = [str(step) for step in wanted]
    left = names if changed else unfinished(places.config, places.target)
    steps_left = [step for step in wanted if str(step) in left]
    for index, step in enumerate(steps_left):
        keep_unfinished(places.config, places.target, [str(it) for it in steps_left[index:]])
        report.step(str(step), terminal)
        steps.run(step, places.target)
    keep_unfinished(places.config, places.target, [])
