"""`gpsgen eject`: generated files become people's own, and stay as they are."""

from pathlib import Path

import pytest

from gpsgen.__main__ import run
from gpsgen.apply.lock import locked
from gpsgen.layout import MANIFEST_PATH
from gpsgen.plan.ownership import Owner
from gpsgen.reconcile.reading import read_manifest
from gpsgen.version import __version__
from tests.cli.projects import HANDLER, generate, rewrite
from tests.cli.running import contents, gpsgen, tree

pytestmark = pytest.mark.go

MAKE = "psg_gen.mk"


def eject(project: Path, *paths: str) -> int:
    return run(["eject", "--target", str(project), *paths])


def owner(project: Path, path: str) -> Owner:
    return read_manifest(project).entries[path].owner


def test_it_is_theirs_and_no_byte_changes(project: Path) -> None:
    before = tree(project)
    recorded = read_manifest(project).entries[MAKE]

    ran = gpsgen("eject", MAKE, cwd=project)

    assert (ran.status, ran.out) == (0, f"{MAKE} is yours now\n")
    assert "DO NOT EDIT" in ran.err
    assert "gpsgen generate --overwrite PATH" in ran.err
    assert owner(project, MAKE) is Owner.EJECTED
    assert read_manifest(project).entries[MAKE].written == recorded.written
    after = tree(project)
    assert {path for path in after if after[path] != before[path]} == {MANIFEST_PATH}
    assert set(after) == set(before)


def test_it_may_be_edited_and_deleted_from_then_on(config: Path, project: Path) -> None:
    assert eject(project, MAKE) == 0
    (project / MAKE).write_text("mine\n")
    rewrite(config, "port: 8080", "port: 9090")

    assert generate(config, project) == 0
    assert (project / MAKE).read_text() == "mine\n"

    (project / MAKE).unlink()
    assert generate(config, project) == 0
    assert not (project / MAKE).exists()


def test_an_edit_of_before_is_kept_by_it(config: Path, project: Path) -> None:
    (project / MAKE).write_text("mine\n")
    assert generate(config, project) == 1

    assert eject(project, MAKE) == 0

    assert generate(config, project) == 0
    assert (project / MAKE).read_text() == "mine\n"


def test_it_can_be_made_generated_again(config: Path, project: Path) -> None:
    before = contents(project)
    assert eject(project, MAKE) == 0
    (project / MAKE).write_text("mine\n")

    assert generate(config, project, "--overwrite", MAKE) == 0

    assert contents(project) == before


def test_a_folder_stands_for_the_generated_files_in_it(project: Path) -> None:
    folder = str(Path(HANDLER).parent)
    ours = {
        path
        for path, entry in read_manifest(project).entries.items()
        if path.startswith(f"{folder}/") and entry.owner is Owner.GENERATED
    }

    assert eject(project, folder) == 0

    entries = read_manifest(project).entries.items()
    assert {path for path, entry in entries if entry.owner is Owner.EJECTED} == ours
    assert owner(project, HANDLER) is Owner.PEOPLE
    assert ours


def test_a_path_is_seen_from_the_working_directory(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = next(
        Path(path).parent for path in read_manifest(project).entries if path.startswith("cmd/")
    )
    name = next(path.name for path in (project / folder).iterdir() if "_gen" in path.name)
    monkeypatch.chdir(project / folder)

    assert run(["eject", name]) == 0

    assert owner(project, f"{folder}/{name}") is Owner.EJECTED


@pytest.mark.parametrize(
    ("paths", "text"),
    [
        ([MAKE, "none.go"], "gpsgen generates nothing at `none.go`"),
        (["psg_gem.mk"], "did you mean `psg_gen.mk`?"),
        ([MAKE, HANDLER], "it is yours already"),
        (["go.mod"], "it belongs to both"),
        ([MANIFEST_PATH], "generates nothing at"),
        (["../conf/project.yaml"], "is no path in the project"),
        (["docs/../.."], "is no path in the project"),
    ],
)
def test_what_is_not_generated_cannot_be_ejected(
    paths: list[str], text: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = tree(project)

    assert eject(project, *paths) == 2

    assert text in capsys.readouterr().err
    assert tree(project) == before


def test_what_was_ejected_cannot_be_ejected_again(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert eject(project, MAKE) == 0

    assert eject(project, MAKE) == 2

    assert "it was ejected before" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("obstacle", "text"), [("missing", "is not there"), ("link", "is a link"), ("folder", "folder")]
)
def test_what_is_no_file_cannot_be_ejected(
    obstacle: str, text: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / MAKE).unlink()
    if obstacle == "link":
        (project / MAKE).symlink_to(project / "Makefile")
    if obstacle == "folder":
        (project / MAKE).mkdir()

    assert eject(project, MAKE) == 2

    assert text in capsys.readouterr().err
    assert owner(project, MAKE) is Owner.GENERATED


def test_conflict_markers_are_named(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / MAKE).write_text("<<<<<<< yours\na\n=======\nb\n>>>>>>> gpsgen\n")

    assert eject(project, MAKE) == 0

    assert "conflict markers" in capsys.readouterr().err


def test_a_folder_that_was_not_generated_has_nothing_to_eject(tmp_path: Path) -> None:
    ran = gpsgen("eject", "a.go", cwd=tmp_path)

    assert ran.status == 2
    assert f"no {MANIFEST_PATH} here or above" in ran.err

    ran = gpsgen("eject", "a.go", "--target", tmp_path / "none")

    assert ran.status == 2
    assert list(tmp_path.iterdir()) == []


def test_another_run_keeps_it_out(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with locked(project):
        assert eject(project, MAKE) == 1

    assert "another gpsgen is at work" in capsys.readouterr().err
    assert owner(project, MAKE) is Owner.GENERATED


def test_a_damaged_manifest_is_no_reason_to_write(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rewrite(project / MANIFEST_PATH, "format 1", "format 1\n<<<<<<< HEAD")
    before = tree(project)

    assert eject(project, MAKE) == 1

    assert "conflict markers" in capsys.readouterr().err
    assert tree(project) == before


def test_a_manifest_whose_generator_was_lost_gets_this_one(config: Path, project: Path) -> None:
    rewrite(project / MANIFEST_PATH, f"generator {__version__}\n", "")

    assert eject(project, MAKE) == 0

    assert read_manifest(project).generator == __version__
    assert generate(config, project) == 0
