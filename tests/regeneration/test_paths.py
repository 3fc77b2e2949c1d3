"""No two files of a project are one where a file system does not tell letters apart."""

import json
import tempfile
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given

from gpsgen.__main__ import run
from gpsgen.config import load_config
from gpsgen.reconcile.disk import fold, folders_above
from tests.generation.openapi_shapes import operation, spec
from tests.generation.test_names import config_with
from tests.generation.wholes import generated
from tests.strategies import ProjectFiles, projects
from tests.support.examples import share

pytestmark = pytest.mark.go

SPEC = spec({"/a": {"get": operation("getA")}})


def clashes(paths: set[str]) -> list[str]:
    """Return what is more than one file, or a file and a folder, once letters are one."""
    counts = Counter(fold(path) for path in paths)
    folders = {fold(folder) for path in paths for folder in folders_above(path)}
    return [path for path in paths if counts[fold(path)] > 1 or fold(path) in folders]


@share(0.3)
@given(projects())
def test_files_of_a_valid_config_are_distinct_everywhere(project: ProjectFiles) -> None:
    with tempfile.TemporaryDirectory() as folder:
        assert clashes(set(generated(project.write(Path(folder))).files)) == []


@pytest.mark.parametrize("section", ["rest", "worker", "applications"])
def test_names_that_differ_in_case_only_are_refused(section: str, tmp_path: Path) -> None:
    data = config_with("name", "shop")
    first = data[section][0]
    second = {**first, "name": first["name"].upper()}
    if section == "rest":
        second["port"] = "3"
    data[section].append(second)
    if section != "applications":
        data["applications"][0]["transport" if section == "rest" else section].append(
            second["name"]
        )
    (tmp_path / "project.yaml").write_text(json.dumps(data))
    (tmp_path / "api.json").write_text(json.dumps(SPEC))

    found = load_config(tmp_path / "project.yaml")

    assert found.diagnostics.has_errors
    assert second["name"] in "".join(finding.message for finding in found.diagnostics)


@pytest.mark.parametrize(
    ("names", "is_refused"),
    [
        (("api/Shop.json", "api/shop.json"), True),
        (("api/\u00e9.json", "api/e\u0301.json"), True),
        (("API/a.json", "api/b.json"), False),
        (("a.json", "api/b.json"), False),
    ],
)
def test_specs_whose_names_are_one_somewhere_are_refused(
    names: tuple[str, str],
    is_refused: bool,  # noqa: FBT001
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    data = config_with("name", "shop")
    data["rest"][0]["path"] = list(names)
    (tmp_path / "project.yaml").write_text(json.dumps(data))
    for number, name in enumerate(names):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        part = spec({f"/a{number}": {"get": operation(f"getA{number}")}})
        (tmp_path / name).write_text(json.dumps(part))
    target = tmp_path / "target"

    status = run(["generate", str(tmp_path / "project.yaml"), f"--target={target}"])

    assert status == int(is_refused)
    assert target.exists() is not is_refused
    assert not is_refused or "are one file" in capsys.readouterr().err
