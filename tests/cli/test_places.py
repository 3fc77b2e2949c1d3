"""Which config a command means, and which folder it writes to."""

from pathlib import Path

import pytest

from gpsgen.__main__ import run
from gpsgen.cli.places import find_places, find_project
from gpsgen.errors import UsageError
from gpsgen.layout import MANIFEST_PATH

OWN = ".project-config/project.yaml"

# what there is | working directory | config | target | the config found | the target found
TABLE = f"""\
project.yaml       | .               | -            | -    | project.yaml       | .
{OWN}              | .               | -            | -    | {OWN}              | .
{OWN}              | .               | {OWN}        | -    | {OWN}              | .
{OWN}              | .               | {OWN}        | out  | {OWN}              | out
{OWN}              | .project-config | project.yaml | -    | project.yaml       | ..
{OWN}              | .project-config | -            | -    | project.yaml       | ..
out/{OWN}          | .               | -            | out  | out/{OWN}          | out
out/{OWN}          | .               | out          | -    | out/{OWN}          | out
out/project.yaml   | .               | out          | -    | out/project.yaml   | .
out/project.yaml   | .               | out/         | new/ | out/project.yaml   | new
conf/project.yaml  | out             | ../conf      | -    | ../conf/project.yaml | .
conf/shop.yaml     | .               | conf/shop.yaml | a/b | conf/shop.yaml    | a/b
project.yaml out/{OWN} | .           | -            | out  | project.yaml       | out
"""


@pytest.mark.parametrize("row", TABLE.splitlines())
def test_places_by_the_table(row: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    there, cwd, config, target, *expected = (cell.strip() for cell in row.split("|"))
    for path in there.split():
        _touch(tmp_path / path)
    (tmp_path / cwd).mkdir(exist_ok=True)
    monkeypatch.chdir(tmp_path / cwd)

    found = find_places(*(None if cell == "-" else Path(cell) for cell in (config, target)))

    places = [path.resolve() for path in (found.config, found.target)]
    assert places == [(tmp_path / cwd / path).resolve() for path in expected]


def test_the_target_of_a_config_here_is_said_as_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _touch(tmp_path / OWN)
    monkeypatch.chdir(tmp_path)

    assert find_places(None, None).target == Path()


@pytest.mark.parametrize(
    ("there", "config", "target", "named"),
    [
        ("other.yaml", None, None, [OWN, "project.yaml", "gpsgen generate"]),
        (f"project.yaml {OWN}", None, None, [OWN, "two configs", "and project.yaml"]),
        (f"out/project.yaml out/{OWN}", "out", None, [f"out/{OWN}", "and out/project.yaml"]),
        (f"out/project.yaml out/{OWN}", None, "out", [f"out/{OWN}", "and out/project.yaml"]),
        ("out/other.yaml", "out", None, ["folder out"]),
        ("project.yaml out", None, "out", ["out is a file"]),
    ],
)
def test_what_cannot_be_meant_is_refused(
    there: str,
    config: str | None,
    target: str | None,
    named: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for path in there.split():
        _touch(tmp_path / path)
    monkeypatch.chdir(tmp_path)

    with pytest.raises(UsageError) as refused:
        find_places(Path(config) if config else None, Path(target) if target else None)

    assert all(text in str(refused.value) for text in named)


@pytest.mark.parametrize(
    ("there", "cwd", "target", "expected"),
    [
        (".", ".", None, "."),
        (".", "cmd/api", None, "."),
        (". cmd", "cmd/api", None, "cmd"),
        (".", ".project-config", None, "."),
        ("out", ".", "out", "out"),
        (". out", "out", "..", "."),
    ],
)
def test_a_generated_project_is_found_here_or_above(
    there: str,
    cwd: str,
    target: str | None,
    expected: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for folder in there.split():
        _touch(tmp_path / folder / MANIFEST_PATH)
    (tmp_path / cwd).mkdir(parents=True, exist_ok=True)
    monkeypatch.chdir(tmp_path / cwd)

    found = find_project(Path(target) if target else None)

    assert found.resolve() == (tmp_path / expected).resolve()


@pytest.mark.parametrize("target", [None, "none", "file", "empty"])
def test_what_was_not_generated_is_no_project(
    target: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _touch(tmp_path / "file")
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path)

    with pytest.raises(UsageError, match=r"is no project that gpsgen generated"):
        find_project(Path(target) if target else None)


def _touch(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()


@pytest.mark.go
def test_a_config_that_is_a_link_is_generated_from_again_and_again(
    config: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "shop/.project-config"
    folder.mkdir(parents=True)
    (config.parent / "api").rename(folder / "api")
    (folder / "project.yaml").symlink_to(config)

    for _ in range(2):
        assert (
            run(["generate", str(folder / "project.yaml"), "--target", str(tmp_path / "shop")]) == 0
        )
        config.write_text(config.read_text().replace("port: 8080", "port: 9090"))

    assert (folder / "project.yaml").is_symlink()
