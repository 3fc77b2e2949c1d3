"""A fix, applied to the text, mends the finding that carries it, and breaks nothing."""

from pathlib import Path

import pytest

from gpsgen.config import LoadedConfig, load_config
from gpsgen.diagnostics import Diagnostic, Edit, codes
from gpsgen.diagnostics.fixing import apply_edits
from tests.config.cases import all_cases
from tests.config.projects import project, write_project


def test_each_fix_mends_its_finding(tmp_path: Path) -> None:
    mended = set()
    for number, case in enumerate(all_cases()):
        folder = tmp_path / str(number)
        folder.mkdir()
        config = case.write(folder)
        before = load_config(config)
        for finding in before.diagnostics:
            if finding.fix:
                after = after_fix(finding, before, config)
                assert finding.message not in messages(after), case.name
                assert is_read(after) or not is_read(before), case.name
                mended.add(finding.code)
    assert {codes.UNKNOWN_KEY, codes.UNKNOWN_REFERENCE, codes.UNTESTED_VERSION} <= mended


def after_fix(finding: Diagnostic, loaded: LoadedConfig, config: Path) -> LoadedConfig:
    """What is found once the fix of a finding is applied; the files are as before in the end."""
    assert finding.fix
    edits: dict[str, list[Edit]] = {}
    for edit in finding.fix.edits:
        edits.setdefault(edit.span.file, []).append(edit)
    written = {file: Path(file).read_bytes() for file in edits}
    for file, those in edits.items():
        Path(file).write_text(apply_edits(loaded.sources[file], those), "utf-8", newline="")
    left = load_config(config)
    for file, content in written.items():
        Path(file).write_bytes(content)
    return left


def messages(loaded: LoadedConfig) -> list[str]:
    return [finding.message for finding in loaded.diagnostics]


def is_read(loaded: LoadedConfig) -> bool:
    """Whether every file is what its language allows."""
    return all(finding.code.number > "GPS1100" for finding in loaded.diagnostics)


@pytest.mark.parametrize(
    ("application", "written", "meant"),
    [
        ("{name: api, transport: 'api, syss', worker: [ticker]}", "syss", "sys"),
        ("{name: api, transport: [api, 'syss'], worker: [ticker]}", "syss", "sys"),
        ("{name: api, transport: [api, {name: syss}], worker: [ticker]}", "syss", "sys"),
        ("{name: api, 'transprot': [api, sys], worker: [ticker]}", "transprot", "transport"),
    ],
)
def test_a_fix_changes_what_is_wrong_alone(
    application: str, written: str, meant: str, tmp_path: Path
) -> None:
    config = write_project(tmp_path, project(f"applications: [{application}]\n"))
    loaded = load_config(config)
    (finding,) = loaded.diagnostics.errors
    assert finding.fix

    changed = apply_edits(loaded.sources[str(config)], finding.fix.edits)

    assert changed == config.read_text().replace(written, meant)


@pytest.mark.parametrize(
    "section",
    [
        "main: {nam: shop, naem: store}",
        "applications: [{name: api, transport: [sys, apii, aapi], worker: [ticker]}]",
        "post_generate: [gitinstall, gitinstal]",
    ],
)
def test_what_two_are_meant_to_be_is_a_fix_for_neither(section: str, tmp_path: Path) -> None:
    loaded = load_config(write_project(tmp_path, project(f"{section}\n")))

    found = loaded.diagnostics.errors

    assert len({finding.span for finding in found}) == 2
    assert [finding.fix for finding in found] == [None, None]
    assert len({finding.help for finding in found}) == 1
