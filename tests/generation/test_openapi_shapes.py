"""Every shape of OpenAPI becomes Go that builds, vets and passes its tests, or is refused."""

import json
import unicodedata
from pathlib import Path

import pytest

import goast
from gpsgen.__main__ import run
from tests.generation.openapi_shapes import (
    NASTIEST,
    SHAPES,
    TEXT,
    WHOLE,
    Shape,
    answer,
    operation,
    spec,
    write_project,
)
from tests.support.projects import go

pytestmark = pytest.mark.go

_DEFAULT = {
    "200": answer(TEXT),
    "default": answer({"type": "object", "properties": {"code": WHOLE}}),
}

#: Specs that ogen or Go cannot take, and what is said of them once ogen was asked.
REFUSED = {
    "two identifiers, one name": (
        spec({"/a": {"get": operation("a-id")}, "/b": {"get": operation("a.ID")}}),
        "has 2 operations that become one in Go, `AID`",
    ),
    "the name of the default response": (
        spec({"/a": {"get": operation("newError", responses=_DEFAULT)}}),
        "has 2 operations that become one in Go, `NewError`",
    ),
    "the name of a type of ogen": (
        spec({"/a": {"get": operation("unimplementedHandler")}}),
        "is called as a type of ogen",
    ),
    "a build constraint": (
        spec({"/a": {"get": operation("getA", description="x\n\n+build ignore")}}),
        "has a line that starts with `+build`",
    ),
    "no letter that Go has": (
        spec({"/a": {"get": operation("日本")}}),
        "can't generate valid name",
    ),
    "a byte order mark": (
        spec({"/a": {"get": operation("getA", description="a \ufeff mark")}}),
        "illegal byte order mark",
    ),
}


def generate(shapes: tuple[Shape, ...], folder: Path) -> Path:
    """Generate the project of some shapes."""
    target = folder / "target"
    config = write_project(shapes, folder)
    assert run(["generate", str(config), "--target", str(target), "--no-post-generate"]) == 0
    return target


@pytest.mark.parametrize(
    "shapes", [pytest.param(NASTIEST, id="nastiest"),
               pytest.param(SHAPES, id="all", marks=pytest.mark.slow)]
)  # fmt: skip
def test_shapes_become_go_that_passes_its_tests(shapes: tuple[Shape, ...], tmp_path: Path) -> None:
    project = generate(shapes, tmp_path)
    go(project, "vet", "./...")
    go(project, "test", "./...")
    go(project, "mod", "tidy", "-diff")


def test_hostile_text_of_a_spec_stays_in_comments(tmp_path: Path) -> None:
    (hostile,) = (shape for shape in SHAPES if shape.entry == "main")
    folder = generate((hostile,), tmp_path) / "internal/app/transport/rest/mainpkg/v1"
    declared = {
        "handler.go": {"Handler", "NewHandler", "GetBlank", "GetCode", "GetDirective", "GetLast",
                       "GetStar", "GetSummary", "PostHostile"},
        "security.go": {"Security", "NewSecurity", "HandleKey"},
    }  # fmt: skip
    for name, names in declared.items():
        text = (folder / name).read_text("utf-8")
        source = goast.scan(text)
        assert "go:generate" in text
        assert not source.build
        assert "C" not in [entry.path for entry in source.imports]
        assert {declaration.name for declaration in source.declarations} == names
        comments = [line.lstrip() for line in text.splitlines() if line.lstrip().startswith("//")]
        assert all(comment[2:3] in ("", " ") for comment in comments), "a directive"
        assert "Cf" not in map(unicodedata.category, text), "a mark that turns the text around"


@pytest.mark.parametrize("case", REFUSED)
def test_what_go_cannot_take_is_refused(
    case: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    described, reason = REFUSED[case]
    target = tmp_path / "target"
    config = write_project((Shape("api", described),), tmp_path)
    status = run(["generate", str(config), "--target", str(target), "--no-post-generate"])
    printed = capsys.readouterr().err
    assert status == 1
    assert "GPS1601" in printed
    assert reason in " ".join(printed.split())
    assert not target.exists()


@pytest.mark.parametrize(
    "name",
    ["a b.json", "it's.json", "$(touch owned).json", "`id`.json", "日本.json", "-rf.json", "#.json",
     '"q".json', "%s.json", "a:b.json", "*.json", "{{x}}.json", "~.json", "&.json"],
)  # fmt: skip
def test_a_spec_may_have_any_name(name: str, tmp_path: Path) -> None:
    config = write_project(NASTIEST[-1:], tmp_path)
    written = json.loads(config.read_text())
    (tmp_path / "0.json").rename(tmp_path / name)
    written["rest"][0]["path"] = [name]
    config.write_text(json.dumps(written))
    target = tmp_path / "target"
    assert run(["generate", str(config), "--target", str(target), "--no-post-generate"]) == 0
    entry = written["rest"][0]["name"]
    copies = [f"api/rest/{entry}/v1/{name}", f".project-config/{name}"]
    assert all((target / copy).read_bytes() == (tmp_path / name).read_bytes() for copy in copies)
