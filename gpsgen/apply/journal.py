"""A set of changes to a folder that happens as a whole.

Everything new is first written beside the tree and then the journal names the changes: from that
moment on the new tree is the true one. A run that dies before leaves the old tree, one that dies
after is finished by `recover`. A change that fails takes back those before it; the journal gets
another name first, so that a run that dies meanwhile is taken back to its end, too.

Nothing is replaced or deleted but what was expected there: each change names what it is held to.
"""

import contextlib
import errno
import json
import os
import shutil
from collections.abc import Container, Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import takewhile
from pathlib import Path

from gpsgen.errors import GpsgenError
from gpsgen.layout import JOURNAL_DIR, OLD_FILE
from gpsgen.reconcile.disk import folders_above, obstacle, read
from gpsgen.reconcile.manifest import digest, is_inside

#: The journal of changes that are to be finished.
_FORWARD = "journal.json"
#: The journal of changes that are to be taken back.
_BACKWARD = "undo.json"

_AS_IT_WAS = "everything is as it was"


class ApplyError(GpsgenError):
    """The changes could not be made; the text says why, and how the tree is."""


@dataclass(frozen=True, slots=True)
class Change:
    """One file to write or, with no data, to delete."""

    path: str
    data: bytes | None
    #: SHA-256, in hexadecimal, of the file that it takes the place of; empty where there is none.
    before: str = ""
    #: The permissions that it gets; None for those of the file that it takes the place of.
    mode: int | None = None
    #: At most as many folders above a file that is deleted go with it; None for all that it leaves
    #: empty.
    folders: int | None = None


@dataclass(frozen=True, slots=True)
class _Step:
    """A change as the journal names it: hashes of the file, empty where there is none."""

    path: str
    before: str
    after: str
    #: How many folders above the file go with it if they are empty then: with a file that is
    #: deleted those that nothing is written to, with one that is taken back those made for it.
    folders: int
    mode: int | None = None


def hashed(data: bytes | None) -> str:
    """Return the hash by which a change names a file; that of no file is empty."""
    return "" if data is None else digest(data)


def apply(changes: Sequence[Change], project: Path) -> None:
    """Make all `changes` in the folder `project`, or none.

    Raises:
        ApplyError: a file could not be written, or is not what the change expects there; what was
            changed before it is taken back.

    """
    if not changes:
        return
    journal = _journal(project)
    try:
        steps = _stage(changes, project, journal)
    except OSError as error:
        _drop(journal)
        raise ApplyError(f"{_place(error)}; nothing was written") from error
    try:
        for number, step in enumerate(steps):
            _perform(number, step, project)
    except OSError as error:
        with contextlib.suppress(OSError):
            (journal / _FORWARD).rename(journal / _BACKWARD)
        outcome = _take_back(steps, project)
        raise ApplyError(f"{_place(error)}; {outcome}") from error
    _drop(journal)


def recover(project: Path) -> bool:
    """Bring what a killed run had begun to its end; return whether there was anything to do.

    A file that was changed since then is left as it is.

    Raises:
        ApplyError: the journal is damaged, or a file cannot be written now either; or all is well
            again, but for a file that was changed since then.

    """
    if not (project / JOURNAL_DIR).is_dir():
        return False
    journal = _journal(project)
    if (journal / _BACKWARD).exists():
        outcome = _take_back(_steps(journal / _BACKWARD), project)
        if outcome != _AS_IT_WAS:
            raise ApplyError(f"{project}: an earlier run failed; {outcome}. Run gpsgen again.")
        return True
    if not (journal / _FORWARD).exists():
        # Nothing had been changed yet: the journal's name appears only when it is complete.
        _drop(journal)
        return False
    _finish(_steps(journal / _FORWARD), project)
    return True


def _journal(project: Path) -> Path:
    """Return the folder of the journal, which lies in the project and nowhere else."""
    fault = obstacle(project, f"{JOURNAL_DIR}/{_FORWARD}")
    if fault:
        raise ApplyError(f"{project}: {fault}; nothing was written")
    return project / JOURNAL_DIR


