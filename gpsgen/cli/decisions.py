"""What a person decides of files: the paths that they name, and edits that they want merged."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from gpsgen.diagnostics.suggest import nearest
from gpsgen.diagnostics.text import quote, safe
from gpsgen.errors import UsageError
from gpsgen.plan.ownership import Owner
from gpsgen.reconcile.actions import Action, ActionKind, Decisions
from gpsgen.reconcile.base import base_of
from gpsgen.reconcile.merging import Merge, merge

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gpsgen.cli.asked import Asked
    from gpsgen.cli.places import Places
    from gpsgen.reconcile.manifest import Entry


def decisions(asked: Asked, places: Places) -> Decisions:
    """Return what was decided of files that were edited.

    Raises:
        UsageError: a path lies outside the project.

    """
    project = places.target

    def merged(path: str, entry: Entry, on_disk: bytes, new: bytes) -> Merge | None:
        base = base_of(project, path, entry)
        return None if base is None else merge(base, on_disk, new)

    named = frozenset(project_path(path, project) for path in asked.overwrite)
    return Decisions(named, merged if asked.merge else None)


def check_named(named: Iterable[str], actions: Sequence[Action], project: Path) -> None:
    """See that each path which a person wants overwritten is one that gpsgen may write.

    Raises:
        UsageError: nothing is generated there, or it is a person's file.

    """
    known = {action.path: action for action in actions}
    for path in sorted(named):
        action = known.get(path)
        if action is None and not any(is_below(it, path) for it in known):
            raise unknown(path, known, project)
        if action and (reason := _refusal(action)):
            raise UsageError(
                f"{safe(quote(path))} cannot be overwritten: {reason}; nothing was written"
            )


def _refusal(action: Action) -> str:
    if action.owner is Owner.SHARED:
        return "it belongs to both: gpsgen keeps all that you add to it"
    if action.kind is ActionKind.UNUSED:
        return "it is yours, and nothing in the config asks for it any more; delete it yourself"
    if action.owner is Owner.PEOPLE and not action.changes:
        return "it is yours; to get what gpsgen would write, delete or move it first"
    return ""


def project_path(typed: str, project: Path) -> str:
    """Return the path in the project that a person means; `.` is the project's folder itself.

    A path is seen from the working directory if that lies in the project, else from the project;
    from outside it may lead into the project, too.

    Raises:
        UsageError: it lies outside the project.

    """
    root, here = project.resolve(), Path.cwd()
    from_here = _inside(here / typed, root)
    from_root = _inside(root / typed, root)
    seen = [from_here] if here.is_relative_to(root) else [from_root, from_here]
    found = [path for path in seen if path is not None]
    if not typed or "\0" in typed or not found:
        raise UsageError(f"{safe(quote(typed))} is no path in the project {project}")
    there = [path for path in found if os.path.lexists(root / path)]
    return (there or found)[0]


def is_below(path: str, folder: str) -> bool:
    """Say whether a path of the project lies in one of its folders, of which `.` is one."""
    return folder == "." or path.startswith(f"{folder}/")


def unknown(path: str, known: Iterable[str], project: Path) -> UsageError:
    """Return the error that nothing is generated at a path, with what may be meant."""
    likely = nearest(path, known) or _same_name(path, known)
    advice = f"; did you mean {safe(quote(likely))}?" if likely else ""
    return UsageError(f"gpsgen generates nothing at {safe(quote(path))} in {project}{advice}")


def _same_name(path: str, known: Iterable[str]) -> str | None:
    """Return the only known path whose end is what a person wrote."""
    found = [it for it in known if it.endswith(f"/{path}")]
    return found[0] if len(found) == 1 else None


def _inside(path: Path, root: Path) -> str | None:
    """Return what leads from the project's folder to a path; None where it lies outside."""
    plain = Path(os.path.normpath(path))
    for place in (plain, plain.parent.resolve() / plain.name):
        if place.is_relative_to(root):
            return place.relative_to(root).as_posix()
    return None
