"""All changes or none: whatever fails, and wherever a run is killed."""

import json
import os
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gpsgen.apply.journal import ApplyError, Change, apply, hashed, recover
from gpsgen.layout import CONFIG_DIR, JOURNAL_DIR
from tests.apply.faults import failing, killed, watching
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


def cut_off(project: Path, data: bytes, kept: bytes = b"package main\n") -> Path:
    """Leave the journal of a run that was to write `data`, with what is staged for it."""
    journal = project / JOURNAL_DIR
    journal.mkdir()
    step = {
        "path": "cmd/api/main.go",
        "before": hashed(OLD["cmd/api/main.go"].encode()),  # type: ignore[union-attr]
        "after": hashed(data),
        "folders": 0,
    }
    (journal / "journal.json").write_text(json.dumps([step]))
    (journal / "0.new").write_bytes(data)
    (journal / "0.old").write_bytes(kept)
    return journal


@pytest.mark.parametrize("damaged", [b"", b"half"])
def test_a_staged_file_that_a_power_failure_damaged_is_not_put_in_place(
    damaged: bytes, project: Path
) -> None:
    journal = cut_off(project, b"package main // new\n")
    (journal / "0.new").write_bytes(damaged)
    before = seen(project)

    with pytest.raises(ApplyError, match=r"cannot be finished.* is damaged") as error:
        recover(project)

    assert seen(project) == before
    assert f"delete the folder {journal}" in str(error.value)


def test_a_kept_file_that_a_power_failure_damaged_is_not_brought_back(project: Path) -> None:
    journal = cut_off(project, b"package main // new\n", kept=b"")
    (journal / "journal.json").rename(journal / "undo.json")
    (journal / "0.new").replace(project / "cmd/api/main.go")
    before = seen(project)

    with pytest.raises(ApplyError, match="cannot be taken back") as error:
        recover(project)

    assert seen(project) == before
    assert f"delete the folder {journal}" in str(error.value)


def test_all_that_is_staged_is_on_the_disk_before_the_journal_has_its_name(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: set[int] = set()
    fsync = os.fsync

    def watched(handle: int) -> None:
        synced.add(os.fstat(handle).st_ino)
        fsync(handle)

    monkeypatch.setattr("gpsgen.apply.journal.os.fsync", watched)
    apply(CHANGES, project)

    written = [project / it.path for it in CHANGES if it.data is not None]
    assert {place.stat().st_ino for place in written} <= synced


def test_what_a_person_saved_while_a_run_failed_stays_and_so_does_what_was_there(
    project: Path,
) -> None:
    def save(_: int, path: str) -> None:
        if path.endswith("/was_a_file/now"):
            (project / "cmd/api/main.go").write_text("saved meanwhile\n")
            raise OSError(28, "No space left on device", path)

    before = texts(project)
    with watching(project, save):
        said = outcome(project)

    (kept,) = (project / CONFIG_DIR).glob("psg_old_*")
    aside = kept.relative_to(project).as_posix()
    assert kept.read_text() == OLD["cmd/api/main.go"]
    assert "cmd/api/main.go was changed meanwhile, and stays; what was there before" in said
    assert f"is kept in {aside}; all else is as it was" in said
    assert "everything is as it was" not in said
    after = texts(project)
    assert after.pop(aside) == b"package main\n"
    assert after == before | {"cmd/api/main.go": b"saved meanwhile\n"}


def test_a_recovery_that_leaves_a_file_of_a_person_says_so_once(project: Path) -> None:
    journal = cut_off(project, b"package main // new\n")
    (journal / "journal.json").rename(journal / "undo.json")
    (journal / "0.new").unlink()
    (project / "cmd/api/main.go").write_text("saved meanwhile\n")

    with pytest.raises(ApplyError, match=r"an earlier run failed; .* is kept in .* Run gpsgen"):
        recover(project)

    assert (project / "cmd/api/main.go").read_text() == "saved meanwhile\n"
    assert not recover(project)


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
