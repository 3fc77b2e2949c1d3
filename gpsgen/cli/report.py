"""What a generation tells: findings, what it did, and what people may want to know of it."""

import shlex
from collections.abc import Callable, Mapping, Sequence

from gpsgen.cli.invocation import command
from gpsgen.cli.places import Places
from gpsgen.cli.standing import since_handed_over
from gpsgen.cli.terminal import Terminal
from gpsgen.diagnostics import Diagnostics, Source, render
from gpsgen.diagnostics.text import safe
from gpsgen.names import path_element
from gpsgen.reconcile.actions import Action, ActionKind, Reason
from gpsgen.regeneration import Regeneration
from gpsgen.resolve.project import Project
from gpsgen.version import __version__

#: What is done to files, as the summary tells it.
CHANGES: Mapping[ActionKind | Reason, str] = {
    ActionKind.CREATE: "created",
    ActionKind.UPDATE: "updated",
    Reason.MERGED: "merged",
    ActionKind.DELETE: "deleted",
}

#: As many paths of one kind are listed; the rest is counted.
_LISTED = 20


def findings(found: Diagnostics, sources: Mapping[str, Source], terminal: Terminal) -> None:
    """Show what is to be said of the config and its specs."""
    if found:
        terminal.note(render(found, sources, color=terminal.color, width=terminal.width()))


def uncopied(hindrance: str, terminal: Terminal) -> None:
    """Tell that the project holds no copy of its config, since that would not find its specs."""
    terminal.note(
        "note: the project has no copy of its config, so it cannot generate itself again: "
        f"{safe(hindrance)}"
    )


def step(name: str, terminal: Terminal) -> None:
    """Announce a step of `post_generate`."""
    terminal.note(f"post_generate: {safe(name)}")


def upgraded(found: Regeneration, terminal: Terminal) -> None:
    """Tell what changes in a project that another version of gpsgen wrote."""
    older = found.before.generator
    paths = [action.path for action in found.actions if action.changes]
    if not older or older == __version__ or not paths:
        return
    terminal.note(
        f"note: gpsgen {older} was the last to write this project; with gpsgen {__version__} and "
        f"the config as it is, {_files(len(paths))} change:"
    )
    _list([safe(path) for path in paths], terminal.note, "files")


def unused(actions: Sequence[Action], terminal: Terminal) -> None:
    """Name the files of people that nothing in the config uses any more."""
    paths = [
        f"{safe(action.path)}, {_since(action)}"
        for action in actions
        if action.kind is ActionKind.UNUSED
    ]
    if not paths:
        return
    terminal.note(
        "note: nothing in the config uses these files any more; gpsgen leaves them to you:"
    )
    _list(paths, terminal.note, "files")
    if any(it.kind is ActionKind.UNUSED and it.path.endswith(".go") for it in actions):
        terminal.note("  the Go in them may not compile without what was generated for it")


def _since(action: Action) -> str:
    """Say what became of a file since it was handed to people."""
    if action.reason is Reason.EJECTED:
        return "you took it over"
    return since_handed_over(action)


def unresolved(found: Regeneration, places: Places, terminal: Terminal) -> None:
    """Name the files that a merge has left with conflict markers."""
    for action in found.unresolved:
        terminal.error(f"{safe(action.path)}: you and gpsgen changed the same lines")
    if found.unresolved:
        terminal.note(
            "resolve what is between the markers in them and remove these; then run "
            f"`{command(places, 'generate', '--merge')}` once more"
        )


def summary(
    actions: Sequence[Action], project: Project, places: Places, terminal: Terminal
) -> None:
    """Tell what was done and, to a person, what to do next."""
    if terminal.verbose:
        for kind, verb in CHANGES.items():
            paths = [f"{verb} {safe(it.path)}" for it in actions if _counted_as(it) is kind]
            _list(paths, terminal.print, verb)
    counted = counts(actions, CHANGES)
    if not counted:
        nothing_to_do(actions, terminal.print)
        return
    terminal.print(f"{counted}, {_kept(actions)} unchanged in {safe(str(places.target))}")
    if terminal.verbose:
        terminal.print(f"\nnext: {_next_command(project, places)}")


def counts(actions: Sequence[Action], words: Mapping[ActionKind | Reason, str]) -> str:
    """Return how many files there are of each kind, such as `2 created, 1 merged`."""
    kinds = [_counted_as(action) for action in actions]
    numbers = {word: kinds.count(kind) for kind, word in words.items()}
    return ", ".join(f"{number} {word}" for word, number in numbers.items() if number)


def _counted_as(action: Action) -> ActionKind | Reason:
    """Return what a file is counted as: one with a person's edit is not just brought up to date."""
    is_merge = action.changes and action.reason is Reason.MERGED
    return Reason.MERGED if is_merge else action.kind


def nothing_to_do(actions: Sequence[Action], tell: Callable[[str], None]) -> None:
    """Tell that the project is what its config asks for."""
    tell(f"nothing to do: {_kept(actions)} files are up to date")


def _kept(actions: Sequence[Action]) -> int:
    return sum(action.kind is ActionKind.KEEP for action in actions)


def _files(number: int) -> str:
    return "1 file" if number == 1 else f"{number} files"


def _list(lines: Sequence[str], tell: Callable[[str], None], what: str) -> None:
    for line in lines[:_LISTED]:
        tell(f"  {line}")
    if len(lines) > _LISTED:
        tell(f"  … and {len(lines) - _LISTED} more {what}")


def _next_command(project: Project, places: Places) -> str:
    binary = f"./bin/{path_element(project.applications[0].name)}"
    build = f"make build && {binary}"
    target = str(places.target)
    return build if target == "." else f"cd {shlex.quote(target)} && {build}"
