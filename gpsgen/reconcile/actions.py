"""Decides what happens to each file: the only place that knows about ownership."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from gpsgen.layout import MANIFEST_PATH
from gpsgen.plan.files import RenderedFile
from gpsgen.plan.ownership import Owner
from gpsgen.reconcile.manifest import Entry, Manifest, digest


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


@dataclass(frozen=True, slots=True)
class Action:
    """What is done to one file, and why where that is not plain."""

    kind: ActionKind
    path: str
    owner: Owner
    #: The bytes to write, for `CREATE` and `UPDATE`.
    data: bytes | None = None
    reason: str = ""


def reconcile(
    rendered: Mapping[str, RenderedFile], manifest: Manifest, project: Path
) -> list[Action]:
    """Hold what should be against what is, and return an action a file, sorted by path.

    `project` is the project's folder; only the paths of the plan and of the manifest are looked at.
    """
    actions = [_planned(file, manifest, project) for file in rendered.values()]
    actions += _stale(rendered, manifest, project)
    return sorted(actions, key=lambda action: action.path)


def _planned(file: RenderedFile, manifest: Manifest, project: Path) -> Action:
    recorded = manifest.entries.get(file.path)
    place = project / file.path
    if file.owner is Owner.PEOPLE and (recorded or place.is_symlink() or place.exists()):
        return Action(ActionKind.KEEP, file.path, file.owner)
    obstacle = _obstacle(project, file.path)
    if obstacle:
        return Action(ActionKind.CONFLICT, file.path, file.owner, reason=obstacle)
    on_disk = _read(place)
    if on_disk == file.data:
        return Action(ActionKind.KEEP, file.path, file.owner)
    if on_disk is None:
        return Action(ActionKind.CREATE, file.path, file.owner, file.data)
    reason = _claim(recorded, on_disk) if file.owner is Owner.GENERATED else ""
    if reason:
        return Action(ActionKind.CONFLICT, file.path, file.owner, reason=reason)
    return Action(ActionKind.UPDATE, file.path, file.owner, file.data)


def _claim(recorded: Entry | None, on_disk: bytes) -> str:
    """Say why a file in the place of a generated one is not ours to overwrite, if so."""
    if recorded is None or recorded.owner is Owner.PEOPLE:
        return _FOREIGN
    return "" if recorded.sha256 == digest(on_disk) else _EDITED


def _stale(
    rendered: Mapping[str, RenderedFile], manifest: Manifest, project: Path
) -> Iterable[Action]:
    for path, entry in manifest.entries.items():
        if path in rendered or path == MANIFEST_PATH or _obstacle(project, path):
            continue
        on_disk = _read(project / path)
        if on_disk is None:
            continue
        if entry.owner is not Owner.GENERATED:
            yield Action(ActionKind.UNUSED, path, entry.owner)
        elif entry.sha256 == digest(on_disk):
            yield Action(ActionKind.DELETE, path, entry.owner)
        else:
            yield Action(ActionKind.CONFLICT, path, entry.owner, reason=_EDITED_STALE)


_EDITED = (
    "it is generated, and it was edited: move the edit into a file of your own, then delete it "
    "or restore it from version control"
)
_EDITED_STALE = (
    "nothing in the config asks for it any more, and it was edited: move the edit into a file of "
    "your own, then delete it"
)
_FOREIGN = "gpsgen did not write it: move it out of the way"


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None


def _obstacle(project: Path, path: str) -> str:
    """Say what stands where a file should be, if it cannot be written or read there safely."""
    place = project
    *folders, _ = path.split("/")
    for folder in folders:
        place /= folder
        if place.is_symlink():
            return f"the folder {place.relative_to(project)} is a link: replace it by a folder"
        if place.exists() and not place.is_dir():
            return f"{place.relative_to(project)} is a file where a folder has to be: move it"
    target = project / path
    if target.is_symlink():
        return "it is a link: replace it by a file"
    if target.exists() and not target.is_file():
        return "it is a folder where a file has to be: move it"
    return ""
