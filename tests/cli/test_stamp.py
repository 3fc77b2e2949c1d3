"""The quick way: taken only where the long one would find nothing to do."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from gpsgen import stamp
from gpsgen.__main__ import run
from gpsgen.cli import preparing
from gpsgen.layout import JOURNAL_DIR, MANIFEST_PATH

pytestmark = pytest.mark.go


@pytest.fixture
def project(config: Path, tmp_path: Path) -> Path:
    """The shop, generated."""
    target = tmp_path / "shop"
    assert run(["generate", str(config), "--target", str(target)]) == 0
    assert stamp.unchanged(config, target)
    return target


def append(path: Path) -> None:
    with path.open("a") as file:
        file.write("\n")


CHANGES: dict[str, Callable[[Path, Path], None]] = {
    "config": lambda config, _: append(config),
    "config gone": lambda config, _: config.unlink(),
    "spec": lambda config, _: append(config.parent / "api/shop.yaml"),
    "spec gone": lambda config, _: (config.parent / "api/shop.yaml").unlink(),
    "generated": lambda _, target: append(target / "psg_gen.mk"),
    "generated gone": lambda _, target: (target / "psg_gen.mk").unlink(),
    "copy of the config": lambda _, target: append(target / ".project-config/project.yaml"),
    "compiled": lambda _, target: append(target / "pkg/rest/api/v1/oas_server_gen.go"),
    "go.mod": lambda _, target: append(target / "go.mod"),
    "go.sum gone": lambda _, target: (target / "go.sum").unlink(),
    "manifest": lambda _, target: append(target / MANIFEST_PATH),
    "manifest gone": lambda _, target: (target / MANIFEST_PATH).unlink(),
    "journal": lambda _, target: (target / JOURNAL_DIR).mkdir(),
    "target gone": lambda _, target: shutil.rmtree(target),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_leads_the_long_way(change: str, config: Path, project: Path) -> None:
    CHANGES[change](config, project)

    assert stamp.unchanged(config, project) is None


def test_people_s_files_are_of_no_concern(config: Path, project: Path) -> None:
    append(project / "README.md")
    (project / "Makefile").unlink()
    (project / "more.txt").touch()

    assert stamp.unchanged(config, project)


def test_another_generator_leads_the_long_way(
    config: Path, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stamp, "_generator", lambda: "another")

    assert stamp.unchanged(config, project) is None


def test_every_file_of_the_generator_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for package in ("gpsgen", "goast"):
        (tmp_path / package / "deep").mkdir(parents=True)
    (tmp_path / "gpsgen/stamp.py").touch()
    monkeypatch.setattr(stamp, "__file__", str(tmp_path / "gpsgen/stamp.py"))
    seen = {stamp._generator()}

    for path in ("gpsgen/deep/a.go", "goast/deep/b.py", "gpsgen/pins.json"):
        (tmp_path / path).touch()
        seen.add(stamp._generator())
    (tmp_path / "gpsgen/pins.json").write_text("{}")
    seen.add(stamp._generator())
    assert len(seen) == 5
    (tmp_path / "gpsgen/__pycache__").mkdir()
    (tmp_path / "gpsgen/__pycache__/a.pyc").touch()
    assert stamp._generator() in seen


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"generator": 1}', "null", "\udcff"])
def test_a_damaged_stamp_is_none(text: str, config: Path, project: Path, cache: Path) -> None:
    (place,) = (cache / "stamps").iterdir()
    place.write_text(text, errors="surrogateescape")

    assert stamp.unchanged(config, project) is None


def test_a_spec_behind_a_link_that_leads_elsewhere_now_is_seen(
    config: Path, tmp_path: Path
) -> None:
    spec = config.parent / "api/shop.yaml"
    for name in ("one.yaml", "two.yaml"):
        shutil.copy(spec, tmp_path / name)
    append(tmp_path / "two.yaml")
    spec.unlink()
    spec.symlink_to(tmp_path / "one.yaml")
    assert run(["generate", str(config), "--target", str(tmp_path / "shop")]) == 0

    spec.unlink()
    spec.symlink_to(tmp_path / "two.yaml")

    assert stamp.unchanged(config, tmp_path / "shop") is None


def test_an_edit_while_a_generation_runs_is_seen_by_the_next(
    config: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    resolve = preparing.resolve

    def edit_meanwhile(*arguments: object) -> object:
        append(config)
        return resolve(*arguments)

    monkeypatch.setattr(preparing, "resolve", edit_meanwhile)
    assert run(["generate", str(config), "--target", str(tmp_path / "shop")]) == 0

    assert stamp.unchanged(config, tmp_path / "shop") is None


def test_a_config_with_warnings_shows_them_each_time(
    config: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config.write_text(config.read_text().replace("golang_version: 1.26", "golang_version: 1.20"))
    for _ in range(2):
        assert run(["generate", str(config), "--target", str(tmp_path / "shop")]) == 0
        assert "GPS1211" in capsys.readouterr().err


def test_a_stamp_names_its_inputs(config: Path, project: Path, cache: Path) -> None:
    (place,) = (cache / "stamps").iterdir()

    inputs = json.loads(place.read_text())["inputs"]

    assert set(inputs) == {str(config), str(config.parent / "api/shop.yaml")}
    assert project
