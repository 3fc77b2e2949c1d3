"""The last change of a project is taken back, whole, or not at all."""

import contextlib
from collections.abc import Mapping
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gpsgen.apply.journal import ApplyError, Change, apply, hashed, recover
from gpsgen.apply.undo import (
    ChangedSinceError,
    NothingToUndoError,
    extended,
    undo,
    undoable,
)
from gpsgen.errors import GpsgenError
from gpsgen.layout import MANIFEST_PATH
from gpsgen.plan.ownership import Owner
from gpsgen.reconcile.copies import keep, kept
from gpsgen.reconcile.manifest import Entry, Manifest
from tests.apply.faults import failing, killed
from tests.apply.trees import seen

MANIFEST = Manifest(
    "0.1.0",
    {"go.mod": Entry(Owner.SHARED), "cmd/api/main.go": Entry.of(Owner.GENERATED, b"")},
).render()
START: Mapping[str, str] = {
    "go.mod": "module shop\n",
    "cmd/api/main.go": "package main\n",
    "pkg/old/a.go": "package old\n",
    "run.sh": "#!/bin/sh\n",
    "theirs.txt": "theirs\n",
    MANIFEST_PATH: MANIFEST,
}
CHANGES = {
    "cmd/api/main.go": "package main // new\n",
    "a/new/file.go": "package new\n",
    "pkg/old/a.go": None,
    "run.sh": None,
    MANIFEST_PATH: MANIFEST + "people " + 64 * "0" + " a/new/file.go\n",
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return plant(tmp_path / "shop")


def plant(project: Path) -> Path:
    for path, text in START.items():
        (project / path).parent.mkdir(parents=True, exist_ok=True)
        (project / path).write_text(text)
    (project / "run.sh").chmod(0o755)
    return project


def change(project: Path, texts: Mapping[str, str | None]) -> None:
    """Change files so that it can be undone."""
    changes = [planned(project, path, text) for path, text in texts.items()]
    with undoable(changes, project):
        apply(changes, project)


def planned(project: Path, path: str, text: str | None) -> Change:
    place = project / path
    before = hashed(place.read_bytes() if place.exists() else None)
    return Change(path, None if text is None else text.encode(), before)


def texts(project: Path) -> dict[str, tuple[int, bytes]]:
    """Return the modes and bytes of all that is in a project; times are not brought back."""
    return {path: (mode, data) for path, (mode, _, data) in seen(project).items()}


def refused(project: Path) -> list[str]:
    """Return what keeps a change from being taken back; nothing is changed by that."""
    before = seen(project)
    with pytest.raises(ChangedSinceError) as error:
        undo(project)
    assert seen(project) == before
    return list(error.value.paths)


def nothing(project: Path) -> str:
    """Return what is said where nothing can be undone; nothing is changed by that."""
    before = seen(project)
    with pytest.raises(NothingToUndoError) as error:
        undo(project)
    assert seen(project) == before
    return str(error.value)


# What comes back


def test_all_is_as_it_was(project: Path) -> None:
    before = texts(project)
    change(project, CHANGES)
    assert texts(project) != before

    assert undo(project) == (3, 1)

    assert texts(project) == before


def test_a_second_undo_brings_back_what_the_first_took_away(project: Path) -> None:
    before = texts(project)
    change(project, CHANGES)
    (project / "cmd/api/main.go").chmod(0o755)
    after = texts(project)
    undo(project)

    assert undo(project) == (2, 2)

    assert texts(project) == after
    undo(project)
    assert texts(project) == before


def test_what_is_written_after_an_undo_is_in_the_way_of_the_second(project: Path) -> None:
    change(project, CHANGES)
    undo(project)
    (project / "cmd/api/main.go").write_text("mine\n")

    assert refused(project) == ["cmd/api/main.go"]


def test_folders_that_were_there_before_stay(project: Path) -> None:
    (project / "mine/empty").mkdir(parents=True)
    before = texts(project)
    change(project, {"mine/empty/deep/file.go": "package deep\n", "mine/empty/file.go": ""})

    undo(project)

    assert texts(project) == before


def test_a_change_that_an_earlier_version_kept_is_taken_back(project: Path) -> None:
    before = texts(project)
    change(project, {"a/new/file.go": "package new\n"})
    copies = kept("undo", project)
    assert copies
    for trace in copies.record.values():
        del trace["folders"]
    keep("undo", project, copies.data.values(), copies.record)

    undo(project)

    assert texts(project) == before


def test_a_project_that_was_never_changed_has_nothing_to_undo(project: Path) -> None:
    assert "nothing to undo" in nothing(project)


def test_only_the_last_change_is_taken_back(project: Path) -> None:
    change(project, CHANGES)
    between = texts(project)
    change(project, {"go.mod": "module other\n"})

    assert undo(project) == (1, 0)

    assert texts(project) == between
    undo(project)
    assert (project / "go.mod").read_text() == "module other\n"


_NAMES = st.sampled_from(["a", "b/c", "b/d/e", "f"])
_TREES = st.dictionaries(_NAMES, st.sampled_from(["", "1\n", "2\n"]), max_size=4)


@settings(max_examples=60)
@given(before=_TREES, after=_TREES)
def test_any_change_is_taken_back(
    before: dict[str, str], after: dict[str, str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    project = tmp_path_factory.mktemp("shop")
    for path, text in before.items():
        (project / path).parent.mkdir(parents=True, exist_ok=True)
        (project / path).write_text(text)
    start = texts(project)
    change(project, {path: after.get(path) for path in {*before, *after}})

    if before == after:
        assert "nothing to undo" in nothing(project)
    else:
        undo(project)
    assert texts(project) == start


# What has changed since


@pytest.mark.parametrize("path", ["cmd/api/main.go", "a/new/file.go", MANIFEST_PATH])
def test_a_file_that_was_edited_since_is_in_the_way(path: str, project: Path) -> None:
    change(project, CHANGES)
    (project / path).write_text("edited\n")

    assert refused(project) == [path]


def test_a_file_that_was_deleted_since_is_in_the_way(project: Path) -> None:
    change(project, CHANGES)
    (project / "a/new/file.go").unlink()

    assert refused(project) == ["a/new/file.go"]


def test_a_file_in_the_place_of_a_deleted_one_is_in_the_way(project: Path) -> None:
    change(project, CHANGES)
    (project / "run.sh").write_text("#!/bin/sh\n")
    (project / "pkg").write_text("a file\n")

    assert refused(project) == ["pkg/old/a.go", "run.sh"]


def test_a_link_out_of_the_project_is_in_the_way(project: Path, tmp_path: Path) -> None:
    change(project, CHANGES)
    (tmp_path / "elsewhere").mkdir()
    (project / "cmd/api/main.go").rename(tmp_path / "elsewhere" / "main.go")
    (project / "cmd/api").rmdir()
    (project / "cmd/api").symlink_to(tmp_path / "elsewhere")

    assert refused(project) == ["cmd/api/main.go"]
    assert (tmp_path / "elsewhere" / "main.go").read_text() == CHANGES["cmd/api/main.go"]


def test_what_is_none_of_the_change_may_change(project: Path) -> None:
    change(project, CHANGES)
    (project / "go.mod").write_text("module shop // with a requirement\n")
    (project / "theirs.txt").unlink()
    (project / "a/new/theirs.go").write_text("package new\n")

    undo(project)

    assert (project / "go.mod").read_text() == "module shop // with a requirement\n"
    assert [path.name for path in (project / "a/new").iterdir()] == ["theirs.go"]


def test_a_later_change_that_was_not_kept_is_seen_by_the_manifest(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    change(project, {"cmd/api/main.go": "package main // 1\n"})
    with monkeypatch.context() as patch:
        patch.setenv("GPSGEN_CACHE", str(tmp_path / "another"))
        change(project, {MANIFEST_PATH: CHANGES[MANIFEST_PATH], "a/new/file.go": ""})

    assert refused(project) == [MANIFEST_PATH]


def test_a_change_that_cannot_be_kept_ends_what_could_be_undone(
    project: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    change(project, CHANGES)
    monkeypatch.setattr("gpsgen.apply.undo.keep", lambda *_: False)
    change(project, {"theirs.txt": "x"})

    assert "nothing to undo" in nothing(project)
    assert not list(cache.rglob("undo/*"))


# Steps that follow


def test_what_a_step_did_is_taken_back_with_it(project: Path) -> None:
    before = texts(project)
    change(project, CHANGES)
    with extended(project):
        (project / "go.mod").write_text("module shop // tidy\n")
        (project / "cmd/api/main.go").write_text("package main // formatted\n")
        (project / "cmd/api/main.go").chmod(0o755)

    undo(project)

    assert texts(project) == before


def test_what_a_failed_step_did_is_taken_back_too(project: Path) -> None:
    change(project, CHANGES)
    with contextlib.suppress(RuntimeError), extended(project):
        (project / "go.mod").write_text("module shop // tidy\n")
        raise RuntimeError
    assert (project / "go.mod").read_text() != START["go.mod"]

    undo(project)

    assert (project / "go.mod").read_text() == START["go.mod"]


def test_a_step_does_not_make_a_person_s_edit_ours(project: Path) -> None:
    change(project, CHANGES)
    (project / "cmd/api/main.go").write_text("edited\n")
    with extended(project):
        (project / "go.mod").write_text("module shop // tidy\n")

    assert refused(project) == ["cmd/api/main.go"]


def test_what_a_person_saves_while_a_step_runs_is_in_the_way(project: Path) -> None:
    change(project, CHANGES)
    with extended(project):
        (project / "go.mod").write_text("module shop // tidy\n")
        (project / "a/new/file.go").write_text("package new // a person's work\n")
        (project / "run.sh").write_text("#!/bin/sh\n# a person's\n")

    assert refused(project) == ["a/new/file.go", "run.sh"]


def test_steps_of_a_project_that_was_never_changed_are_nobody_s(project: Path) -> None:
    with extended(project):
        (project / "go.mod").write_text("module shop // tidy\n")

    assert "nothing to undo" in nothing(project)


# Failures


def test_a_change_that_fails_leaves_what_could_be_undone(project: Path) -> None:
    before = texts(project)
    change(project, CHANGES)
    between = seen(project)
    with pytest.raises(ApplyError):
        change(project, {"go.mod": "x", "theirs.txt/below": "a file is in the way\n"})
    assert seen(project) == between

    undo(project)

    assert texts(project) == before


def test_an_undo_that_fails_can_be_done_again(project: Path) -> None:
    before = texts(project)
    change(project, CHANGES)
    between = seen(project)
    for number in range(1, 200):
        with failing(project, number):
            try:
                undo(project)
            except (GpsgenError, OSError):
                assert seen(project) == between
            else:
                break

    assert texts(project) == before


@pytest.mark.slow
def test_a_killed_undo_is_brought_to_its_end(tmp_path: Path) -> None:
    for number in range(1, 200):
        project = plant(tmp_path / str(number))
        before = texts(project)
        change(project, CHANGES)
        between = texts(project)
        was_killed = killed(partial(undo, project), project, number)
        recover(project)
        assert texts(project) in (before, between)
        if texts(project) == between:
            undo(project)
        assert texts(project) == before
        if not was_killed:
            return
    raise AssertionError


@pytest.mark.slow
def test_a_killed_change_is_taken_back_once_it_is_at_its_end(tmp_path: Path) -> None:
    for number in range(1, 200):
        project = plant(tmp_path / str(number))
        before = texts(project)
        # the cache, too, lies in the folder above
        was_killed = killed(partial(change, project, CHANGES), tmp_path.parent, number)
        recover(project)
        if texts(project) == before:
            assert "nothing to undo" in nothing(project)
        else:
            undo(project)
        assert texts(project) == before
        if not was_killed:
            return
    raise AssertionError


# A record that somebody else wrote


def kept_file(cache: Path) -> Path:
    (place,) = cache.glob("undo/*")
    return place


def test_every_damaged_byte_is_harmless(project: Path, cache: Path) -> None:
    change(project, {"theirs.txt": "ours\n", "run.sh": None})
    place = kept_file(cache)
    sound = place.read_bytes()

    for at in range(len(sound)):
        place.write_bytes(sound[:at] + bytes([sound[at] ^ 0xFF]) + sound[at + 1 :])
        assert "damaged" in nothing(project)


@pytest.mark.parametrize(
    "record",
    [
        {"../outside": {"before": "", "after": hashed(b"outside\n"), "mode": None}},
        {"/etc/passwd": {"before": "", "after": "", "mode": None}},
        {".git/../../outside": {"before": "", "after": hashed(b"outside\n"), "mode": None}},
        {"theirs.txt": {"before": "", "after": hashed(b"theirs\n"), "mode": 0o4777}},
        {"theirs.txt": {"before": "0" * 64, "after": hashed(b"theirs\n"), "mode": None}},
        {"theirs.txt": {"before": "record.json", "after": hashed(b"theirs\n"), "mode": None}},
        {"theirs.txt": {"before": 1, "after": hashed(b"theirs\n"), "mode": None}},
        {"theirs.txt": {"after": hashed(b"theirs\n")}},
        {"theirs.txt": None},
        ["theirs.txt"],
        None,
        7,
    ],
)
def test_a_record_of_another_hand_is_not_carried_out(record: object, project: Path) -> None:
    (project.parent / "outside").write_text("outside\n")
    change(project, CHANGES)
    keep("undo", project, [], record)

    assert "damaged" in nothing(project)
    assert (project.parent / "outside").read_text() == "outside\n"


@pytest.mark.parametrize("damage", [b"", b"no copies"])
def test_what_is_no_record_is_said_to_be_damaged(damage: bytes, project: Path, cache: Path) -> None:
    change(project, CHANGES)
    kept_file(cache).write_bytes(damage)

    assert str(kept_file(cache)) in nothing(project)


def test_a_damaged_record_does_not_keep_a_change_from_happening(project: Path, cache: Path) -> None:
    change(project, CHANGES)
    kept_file(cache).write_bytes(b"damaged")

    change(project, {"theirs.txt": "x\n"})

    assert undo(project) == (1, 0)
