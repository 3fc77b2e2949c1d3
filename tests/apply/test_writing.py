"""What the manifest says after a generation."""

from dataclasses import replace
from pathlib import Path

import pytest

from gpsgen.apply.journal import ApplyError
from gpsgen.apply.writing import changes, write
from gpsgen.layout import MANIFEST_PATH
from gpsgen.plan.files import RenderedFile
from gpsgen.plan.ownership import Owner
from gpsgen.reconcile.actions import reconcile
from gpsgen.reconcile.manifest import Entry, Manifest
from gpsgen.reconcile.reading import read_manifest
from tests.apply.trees import seen

GENERATED, PEOPLE, SHARED = Owner.GENERATED, Owner.PEOPLE, Owner.SHARED


def generate(project: Path, **files: tuple[Owner, str]) -> Manifest:
    """Bring `project` to files named by keywords, and return the manifest after that."""
    rendered = {
        path: RenderedFile(path, text.encode(), "main", owner)
        for path, (owner, text) in files.items()
    }
    manifest = read_manifest(project)
    actions = reconcile(rendered, manifest, project)
    entries = {action.path: action.entry for action in actions if action.entry}
    write(actions, manifest, Manifest("0.1.0", entries), project)
    return read_manifest(project)


def test_what_is_written_is_recorded(tmp_path: Path) -> None:
    manifest = generate(tmp_path, a=(GENERATED, "1"), b=(PEOPLE, "2"), c=(SHARED, "3"))

    assert manifest.entries == {
        "a": Entry.of(GENERATED, (b"1")),
        "b": Entry.of(PEOPLE, (b"2")),
        "c": Entry.of(SHARED, (b"3")),
    }


def test_what_was_removed_is_forgotten(tmp_path: Path) -> None:
    generate(tmp_path, a=(GENERATED, "1"), b=(GENERATED, "2"))

    assert set(generate(tmp_path, a=(GENERATED, "1")).entries) == {"a"}
    assert not (tmp_path / "b").exists()


@pytest.mark.parametrize("edit", ["edited", None])
def test_a_file_of_people_keeps_the_hash_of_what_we_wrote(edit: str | None, tmp_path: Path) -> None:
    generate(tmp_path, a=(PEOPLE, "1"))
    (tmp_path / "a").write_text(edit) if edit else (tmp_path / "a").unlink()

    manifest = generate(tmp_path, a=(PEOPLE, "2"))

    assert manifest.entries == {"a": Entry.of(PEOPLE, (b"1"))}
    assert (tmp_path / "a").exists() == bool(edit)


def test_an_unused_file_of_people_stays_recorded_while_it_is_there(tmp_path: Path) -> None:
    generate(tmp_path, a=(PEOPLE, "1"), b=(GENERATED, "2"))

    assert "a" in generate(tmp_path, b=(GENERATED, "2")).entries
    (tmp_path / "a").unlink()
    assert "a" not in generate(tmp_path, b=(GENERATED, "2")).entries


def test_a_file_that_was_ours_and_is_people_s_now_is_theirs(tmp_path: Path) -> None:
    generate(tmp_path, a=(GENERATED, "1"), b=(GENERATED, "2"))

    generate(tmp_path, a=(PEOPLE, "3"), b=(GENERATED, "2"))
    generate(tmp_path, b=(GENERATED, "2"))

    assert (tmp_path / "a").read_text() == "1"


def test_a_manifest_that_changed_since_it_was_read_is_not_replaced(tmp_path: Path) -> None:
    generate(tmp_path, a=(GENERATED, "1"))
    read = read_manifest(tmp_path)
    place = tmp_path / MANIFEST_PATH
    place.write_text(place.read_text() + f"people {64 * '0'} b\n")
    before = seen(tmp_path)
    more = replace(read, entries={**read.entries, "c": Entry.of(PEOPLE, b"3")})

    with pytest.raises(ApplyError, match=r"psg_manifest\.txt: it was changed meanwhile; nothing"):
        write([], read, more, tmp_path)

    assert seen(tmp_path) == before


def test_a_manifest_that_says_the_same_in_another_order_is_not_touched(tmp_path: Path) -> None:
    generate(tmp_path, a=(GENERATED, "1"), b=(GENERATED, "2"))
    place = tmp_path / MANIFEST_PATH
    place.write_text("".join(reversed(place.read_text().splitlines(keepends=True))))
    before = seen(tmp_path)
    read = read_manifest(tmp_path)

    assert changes([], read, read) == []
    write([], read, read, tmp_path)

    assert seen(tmp_path) == before


def test_an_unchanged_manifest_is_not_touched(tmp_path: Path) -> None:
    generate(tmp_path, a=(GENERATED, "1"))
    before = (tmp_path / ".project-config/psg_manifest.txt").stat().st_mtime_ns

    generate(tmp_path, a=(GENERATED, "1"))

    assert (tmp_path / ".project-config/psg_manifest.txt").stat().st_mtime_ns == before
