"""Each fixture builds, vets, passes its tests and linters, as generated and with people's code."""

import subprocess
from pathlib import Path

import pytest

from gpsgen.features.repository.tools import LINTER
from gpsgen.toolchain import find_toolchain
from tests.support.projects import FIXTURES, fixture_names, generate, go

pytestmark = pytest.mark.go

#: Each fixture as it is generated and, where people wrote for it, with that.
VARIANTS = [
    pytest.param(name, people, id=f"{name}{'-with-people' * people}")
    for name in fixture_names()
    for people in (False, True)
    if not people or (FIXTURES / name / "people").exists()
]


def test_the_shop_builds_and_vets(tmp_path: Path) -> None:
    project = generate("shop", tmp_path / "shop", people=True)
    go(project, "build", "./...")
    go(project, "vet", "./...")


@pytest.mark.parametrize(("name", "people"), VARIANTS)
def test_all_go_is_gofmt_clean_and_the_module_is_tidy(
    name: str, *, people: bool, tmp_path: Path
) -> None:
    project = generate(name, tmp_path / name, people=people)
    assert _run([str(find_toolchain().gofmt), "-l", "."], project) == ""
    assert go(project, "mod", "tidy", "-diff") == ""


@pytest.mark.slow
@pytest.mark.parametrize(("name", "people"), VARIANTS)
def test_a_fixture_passes_its_tests_and_linters(
    name: str, *, people: bool, linter: Path, tmp_path: Path
) -> None:
    project = generate(name, tmp_path / name, people=people)
    go(project, "build", "./...")
    go(project, "vet", "./...")
    go(project, "test", "-race", "./...")
    assert "0 issues" in _run([str(linter), "run", "--allow-parallel-runners"], project)


@pytest.mark.slow
def test_make_builds_the_linter_and_runs_it(linter: Path, tmp_path: Path) -> None:
    project = generate("shop", tmp_path / "shop")
    assert linter.exists(), "its packages are compiled, so that linking them is all that is left"
    assert "0 issues" in _run(["make", "lint"], project)
    assert (project / LINTER).exists()


def _run(command: list[str], folder: Path) -> str:
    """Return what a command prints; failure fails the test."""
    ran = subprocess.run(
        command,
        cwd=folder,
        env=find_toolchain().environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout
