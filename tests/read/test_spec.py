"""Specs may use all of YAML, or be JSON; faults in them are located all the same."""

from pathlib import Path

import pytest

from gpsgen.diagnostics import Diagnostics, Source
from gpsgen.read import read_spec, spec
from gpsgen.read.spec import parse_spec
from gpsgen.read.spec_yaml import bundled, fastest

FAULTS = [
    ("yaml", "", "GPS1009", "1:1"),
    ("yaml", "- a\n", "GPS1010", "1:1"),
    ("yaml", "a: b: c\n", "GPS1004", "1:5"),
    ("yaml", "a: 1\na: 2\n", "GPS1006", "2:1"),
    ("yaml", "a: *x\n", "GPS1015", "1:4"),
    ("yaml", "a: &x [*x]\n", "GPS1015", "1:4"),
    ("yaml", "a:\n\tb: 1\n", "GPS1005", "2:1"),
    ("json", "", "GPS1009", "1:1"),
    ("json", "[]", "GPS1010", "1:1"),
    ("json", '{"a": 1,}', "GPS1004", "1:9"),
    ("json", '{"a" 1}', "GPS1004", "1:6"),
    ("json", '{"a": 1 "b": 2}', "GPS1004", "1:9"),
    ("json", '{"a": [1 2]}', "GPS1004", "1:10"),
    ("json", '{"a": [1, 2', "GPS1004", "1:12"),
    ("json", '{"a": nul}', "GPS1004", "1:7"),
    ("json", '{"a": "b\n"}', "GPS1004", "1:9"),
    ("json", '{"a": "b', "GPS1004", "1:7"),
    ("json", '{"a": 1} x', "GPS1004", "1:10"),
    ("json", '{"a": 1,\n "a": 2}', "GPS1006", "2:2"),
    ("json", '{"a":' + "[" * 100_000, "GPS1014", "1:106"),
]


@pytest.fixture(params=[bundled, fastest], ids=["bundled", "fastest"], autouse=True)
def library(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test here runs with either YAML library."""
    monkeypatch.setattr(spec, "fastest", request.param)


@pytest.mark.parametrize(
    ("form", "text", "code", "place"), FAULTS, ids=lambda value: repr(value)[:30]
)
def test_a_fault_is_one_located_finding(form: str, text: str, code: str, place: str) -> None:
    diagnostics = Diagnostics()
    parse_spec(Source("f", text), diagnostics, is_json=form == "json")
    found = [(d.code.number, f"{d.span.line}:{d.span.column}") for d in diagnostics]
    assert found == [(code, place)], [d.concise for d in diagnostics]


YAML = """\
openapi: 3.0.3
components:
  securitySchemes:
    AuthHeader: {type: apiKey, in: header}
  schemas:
    Base: &base
      type: object
      nullable: true
    Item:
      <<: *base
      type: string
    Same: *base
"""

JSON = """\
{
\t"openapi": "3.0.3",
\t"components": {"schemas": {"Item": {"type": "string", "x": "\\ud83d\\ude00"}}}
}
"""


def test_anchors_and_merge_keys_are_followed(tmp_path: Path) -> None:
    path = tmp_path / "api.yml"
    path.write_text(YAML)
    diagnostics = Diagnostics()
    read = read_spec(path, diagnostics)
    assert read
    assert not len(diagnostics)
    schemas = ("components", "schemas")
    assert read.text((*schemas, "Item", "type")) == "string"
    assert read.text((*schemas, "Item", "nullable")) == "true"
    assert read.node((*schemas, "Same")) is read.node((*schemas, "Base"))
    assert str(read.key_span(("components", "securitySchemes", "AuthHeader"))) == f"{path}:4:5"


def test_json_may_hold_tabs_and_surrogates(tmp_path: Path) -> None:
    path = tmp_path / "api.json"
    path.write_text(JSON)
    read = read_spec(path, Diagnostics())
    assert read
    item = ("components", "schemas", "Item")
    assert read.text((*item, "x")) == "\U0001f600"
    assert str(read.value_span((*item, "type"))) == f"{path}:3:46"


def test_a_spec_that_repeats_itself_is_read_at_once() -> None:
    lines = ["a0: &a0 [x, x]"]
    lines += [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 40)]
    diagnostics = Diagnostics()
    assert parse_spec(Source("f", "\n".join(lines)), diagnostics, is_json=False)
    assert not len(diagnostics)


def test_findings_of_other_files_hide_nothing() -> None:
    diagnostics = Diagnostics()
    for name in ("f", "g"):
        assert parse_spec(Source(name, "[]"), diagnostics, is_json=False) is None
    assert [finding.span.file for finding in diagnostics] == ["f", "g"]
