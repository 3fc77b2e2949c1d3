"""Decides what happens to each file: the only place that knows about ownership."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from gpsgen.layout import MANIFEST_PATH
from gpsgen.plan.files import RenderedFile
from gpsgen.plan.ownership import Owner
from gpsgen.reconcile.disk import alias_of, fold, has_markers, obstacle, read, same_text
from gpsgen.reconcile.manifest import Entry, Manifest, digest, digests


class ActionKind(StrEnum):
    """What is done to a file."""

    CREATE = "create"
    UPDATE = "update"
    DELETE = "delete"
    #: It is as it should be, or it is a person's and not ours to touch.
    KEEP = "keep"
    #: A person's file that nothing in the config asks for any more: named, and left alone.
    UNUSED = "unused"
    #: Writing would lose what a person made: nothing at all is written.
    CONFLICT = "conflict"


class Reason(StrEnum):
    """Why that is done to it."""

    #: It is what the config asks for.
    UP_TO_DATE = "up-to-date"
    #: The config asks for it for the first time.
    NEW = "new"
    #: It was written, and is not there any more.
    MISSING = "missing"
    #: The config asks for something else than what is there.
    STALE = "stale"
    #: Nothing in the config asks for it any more.
    UNASKED = "unasked"
    #: It belongs to people.
    YOURS = "yours"
    #: A person took it over.
    EJECTED = "ejected"
    #: A person edited it.
    EDITED = "edited"
    #: A person edited it, and the edit was merged with what the config asks for.
    MERGED = "merged"
    #: It holds the markers of a merge that was not finished.
    UNRESOLVED = "unresolved"
    #: A person said that their edit is to be dropped.
    OVERWRITTEN = "overwritten"
    #: gpsgen did not write what stands in its place.
    FOREIGN = "foreign"
    #: What stands in its place is no file, or its folder is none; `detail` says what.
    OBSTACLE = "obstacle"


@dataclass(frozen=True, slots=True)
class Action:
    """What is done to one file, and why."""

    kind: ActionKind
    path: str
    owner: Owner
    reason: Reason
    #: The bytes to write, for `CREATE` and `UPDATE`.
    data: bytes | None = None
    #: The bytes on disk; None where there is no file.
    before: bytes | None = None
    #: The bytes that the config asks for; None where nothing asks for it.
    planned: bytes | None = None
    #: What the manifest says of the file before this, and after.
    recorded: Entry | None = None
    entry: Entry | None = None
    detail: str = ""
    #: The config entry that asks for it, such as `applications[0]`.
    origin: str = ""

    @property
    def changes(self) -> bool:
        """Whether the file is written or deleted."""
        return self.kind in {ActionKind.CREATE, ActionKind.UPDATE, ActionKind.DELETE}


@dataclass(frozen=True, slots=True)
class Merge:
    """What became of a person's edits and of what the config asks for."""

    data: bytes
    #: Whether it holds no conflict.
    is_clean: bool


@dataclass(frozen=True, slots=True)
class Decisions:
    """What a person decided of the generated files that were edited."""

    #: Paths whose edits are to be dropped.
    overwrite: frozenset[str] = frozenset()
    #: Takes an entry, the bytes on disk and those that are asked for, and merges them; None where
    #: what gpsgen wrote is not known any more.
    merge: Callable[[str, Entry, bytes, bytes], Merge | None] | None = None


def reconcile(
    rendered: Mapping[str, RenderedFile],
    manifest: Manifest,
    project: Path,
    decisions: Decisions = Decisions(),
) -> list[Action]:
    """Hold what should be against what is, and return an action a file, sorted by path.

    `project` is the project's folder; only the paths of the plan and of the manifest are looked at.
    """
    folded = {fold(path): path for path in rendered}
    unasked = {path: entry for path, entry in manifest.entries.items() if path not in rendered}
    aliases = {path: alias_of(path, folded, project) for path in unasked}
    known = {alias: unasked[path] for path, alias in aliases.items() if alias}
    actions = [
        _planned(file, known.get(file.path) or manifest.entries.get(file.path), project, decisions)
        for file in rendered.values()
    ]
    actions += [
        action
        for path, entry in unasked.items()
        if not aliases[path] and path != MANIFEST_PATH
        for action in _stale(path, entry, project, decisions)
    ]
    return sorted(actions, key=lambda action: action.path)


