"""Opens a project: one run at a time, and nothing half done left by one that was cut off."""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from gpsgen.apply.journal import recover
from gpsgen.apply.lock import Lock, locked
from gpsgen.errors import GpsgenError
from gpsgen.layout import JOURNAL_DIR


class CutOffError(GpsgenError):
    """An earlier run was cut off, and this one writes nothing that could bring it to its end."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A project that a run is at work in."""

    lock: Lock
    #: Whether an earlier run was cut off, and is brought to its end now.
    recovered: bool = False


@contextlib.contextmanager
def opened(project: Path, *, writes: bool) -> Iterator[Opened]:
    """Keep other runs out of the folder `project`, but that those which write nothing share it.

    A run that writes makes the folder, and removes it again where it put nothing there.

    Raises:
        LockedError: another run is at work in it.
        CutOffError: an earlier run was cut off, and `writes` is false.
        ApplyError: what an earlier run began cannot be brought to its end.

    """
    if not writes:
        with _looked_at(project) as lock:
            if (project / JOURNAL_DIR).is_dir():
                raise CutOffError(
                    f"an earlier run was cut off while it wrote to {project}: "
                    "`gpsgen generate` brings it to its end"
                )
            yield Opened(lock)
        return
    missing = [folder for folder in (project, *project.parents) if not folder.exists()]
    try:
        project.mkdir(parents=True, exist_ok=True)
        with locked(project) as lock:
            yield Opened(lock, recover(project))
    finally:
        for folder in missing:
            with contextlib.suppress(OSError):
                folder.rmdir()


def _looked_at(project: Path) -> contextlib.AbstractContextManager[Lock]:
    """Lock a project for a run that writes nothing; it may not be there yet."""
    if project.is_dir():
        return locked(project, writes=False)
    return contextlib.nullcontext(Lock(None, project))
