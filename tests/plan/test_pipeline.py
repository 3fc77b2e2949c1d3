"""The plan as a whole: each file once, from something in the config."""

import posixpath

import pytest

from gpsgen.compile.ogen import compile_spec
from gpsgen.config import load_config
from gpsgen.layout import ATTRIBUTES_PATH, SCHEMA_PATH
from gpsgen.pipeline import plan
from gpsgen.plan.files import PlannedFile
from gpsgen.resolve.resolving import resolve
from gpsgen.toolchain import find_toolchain
from tests.support.projects import FIXTURES, fixture_names

pytestmark = pytest.mark.go


@pytest.fixture(params=fixture_names())
def files(request: pytest.FixtureRequest) -> list[PlannedFile]:
    """The plan of a fixture."""
    folder = FIXTURES / request.param
    config = load_config(folder / "project.yaml").config
    assert config
    project = resolve(config, folder)
    for server in project.ogen_servers:
        project.compiled[server] = compile_spec(server.specs, find_toolchain)  # type: ignore[index]
    return plan(project)


def test_each_file_is_planned_once(files: list[PlannedFile]) -> None:
    paths = [file.path.lower() for file in files]

    assert len(set(paths)) == len(paths)


def test_each_file_lies_in_the_project_and_says_who_asks_for_it(files: list[PlannedFile]) -> None:
    for file in files:
        assert file.path == posixpath.normpath(file.path)
        assert not file.path.startswith(("/", ".."))
        ours = {ATTRIBUTES_PATH, SCHEMA_PATH}
        assert not file.path.startswith(".project-config/") or file.path in ours
        assert file.origin or file.path == SCHEMA_PATH