@dataclass(frozen=True, slots=True)
class _Case:
    """A planned file, and what is known of it."""

    file: RenderedFile
    recorded: Entry | None
    on_disk: bytes | None = None

    @property
    def written(self) -> Entry:
        """What the manifest says once the file is as it is planned."""
        return Entry.of(self.file.owner, self.file.data)

    def act(
        self,
        kind: ActionKind,
        reason: Reason,
        entry: Entry | None,
        data: bytes | None = None,
        detail: str = "",
    ) -> Action:
        return Action(
            kind,
            self.file.path,
            self.file.owner,
            reason,
            data=data,
            before=self.on_disk,
            planned=self.file.data,
            recorded=self.recorded,
            entry=entry,
            detail=detail,
            origin=self.file.origin,
        )

    def write(self, kind: ActionKind, reason: Reason) -> Action:
        return self.act(kind, reason, self.written, self.file.data)


def _planned(  # noqa: PLR0911 - a case each
    file: RenderedFile, recorded: Entry | None, project: Path, decisions: Decisions
) -> Action:
    if file.owner is Owner.PEOPLE:
        theirs = _peoples(file, recorded, project, decisions)
        if theirs:
            return theirs
    in_the_way = obstacle(project, file.path)
    if in_the_way:
        case = _Case(file, recorded)
        return case.act(ActionKind.CONFLICT, Reason.OBSTACLE, recorded, detail=in_the_way)
    case = _Case(file, recorded, read(project / file.path))
    if recorded and recorded.owner is Owner.EJECTED and file.path not in decisions.overwrite:
        return case.act(ActionKind.KEEP, Reason.EJECTED, recorded)
    if case.on_disk is None:
        return case.write(ActionKind.CREATE, Reason.MISSING if recorded else Reason.NEW)
    if same_text(case.on_disk, file.data):
        return case.act(ActionKind.KEEP, Reason.UP_TO_DATE, case.written)
    if file.owner is Owner.SHARED:
        return case.write(ActionKind.UPDATE, Reason.STALE)
    return _differing(case, case.on_disk, decisions)


def _peoples(
    file: RenderedFile, recorded: Entry | None, project: Path, decisions: Decisions
) -> Action | None:
    """Keep a file that is people's, be it there or not; None where it is to be written."""
    place = project / file.path
    is_there = place.is_symlink() or place.exists()
    if not is_there and (recorded is None or file.path in decisions.overwrite):
        return None
    on_disk = read(place) if is_there and not obstacle(project, file.path) else None
    case = _Case(file, recorded, on_disk)
    reason = Reason.YOURS if is_there else Reason.MISSING
    theirs = Entry(Owner.PEOPLE, recorded.written) if recorded else case.written
    return case.act(ActionKind.KEEP, reason, theirs)


def _differing(  # noqa: PLR0911 - a case each
    case: _Case, on_disk: bytes, decisions: Decisions
) -> Action:
    """Decide on a generated file that is not as it should be."""
    file, recorded = case.file, case.recorded
    if file.path in decisions.overwrite:
        return case.write(ActionKind.UPDATE, Reason.OVERWRITTEN)
    if recorded is None or recorded.owner is not Owner.GENERATED:
        return case.act(ActionKind.CONFLICT, Reason.FOREIGN, recorded)
    if digests(on_disk) & recorded.written:
        return case.write(ActionKind.UPDATE, Reason.STALE)
    if has_markers(on_disk):
        return case.act(ActionKind.CONFLICT, Reason.UNRESOLVED, recorded)
    if digests(on_disk) & recorded.merged and case.written.written <= recorded.written:
        return case.act(ActionKind.KEEP, Reason.MERGED, recorded)
    merge = decisions.merge(file.path, recorded, on_disk, file.data) if decisions.merge else None
    if merge is None:
        return case.act(ActionKind.CONFLICT, Reason.EDITED, recorded)
    if merge.data == file.data:
        return case.write(ActionKind.UPDATE, Reason.MERGED)
    merged = Entry(file.owner, case.written.written, frozenset({digest(merge.data)}))
    if merge.data == on_disk:
        return case.act(ActionKind.KEEP, Reason.MERGED, merged)
    return case.act(ActionKind.UPDATE, Reason.MERGED, merged, merge.data)


def _stale(path: str, entry: Entry, project: Path, decisions: Decisions) -> Iterator[Action]:
    """Return what is done to a file that nothing asks for; nothing where it is gone already."""
    if obstacle(project, path):
        return
    on_disk = read(project / path)
    if on_disk is None:
        return
    kind, reason, after = ActionKind.CONFLICT, Reason.EDITED, None
    if entry.owner is not Owner.GENERATED:
        is_ejected = entry.owner is Owner.EJECTED
        kind, after = ActionKind.UNUSED, entry
        reason = Reason.EJECTED if is_ejected else Reason.UNASKED
    elif digests(on_disk) & entry.written:
        kind, reason = ActionKind.DELETE, Reason.UNASKED
    elif path in decisions.overwrite:
        kind, reason = ActionKind.DELETE, Reason.OVERWRITTEN
    yield Action(kind, path, entry.owner, reason, before=on_disk, recorded=entry, entry=after)
