"""Any valid config makes a sound project, which passes its own tests."""

import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings

from gpsgen.__main__ import run
from tests.generation.checks import check_all
from tests.generation.wholes import generated
from tests.strategies import ProjectFiles, projects
from tests.support.examples import share
from tests.support.projects import go

pytestmark = pytest.mark.go


@share(0.15)
@given(projects())
def test_a_valid_config_makes_a_sound_project(project: ProjectFiles) -> None:
    with tempfile.TemporaryDirectory() as folder:
        whole = generated(project.write(Path(folder)))
        check_all(whole, Path(folder) / "target")


@pytest.mark.slow
@settings(share(0.1), phases=[Phase.generate])  # to shrink a failure would take an hour
@given(projects())
def test_a_valid_config_makes_a_project_that_passes_its_tests(project: ProjectFiles) -> None:
    # a config may ask for a Go that is not out yet; these are to be built
    project = replace(project, config=project.config.replace("1.30", "1.26"))
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "target"
        config = str(project.write(Path(folder)))
        assert run(["generate", config, "--target", str(target), "--no-post-generate"]) == 0
        go(target, "vet", "./...")
        go(target, "test", "./...")
