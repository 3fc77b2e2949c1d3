"""All changes or none: whatever fails, and wherever a run is killed."""

import json
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gpsgen.apply.journal import ApplyError, Change, apply, recover
from gpsgen.layout import JOURNAL_DIR
from tests.apply.faults import failing, killed

#: Path to text; a folder has no text.
Tree = Mapping[str, str | None]

OLD: Tree = {
    "go.mod": "module shop\n",
    "cmd/api/main.go": "package main\n",
    "pkg/old/a.go": "package old\n",
    "pkg/old/deep/b.go": "package deep\n",
    "pkg/keep.go": "package pkg\n",
    "run.sh": "#!/bin/sh\n",
    ".project-config/project.yaml": "main: {}\n",
}
CHANGES = [
    Change("a/new/file.go", b"package new\n"),
    Change("a/new/empty", b""),
    Change("cmd/api/main.go", b"package main // new\n"),
    Change("pkg/old/a.go", None),
    Change("pkg/old/deep/b.go", None),
    Change("run.sh", b"#!/bin/sh\nexit\n"),
    Change("absent", None),
    Change(".project-config/psg_manifest.txt", b"format 1\n"),
]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with files of all kinds."""
    return plant(tmp_path / "shop", OLD)


def plant(project: Path, files: Tree) -> Path:
    project.mkdir(parents=True)
    for path, text in files.items():
        place = project / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text or "")
        os.utime(place, ns=(10**18, 10**18))
    if "run.sh" in files:
        (project / "run.sh").chmod(0o755)
    return project


def seen(project: Path) -> dict[str, tuple[int, int, bytes]]:
    """Return all that is below a folder: mode, time of change (0 for folders), bytes."""
    found = {}
    for path in project.rglob("*"):
        status = path.stat()
        is_folder = path.is_dir()
        found[path.relative_to(project).as_posix()] = (
            status.st_mode,
            0 if is_folder else status.st_mtime_ns,
            b"" if is_folder else path.read_bytes(),
        )
    return found


def texts(project: Path) -> dict[str, bytes]:
    """Return the bytes of all files, and the folders; ours does not count while it is empty."""
    found = {path: data for path, (_, _, data) in seen(project).items()}
    if not any(path.startswith(".project-config/") for path in found):
        found.pop(".project-config", None)
    return found


def files(project: Path) -> dict[str, bytes]:
    """Return the bytes of all files: a folder that could not be removed is no harm."""
    return {path: data for path, data in texts(project).items() if (project / path).is_file()}


def after(project: Path, changes: list[Change]) -> dict[str, bytes]:
    """Return what `texts` should give once the changes are made in a copy of `project`."""
    with TemporaryDirectory() as scratch:
        copy = plant(
            Path(scratch) / "copy",
            {path: text.decode() for path, text in files(project).items()},
        )
        apply(changes, copy)
        return texts(copy)


def outcome(project: Path, changes: Sequence[Change] = CHANGES) -> str:
    """Make the changes, and return what is said where that fails."""
    try:
        apply(changes, project)
    except ApplyError as error:
        return str(error)
    return ""


def test_changes_are_made(project: Path) -> None:
    before = seen(project)

    apply(CHANGES, project)

    found = seen(project)
    assert found["a/new/file.go"][2] == b"package new\n"
    assert found["a/new/empty"][2] == b""
    assert found["run.sh"][0] & 0o777 == 0o755
    assert found["run.sh"][2] == b"#!/bin/sh\nexit\n"
    assert not [path for path in found if path.startswith(("pkg/old", JOURNAL_DIR))]
    untouched = ("go.mod", "pkg/keep.go", ".project-config/project.yaml")
    assert all(found[path] == before[path] for path in untouched)


def test_no_changes_touch_nothing(project: Path) -> None:
    before = seen(project)

    with failing(project, 1, 10**6):
        apply([], project)

    assert seen(project) == before


def test_a_failure_anywhere_leaves_the_old_tree_or_the_new_one(tmp_path: Path) -> None:
    apply(CHANGES, plant(tmp_path / "new", OLD))
    new = files(tmp_path / "new")
    outcomes = set()
    for number in range(1, 10**3):
        project = plant(tmp_path / str(number), OLD)
        before = seen(project)
        with failing(project, number) as watch:
            said = outcome(project)
        is_made = not said
        outcomes.add(is_made)
        if is_made:
            recover(project)
            assert files(project) == new
        else:
            assert "No space left" in said
            assert seen(project) == before
        if watch.seen < number:
            break
    assert outcomes == {True, False}
    assert number > 30


def test_a_failure_that_lasts_is_healed_by_the_next_run(tmp_path: Path) -> None:
    for number in range(1, 10**3):
        project = plant(tmp_path / str(number), OLD)
        before, new = texts(project), after(project, CHANGES)
        with failing(project, number, 10**6) as watch:
            outcome(project)
        recover(project)
        assert texts(project) in (before, new)
        if watch.seen < number:
            break


def test_a_kill_anywhere_is_healed_by_the_next_run(tmp_path: Path) -> None:
    outcomes = set()
    number, is_killed = 0, True
    while is_killed:
        number += 1
        project = plant(tmp_path / str(number), OLD)
        before, new = texts(project), after(project, CHANGES)
        is_killed = killed(lambda project=project: apply(CHANGES, project), project, number)
        recover(project)
        assert texts(project) in (before, new)
        outcomes.add(texts(project) == new)
    assert outcomes == {True, False}
    assert number > 30


PATHS = st.lists(st.sampled_from(["a", "b", "c.go"]), min_size=1, max_size=3).map("/".join)


def are_a_tree(files: Mapping[str, object]) -> bool:
    """Say whether no path is both a file and a folder."""
    return not any(other.startswith(f"{path}/") for path in files for other in files)


@st.composite
def trees_and_changes(draw: st.DrawFn) -> tuple[Tree, list[Change]]:
    texts_ = st.sampled_from(["", "one", "two"])
    whole = draw(st.dictionaries(PATHS, st.tuples(texts_, st.none() | texts_)).filter(are_a_tree))
    old = {path: text for path, (text, _) in whole.items() if draw(st.booleans())}
    changes = [
        Change(path, None if new is None else new.encode()) for path, (_, new) in whole.items()
    ]
    return old, changes


@settings(max_examples=60, deadline=None)
@given(trees_and_changes(), st.integers(1, 40), st.integers(1, 40), st.integers(1, 20))
def test_failures_and_kills_one_after_another_end_in_a_whole_tree(
    case: tuple[Tree, list[Change]], failure: int, kill: int, second_kill: int
) -> None:
    old, changes = case

    def apply_with_a_failure(project: Path) -> None:
        with failing(project, failure):
            outcome(project, changes)

    with TemporaryDirectory() as scratch:
        project = plant(Path(scratch) / "shop", old)
        before, new = texts(project), after(project, changes)

        killed(lambda: apply_with_a_failure(project), project, kill)
        killed(lambda: recover(project), project, second_kill)
        recover(project)

        assert texts(project) in (before, new)
        assert not recover(project)


def test_nothing_to_recover(project: Path) -> None:
    before = seen(project)

    assert not recover(project)
    assert seen(project) == before


def test_an_edit_after_a_kill_survives_the_recovery(tmp_path: Path) -> None:
    mine = "edited after the kill\n"
    for number in range(1, 60):
        project = plant(tmp_path / str(number), OLD)
        if not killed(lambda project=project: apply(CHANGES, project), project, number):
            break
        edited = ["cmd/api/main.go", "pkg/old/a.go", "a/new/file.go"]
        for path in edited:
            (project / path).parent.mkdir(parents=True, exist_ok=True)
            (project / path).write_text(mine)

        recover(project)

        assert all((project / path).read_text() == mine for path in edited)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "7",
        '{"path": 1}',
        '[{"path": "a"}]',
        '["a"]',
        '[{"path": 1, "before": "", "after": ""}]',
        '[{"path": "../x", "before": "", "after": ""}]',
        '[{"path": "/x", "before": "", "after": ""}]',
        "\udcff",
    ],
)
@pytest.mark.parametrize("name", ["journal.json", "undo.json"])
def test_a_damaged_journal_is_an_error_that_says_the_way_out(
    text: str, name: str, project: Path
) -> None:
    journal = project / JOURNAL_DIR
    journal.mkdir()
    (journal / name).write_bytes(text.encode(errors="surrogateescape"))
    before = seen(project)

    with pytest.raises(ApplyError, match="is damaged") as damaged:
        recover(project)

    assert str(journal) in str(damaged.value)
    assert seen(project) == before


def test_a_journal_without_its_name_means_nothing(project: Path) -> None:
    before = texts(project)
    journal = project / JOURNAL_DIR
    journal.mkdir()
    (journal / "0.new").write_text("half")
    (journal / "journal.json.draft").write_text("[{")

    assert not recover(project)
    assert texts(project) == before


def test_a_journal_whose_files_are_gone_says_so(project: Path) -> None:
    journal = project / JOURNAL_DIR
    journal.mkdir()
    step = {"path": "new.go", "before": "", "after": "0" * 64}
    (journal / "journal.json").write_text(json.dumps([step]))

    with pytest.raises(ApplyError, match="cannot be finished"):
        recover(project)


def test_a_failure_in_a_folder_of_nothing_leaves_nothing(tmp_path: Path) -> None:
    with failing(tmp_path, 6), pytest.raises(ApplyError):
        apply(CHANGES, tmp_path)

    assert list(tmp_path.iterdir()) == []
