"""A set of changes to a folder that happens as a whole.

Everything new is first written beside the tree and then the journal names the changes: from that
moment on the new tree is the true one. A run that dies before leaves the old tree, one that dies
after is finished by `recover`, and a change that fails takes back those before it.
"""

import contextlib
import json
import os
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from gpsgen.errors import GpsgenError

with contextlib.suppress(ImportError):  # Windows has no advisory locks of this kind
    import fcntl

#: Where a running generation keeps its journal, relative to the project.
JOURNAL_DIR = ".project-config/.psg_journal"

_JOURNAL = "journal.json"


class ApplyError(GpsgenError):
    """The changes could not be made; the tree is as it was. The text says why."""


class LockedError(GpsgenError):
    """Another gpsgen is at work in the project."""


@dataclass(frozen=True, slots=True)
class Change:
    """One file to write or, with no data, to delete."""

    path: str
    data: bytes | None


@contextlib.contextmanager
def locked(project: Path) -> Iterator[None]:
    """Keep other runs of gpsgen out of the project in the folder `project`.

    Raises:
        LockedError: another run holds the lock.

    """
    folder = project / ".project-config"
    folder.mkdir(parents=True, exist_ok=True)
    if "fcntl" not in globals():
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise LockedError(f"another gpsgen is at work in {project}: try again later") from None
        yield
    finally:
        os.close(handle)


def apply(changes: Sequence[Change], project: Path) -> None:
    """Make all `changes` in the folder `project`, or none.

    Raises:
        ApplyError: a file could not be written; what was changed before it is taken back.

    """
    if not changes:
        return
    journal = project / JOURNAL_DIR
    try:
        _stage(changes, project, journal)
    except OSError as error:
        shutil.rmtree(journal, ignore_errors=True)
        raise ApplyError(f"{_place(error)}; nothing was written") from error
    done: list[int] = []
    try:
        for number, change in enumerate(changes):
            done.append(number)
            _perform(number, change.path, project, delete=change.data is None)
    except OSError as error:
        for number in reversed(done):
            _take_back(number, changes[number].path, project)
        shutil.rmtree(journal, ignore_errors=True)
        raise ApplyError(f"{_place(error)}; everything is as it was") from error
    shutil.rmtree(journal)


def recover(project: Path) -> bool:
    """Finish what a killed run had begun; return whether there was anything to finish.

    Raises:
        ApplyError: it could not be finished either.

    """
    journal = project / JOURNAL_DIR
    if not journal.is_dir():
        return False
    try:
        steps = json.loads((journal / _JOURNAL).read_text("utf-8"))
    except (OSError, ValueError):
        # Nothing had been changed yet: the journal's name appears only when it is complete.
        shutil.rmtree(journal, ignore_errors=True)
        return False
    try:
        for number, step in enumerate(steps):
            if step["delete"] or (journal / f"{number}.new").exists():
                _perform(number, step["path"], project, delete=step["delete"])
    except OSError as error:
        raise ApplyError(
            f"an earlier run was cut off and cannot be finished: {_place(error)}"
        ) from error
    shutil.rmtree(journal)
    return True


def _stage(changes: Sequence[Change], project: Path, journal: Path) -> None:
    shutil.rmtree(journal, ignore_errors=True)
    journal.mkdir(parents=True)
    for number, change in enumerate(changes):
        if change.data is not None:
            (journal / f"{number}.new").write_bytes(change.data)
        _keep_old(project / change.path, journal / f"{number}.old")
    steps = [{"path": change.path, "delete": change.data is None} for change in changes]
    draft = journal / f"{_JOURNAL}.draft"
    with draft.open("w", encoding="utf-8") as file:
        json.dump(steps, file)
        file.flush()
        os.fsync(file.fileno())
    draft.rename(journal / _JOURNAL)


def _keep_old(path: Path, backup: Path) -> None:
    """Keep a second name for the file, so that a failure can bring it back as it was."""
    if not path.exists():
        return
    try:
        os.link(path, backup)
    except OSError:
        shutil.copy2(path, backup)


def _perform(number: int, path: str, project: Path, *, delete: bool) -> None:
    target = project / path
    if delete:
        target.unlink(missing_ok=True)
        _remove_empty_folders(target.parent, project)
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    staged = project / JOURNAL_DIR / f"{number}.new"
    if target.exists():
        staged.chmod(target.stat().st_mode & 0o7777)
    staged.replace(target)


def _take_back(number: int, path: str, project: Path) -> None:
    target = project / path
    backup = project / JOURNAL_DIR / f"{number}.old"
    with contextlib.suppress(OSError):
        if backup.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            backup.replace(target)
        elif not (project / JOURNAL_DIR / f"{number}.new").exists():
            target.unlink(missing_ok=True)
            _remove_empty_folders(target.parent, project)


def _remove_empty_folders(folder: Path, project: Path) -> None:
    while folder != project:
        try:
            folder.rmdir()
        except OSError:
            return
        folder = folder.parent


def _place(error: OSError) -> str:
    return f"{error.filename or 'the disk'}: {error.strerror or error}"
