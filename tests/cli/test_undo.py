"""`gpsgen undo`: takes back the last generation, if nothing changed since."""

import json
import shutil
from pathlib import Path

import pytest

from gpsgen.__main__ import run
from gpsgen.apply.lock import locked
from gpsgen.layout import MANIFEST_PATH
from tests.cli.projects import HANDLER, generate
from tests.cli.running import contents, gpsgen, tree

pytestmark = pytest.mark.go

MAKE = "psg_gen.mk"


def undo(project: Path) -> int:
    return run(["undo", "--target", str(project)])


def change(config: Path) -> None:
    """Change the config so that files are updated, and others created."""
    text = config.read_text()
    assert "port: 8080" in text
    config.write_text(text.replace("port: 8080", "port: 9090"))


def with_steps(config: Path, *steps: str) -> None:
    listed = "".join(f"  - {step}\n" for step in steps)
    config.write_text(f"{config.read_text()}\npost_generate:\n{listed}")


def modes(project: Path) -> dict[str, int]:
    return {
        path.relative_to(project).as_posix(): path.stat().st_mode for path in project.rglob("*")
    }


def test_a_generation_is_taken_back(config: Path, project: Path) -> None:
    before = contents(project)
    change(config)
    assert generate(config, project) == 0
    after = contents(project)
    count = sum(after[path] != before[path] for path in before) - 1  # the manifest is not counted
    assert count

    ran = gpsgen("undo", cwd=project)

    assert (ran.status, ran.err) == (0, "")
    assert ran.out == f"{count} brought back, 0 removed in .\n"
    assert contents(project) == before

    assert generate(config, project) == 0
    assert contents(project) == after


def test_a_second_undo_brings_back_what_the_first_took_away(config: Path, project: Path) -> None:
    change(config)
    assert generate(config, project) == 0
    after, had = contents(project), modes(project)
    assert undo(project) == 0
    assert contents(project) != after

    assert undo(project) == 0

    assert contents(project) == after
    assert modes(project) == had


