"""A fix, applied to the text, mends the finding that carries it, and breaks nothing."""

from pathlib import Path

from gpsgen.config import LoadedConfig, load_config
from gpsgen.diagnostics import Diagnostic, codes
from gpsgen.diagnostics.fixing import apply_edits
from tests.config.cases import all_cases

_COVERAGE = (codes.NOT_SUPPORTED_YET, codes.IGNORED_YET)


def test_each_fix_mends_its_finding(tmp_path: Path) -> None:
    mended = set()
    for number, case in enumerate(all_cases()):
        folder = tmp_path / str(number)
        folder.mkdir()
        config = case.write(folder)
        before = load_config(config)
        for finding in before.diagnostics:
            if finding.fix:
                left = after_fix(finding, before, config)
                assert messages(left) == messages(before) - {finding.message}, case.name
                mended.add(finding.code)
    assert {codes.UNKNOWN_KEY, codes.UNKNOWN_REFERENCE, codes.UNTESTED_VERSION} <= mended


def after_fix(finding: Diagnostic, loaded: LoadedConfig, config: Path) -> LoadedConfig:
    """What is found once the fix of a finding is applied; the file is as before in the end."""
    assert finding.fix
    (file,) = {edit.span.file for edit in finding.fix.edits}
    written = Path(file).read_bytes()
    Path(file).write_text(apply_edits(loaded.sources[file], finding.fix.edits), newline="")
    left = load_config(config)
    Path(file).write_bytes(written)
    return left


def messages(loaded: LoadedConfig) -> set[str]:
    return {it.message for it in loaded.diagnostics if it.code not in _COVERAGE}
