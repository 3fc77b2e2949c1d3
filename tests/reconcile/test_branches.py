"""What git makes of two generations is told from what a person makes of it."""

import subprocess
from pathlib import Path

import pytest

from gpsgen.plan.ownership import Owner
from gpsgen.reconcile.branches import MergedBranches
from gpsgen.reconcile.manifest import Entry, digest

PATH = "cmd/ä b/main.go"
BASE = "".join(f"line {number}\n" for number in range(9))
OURS = BASE.replace("line 4", "ours")
THEIRS = BASE.replace("line 4", "theirs")
APART = BASE.replace("line 8", "theirs")


def git(project: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=a", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=0")
    subprocess.run(
        ["git", *identity, *arguments], cwd=project, check=False, capture_output=True, timeout=60
    )


def commit(project: Path, text: str) -> None:
    (project / PATH).parent.mkdir(parents=True, exist_ok=True)
    (project / PATH).write_text(text)
    git(project, "add", "--all")
    git(project, "commit", "--message", "generate")


def merged(project: Path, ours: str, theirs: str, style: str = "merge") -> bytes:
    """Merge two branches and return what git leaves on disk."""
    project.mkdir(exist_ok=True)
    git(project, "init", "--initial-branch", "main")
    commit(project, BASE)
    git(project, "checkout", "-b", "feature")
    commit(project, theirs)
    git(project, "checkout", "main")
    commit(project, ours)
    git(project, "-c", f"merge.conflictStyle={style}", "merge", "--no-edit", "feature")
    return (project / PATH).read_bytes()


def entry(*texts: str) -> Entry:
    return Entry(Owner.GENERATED, frozenset(digest(text.encode()) for text in texts))


@pytest.mark.parametrize("theirs", [THEIRS, APART])
def test_what_git_made_is_no_edit(theirs: str, tmp_path: Path) -> None:
    on_disk = merged(tmp_path, OURS, theirs)
    assert (b"<<<<<<< HEAD" in on_disk) is (theirs is THEIRS)

    branches = MergedBranches(tmp_path)

    assert branches.made(PATH, entry(OURS, theirs), on_disk)
    assert branches.made(PATH, entry(OURS, theirs), on_disk.replace(b"\n", b"\r\n"))
    assert branches.made(PATH, entry(OURS, theirs), on_disk.replace(b"<<<<<<< HEAD", b"<<<<<<< a"))


@pytest.mark.parametrize("style", ["diff3", "zdiff3"])
def test_a_conflict_may_be_written_in_any_style(style: str, tmp_path: Path) -> None:
    on_disk = merged(tmp_path, OURS, THEIRS, style)
    assert b"|||||||" in on_disk

    assert MergedBranches(tmp_path).made(PATH, entry(OURS, THEIRS), on_disk)


def test_a_conflict_that_was_committed_is_no_edit(tmp_path: Path) -> None:
    on_disk = merged(tmp_path, OURS, THEIRS)
    commit(tmp_path, on_disk.decode())

    assert MergedBranches(tmp_path).made(PATH, entry(OURS, THEIRS), on_disk)


def test_a_project_below_the_repository_s_top_is_seen(tmp_path: Path) -> None:
    on_disk = merged(tmp_path, OURS, THEIRS)
    folder, _, name = PATH.partition("/")

    assert MergedBranches(tmp_path / folder).made(name, entry(OURS, THEIRS), on_disk)


def test_an_edit_on_top_of_it_is_an_edit(tmp_path: Path) -> None:
    on_disk = merged(tmp_path, OURS, THEIRS)

    for edited in (on_disk + b"mine\n", on_disk.replace(b"line 2\n", b""), OURS.encode(), b""):
        assert not MergedBranches(tmp_path).made(PATH, entry(OURS, THEIRS), edited)


def test_a_side_that_a_person_edited_is_an_edit(tmp_path: Path) -> None:
    on_disk = merged(tmp_path, OURS, THEIRS)

    assert not MergedBranches(tmp_path).made(PATH, entry(OURS, BASE), on_disk)
    assert not MergedBranches(tmp_path).made(PATH, entry(OURS), on_disk)


def test_without_a_merge_all_is_an_edit(tmp_path: Path) -> None:
    assert not MergedBranches(tmp_path).made(PATH, entry(OURS, THEIRS), OURS.encode())

    git(tmp_path, "init")
    commit(tmp_path, BASE)

    assert not MergedBranches(tmp_path).made(PATH, entry(OURS, THEIRS), BASE.encode())


def test_without_git_all_is_an_edit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    on_disk = merged(tmp_path, OURS, THEIRS)
    monkeypatch.setenv("PATH", str(tmp_path))

    assert not MergedBranches(tmp_path).made(PATH, entry(OURS, THEIRS), on_disk)
