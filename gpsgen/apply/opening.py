"""Opens a project: one run at a time, and nothing half done left by one that was cut off."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

from gpsgen.apply.journal import recover
from gpsgen.apply.lock import locked
from gpsgen.errors import GpsgenError
from gpsgen.layout import JOURNAL_DIR


class CutOffError(GpsgenError):
    """An earlier run was cut off, and this one writes nothing that could bring it to its end."""


@contextlib.contextmanager
def opened(project: Path, *, writes: bool) -> Iterator[bool]:
    """Keep other runs out of the folder `project`; yield whether an earlier run was recovered.

    A run that writes makes the folder, and removes it again where it put nothing there.

    Raises:
        LockedError: another run is at work in it.
        CutOffError: an earlier run was cut off, and `writes` is false.
        ApplyError: what an earlier run began cannot be brought to its end.

    """
    if not writes:
        with locked(project) if project.is_dir() else contextlib.nullcontext():
            if (project / JOURNAL_DIR).is_dir():
                raise CutOffError(
                    f"an earlier run was cut off while it wrote to {project}: "
                    "`gpsgen generate` brings it to its end"
                )
            yield False
        return
    missing = [folder for folder in (project, *project.parents) if not folder.exists()]
    try:
        project.mkdir(parents=True, exist_ok=True)
        with locked(project):
            yield recover(project)
    finally:
        for folder in missing:
            with contextlib.suppress(OSError):
                folder.rmdir()
