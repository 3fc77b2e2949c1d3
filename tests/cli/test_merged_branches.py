"""Two branches that were generated apart: git merges them, `gpsgen generate` does the rest."""

import shutil
import subprocess
from pathlib import Path

import pytest

from gpsgen.__main__ import run
from gpsgen.layout import CONFIG_PATH, MANIFEST_PATH
from tests.cli.running import contents
from tests.reconcile.test_branches import git
from tests.support.projects import go

pytestmark = pytest.mark.go

#: Where the shop's config lists its workers, and where its application uses them.
_DEFINED = "worker:\n"
_USED = "    worker:\n"


@pytest.fixture
def project(config: Path, tmp_path: Path) -> Path:
    """The shop with its config in it, generated and committed."""
    target = tmp_path / "shop"
    target.mkdir()
    config.parent.rename(target / ".project-config")
    generate(target)
    git(target, "init", "--initial-branch", "main")
    commit(target)
    return target


def generate(target: Path) -> None:
    assert run(["generate", "--target", str(target), str(target / CONFIG_PATH)]) == 0


def commit(target: Path) -> None:
    git(target, "add", "--all")
    git(target, "commit", "--message", "generate")


def with_worker(text: str, name: str) -> str:
    assert _DEFINED in text
    entry = f"  - {{name: {name}, generator_type: template, generator_template: daemon}}\n"
    text = text.replace(f"\n{_DEFINED}", f"\n{_DEFINED}{entry}")
    return text.replace(_USED, f"{_USED}      - {name}\n")


def branch(target: Path, name: str, config: str) -> None:
    """Generate and commit a config on a branch of its own."""
    git(target, "checkout", "-b", name, "main")
    (target / CONFIG_PATH).write_text(config)
    generate(target)
    commit(target)


def conflicted(target: Path) -> set[str]:
    listed = subprocess.run(
        ["git", "diff", "--name-only", "--diff-filter=U"],
        cwd=target,
        capture_output=True,
        text=True,
        check=True,
    )
    return set(listed.stdout.splitlines())


def test_generated_files_that_conflict_are_written_anew(project: Path, tmp_path: Path) -> None:
    before = (project / CONFIG_PATH).read_text()
    both = with_worker(with_worker(before, "alpha"), "beta")
    branch(project, "alpha", with_worker(before, "alpha"))
    branch(project, "beta", with_worker(before, "beta"))
    git(project, "merge", "alpha")
    assert {CONFIG_PATH, "cmd/api/psg_main_gen.go"} <= conflicted(project)
    assert MANIFEST_PATH not in conflicted(project)

    (project / CONFIG_PATH).write_text(both)
    generate(project)

    commit(project)
    fresh = tmp_path / "fresh"
    shutil.copytree(project / ".project-config/api", fresh / ".project-config/api")
    (fresh / CONFIG_PATH).write_text(both)
    generate(fresh)
    assert {
        path: data for path, data in contents(project).items() if not path.startswith(".git/")
    } == contents(fresh)
    go(project, "build", "./...")


def test_an_edit_on_one_branch_is_still_a_person_s(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (project / CONFIG_PATH).read_text()
    main = project / "cmd/api/psg_main_gen.go"
    branch(project, "alpha", with_worker(before, "alpha"))
    main.write_text(main.read_text() + "\n// mine\n")
    commit(project)
    branch(project, "beta", with_worker(before, "beta"))
    git(project, "merge", "alpha")
    merged = main.read_text()
    assert "// mine" in merged
    (project / CONFIG_PATH).write_text(with_worker(with_worker(before, "alpha"), "beta"))
    capsys.readouterr()

    assert run(["generate", str(project / CONFIG_PATH), "--target", str(project)]) == 1

    assert "cmd/api/psg_main_gen.go" in capsys.readouterr().err
    assert main.read_text() == merged
