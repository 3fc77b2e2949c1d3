"""What a generation tells: findings, conflicts, and what it did."""

import shlex
from collections.abc import Mapping, Sequence

from gpsgen.cli.places import Places
from gpsgen.cli.terminal import Terminal
from gpsgen.diagnostics import Diagnostics, Source, render
from gpsgen.names import path_element
from gpsgen.reconcile.actions import Action, ActionKind, Reason
from gpsgen.resolve.project import Project

#: What is done to files, as the summary tells it.
CHANGES = {
    ActionKind.CREATE: "created",
    ActionKind.UPDATE: "updated",
    ActionKind.DELETE: "deleted",
}

#: As many paths of one kind are listed; the rest is counted.
_LISTED = 20


def findings(found: Diagnostics, sources: Mapping[str, Source], terminal: Terminal) -> None:
    """Show what is to be said of the config and its specs."""
    if found:
        terminal.note(render(found, sources, color=terminal.color, width=terminal.width()))


def conflicts(actions: Sequence[Action], terminal: Terminal) -> None:
    """Show what stands in the way of a generation."""
    for action in actions:
        terminal.error(f"{action.path}: {action.detail or _WAYS_OUT[action.reason]}")
    terminal.note("nothing was written")


_WAYS_OUT = {
    Reason.EDITED: "it is generated, and it was edited: move the edit into a file of your own, "
    "then delete it or restore it from version control",
    Reason.FOREIGN: "gpsgen did not write it: move it out of the way",
    Reason.UNRESOLVED: "it holds the markers of a merge: resolve them",
}


def recovered(terminal: Terminal) -> None:
    """Tell that a run before this one was cut off."""
    terminal.note("an earlier run was cut off; what it had begun is brought to its end")


def plan(actions: Sequence[Action], terminal: Terminal) -> None:
    """Tell what a generation would do."""
    for action in actions:
        if action.kind is not ActionKind.KEEP:
            terminal.print(f"{action.kind} {action.path}")


def lasting_config(places: Places, terminal: Terminal) -> None:
    """Tell that the project holds no copy of its config, since that would not find its specs."""
    terminal.note(
        f"note: a spec is named from outside the folder of {places.config}, so the project has no "
        "copy of its config and cannot generate itself again; move the spec below that folder"
    )


def step(name: str, terminal: Terminal) -> None:
    """Announce a step of `post_generate`."""
    terminal.note(f"post_generate: {name}")


def summary(
    actions: Sequence[Action], project: Project, places: Places, terminal: Terminal
) -> None:
    """Tell what was done and, to a person, what to do next."""
    counts = []
    for kind, verb in CHANGES.items():
        paths = [action.path for action in actions if action.kind is kind]
        if paths:
            counts.append(f"{len(paths)} {verb}")
        if terminal.verbose:
            _list(paths, verb, terminal)
    kept = sum(action.kind is ActionKind.KEEP for action in actions)
    unused = [action.path for action in actions if action.kind is ActionKind.UNUSED]
    for path in unused:
        terminal.note(f"note: nothing in the config uses {path} any more; it is yours to delete")
    if not counts:
        terminal.print(f"nothing to do: {kept} files are up to date")
        return
    terminal.print(f"{', '.join(counts)}, {kept} unchanged in {places.target}")
    if terminal.verbose:
        terminal.print(f"\nnext: {_next_command(project, places)}")


def _list(paths: Sequence[str], verb: str, terminal: Terminal) -> None:
    for path in paths[:_LISTED]:
        terminal.print(f"  {verb} {path}")
    if len(paths) > _LISTED:
        terminal.print(f"  … and {len(paths) - _LISTED} more {verb}")


def _next_command(project: Project, places: Places) -> str:
    binary = f"./bin/{path_element(project.applications[0].name)}"
    build = f"make build && {binary}"
    target = str(places.target)
    return build if target == "." else f"cd {shlex.quote(target)} && {build}"
