"""The quick way: taken only where the long one would find nothing to do."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from gpsgen import stamp
from gpsgen.__main__ import run
from gpsgen.apply.lock import LockedError, locked
from gpsgen.cli import preparing, remembering
from gpsgen.layout import JOURNAL_DIR, MANIFEST_PATH

pytestmark = pytest.mark.go

HANDLER = "internal/app/transport/rest/api/v1/handler.go"


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


def linked(path: Path) -> None:
    """Move a file or a folder away, and leave a link to it."""
    path.symlink_to(path.rename(path.with_name(f"{path.name}.moved").absolute()))


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
    "generated became a link": lambda _, target: linked(target / "psg_gen.mk"),
    "shared became a link": lambda _, target: linked(target / "go.mod"),
    "folder became a link": lambda _, target: linked(target / "pkg/runtime"),
    "people's Go that was read": lambda _, target: append(target / HANDLER),
    "people's Go in a new file": lambda _, target: append((target / HANDLER).with_name("more.go")),
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


@pytest.mark.parametrize(
    ("path", "module", "name"),
    [
        (HANDLER, preparing, "render"),
        (HANDLER, remembering, "leave_stamp"),
        ("go.mod", remembering, "leave_stamp"),
        (MANIFEST_PATH, remembering, "leave_stamp"),
    ],
)
def test_what_is_saved_in_the_project_while_a_generation_runs_is_seen_by_the_next(  # noqa: PLR0917
    path: str,
    module: ModuleType,
    name: str,
    config: Path,
    project: Path,
    cache: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shutil.rmtree(cache / "stamps")
    usual = getattr(module, name)

    def save_meanwhile(*arguments: object) -> object:
        append(project / path)
        return usual(*arguments)

    monkeypatch.setattr(module, name, save_meanwhile)
    assert run(["generate", str(config), "--target", str(project)]) == 0
    assert list((cache / "stamps").iterdir())

    assert stamp.unchanged(config, project) is None


def test_a_stamp_is_left_while_no_other_run_is_at_work(
    config: Path, project: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.rmtree(cache / "stamps")
    is_held = []

    def watched(*_: object) -> None:
        with pytest.raises(LockedError), locked(project):
            pass
        is_held.append(True)

    monkeypatch.setattr(remembering, "leave_stamp", watched)
    for options in ([], ["--check"]):
        assert run(["generate", str(config), "--target", str(project), *options]) == 0

    assert is_held == [True, True]


def test_a_config_reached_by_a_link_is_another_one(
    config: Path, project: Path, tmp_path: Path
) -> None:
    """Its specs are seen from the folder of the link, and may be others there."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "project.yaml").symlink_to(config)

    assert stamp.unchanged(elsewhere / "project.yaml", project) is None


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
