"""Takes back the last change of a project: what was there before it lies in the user's cache.

What is about to change is kept before it changes: a run that dies after that, and is finished by
the next one, can be taken back as well. What a later run, or a person, has changed since does not
have the hashes that are kept with it, and then nothing is taken back. What an undo takes away is
kept in the same way: a second one brings it back.
"""

import contextlib
import functools
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Annotated

from pydantic import Field, TypeAdapter, ValidationError

from gpsgen.apply.journal import ApplyError, Change, apply, hashed, present_at
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
from gpsgen.reconcile.disk import folders_above, obstacle, read
from gpsgen.reconcile.manifest import is_inside
from gpsgen.reconcile.reading import read_manifest

#: What the cache calls the record.
RECORD = "undo"
#: Whose files the steps after a generation change.
_STEPS_CHANGE = {Owner.GENERATED, Owner.SHARED}


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
    #: As many folders above the file were not there before.
    folders: Annotated[int, Field(ge=0)] | None = None


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
    earlier = raw(RECORD, project)
    _keep_or_forget(project, *_traced(changes, project))
    try:
        yield
    except ApplyError:
        put_back(RECORD, project, earlier)
        raise


def _traced(changes: Sequence[Change], project: Path) -> tuple[dict[str, _Trace], list[bytes]]:
    """Return what `changes` are about to do, and copies of what there is before."""
    after = {change.path: hashed(change.data) for change in changes}
    copies: list[bytes] = []
    traces: dict[str, _Trace] = {}
    for path in sorted({*after, *_always_kept(project)}):
        data = None if obstacle(project, path) else read(project / path)
        mode = None
        if data is not None:
            copies.append(data)
            mode = (project / path).stat().st_mode & 0o777
        missing = sum(not (project / folder).is_dir() for folder in folders_above(path))
        traces[path] = _Trace(hashed(data), after.get(path, hashed(data)), mode, missing)
    return traces, copies


@contextlib.contextmanager
def extended(project: Path) -> Iterator[None]:
    """Take what happens meanwhile to the generated and the shared files for a part of the change.

    What becomes of people's files may be their own work, which no undo may take away; so may be
    what a person has done to a file before. Both stay in the way of an undo.
    """
    traces = _traces(project)
    entries = read_manifest(project).entries if traces else {}
    ours = {
        path
        for path, trace in traces.items()
        if present_at(path, project)[0] == trace.after
        and (path == MANIFEST_PATH or (path in entries and entries[path].owner in _STEPS_CHANGE))
    }
    try:
        yield
    finally:
        after = {path: present_at(path, project)[0] for path in ours}
        renewed = {path: replace(traces[path], after=after[path] or "") for path in ours}
        if _traces(project) == traces:  # no other run has come between
            _renew(project, traces | renewed)


def undo(project: Path) -> tuple[int, int]:
    """Bring the files of the last change to what they were; return how many are back and gone.

    It takes a project that nothing else is at work in. What it takes away, the next one brings
    back.

    Raises:
        NothingToUndoError: no change is known, or none was made, or its record is damaged.
        ChangedSinceError: a file was changed since.
        ApplyError: a file cannot be written; the tree is as it was.

    """
    copies, traces = _load(project)
    present = {path: present_at(path, project)[0] for path in traces}
    if all(present[path] == trace.before for path, trace in traces.items()):
        forget(RECORD, project)
        raise NothingToUndoError(_nothing(project))
    if changed := _changed(present, traces):
        raise ChangedSinceError(changed)
    changes = [
        Change(path, _data(copies, trace, project), trace.after, trace.mode, trace.folders)
        for path, trace in traces.items()
        if trace.before != trace.after
    ]
    taken = _traced(changes, project)
    apply(changes, project)
    # Only now: where this is killed, what there is to undo is known as long as it is not undone.
    _keep_or_forget(project, *taken)
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


def _keep_or_forget(project: Path, traces: Mapping[str, _Trace], copies: Collection[bytes]) -> None:
    """Keep a change; what was kept before is of an earlier one, which has become part of the past.

    Where a cache takes nothing, nothing can be taken back any more.
    """
    if not _keep(project, traces, copies):
        forget(RECORD, project)


def _keep(project: Path, traces: Mapping[str, _Trace], copies: Collection[bytes]) -> bool:
    record = {path: asdict(trace) for path, trace in traces.items()}
    return keep(RECORD, project, copies, record)


def _renew(project: Path, traces: Mapping[str, _Trace]) -> None:
    """Keep other hashes of the last change; the copies stay."""
    with contextlib.suppress(DamagedCopiesError):
        copies = kept(RECORD, project)
        if copies:
            _keep(project, traces, copies.data.values())


def _load(project: Path) -> tuple[Copies, dict[str, _Trace]]:
    try:
        copies = kept(RECORD, project)
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
        "this machine can be taken back, or brought back by a second undo"
    )


def _damaged(project: Path) -> str:
    return (
        f"{place_of(RECORD, project)}: what was kept of {project} is damaged, so its last change "
        "cannot be taken back here: restore it from version control; nothing was written"
    )
