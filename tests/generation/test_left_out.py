"""What this version does not generate is left out, and the rest is a sound project."""

from pathlib import Path

import pytest

from gpsgen.__main__ import run
from gpsgen.layout import CONFIG_DIR, CONFIG_NAME
from tests.generation.checks import check_all
from tests.generation.wholes import generated
from tests.support.projects import go

pytestmark = pytest.mark.go

#: A config that says all that can be said.
CONFIG = Path(__file__).parents[1] / "config" / "every_field" / "project.yaml"

#: A config of which nothing can be generated yet but what all projects have.
ONLY_A_COMMAND_LINE = """\
main: {name: shop}
git: {repo: git@github.com:acme/shop.git, module_path: github.com/acme/shop}
cli: [{name: admin, generator_type: template, generator_template: cli}]
applications: [{name: admin-cli, cli: admin}]
"""


@pytest.fixture
def only_a_command_line(tmp_path: Path) -> Path:
    config = tmp_path / "project.yaml"
    config.write_text(ONLY_A_COMMAND_LINE)
    return config


def test_of_a_config_with_every_section_the_rest_is_sound(tmp_path: Path) -> None:
    whole = generated(CONFIG)
    check_all(whole, tmp_path)
    assert [application.name for application in whole.project.applications] == ["api"]
    assert [worker.name for worker in whole.project.workers] == ["ticker"]
    assert [server.name for server in whole.project.rest] == ["api", "sys"]


def test_a_project_may_have_no_application_left(only_a_command_line: Path, tmp_path: Path) -> None:
    whole = generated(only_a_command_line)
    check_all(whole, tmp_path / "target")
    assert whole.project.applications == ()


def test_a_project_holds_all_that_it_needs_to_generate_itself_again(tmp_path: Path) -> None:
    target = tmp_path / "target"
    generate(CONFIG, target)
    before = {path: path.read_bytes() for path in target.rglob("*") if path.is_file()}
    generate(target / CONFIG_DIR / CONFIG_NAME, target)
    after = {path: path.read_bytes() for path in target.rglob("*") if path.is_file()}
    assert after == before


@pytest.mark.slow
def test_of_a_config_with_every_section_the_rest_passes_its_tests(tmp_path: Path) -> None:
    generate(CONFIG, tmp_path)
    go(tmp_path, "vet", "./...")
    go(tmp_path, "test", "./...")


@pytest.mark.slow
def test_a_project_without_applications_builds(only_a_command_line: Path, tmp_path: Path) -> None:
    generate(only_a_command_line, tmp_path / "target")
    go(tmp_path / "target", "vet", "./...")


def generate(config: Path, target: Path) -> None:
    assert run(["generate", str(config), "--target", str(target), "--no-post-generate"]) == 0
