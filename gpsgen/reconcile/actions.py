"""Decides what happens to each file: the only place that knows about ownership."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path, PurePosixPath

from gpsgen.diagnostics.text import quote, safe
from gpsgen.errors import GpsgenError
from gpsgen.layout import MANIFEST_PATH
from gpsgen.plan.files import RenderedFile
from gpsgen.plan.ownership import Owner
from gpsgen.reconcile.disk import Disk, alias_of, fold, obstacle, read, same_text
from gpsgen.reconcile.manifest import Entry, Manifest, digests, is_inside, text_digest
from gpsgen.reconcile.merging import Merge
from gpsgen.syntax.markers import conflict_line

#: Says whether git made the bytes on disk, at a path with an entry, of two generations.
MadeByGit = Callable[[str, Entry, bytes], bool]


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
    #: It holds the markers of a merge that a person has to finish, or gets them.
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
class Decisions:
    """What a person decided of the generated files that were edited."""

    #: Files and folders whose edits are to be dropped. A file that is not ours, or that nothing
    #: asks for any more, goes only where it is named itself.
    overwrite: frozenset[str] = frozenset()
    #: Takes an entry, the bytes on disk and those that are asked for, and merges them; None where
    #: what gpsgen wrote is not known any more.
    merge: Callable[[str, Entry, bytes, bytes], Merge | None] | None = None

    def drops(self, path: str) -> bool:
        """Say whether the edits of a file are to be dropped."""
        return any(str(it) in self.overwrite for it in (path, *PurePosixPath(path).parents))


def reconcile(
    rendered: Mapping[str, RenderedFile],
    manifest: Manifest,
    project: Path,
    decisions: Decisions = Decisions(),
    made_by_git: MadeByGit = lambda *_: False,
) -> list[Action]:
    """Hold what should be against what is, and return an action a file, sorted by path.

    `project` is the project's folder; only the paths of the plan and of the manifest are looked at.
    `made_by_git` takes a path, its entry and the bytes on disk, and says whether git made these of
    two generations.

    Raises:
        gpsgen.errors.GpsgenError: two planned files are one on some file system, or one is not ours
            to write anywhere.

    """
    folded = _folded(rendered)
    unasked = {path: entry for path, entry in manifest.entries.items() if path not in rendered}
    aliases = {path: alias_of(path, folded, project) for path in unasked}
    known = {alias: unasked[path] for path, alias in aliases.items() if alias}
    actions = [
        action
        for path, entry in unasked.items()
        if not aliases[path] and path != MANIFEST_PATH
        for action in _stale(path, entry, project, decisions)
    ]
    disk = Disk(project, [it.path for it in actions if it.kind is ActionKind.DELETE])
    actions += [
        _planned(
            _Case(file, known.get(file.path) or manifest.entries.get(file.path)),
            disk,
            decisions,
            made_by_git,
        )
        for file in rendered.values()
    ]
    return sorted(actions, key=lambda action: action.path)


def _folded(paths: Iterable[str]) -> dict[str, str]:
    """Return planned paths by what `fold` makes of them."""
    folded: dict[str, str] = {}
    for path in paths:
        if not is_inside(path):
            raise GpsgenError(
                f"nothing can be written to {safe(quote(path))}, where git or gpsgen keeps its "
                "own: rename what the config names so; nothing was written"
            )
        other = folded.setdefault(fold(path), path)
        if other != path:
            raise GpsgenError(
                f"{safe(quote(other))} and {safe(quote(path))} are one file on systems that do not "
                "tell their letters apart: give one of the two that the config names so, be it an "
                "application, a worker or a spec, another name; nothing was written"
            )
    return folded


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
    case: _Case, disk: Disk, decisions: Decisions, made_by_git: MadeByGit
) -> Action:
    file, recorded = case.file, case.recorded
    if file.owner is Owner.PEOPLE:
        theirs = _peoples(file, recorded, disk, decisions)
        if theirs:
            return theirs
    in_the_way = disk.obstacle(file.path)
    if in_the_way:
        return case.act(ActionKind.CONFLICT, Reason.OBSTACLE, recorded, detail=in_the_way)
    case = replace(case, on_disk=disk.read(file.path))
    if recorded and recorded.owner is Owner.EJECTED and file.path not in decisions.overwrite:
        return case.act(ActionKind.KEEP, Reason.EJECTED, recorded)
    if case.on_disk is None:
        return case.write(ActionKind.CREATE, Reason.MISSING if recorded else Reason.NEW)
    if same_text(case.on_disk, file.data):
        return case.act(ActionKind.KEEP, Reason.UP_TO_DATE, case.written)
    if file.owner is Owner.SHARED:
        return case.write(ActionKind.UPDATE, Reason.STALE)
    return _differing(case, case.on_disk, decisions, made_by_git)


def _peoples(
    file: RenderedFile, recorded: Entry | None, disk: Disk, decisions: Decisions
) -> Action | None:
    """Keep a file that is people's, be it there or not; None where it is to be written."""
    is_there = disk.holds(file.path)
    if not is_there and (recorded is None or file.path in decisions.overwrite):
        return None
    on_disk = disk.read(file.path) if is_there and not disk.obstacle(file.path) else None
    case = _Case(file, recorded, on_disk)
    reason = Reason.YOURS if is_there else Reason.MISSING
    if recorded:
        theirs = Entry(Owner.PEOPLE, recorded.written)
    else:
        is_as_planned = on_disk is not None and same_text(on_disk, file.data)
        theirs = case.written if is_as_planned else Entry(Owner.PEOPLE)
    return case.act(ActionKind.KEEP, reason, theirs)


def _differing(  # noqa: PLR0911 - a case each
    case: _Case, on_disk: bytes, decisions: Decisions, made_by_git: MadeByGit
) -> Action:
    """Decide on a generated file that is not as it should be."""
    file, recorded = case.file, case.recorded
    if file.path in decisions.overwrite:
        return case.write(ActionKind.UPDATE, Reason.OVERWRITTEN)
    if recorded is None or recorded.owner is not Owner.GENERATED:
        return case.act(ActionKind.CONFLICT, Reason.FOREIGN, recorded)
    if digests(on_disk) & recorded.written:
        return case.write(ActionKind.UPDATE, Reason.STALE)
    if decisions.drops(file.path):
        return case.write(ActionKind.UPDATE, Reason.OVERWRITTEN)
    if made_by_git(file.path, recorded, on_disk):
        return case.write(ActionKind.UPDATE, Reason.STALE)
    if conflict_line(on_disk):
        return case.act(ActionKind.CONFLICT, Reason.UNRESOLVED, recorded)
    if digests(on_disk) & recorded.merged and case.written.written <= recorded.written:
        return case.act(ActionKind.KEEP, Reason.MERGED, recorded)
    return _merged(case, on_disk, recorded, decisions)


def _merged(case: _Case, on_disk: bytes, recorded: Entry, decisions: Decisions) -> Action:
    """Merge a person's edit with what is asked for, if they want that and it can be done."""
    file = case.file
    merge = decisions.merge(file.path, recorded, on_disk, file.data) if decisions.merge else None
    if merge is None:
        return case.act(ActionKind.CONFLICT, Reason.EDITED, recorded)
    if merge.data == file.data:
        return case.write(ActionKind.UPDATE, Reason.MERGED)
    if not merge.is_clean:
        return case.act(ActionKind.UPDATE, Reason.UNRESOLVED, case.written, merge.data)
    merged = Entry(file.owner, case.written.written, frozenset({text_digest(merge.data)}))
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
