"""Each rule is reached by a case in `rules.cases`, which holds the fault and marks its place.

A case names its code and path, then gives the sections that differ from the base config. `«…»`
stands around the place that the finding must point at, `<<…>>` around those of its labels.
"""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from gpsgen.config import load_config
from gpsgen.diagnostics import Severity, Source, codes
from tests.config.projects import project, write_project

_HEADER = re.compile(r"^\[(\w+)\] (.*)\n", re.MULTILINE)
_MARKS = re.compile("«|»|<<|>>")


@dataclass(frozen=True)
class Case:
    name: str
    code: str
    path: str
    text: str


def _cases() -> list[Case]:
    content = (Path(__file__).parent / "rules.cases").read_text(encoding="utf-8")
    return [_case(block) for block in re.split(r"(?=^\[case\] )", content, flags=re.MULTILINE)[1:]]


def _case(block: str) -> Case:
    headers = _HEADER.findall(block)
    field = dict(headers)
    without = tuple(value for name, value in headers if name == "without")
    text = project(_HEADER.sub("", block), without)
    return Case(field["case"], field["code"], field.get("path", ""), text)


@pytest.mark.parametrize("case", _cases(), ids=lambda case: case.name)
def test_one_fault_gives_one_finding_at_its_place(case: Case, tmp_path: Path) -> None:
    text = _MARKS.sub("", case.text)
    loaded = load_config(write_project(tmp_path, text))

    found = [
        (f"{finding.code.number} {finding.code.name}", finding.config_path)
        for finding in loaded.diagnostics
    ]
    assert found == [(case.code, case.path)], [f.concise for f in loaded.diagnostics]
    (finding,) = loaded.diagnostics
    source = Source(str(tmp_path / "project.yaml"), text)
    assert finding.span == source.span(*_marked(case.text, "«", "»")[0])
    expected = {source.span(*place) for place in _marked(case.text, "<<", ">>")}
    assert {label.span for label in finding.labels} == expected
    assert (loaded.config is None) == (finding.severity is Severity.ERROR)


def _marked(text: str, opening: str, closing: str) -> list[tuple[int, int]]:
    """The ranges between two marks, as offsets into the text without any marks."""
    removed, start, places = 0, 0, []
    for match in _MARKS.finditer(text):
        if match.group() == opening:
            start = match.start() - removed
        elif match.group() == closing:
            places.append((start, match.start() - removed))
        removed += len(match.group())
    return places


def test_every_code_about_a_config_has_a_case() -> None:
    reached = {case.code.split()[0] for case in _cases()}
    expected = [number for number in codes.CATALOGUE if "GPS1100" <= number < "GPS1600"]
    assert set(expected) <= reached


def test_findings_do_not_hide_each_other(tmp_path: Path) -> None:
    text = project(
        "main: {name: Shop, logger: zerlog, loger: slog}\n"
        "git: {module_path: x y}\n"
        "applications: [{name: a, transport: [apy, sys, sys], worker: [ticker]}, {}]\n"
    )
    loaded = load_config(write_project(tmp_path, text))
    assert sorted(finding.code.name for finding in loaded.diagnostics) == [
        "bad-module-path",
        "bad-name",
        "duplicate-item",
        "idle-application",
        "missing-field",
        "missing-field",
        "not-an-option",
        "unknown-key",
        "unknown-reference",
    ]


def test_code_numbers_are_unique_and_well_formed() -> None:
    assert all(re.fullmatch(r"GPS\d{4}", number) for number in codes.CATALOGUE)
    names = [code.name for code in codes.CATALOGUE.values()]
    assert len(set(names)) == len(names)
