"""What git makes of two generations is told from what a person makes of it."""

import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gpsgen.plan.ownership import Owner
from gpsgen.reconcile.branches import is_mixture, made_by_git
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

    known = entry(OURS, theirs)
    assert made_by_git(tmp_path, PATH, known, on_disk)
    assert made_by_git(tmp_path, PATH, known, on_disk.replace(b"\n", b"\r\n"))
    assert made_by_git(tmp_path, PATH, known, on_disk.replace(b"<<<<<<< HEAD", b"<<<<<<< a"))


@pytest.mark.parametrize("style", ["diff3", "zdiff3"])
def test_a_conflict_may_be_written_in_any_style(style: str, tmp_path: Path) -> None:
    on_disk = merged(tmp_path, OURS, THEIRS, style)
    assert b"|||||||" in on_disk

    assert made_by_git(tmp_path, PATH, entry(OURS, THEIRS), on_disk)


@pytest.mark.parametrize(
    "commands",
    [
        [["rebase", "feature"]],
        [["cherry-pick", "feature"]],
        [["merge", "--squash", "feature"]],
        [["checkout", "feature"], ["rebase", "main"]],
        [["reset", "--soft", "main~1"], ["stash"], ["checkout", "feature"], ["stash", "apply"]],
    ],
)
@pytest.mark.parametrize("theirs", [THEIRS, APART])
def test_git_has_many_ways_to_mix_branches(
    theirs: str, commands: list[list[str]], tmp_path: Path
) -> None:
    merged(tmp_path, OURS, theirs)
    git(tmp_path, "merge", "--abort")
    git(tmp_path, "reset", "--hard", "main^1" if theirs is APART else "main")
    for command in commands:
        git(tmp_path, *command)
    on_disk = (tmp_path / PATH).read_bytes()
    assert on_disk not in {OURS.encode(), theirs.encode(), BASE.encode()}

    assert made_by_git(tmp_path, PATH, entry(OURS, theirs), on_disk)
    assert not made_by_git(tmp_path, PATH, entry(OURS, theirs), on_disk + b"mine\n")


LINES = st.lists(st.sampled_from(["a", "b", "c", "d", ""]), max_size=8).map("\n".join)


@given(LINES, LINES, st.text(st.characters(categories=["L"]), min_size=2))
def test_a_line_that_nobody_generated_is_a_person_s(ours: str, theirs: str, line: str) -> None:
    versions = [ours.encode(), theirs.encode()]

    assert is_mixture(ours.encode(), versions)
    assert not is_mixture(f"{ours}\n{line}".encode(), versions)
    assert not is_mixture(f"<<<<<<< a\n{ours}\n=======\n{line}\n>>>>>>> b".encode(), versions)


def test_a_conflict_that_was_committed_is_no_edit(tmp_path: Path) -> None:
    on_disk = merged(tmp_path, OURS, THEIRS)
    commit(tmp_path, on_disk.decode())

    assert made_by_git(tmp_path, PATH, entry(OURS, THEIRS), on_disk)


def test_a_project_below_the_repository_s_top_is_seen(tmp_path: Path) -> None:
    on_disk = merged(tmp_path, OURS, THEIRS)
    folder, _, name = PATH.partition("/")

    assert made_by_git(tmp_path / folder, name, entry(OURS, THEIRS), on_disk)


def test_an_edit_on_top_of_it_is_an_edit(tmp_path: Path) -> None:
    on_disk = merged(tmp_path, OURS, THEIRS)

    for edited in (on_disk + b"mine\n", on_disk.replace(b"line 2\n", b""), b""):
        assert not made_by_git(tmp_path, PATH, entry(OURS, THEIRS), edited)


def test_a_side_that_a_person_edited_is_an_edit(tmp_path: Path) -> None:
    on_disk = merged(tmp_path, OURS, THEIRS)

    assert not made_by_git(tmp_path, PATH, entry(OURS, BASE), on_disk)
    assert not made_by_git(tmp_path, PATH, entry(OURS), on_disk)


def test_without_a_merge_all_is_an_edit(tmp_path: Path) -> None:
    assert not made_by_git(tmp_path, PATH, entry(OURS, THEIRS), OURS.encode())

    git(tmp_path, "init")
    commit(tmp_path, BASE)

    assert not made_by_git(tmp_path, PATH, entry(OURS, THEIRS), BASE.encode())


def test_without_git_all_is_an_edit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    on_disk = merged(tmp_path, OURS, THEIRS)
    monkeypatch.setenv("PATH", str(tmp_path))

    assert not made_by_git(tmp_path, PATH, entry(OURS, THEIRS), on_disk)
