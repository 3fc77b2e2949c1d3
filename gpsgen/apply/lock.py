"""Keeps two generations of one project apart."""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from gpsgen.errors import GpsgenError

with contextlib.suppress(ImportError):  # Windows has no advisory locks of this kind
    import fcntl


class LockedError(GpsgenError):
    """Another gpsgen is at work in the project."""


class Lock:
    """What keeps other runs of gpsgen out of a project."""

    def __init__(self, handle: int | None, project: Path) -> None:
        """Take over the handle of the project's folder; None where there are no locks."""
        self._handle = handle
        self._project = project

    def share(self) -> None:
        """Let in the runs that write nothing; others stay out.

        Raises:
            LockedError: another run has come first: this one has to end.

        """
        if self._handle is not None:
            _lock(self._handle, self._project, fcntl.LOCK_SH)


@contextlib.contextmanager
def locked(project: Path, *, writes: bool = True) -> Iterator[Lock]:
    """Keep other runs of gpsgen out of the project in the folder `project`, which must exist.

    Runs that write nothing share it. The folder itself carries the lock: nothing is left behind,
    and a killed run lets go of it.

    Raises:
        LockedError: another run holds the lock.

    """
    if "fcntl" not in globals():
        yield Lock(None, project)
        return
    handle = os.open(project, os.O_RDONLY)
    try:
        _lock(handle, project, fcntl.LOCK_EX if writes else fcntl.LOCK_SH)
        yield Lock(handle, project)
    finally:
        os.close(handle)


def _lock(handle: int, project: Path, kind: int) -> None:
    try:
        fcntl.flock(handle, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        raise LockedError(
            f"another gpsgen is at work in {project}: try again later; a step of its post_generate "
            "cannot generate it again"
        ) from None
    except OSError:
        # Some network file systems know no locks; that is no reason to refuse the work.
        return