def _stage(changes: Sequence[Change], project: Path, journal: Path) -> list[_Step]:
    shutil.rmtree(journal, ignore_errors=True)
    journal.mkdir(parents=True)
    needed = {folder for it in changes if it.data is not None for folder in folders_above(it.path)}
    steps = []
    # Deletions come first: a file may have to give way to a folder, or a folder to a file.
    for number, change in enumerate(sorted(changes, key=lambda it: it.data is not None)):
        if change.data is not None:
            (journal / f"{number}.new").write_bytes(change.data)
        if change.before:
            _expect(change.before, change.path, project)
            _keep_old(project / change.path, journal / f"{number}.old")
        folders = _folders(change, needed, project)
        steps.append(_Step(change.path, change.before, hashed(change.data), folders, change.mode))
    # All at once, since that is faster: a name that outlives a power failure needs its bytes.
    for number, step in enumerate(steps):
        if step.after:
            _sync(journal / f"{number}.new")
    draft = journal / f"{_FORWARD}.draft"
    with draft.open("w", encoding="utf-8") as file:
        json.dump([asdict(step) for step in steps], file)
        file.flush()
        os.fsync(file.fileno())
    draft.rename(journal / _FORWARD)
    return steps


def _folders(change: Change, needed: Container[str], project: Path) -> int:
    """Count the folders that go with a file, as `_Step.folders` has it."""
    folders = folders_above(change.path)
    if change.data is None:
        folders = folders[: change.folders]
        return len(list(takewhile(lambda folder: folder not in needed, folders)))
    return len(list(takewhile(lambda folder: not (project / folder).is_dir(), folders)))


def _keep_old(path: Path, backup: Path) -> None:
    """Keep a second name for the file, so that a failure can bring it back as it was."""
    try:
        os.link(path, backup)
    except OSError:
        shutil.copy2(path, backup)
        _sync(backup)


