"""What people do to a tree while it is being changed is never lost."""

import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import pytest

from gpsgen.apply.journal import ApplyError, apply, recover
from gpsgen.layout import JOURNAL_DIR
from tests.apply.faults import killed, watching
from tests.apply.trees import CHANGES, OLD, change, everything, plant


@dataclass(frozen=True)
class Surprise:
    """What a person did to a file of the tree after it was looked at."""

    what: str
    path: str
    do: Callable[[Path], object]


def replaced_by(make: Callable[[Path], object]) -> Callable[[Path], object]:
    def do(place: Path) -> None:
        shutil.rmtree(place) if place.is_dir() else place.unlink()
        make(place)

    return do


def moved_out(place: Path) -> None:
    """Move a folder out of the project, and leave a link to it."""
    elsewhere = place.parent.parent / "elsewhere"
    place.symlink_to(place.rename(elsewhere))


def edit(place: Path) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text("mine\n")


SURPRISES = [
    Surprise("edited", "cmd/api/main.go", edit),
    Surprise("edited, and to be deleted", "pkg/old/deep/b.go", edit),
    Surprise("appeared", "a/new/file.go", edit),
    Surprise("appeared where a folder was to go", "was/a/mine.go", edit),
    Surprise("appeared as a folder", "a/new/file.go", lambda place: place.mkdir(parents=True)),
    Surprise("deleted", "run.sh", Path.unlink),
    Surprise("a pipe", "run.sh", replaced_by(os.mkfifo)),
    Surprise("a folder", "run.sh", replaced_by(Path.mkdir)),
    Surprise("a link", "run.sh", replaced_by(lambda place: place.symlink_to("go.mod"))),
    Surprise("a folder moved out", "pkg", moved_out),
    Surprise("a folder that is a file", "pkg/old/deep", replaced_by(edit)),
    Surprise("a manifest", ".project-config/psg_manifest.txt", edit),
    Surprise("a manifest out of the tree", ".project-config", moved_out),
]


@pytest.mark.parametrize("surprise", SURPRISES, ids=lambda it: it.what)
def test_what_is_not_as_it_was_seen_stops_everything(surprise: Surprise, project: Path) -> None:
    surprise.do(project / surprise.path)
    before = everything(project.parent)

    with pytest.raises(ApplyError, match=r"nothing was written|everything is as it was"):
        apply(CHANGES, project)

    assert everything(project.parent) == before


@pytest.mark.parametrize("surprise", SURPRISES, ids=lambda it: it.what)
def test_what_changes_during_the_writing_stops_everything(
    surprise: Surprise, project: Path
) -> None:
    before = {}

    def meanwhile(_: int, path: str) -> None:
        if path.endswith("journal.json.draft") and not before:
            before[""] = b""
            surprise.do(project / surprise.path)
            before.update(everything(project.parent))

    with watching(project, meanwhile), pytest.raises(ApplyError, match="everything is as it was"):
        apply(CHANGES, project)

    journal = Path(JOURNAL_DIR).name
    kept = {path: it for path, it in before.items() if path and journal not in path.split("/")}
    assert everything(project.parent) == kept


def test_a_folder_that_stays_in_use_keeps_its_mode(project: Path) -> None:
    (project / "pkg/old/deep").chmod(0o700)

    apply([change("pkg/old/deep/b.go", None), change("pkg/old/deep/c.go", b"")], project)

    assert (project / "pkg/old/deep").stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("what", [".project-config", JOURNAL_DIR])
def test_a_journal_out_of_the_tree_is_none(what: str, project: Path) -> None:
    (project / what).mkdir(exist_ok=True)
    (project / JOURNAL_DIR).mkdir(exist_ok=True)
    (project / JOURNAL_DIR / "0.new").write_text("new")
    moved_out(project / what)
    before = everything(project.parent)

    for attempt in (lambda: recover(project), lambda: apply(CHANGES, project)):
        with pytest.raises(ApplyError, match="is a link"):
            attempt()

    assert everything(project.parent) == before


def test_a_recovery_leaves_alone_what_a_person_put_there(tmp_path: Path) -> None:
    put = [it for it in SURPRISES if "manifest" not in it.what]
    for number, surprise in product(range(20, 80, 3), put):
        project = plant(tmp_path / f"{number} {surprise.what}" / "shop", OLD)
        killed(lambda project=project: apply(CHANGES, project), project, number)
        if not (project / surprise.path).parent.is_dir():
            continue
        with suppress(OSError):
            surprise.do(project / surprise.path)
        before = everything(project / surprise.path)

        recover(project)

        assert everything(project / surprise.path) == before
        assert not (project / JOURNAL_DIR).exists()
