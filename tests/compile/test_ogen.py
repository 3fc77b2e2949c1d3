"""Specs become Go: once, and with what is wrong at its place."""

import shutil
from pathlib import Path

import pytest

from gpsgen.__main__ import run
from gpsgen.compile import ogen
from gpsgen.compile.ogen import SpecError, compile_spec
from gpsgen.compile.tool import OGEN, UnusableVersionError
from gpsgen.toolchain import Toolchain, ToolchainMissingError, find_toolchain
from tests.support.projects import FIXTURES

pytestmark = pytest.mark.go

SPEC = """\
openapi: 3.0.3
info: {title: things, version: "1"}
paths:
  /things:
    get:
      operationId: listThings
      responses:
        "200":
          description: All things.
          content:
            application/json:
              schema:
                $ref: "REFERENCE"
components:
  schemas:
    Thing:
      type: object
      properties:
        name: {type: string}
"""
OWN = "#/components/schemas/Thing"
OTHER = "../common/things.yaml#/components/schemas/Thing"


def no_toolchain() -> Toolchain:
    raise ToolchainMissingError("there is no Go here")


@pytest.fixture
def spec(tmp_path: Path) -> Path:
    """A small spec."""
    return write(tmp_path / "api/things.yaml", SPEC.replace("REFERENCE", OWN))


@pytest.fixture
def pair(tmp_path: Path) -> list[Path]:
    """A spec that refers to another of the same base name."""
    root = write(tmp_path / "api/things.yaml", SPEC.replace("REFERENCE", OTHER))
    return [root, write(tmp_path / "common/things.yaml", SPEC.replace("REFERENCE", OWN))]


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def test_what_is_cached_needs_no_toolchain(spec: Path) -> None:
    made = compile_spec([spec], find_toolchain)

    assert compile_spec([spec], no_toolchain) == made
    assert [method.name for method in made.contract.operations] == ["ListThings"]
    assert "oas_server_gen.go" in made.files


def test_the_cache_knows_a_spec_wherever_it_lies(spec: Path, tmp_path: Path) -> None:
    made = compile_spec([spec], find_toolchain)
    moved = Path(shutil.copytree(tmp_path / "api", tmp_path / "a b/é")) / spec.name

    assert compile_spec([moved], no_toolchain) == made


