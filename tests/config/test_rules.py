"""Each rule is reached by a case, which holds the fault and marks its place: see `cases.py`."""

import re
from collections import Counter
from pathlib import Path

import pytest

from gpsgen.config import LoadedConfig, load_config
from gpsgen.diagnostics import Diagnostics, Severity, codes, render
from tests.config.cases import Case, all_cases
from tests.config.projects import project, write_project

FRAMES = Path(__file__).parent / "cases" / "frames.txt"
CASES = all_cases()
_COVERAGE = (codes.NOT_SUPPORTED_YET, codes.IGNORED_YET)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_one_fault_gives_one_finding_at_its_place(case: Case, tmp_path: Path) -> None:
    loaded = load_config(case.write(tmp_path))
    findings = about(case, loaded)

    found = [(f"{it.code.number} {it.code.name}", it.config_path) for it in findings]
    assert found == [(case.code, case.path)], [it.concise for it in findings]
    (finding,) = findings
    assert {finding.span} == case.marked(tmp_path, "«", "»")
    assert {label.span for label in finding.labels} == case.marked(tmp_path, "<<", ">>")
    assert (loaded.config is None) == (finding.severity is Severity.ERROR)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_finding_is_rendered_as_it_was(case: Case, tmp_path: Path) -> None:
    assert frame(case, tmp_path) == _frames()[case.name]


def test_names_of_cases_are_unique_and_all_have_frames() -> None:
    names = Counter(case.name for case in CASES)
    assert [name for name, count in names.items() if count > 1] == []
    assert sorted(names) == sorted(_frames())


def about(case: Case, loaded: LoadedConfig) -> Diagnostics:
    """The findings, but for what is not generated yet, where the case is about something else."""
    return Diagnostics(
        finding
        for finding in loaded.diagnostics
        if finding.code not in _COVERAGE or finding.code.number in case.code
    )


def frame(case: Case, folder: Path) -> str:
    """What people see of a case, the folder left out."""
    loaded = load_config(case.write(folder))
    shown = render(about(case, loaded), loaded.sources, color=False)
    return shown.replace(f"{folder}/", "")


def _frames() -> dict[str, str]:
    """The golden frames by the names of their cases, as `make golden` writes them."""
    blocks = re.split(r"(?m)^#### (.*)\n", FRAMES.read_text(encoding="utf-8"))[1:]
    return dict(zip(blocks[::2], blocks[1::2], strict=True))


def test_every_code_about_a_config_has_a_case() -> None:
    reached = {case.code.split()[0] for case in CASES}
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
