"""All changes or none: whatever fails, and wherever a run is killed."""

import json
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gpsgen.apply.journal import ApplyError, Change, apply, recover
from gpsgen.layout import JOURNAL_DIR
from tests.apply.faults import failing, killed
from tests.apply.trees import CHANGES, OLD, Tree, after, change, files, plant, seen, texts


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
            # a folder that cannot be removed stands in the way of the file in its place
            assert "No space left" in said or "it is a folder" in said
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
    trees = st.dictionaries(PATHS, texts_).filter(are_a_tree)
    old, new = draw(trees), draw(trees)
    changes = [
        change(path, new[path].encode() if path in new else None, old)
        for path in sorted(old.keys() | new.keys())
        if old.get(path) != new.get(path)
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
        '[{"path": "a", "before": "", "after": "", "folders": 1}]',
        '[{"path": "a/b", "before": "", "after": "", "folders": -1}]',
        '[{"path": "a/b", "before": "", "after": "", "folders": "1"}]',
        '["a"]',
        '[{"path": 1, "before": "", "after": "", "folders": 0}]',
        '[{"path": "../x", "before": "", "after": "", "folders": 0}]',
        '[{"path": "/x", "before": "", "after": "", "folders": 0}]',
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
    step = {"path": "new.go", "before": "", "after": "0" * 64, "folders": 0}
    (journal / "journal.json").write_text(json.dumps([step]))

    with pytest.raises(ApplyError, match="cannot be finished"):
        recover(project)


def test_a_failure_in_a_folder_of_nothing_leaves_nothing(tmp_path: Path) -> None:
    new = [Change("a/b/c", b"one"), Change("a/d", b"two")]
    for number in range(1, 20):
        with failing(tmp_path, number) as watch:
            said = outcome(tmp_path, new)
        if watch.seen < number:
            break
        assert not said or list(tmp_path.iterdir()) == []
        shutil.rmtree(tmp_path / "a", ignore_errors=True)
    assert number > 8