def _sync(path: Path) -> None:
    """See that a file is on the disk itself."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _perform(number: int, step: _Step, project: Path) -> None:
    target = project / step.path
    _expect(step.before, step.path, project)
    if not step.after:
        target.unlink(missing_ok=True)
        _remove_empty_folders(step, project)
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    staged = project / JOURNAL_DIR / f"{number}.new"
    if step.mode is not None:
        staged.chmod(step.mode)
    elif step.before:
        staged.chmod(target.stat().st_mode & 0o7777)
    staged.replace(target)


def _finish(steps: Sequence[_Step], project: Path) -> None:
    try:
        _check_staged(steps, project)
        for number, step in enumerate(steps):
            present, _ = present_at(step.path, project)
            if present == step.before != step.after:
                _perform(number, step, project)
            elif present == step.after == "":
                _remove_empty_folders(step, project)
    except OSError as error:
        raise ApplyError(
            f"an earlier run was cut off and cannot be finished: {_place(error)}; mend that "
            f"and run gpsgen again, or restore the project and delete {project / JOURNAL_DIR}"
        ) from error
    _drop(project / JOURNAL_DIR)


def _check_staged(steps: Sequence[_Step], project: Path) -> None:
    """See, before anything is written, that all that has yet to be written is what it was."""
    journal = project / JOURNAL_DIR
    for number, step in enumerate(steps):
        is_ahead = present_at(step.path, project)[0] == step.before != step.after
        if is_ahead and step.after and hashed(read(journal / f"{number}.new")) != step.after:
            raise ApplyError(
                f"an earlier run was cut off and cannot be finished: what it has yet to write to "
                f"{project / step.path} is damaged, as a power failure may leave it; nothing was "
                f"written: hold the project against version control, delete the folder {journal} "
                "and generate again"
            )


def _take_back(steps: Sequence[_Step], project: Path) -> str:
    """Bring back what was there before; return how the tree is then."""
    journal = project / JOURNAL_DIR
    left = []
    try:
        _check_kept(steps, project)
        for number, step in reversed(list(enumerate(steps))):
            target = project / step.path
            present, _ = present_at(step.path, project)
            if step.before and present == step.after != step.before:
                target.parent.mkdir(parents=True, exist_ok=True)
                (journal / f"{number}.old").replace(target)
            elif present not in {step.before, step.after} and _is_made(number, step, journal):
                left.append(f"{step.path} was changed meanwhile, and stays")
                left += _set_aside(number, step, project)
            elif not step.before and step.after:
                if present == step.after:
                    target.unlink()
                _remove_empty_folders(step, project)
    except OSError as error:
        raise ApplyError(
            f"{_place(error)}; not everything could be taken back: what was there is kept in "
            f"{journal}, and the next run of gpsgen brings it back"
        ) from error
    _drop(journal)
    return "; ".join([*left, "all else is as it was"]) if left else _AS_IT_WAS


def _check_kept(steps: Sequence[_Step], project: Path) -> None:
    """See, before anything is brought back, that it is what was there."""
    journal = project / JOURNAL_DIR
    for number, step in enumerate(steps):
        backup = journal / f"{number}.old"
        is_ahead = present_at(step.path, project)[0] == step.after != step.before
        if is_ahead and step.before and hashed(read(backup)) != step.before:
            raise ApplyError(
                f"an earlier run failed and cannot be taken back: what was kept of "
                f"{project / step.path} in {backup} is not what was there; nothing was written: "
                f"restore the project from version control, then delete the folder {journal}"
            )


def _is_made(number: int, step: _Step, journal: Path) -> bool:
    """Say whether a file was written: what was staged for it has left then."""
    return bool(step.after) and not (journal / f"{number}.new").exists()


def _set_aside(number: int, step: _Step, project: Path) -> Iterator[str]:
    """Keep what was in the place of a file that a person has changed since; tell where."""
    backup = project / JOURNAL_DIR / f"{number}.old"
    if backup.exists():
        aside = f"{OLD_FILE}{step.before[:12]}"
        backup.replace(project / aside)
        yield f"what was there before is kept in {aside}"


def _steps(journal: Path) -> list[_Step]:
    """Read a journal; what it names lies in the project, whoever wrote it."""
    try:
        steps = [_Step(**entry) for entry in json.loads(journal.read_text("utf-8"))]
        is_ours = all(
            is_inside(step.path)
            and 0 <= step.folders <= len(folders_above(step.path))
            and (step.mode is None or 0 <= step.mode <= 0o7777)
            for step in steps
        )
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


def _drop(journal: Path) -> None:
    """Remove the journal, its names first: without them nothing in it means anything."""
    for name in (_FORWARD, _BACKWARD):
        with contextlib.suppress(OSError):
            (journal / name).unlink()
    shutil.rmtree(journal, ignore_errors=True)
    with contextlib.suppress(OSError):
        journal.parent.rmdir()


def _remove_empty_folders(step: _Step, project: Path) -> None:
    for folder in folders_above(step.path)[: step.folders]:
        try:
            (project / folder).rmdir()
        except FileNotFoundError:
            pass
        except OSError:
            return


def _expect(before: str, path: str, project: Path) -> None:
    """See that a file is what a change expects there; OSError says what is there instead."""
    present, fault = present_at(path, project)
    if present != before:
        raise OSError(errno.ESTALE, fault or "it was changed meanwhile", str(project / path))


def present_at(path: str, project: Path) -> tuple[str | None, str]:
    """Return the hash of a file, empty where there is none; None, and why, for anything else."""
    fault = obstacle(project, path)
    if fault:
        return None, fault
    return hashed(read(project / path)), ""


def _place(error: OSError) -> str:
    # where a file is put in its place, that place is what people know
    return f"{error.filename2 or error.filename or 'the disk'}: {error.strerror or error}"
