"""A set of changes to a folder that happens as a whole.

Everything new is first written beside the tree and then the journal names the changes: from that
moment on the new tree is the true one. A run that dies before leaves the old tree, one that dies
after is finished by `recover`. A change that fails takes back those before it; the journal gets
another name first, so that a run that dies meanwhile is taken back to its end, too.
"""

import contextlib
import json
import os
import shutil
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from gpsgen.errors import GpsgenError
from gpsgen.layout import JOURNAL_DIR
from gpsgen.reconcile.manifest import digest, is_inside

#: The journal of changes that are to be finished.
_FORWARD = "journal.json"
#: The journal of changes that are to be taken back.
_BACKWARD = "undo.json"


class ApplyError(GpsgenError):
    """The changes could not be made; the text says why, and how the tree is."""


@dataclass(frozen=True, slots=True)
class Change:
    """One file to write or, with no data, to delete."""

    path: str
    data: bytes | None


@dataclass(frozen=True, slots=True)
class _Step:
    """A change as the journal names it: hashes of the file, empty where there is none."""

    path: str
    before: str
    after: str


def apply(changes: Sequence[Change], project: Path) -> None:
    """Make all `changes` in the folder `project`, or none.

    Raises:
        ApplyError: a file could not be written; what was changed before it is taken back.

    """
    if not changes:
        return
    journal = project / JOURNAL_DIR
    try:
        steps = _stage(changes, project, journal)
    except OSError as error:
        _drop(journal, project)
        raise ApplyError(f"{_place(error)}; nothing was written") from error
    try:
        for number, step in enumerate(steps):
            _perform(number, step, project)
    except OSError as error:
        with contextlib.suppress(OSError):
            (journal / _FORWARD).rename(journal / _BACKWARD)
        _take_back(steps, project)
        raise ApplyError(f"{_place(error)}; everything is as it was") from error
    _drop(journal, project)


def recover(project: Path) -> bool:
    """Bring what a killed run had begun to its end; return whether there was anything to do.

    A file that was changed since then is left as it is.

    Raises:
        ApplyError: the journal is damaged, or a file cannot be written now either.

    """
    journal = project / JOURNAL_DIR
    if not journal.is_dir():
        return False
    if (journal / _BACKWARD).exists():
        _take_back(_steps(journal / _BACKWARD), project)
        return True
    if not (journal / _FORWARD).exists():
        # Nothing had been changed yet: the journal's name appears only when it is complete.
        _drop(journal, project)
        return False
    _finish(_steps(journal / _FORWARD), project)
    return True


def _stage(changes: Sequence[Change], project: Path, journal: Path) -> list[_Step]:
    shutil.rmtree(journal, ignore_errors=True)
    journal.mkdir(parents=True)
    steps = []
    for number, change in enumerate(changes):
        if change.data is not None:
            (journal / f"{number}.new").write_bytes(change.data)
        before = _hash(project / change.path)
        if before:
            _keep_old(project / change.path, journal / f"{number}.old")
        after = "" if change.data is None else digest(change.data)
        steps.append(_Step(change.path, before, after))
    draft = journal / f"{_FORWARD}.draft"
    with draft.open("w", encoding="utf-8") as file:
        json.dump([asdict(step) for step in steps], file)
        file.flush()
        os.fsync(file.fileno())
    draft.rename(journal / _FORWARD)
    return steps


def _keep_old(path: Path, backup: Path) -> None:
    """Keep a second name for the file, so that a failure can bring it back as it was."""
    try:
        os.link(path, backup)
    except OSError:
        shutil.copy2(path, backup)


def _perform(number: int, step: _Step, project: Path) -> None:
    target = project / step.path
    if not step.after:
        target.unlink(missing_ok=True)
        _remove_empty_folders(target.parent, project)
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    staged = project / JOURNAL_DIR / f"{number}.new"
    if step.before:
        staged.chmod(target.stat().st_mode & 0o7777)
    staged.replace(target)


def _finish(steps: Sequence[_Step], project: Path) -> None:
    try:
        for number, step in enumerate(steps):
            present = _hash(project / step.path)
            if present == step.before != step.after:
                _perform(number, step, project)
            elif not present:
                _remove_empty_folders((project / step.path).parent, project)
    except OSError as error:
        raise ApplyError(
            f"an earlier run was cut off and cannot be finished: {_place(error)}; mend that "
            f"and run gpsgen again, or restore the project and delete {project / JOURNAL_DIR}"
        ) from error
    _drop(project / JOURNAL_DIR, project)


def _take_back(steps: Sequence[_Step], project: Path) -> None:
    journal = project / JOURNAL_DIR
    try:
        for number, step in reversed(list(enumerate(steps))):
            target = project / step.path
            if step.before and _hash(target) == step.after != step.before:
                target.parent.mkdir(parents=True, exist_ok=True)
                (journal / f"{number}.old").replace(target)
            elif not step.before:
                if step.after and _hash(target) == step.after:
                    target.unlink()
                _remove_empty_folders(target.parent, project)
    except OSError as error:
        raise ApplyError(
            f"{_place(error)}; not everything could be taken back: what was there is kept in "
            f"{journal}, and the next run of gpsgen brings it back"
        ) from error
    _drop(journal, project)


def _steps(journal: Path) -> list[_Step]:
    """Read a journal; what it names lies in the project, whoever wrote it."""
    try:
        steps = [_Step(**entry) for entry in json.loads(journal.read_text("utf-8"))]
        is_ours = all(is_inside(step.path) for step in steps)
    except (OSError, ValueError, TypeError, AttributeError) as error:
        raise ApplyError(_damaged(journal)) from error
    if not is_ours:
        raise ApplyError(_damaged(journal))
    return steps


def _damaged(journal: Path) -> str:
    return (
        f"{journal}: the journal of a run that was cut off is damaged: hold the project against "
        f"version control, then delete the folder {journal.parent}"
    )


def _drop(journal: Path, project: Path) -> None:
    """Remove the journal, its names first: without them nothing in it means anything."""
    for name in (_FORWARD, _BACKWARD):
        with contextlib.suppress(OSError):
            (journal / name).unlink()
    shutil.rmtree(journal, ignore_errors=True)
    _remove_empty_folders(journal.parent, project)


def _remove_empty_folders(folder: Path, project: Path) -> None:
    while folder != project:
        try:
            folder.rmdir()
        except FileNotFoundError:
            pass
        except OSError:
            return
        folder = folder.parent


def _hash(path: Path) -> str:
    try:
        return digest(path.read_bytes())
    except (FileNotFoundError, NotADirectoryError):
        return ""


def _place(error: OSError) -> str:
    return f"{error.filename or 'the disk'}: {error.strerror or error}"
