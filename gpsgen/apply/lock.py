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


@contextlib.contextmanager
def locked(project: Path) -> Iterator[None]:
    """Keep other runs of gpsgen out of the project in the folder `project`, which must exist.

    The folder itself carries the lock: nothing is left behind, and a killed run lets go of it.

    Raises:
        LockedError: another run holds the lock.

    """
    if "fcntl" not in globals():
        yield
        return
    handle = os.open(project, os.O_RDONLY)
    try:
        _lock(handle, project)
        yield
    finally:
        os.close(handle)


def _lock(handle: int, project: Path) -> None:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise LockedError(f"another gpsgen is at work in {project}: try again later") from None
    except OSError:
        # Some network file systems know no locks; that is no reason to refuse the work.
        return
