"""Takes back the last change of a project: what was there before it lies in the user's cache.

What is about to change is kept before it changes: a run that dies after that, and is finished by
the next one, can be taken back as well. What a later run, or a person, has changed since does not
have the hashes that are kept with it, and then nothing is taken back.
"""

import contextlib
import functools
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Annotated

from pydantic import Field, TypeAdapter, ValidationError

from gpsgen.apply.journal import ApplyError, Change, apply, hashed
from gpsgen.errors import GpsgenError
from gpsgen.layout import MANIFEST_PATH
from gpsgen.plan.ownership import Owner
from gpsgen.reconcile.base import keep_bases
from gpsgen.reconcile.copies import (
    Copies,
    DamagedCopiesError,
    forget,
    keep,
    kept,
    place_of,
    put_back,
    raw,
)
from gpsgen.reconcile.disk import obstacle, read
from gpsgen.reconcile.manifest import is_inside
from gpsgen.reconcile.reading import read_manifest

_KIND = "undo"


class NothingToUndoError(GpsgenError):
    """There is no change that could be taken back."""


class ChangedSinceError(GpsgenError):
    """Files were changed after the change that was to be taken back; nothing was written."""

    def __init__(self, paths: Sequence[str]) -> None:
        super().__init__("nothing was written")
        self.paths = paths


@dataclass(frozen=True, slots=True)
class _Trace:
    """What a change did to one file: its hashes before and after it, empty where there is none."""

    before: str
    after: str
    #: The permissions that the file had.
    mode: Annotated[int, Field(ge=0, le=0o777)] | None


@functools.cache
def _traces_type() -> TypeAdapter[dict[str, _Trace]]:
    """Return the type of a record; few runs read one."""
    return TypeAdapter(dict[str, _Trace])


@contextlib.contextmanager
def undoable(changes: Sequence[Change], project: Path) -> Iterator[None]:
    """Keep what `changes` are about to change in the folder `project`.

    The shared files are kept as well: a step after the generation may change them. Where the
    changes fail and the tree is as it was, what was kept before stays.
    """
    earlier = raw(_KIND, project)
    after = {change.path: hashed(change.data) for change in changes}
    copies: list[bytes] = []
    traces: dict[str, _Trace] = {}
    for path in sorted({*after, *_always_kept(project)}):
        data = None if obstacle(project, path) else read(project / path)
        mode = None
        if data is not None:
            copies.append(data)
            mode = (project / path).stat().st_mode & 0o777
        traces[path] = _Trace(hashed(data), after.get(path, hashed(data)), mode)
    if not _keep(project, traces, copies):
        # what was kept before is of an earlier change, which cannot be taken back any more
        forget(_KIND, project)
    try:
        yield
    except ApplyError:
        put_back(_KIND, project, earlier)
        raise


@contextlib.contextmanager
def extended(project: Path) -> Iterator[None]:
    """Take what happens meanwhile to the files of the last change for a part of it.

    A file that a person has changed before is not touched by that: it stays in the way of an undo.
    """
    traces = _traces(project)
    ours = {path for path, trace in traces.items() if _hash(project, path) == trace.after}
    try:
        yield
    finally:
        after = {path: _hash(project, path) for path in ours}
        renewed = {path: replace(traces[path], after=after[path] or "") for path in ours}
        if _traces(project) == traces:  # no other run has come between
            _renew(project, traces | renewed)


def undo(project: Path) -> tuple[int, int]:
    """Bring the files of the last change to what they were; return how many are back and gone.

    It takes a project that nothing else is at work in.

    Raises:
        NothingToUndoError: no change is known, or it was taken back, or its record is damaged.
        ChangedSinceError: a file was changed since.
        ApplyError: a file cannot be written; the tree is as it was.

    """
    copies, traces = _load(project)
    present = {path: _hash(project, path) for path in traces}
    if all(present[path] == trace.before for path, trace in traces.items()):
        forget(_KIND, project)
        raise NothingToUndoError(_nothing(project))
    if changed := _changed(present, traces):
        raise ChangedSinceError(changed)
    changes = [
        Change(path, _data(copies, trace, project), trace.after, trace.mode)
        for path, trace in traces.items()
        if trace.before != trace.after
    ]
    apply(changes, project)
    forget(_KIND, project)
    back = [change.data for change in changes if change.data is not None]
    keep_bases(project, read_manifest(project), back)
    # the manifest is no file that a person asked for
    told = [change for change in changes if change.path != MANIFEST_PATH]
    gone = sum(change.data is None for change in told)
    return len(told) - gone, gone


def _always_kept(project: Path) -> list[str]:
    """Return the manifest, by which a later change is seen, and the files that steps may change."""
    entries = read_manifest(project).entries
    shared = [path for path, entry in entries.items() if entry.owner is Owner.SHARED]
    return [MANIFEST_PATH, *shared]


def _changed(present: Mapping[str, str | None], traces: Mapping[str, _Trace]) -> list[str]:
    """Return the files that are not as the change left them, if that matters for taking it back."""
    return [
        path
        for path, trace in traces.items()
        if present[path] != trace.after and (trace.before != trace.after or path == MANIFEST_PATH)
    ]


def _hash(project: Path, path: str) -> str | None:
    """Return the hash of a file, empty where there is none; None where something else stands."""
    return None if obstacle(project, path) else hashed(read(project / path))


def _keep(project: Path, traces: Mapping[str, _Trace], copies: Collection[bytes]) -> bool:
    record = {path: asdict(trace) for path, trace in traces.items()}
    return keep(_KIND, project, copies, record)


def _renew(project: Path, traces: Mapping[str, _Trace]) -> None:
    """Keep other hashes of the last change; the copies stay."""
    with contextlib.suppress(DamagedCopiesError):
        copies = kept(_KIND, project)
        if copies:
            _keep(project, traces, copies.data.values())


def _load(project: Path) -> tuple[Copies, dict[str, _Trace]]:
    try:
        copies = kept(_KIND, project)
        if copies is None:
            raise NothingToUndoError(_nothing(project))
        return copies, _parsed(copies.record)
    except DamagedCopiesError as error:
        raise NothingToUndoError(_damaged(project)) from error


def _traces(project: Path) -> dict[str, _Trace]:
    try:
        return _load(project)[1]
    except NothingToUndoError:
        return {}


def _parsed(record: object) -> dict[str, _Trace]:
    """Take a record apart; what it names lies in the project, whoever wrote it.

    Raises:
        DamagedCopiesError: it is no record.

    """
    try:
        traces = _traces_type().validate_python(record)
    except ValidationError as error:
        raise DamagedCopiesError from error
    if not all(is_inside(path) for path in traces):
        raise DamagedCopiesError
    return traces


def _data(copies: Copies, trace: _Trace, project: Path) -> bytes | None:
    if not trace.before:
        return None
    if trace.before not in copies.data:
        raise NothingToUndoError(_damaged(project))
    return copies.data[trace.before]


def _nothing(project: Path) -> str:
    return (
        f"there is nothing to undo in {project}: only the last change that gpsgen made to it on "
        "this machine can be taken back, and only once"
    )


def _damaged(project: Path) -> str:
    return (
        f"{place_of(_KIND, project)}: what was kept of {project} is damaged, so its last change "
        "cannot be taken back here: restore it from version control; nothing was written"
    )
