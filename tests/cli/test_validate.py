"""`gpsgen validate`: what it says, in each format, and its exit status."""

import json
import os
import shutil
import sys
from pathlib import Path
from typing import get_args

import pytest

from gpsgen.__main__ import run
from gpsgen.cli.app import FormatName, SchemaName
from gpsgen.config.schema import SCHEMAS
from gpsgen.diagnostics.formats import Format
from tests.cli.running import gpsgen, on_terminal, plain
from tests.config.projects import project, write_project

CLEAN = project()
WARNED = project("tools: {golang_version: 1.20}\n")
WRONG = project("main: {name: shop, loger: slog}\n")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_WORKSPACE", raising=False)
    return tmp_path


@pytest.mark.parametrize(("text", "status"), [(CLEAN, 0), (WARNED, 0), (WRONG, 1)])
@pytest.mark.parametrize("format_", Format)
def test_errors_are_status_1_and_findings_are_the_result(
    format_: Format, text: str, status: int, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_project(here, text)

    assert run(["validate", "--format", format_]) == status

    shown = capsys.readouterr()
    assert shown.err == ""
    has_more = text != CLEAN or format_ not in {Format.CONCISE, Format.GITHUB}
    assert bool(shown.out) == has_more


def test_a_clean_config_is_said_to_be_one(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_project(here, CLEAN)

    assert run(["validate"]) == 0
    assert capsys.readouterr().out == "project.yaml: no findings\n"


def test_the_config_is_found_as_generate_finds_it(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "shop/.project-config").mkdir(parents=True)
    write_project(here / "shop/.project-config", WRONG)

    for arguments in (["shop"], ["shop/.project-config/project.yaml"]):
        assert run(["validate", *arguments, "--format=concise"]) == 1
        assert capsys.readouterr().out.startswith("shop/.project-config/project.yaml:1:20: error[")


def test_a_config_that_is_not_there_is_a_finding(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["validate", str(here / "nope.yaml"), "--format", "json"]) == 1

    (finding,) = json.loads(capsys.readouterr().out)["diagnostics"]
    assert (finding["code"], finding["line"], finding["path"]) == ("GPS1001", 1, "")
    assert finding["file"] == str(here / "nope.yaml")


@pytest.mark.parametrize(
    "content", [b"main: [\n", b"\xff\xfea\0", b"", b"- a\n", b"a: \x00\n", b'a: "\\ud800"\n']
)
@pytest.mark.parametrize("format_", [Format.JSON, Format.SARIF])
def test_json_is_json_whatever_the_config_holds(
    format_: Format, content: bytes, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "project.yaml").write_bytes(content)

    assert run(["validate", "--format", format_]) == 1
    assert json.loads(capsys.readouterr().out)["version"]


@pytest.mark.skipif(sys.platform == "darwin", reason="its file system refuses such names")
@pytest.mark.parametrize("format_", Format)
def test_a_file_name_that_is_no_text_is_shown_all_the_same(format_: Format, here: Path) -> None:
    name = os.fsdecode(b"caf\xe9.yaml")
    (here / name).write_text(WRONG)

    ran = gpsgen("validate", name, "--format", format_, cwd=here)

    assert (ran.status, ran.err) == (1, "")


@pytest.mark.parametrize("format_", [it for it in Format if it is not Format.TEXT])
def test_machines_get_utf_8_whatever_the_locale(format_: Format, here: Path) -> None:
    write_project(here, project("main: {name: shop, имя: 日本}\n"))

    ascii_ = gpsgen("validate", "--format", format_, cwd=here, PYTHONIOENCODING="ascii")

    assert ascii_ == gpsgen("validate", "--format", format_, cwd=here, PYTHONIOENCODING="utf-8")
    if format_ in {Format.CONCISE, Format.GITHUB}:
        assert "имя" in ascii_.out


def test_people_get_colour_and_frames_that_fit_their_terminal(here: Path) -> None:
    write_project(here, project(f"main: {{name: shop, loger: {'x' * 200}}}\n"))

    ran = on_terminal("validate", cwd=here)

    assert ran.status == 1
    assert "\x1b[1;31merror[GPS1101]\x1b[0m" in ran.out
    # the terminal of the test has no size; a hundred columns are taken then
    code = next(line for line in plain(ran.out).splitlines() if line.startswith("1 |"))
    assert 80 < len(code) <= 100


@pytest.mark.parametrize(
    ("variables", "is_coloured"),
    [
        ({}, False),
        ({"FORCE_COLOR": "1"}, True),
        ({"FORCE_COLOR": "0"}, False),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ({"FORCE_COLOR": "1", "TERM": "dumb"}, True),
    ],
)
def test_colour_in_a_pipe_is_for_those_who_force_it(
    variables: dict[str, str], *, is_coloured: bool, here: Path
) -> None:
    write_project(here, WRONG)

    ran = gpsgen("validate", cwd=here, **variables)

    assert ("\x1b[" in ran.out) == is_coloured
    assert "\x1b[" not in gpsgen("validate", "--format", "concise", cwd=here, **variables).out


def test_files_are_named_from_the_checkout_of_a_workflow(
    here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (here / "service").mkdir()
    write_project(here / "service", WRONG)
    monkeypatch.chdir(here / "service")
    monkeypatch.setenv("GITHUB_WORKSPACE", str(here))

    run(["validate", "--format", "github"])

    assert capsys.readouterr().out.startswith("::error file=service/project.yaml,line=1,")


def test_no_go_is_needed(here: Path) -> None:
    shutil.copytree(Path(__file__).parents[2] / "fixtures/shop/api", here / "api")
    shutil.copy(Path(__file__).parents[2] / "fixtures/shop/project.yaml", here)

    ran = gpsgen("validate", cwd=here, PATH="/nowhere", GPSGEN_CACHE=str(here / "cache"))

    assert (ran.status, ran.out, ran.err) == (0, "project.yaml: no findings\n", "")
    assert not (here / "cache").exists()


@pytest.mark.parametrize("command", ["validate", "generate"])
def test_a_pipe_is_not_waited_for(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    os.mkfifo(tmp_path / "project.yaml")

    assert run([command, str(tmp_path / "project.yaml")]) == 1

    told = capsys.readouterr()
    assert "error[GPS1001]: this is not a regular file" in told.out + told.err


def test_the_names_on_the_command_line_are_those_of_the_tables() -> None:
    assert set(get_args(FormatName)) == set(Format)
    assert set(get_args(SchemaName)) == set(SCHEMAS)
