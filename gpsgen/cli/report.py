"""What a generation tells: findings, what it did, and what people may want to know of it."""

import shlex
from collections.abc import Callable, Mapping, Sequence

from gpsgen.cli.invocation import command
from gpsgen.cli.places import Places
from gpsgen.cli.terminal import Terminal
from gpsgen.diagnostics import Diagnostics, Source, render
from gpsgen.diagnostics.text import safe
from gpsgen.names import path_element
from gpsgen.reconcile.actions import Action, ActionKind, Reason
from gpsgen.reconcile.manifest import digests
from gpsgen.regeneration import Regeneration
from gpsgen.resolve.project import Project
from gpsgen.version import __version__

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


def recovered(terminal: Terminal) -> None:
    """Tell that a run before this one was cut off."""
    terminal.note("an earlier run was cut off; what it had begun is brought to its end")


def lasting_config(places: Places, terminal: Terminal) -> None:
    """Tell that the project holds no copy of its config, since that would not find its specs."""
    terminal.note(
        f"note: a spec is named from outside the folder of {safe(str(places.config))}, so the "
        "project has no copy of its config and cannot generate itself again; move the spec below "
        "that folder"
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
    return "as gpsgen wrote it" if is_as_written(action) else "edited"


def is_as_written(action: Action) -> bool:
    """Say whether a file is what gpsgen once wrote."""
    if action.before is None or action.recorded is None:
        return False
    return bool(digests(action.before) & action.recorded.written)


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
            paths = [f"{verb} {safe(it.path)}" for it in actions if it.kind is kind]
            _list(paths, terminal.print, verb)
    counted = counts(actions, CHANGES)
    if not counted:
        nothing_to_do(actions, terminal.print)
        return
    terminal.print(f"{counted}, {_kept(actions)} unchanged in {safe(str(places.target))}")
    if terminal.verbose:
        terminal.print(f"\nnext: {_next_command(project, places)}")


def counts(actions: Sequence[Action], words: Mapping[ActionKind, str]) -> str:
    """Return how many files there are of each kind, such as `2 created, 1 updated`."""
    numbers = {word: sum(action.kind is kind for action in actions) for kind, word in words.items()}
    return ", ".join(f"{number} {word}" for word, number in numbers.items() if number)


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