@pytest.mark.parametrize("change", ["text", "name", "generator", "ogen"])
def test_a_change_is_compiled_anew(
    change: str, spec: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compile_spec([spec], find_toolchain)
    version = OGEN
    if change == "text":
        spec.write_text(f"{spec.read_text()}\n")
    elif change == "name":
        spec = spec.rename(spec.with_name("others.yaml"))
    elif change == "generator":
        monkeypatch.setattr(ogen, "__version__", "9.9.9")
    else:
        version = OGEN.at("v1.99.9")

    with pytest.raises(ToolchainMissingError):
        compile_spec([spec], no_toolchain, version)


def test_an_ogen_whose_go_cannot_be_read_is_at_fault(
    spec: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A later ogen may call the body of the default response otherwise."""
    strange = tmp_path / "ogen"
    go = "package oas\ntype Handler interface { NewError(ctx context.Context, err error) *E }\n"
    strange.write_text(f'#!/bin/sh\nmkdir "$4"\ncat > "$4/oas.go" <<\'END\'\n{go}END\n')
    strange.chmod(0o755)
    monkeypatch.setattr(ogen, "built", lambda *_: strange)

    with pytest.raises(UnusableVersionError) as failed:
        compile_spec([spec], find_toolchain, OGEN.at("v1.99.9"))

    assert str(failed.value) == "ogen v1.99.9 makes Go that we cannot read"
    assert failed.value.reason == "the default response E has no field Response"


@pytest.mark.parametrize("damage", ["", "{}", "nonsense\n{}", "cut", "bit"])
def test_a_damaged_cache_is_ignored(damage: str, spec: Path, cache: Path) -> None:
    made = compile_spec([spec], find_toolchain)
    (place,) = (cache / "ogen").iterdir()
    data = place.read_bytes()
    if damage == "cut":
        place.write_bytes(data[:-10])
    elif damage == "bit":
        place.write_bytes(data.replace(b"ListThings", b"ListThinks", 1))
    else:
        place.write_text(damage)

    assert compile_spec([spec], find_toolchain) == made
    assert place.read_bytes() == data


def test_a_cache_that_cannot_be_written_is_none(spec: Path, cache: Path) -> None:
    (cache / "ogen").touch()

    assert compile_spec([spec], find_toolchain).files


def test_specs_may_refer_to_those_named_with_them(pair: list[Path]) -> None:
    made = compile_spec(pair, find_toolchain)

    assert "Thing" in made.contract.kinds
    assert compile_spec([*pair, pair[0]], no_toolchain) == made


def test_specs_that_lie_otherwise_are_others(pair: list[Path], tmp_path: Path) -> None:
    compile_spec(pair, find_toolchain)
    moved = write(tmp_path / "api/common/things.yaml", pair[1].read_text())

    with pytest.raises(SpecError):
        compile_spec([pair[0], moved], find_toolchain)


def test_a_spec_that_is_not_named_is_not_read(pair: list[Path]) -> None:
    with pytest.raises(SpecError) as refused:
        compile_spec(pair[:1], find_toolchain)

    assert refused.value.spec == pair[0]
    assert refused.value.line == 13


@pytest.mark.parametrize("which", [0, 1])
def test_what_is_wrong_is_found_in_its_file(which: int, pair: list[Path]) -> None:
    text = pair[which].read_text().replace("type: object", "type: objekt")
    pair[which].write_text(text)
    if which == 0:
        pair[0].write_text(text.replace(OTHER, OWN))

    with pytest.raises(SpecError) as refused:
        compile_spec(pair, find_toolchain)

    assert refused.value.spec == pair[which]
    assert refused.value.line == 1 + text[: text.index("type: objekt")].count("\n")
    assert "objekt" in refused.value.message
    assert "/tmp" not in refused.value.message


@pytest.mark.parametrize(
    "text", ["", "{", "- 1\n", "openapi: 3.0.3\npaths: 1\n", "\x00", "a: &a [*a]\n"]
)
def test_no_text_is_more_than_a_refusal(text: str, spec: Path) -> None:
    spec.write_text(text)

    with pytest.raises(SpecError) as refused:
        compile_spec([spec], find_toolchain)

    assert refused.value.message


@pytest.mark.parametrize(
    "name", ["-x.yaml", "a b.yaml", "é.yaml", "x:1.yaml", "x%41.yaml", "x#.yaml"]
)
def test_a_spec_may_have_any_name(name: str, spec: Path) -> None:
    spec = spec.rename(spec.with_name(name))
    assert compile_spec([spec], find_toolchain).files

    spec.write_text(spec.read_text().replace("type: object", "type: objekt"))
    with pytest.raises(SpecError) as refused:
        compile_spec([spec], find_toolchain)
    assert (refused.value.spec, refused.value.line) == (spec, 17)


def test_a_broken_spec_is_a_finding_with_its_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    conf = shutil.copytree(FIXTURES / "shop", tmp_path / "conf")
    spec = conf / "api/shop.yaml"
    text = spec.read_text().replace("type: object", "type: objekt", 1)
    spec.write_text(text)
    line = 1 + text[: text.index("type: objekt")].count("\n")

    status = run(["generate", str(conf / "project.yaml"), "--target", str(tmp_path / "shop")])

    out, err = capsys.readouterr()
    assert (status, out) == (1, "")
    assert "GPS1601" in err
    assert f"{spec}:{line}:" in err
    assert "type: objekt" in err.split(f"{spec}:{line}:")[1]
    assert not (tmp_path / "shop").exists()


def test_authentication_that_no_operation_demands_is_found_before_ogen_runs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    conf = shutil.copytree(FIXTURES / "logrus", tmp_path / "conf")
    spec = conf / "api/notes.yaml"
    kept = [line for line in spec.read_text().splitlines() if not line.startswith("security:")]
    spec.write_text("\n".join(kept) + "\n")
    text = (conf / "project.yaml").read_text()
    line = 1 + text[: text.index("auth_handler")].count("\n")

    status = run(["generate", str(conf / "project.yaml"), "--target", str(tmp_path / "notes")])

    err = capsys.readouterr().err
    assert status == 1
    assert "GPS1602" in err
    assert f"{conf / 'project.yaml'}:{line}:" in err
    assert not (tmp_path / "notes").exists()
