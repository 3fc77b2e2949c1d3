"""What stands on disk in the place of a file, and what gives way to it."""

import os
from pathlib import Path

import pytest

from gpsgen.plan.files import RenderedFile
from gpsgen.plan.ownership import Owner
from gpsgen.reconcile.actions import ActionKind, reconcile
from gpsgen.reconcile.disk import Disk, read_plain
from gpsgen.reconcile.manifest import Entry, Manifest

OURS = b"ours\n"


def write(project: Path, *paths: str, data: bytes = OURS) -> None:
    for path in paths:
        (project / path).parent.mkdir(parents=True, exist_ok=True)
        (project / path).write_bytes(data)


def kinds(project: Path, planned: str, owner: Owner, *recorded: str) -> dict[str, ActionKind]:
    """Reconcile one planned file with a manifest that has others, generated."""
    manifest = Manifest(entries={path: Entry.of(Owner.GENERATED, OURS) for path in recorded})
    file = RenderedFile(planned, b"new\n", "main", owner)
    return {it.path: it.kind for it in reconcile({planned: file}, manifest, project)}


@pytest.mark.parametrize("owner", [Owner.GENERATED, Owner.PEOPLE])
@pytest.mark.parametrize(
    ("old", "new"),
    [
        (["a"], "a/b/c"),
        (["a/b"], "a/b/c"),
        (["a/b/c"], "a"),
        (["a/b/c", "a/d", "a/b/e"], "a"),
    ],
)
def test_what_leaves_gives_way(old: list[str], new: str, owner: Owner, tmp_path: Path) -> None:
    write(tmp_path, *old)

    found = kinds(tmp_path, new, owner, *old)

    assert found == {new: ActionKind.CREATE, **dict.fromkeys(old, ActionKind.DELETE)}


@pytest.mark.parametrize(
    ("theirs", "old", "new"),
    [
        ("a", ["a"], "a/b"),
        ("a/mine", ["a/b"], "a"),
        ("a/c/mine", ["a/b"], "a"),
        ("a/b", ["a/b", "a/c"], "a"),
    ],
)
def test_what_people_made_of_it_does_not(
    theirs: str, old: list[str], new: str, tmp_path: Path
) -> None:
    write(tmp_path, *old)
    write(tmp_path, theirs, data=b"mine\n")

    assert kinds(tmp_path, new, Owner.GENERATED, *old)[new] is ActionKind.CONFLICT


def test_an_empty_folder_of_people_does_not_either(tmp_path: Path) -> None:
    write(tmp_path, "a/b")
    (tmp_path / "a/mine").mkdir()

    assert kinds(tmp_path, "a", Owner.GENERATED, "a/b")["a"] is ActionKind.CONFLICT


def test_a_pipe_is_an_obstacle_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a")

    assert "no plain file" in Disk(tmp_path).obstacle("a")
    with pytest.raises(OSError, match="no plain file"):
        read_plain(tmp_path / "a")