def test_where_nothing_is_known_there_is_nothing_to_undo(
    project: Path, cache: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.rmtree(cache / "undo")
    before = tree(project)

    assert undo(project) == 1

    assert "there is nothing to undo" in capsys.readouterr().err
    assert tree(project) == before


def test_the_first_generation_is_taken_back_to_an_empty_folder(config: Path, project: Path) -> None:
    before = contents(project)
    count = sum(path.is_file() for path in project.rglob("*")) - 1  # the manifest is not counted

    assert undo(project) == 0

    assert list(project.iterdir()) == []
    assert gpsgen("undo", cwd=project).out == f"{count} brought back, 0 removed in .\n"
    assert contents(project) == before
    assert undo(project) == 0
    assert generate(config, project) == 0
    assert contents(project) == before


def test_what_people_have_is_no_part_of_it(config: Path, tmp_path: Path) -> None:
    target = tmp_path / "shop"
    (target / "internal").mkdir(parents=True)
    (target / "cmd/api").mkdir(parents=True)
    (target / "README.md").write_text("theirs\n")
    (target / "internal" / "notes.txt").write_text("theirs\n")
    before = contents(target)
    assert generate(config, target) == 0

    assert undo(target) == 0

    assert contents(target) == before


def test_a_generation_without_changes_leaves_the_last_one(
    config: Path, project: Path, cache: Path
) -> None:
    before = contents(project)
    change(config)
    for _ in range(3):
        assert generate(config, project) == 0
        shutil.rmtree(cache / "stamps", ignore_errors=True)
    assert generate(config, project, "--check") == 0

    assert undo(project) == 0

    assert contents(project) == before


def test_a_run_with_nothing_to_do_leaves_even_a_manifest_that_says_too_much(
    config: Path, project: Path, cache: Path
) -> None:
    before = contents(project)
    change(config)
    assert generate(config, project) == 0
    with (project / MANIFEST_PATH).open("a") as file:
        file.write(f"generated {'0' * 64} {MAKE}\n")
    after = tree(project)

    for options in [(), ("--check",), ("--dry-run", "--diff")]:
        shutil.rmtree(cache / "stamps", ignore_errors=True)
        ran = gpsgen("generate", config, "--target", project, *options)
        assert (ran.status, ran.out.partition(":")[0]) == (0, "nothing to do")
    told = json.loads(gpsgen("generate", config, "--target", project, "--check", "--json").out)
    assert (told["outcome"], told["manifest"]["action"]) == ("nothing-to-do", "keep")
    assert tree(project) == after

    (project / MANIFEST_PATH).write_bytes(
        (project / MANIFEST_PATH).read_bytes().rpartition(b"generated 00")[0]
    )
    assert undo(project) == 0
    assert contents(project) == before


def test_what_was_changed_since_is_named_and_nothing_is_written(
    config: Path, project: Path
) -> None:
    change(config)
    assert generate(config, project) == 0
    with (project / ".project-config" / "project.yaml").open("a") as file:
        file.write("# mine\n")
    (project / HANDLER).write_text("package v1 // the last generation did not write this one\n")
    before = tree(project)

    ran = gpsgen("undo", "--target", project)

    assert (ran.status, ran.out) == (1, "")
    assert ".project-config/project.yaml: it has changed since" in ran.err
    assert HANDLER not in ran.err
    assert "nothing was written" in ran.err
    assert tree(project) == before


def test_a_handler_that_was_written_in_is_never_removed(project: Path) -> None:
    (project / HANDLER).write_text("package v1 // mine\n")
    before = tree(project)

    ran = gpsgen("undo", "--target", project)

    assert (ran.status, ran.out) == (1, "")
    assert f"{HANDLER}: it has changed since" in ran.err
    assert tree(project) == before


def test_files_that_were_deleted_come_back_with_their_modes(config: Path, project: Path) -> None:
    (project / MAKE).chmod(0o700)
    before, had = contents(project), modes(project)
    text = config.read_text()
    start = text.index("\nworker:")
    end = text.index("\n\n", start + 1)
    text = text[:start] + text[end:]
    config.write_text(text.replace("    worker:\n      - restock\n", ""))
    assert "restock" not in config.read_text()
    assert generate(config, project) == 0
    assert set(contents(project)) < set(before)

    assert undo(project) == 0

    assert contents(project) == before
    assert modes(project) == had


@pytest.mark.parametrize("decision", [["--overwrite", MAKE], ["--merge"]])
def test_what_people_decided_is_taken_back(
    decision: list[str], config: Path, project: Path
) -> None:
    (project / MAKE).write_text("# mine\n" + (project / MAKE).read_text())
    before = contents(project)
    change(config)
    assert generate(config, project, *decision) == 0
    assert contents(project) != before

    assert undo(project) == 0

    assert contents(project) == before


def test_a_foreign_file_that_was_overwritten_comes_back(config: Path, tmp_path: Path) -> None:
    target = tmp_path / "shop"
    target.mkdir()
    (target / MAKE).write_text("theirs\n")
    assert generate(config, target, "--overwrite", MAKE) == 0

    assert undo(target) == 0

    assert contents(target) == {MAKE: b"theirs\n"}


def test_markers_of_a_merge_are_taken_back(config: Path, project: Path) -> None:
    path = next(
        path
        for path, data in contents(project).items()
        if path.endswith("_gen.go") and b"8080" in data
    )
    (project / path).write_text((project / path).read_text().replace("8080", "1111"))
    before = contents(project)
    change(config)
    assert generate(config, project, "--merge") == 1
    assert b"<<<<<<<" in contents(project)[path]

    assert undo(project) == 0

    assert contents(project) == before


def test_an_ejection_is_taken_back(project: Path) -> None:
    before = contents(project)
    assert run(["eject", "--target", str(project), MAKE]) == 0

    ran = gpsgen("undo", cwd=project)

    assert (ran.status, ran.out) == (0, f"{MANIFEST_PATH} brought back in .\n")
    assert contents(project) == before


def test_a_merge_after_an_undo_has_its_base(config: Path, project: Path) -> None:
    change(config)
    assert generate(config, project) == 0
    assert undo(project) == 0
    (project / MAKE).write_text("# mine\n" + (project / MAKE).read_text())

    assert generate(config, project, "--merge") == 0

    assert (project / MAKE).read_text().startswith("# mine\n")


def test_what_the_steps_did_is_taken_back(config: Path, project: Path) -> None:
    before, had = contents(project), modes(project)
    change(config)
    with_steps(config, "run: sh -c 'echo // step >> go.mod; chmod 700 .project-config/*.yaml'")
    assert generate(config, project) == 0
    assert b"// step" in contents(project)["go.mod"]

    assert undo(project) == 0

    assert contents(project) == before
    assert modes(project) == had


def test_what_a_person_saves_while_a_step_runs_is_not_taken_back(
    config: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "shop"
    with_steps(config, f"run: sh -c 'echo // mine >> {HANDLER}; echo // step >> go.mod'")
    assert generate(config, target) == 0
    before = tree(target)

    assert undo(target) == 1

    assert f"{HANDLER}: it has changed since" in capsys.readouterr().err
    assert tree(target) == before


def test_steps_of_a_generation_that_was_taken_back_are_not_left_over(
    config: Path, project: Path, cache: Path
) -> None:
    change(config)
    with_steps(config, "run: test -e ready")
    assert generate(config, project) == 1
    assert list((cache / "unfinished").iterdir())

    assert undo(project) == 0

    assert not list((cache / "unfinished").iterdir())


def test_what_a_failed_step_did_is_taken_back(config: Path, project: Path) -> None:
    before = contents(project)
    change(config)
    with_steps(config, "run: sh -c 'echo // step >> go.mod; exit 1'")
    assert generate(config, project) == 1
    assert b"// step" in contents(project)["go.mod"]

    assert undo(project) == 0

    assert contents(project) == before


def test_an_edit_between_a_failed_step_and_its_next_run_is_not_lost(
    config: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "shop"
    with_steps(config, f"run: test -e {tmp_path}/flag")
    assert generate(config, target) == 1
    (target / HANDLER).write_text("package v1 // mine\n")
    (tmp_path / "flag").touch()
    assert generate(config, target) == 0
    before = tree(target)

    assert undo(target) == 1

    assert f"{HANDLER}: it has changed since" in capsys.readouterr().err
    assert tree(target) == before


def test_another_run_keeps_it_out(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with locked(project):
        assert undo(project) == 1

    assert "another gpsgen is at work" in capsys.readouterr().err


def test_a_folder_that_was_not_generated_has_nothing_to_undo(tmp_path: Path) -> None:
    ran = gpsgen("undo", cwd=tmp_path)

    assert ran.status == 2
    assert "is no project that gpsgen generated" in ran.err
