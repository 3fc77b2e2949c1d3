"""A fix, applied to the text, mends the finding that carries it."""

from pathlib import Path

import pytest

from gpsgen.config import load_config
from gpsgen.diagnostics import Fix, Source
from tests.config.projects import project, write_project

FAULTY = [
    project("main: {name: shop, loger: slog}\n"),
    project("applications: [{name: a, transport: [api, syss], worker: [ticker]}]\n"),
    project("tools: {golang_version: 1.20}\n"),
    project(
        "aplications: [{name: a, transport: [api, sys], worker: [ticker]}]\n", ("applications",)
    ),
]


@pytest.mark.parametrize("text", FAULTY)
def test_a_fix_mends_its_finding(text: str, tmp_path: Path) -> None:
    path = write_project(tmp_path, text)
    (finding,) = load_config(path).diagnostics
    assert finding.fix
    path.write_text(apply(Source(str(path), text), finding.fix))
    assert not len(load_config(path).diagnostics)


def apply(source: Source, fix: Fix) -> str:
    text = source.text
    for edit in fix.edits:
        start = source.line_starts[edit.span.line - 1] + edit.span.column - 1
        end = source.line_starts[edit.span.end_line - 1] + edit.span.end_column - 1
        text = text[:start] + edit.replacement + text[end:]
    return text
