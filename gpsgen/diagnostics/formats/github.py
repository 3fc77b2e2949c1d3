"""Findings as commands of a GitHub workflow, which shows them at the lines of a change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gpsgen.diagnostics.text import safe

if TYPE_CHECKING:
    from gpsgen.diagnostics.formats.report import Report
    from gpsgen.diagnostics.model import Diagnostic

_IN_MESSAGES = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTIES = _IN_MESSAGES | str.maketrans({":": "%3A", ",": "%2C"})


def github(report: Report) -> str:
    """Return a workflow command for each finding."""
    return "".join(f"{_command(finding, report)}\n" for finding in report.diagnostics)


def _command(finding: Diagnostic, report: Report) -> str:
    properties = ",".join(
        "=".join((name, safe(value).translate(_IN_PROPERTIES)))
        for name, value in _properties(finding, report).items()
    )
    remarks = [("help", finding.help)] if finding.help else []
    remarks += [("note", note) for note in finding.notes]
    lines = [safe(finding.message), *(f"{kind}: {safe(text)}" for kind, text in remarks)]
    message = "\n".join(lines).translate(_IN_MESSAGES)
    return f"::{finding.severity} {properties}::{message}"


def _properties(finding: Diagnostic, report: Report) -> dict[str, str]:
    span = finding.span
    file = report.relative(span.file)
    place = {
        "file": file.as_posix() if file else span.file,
        "line": str(span.line),
        "endLine": str(span.end_line),
    }
    # GitHub takes columns only for a place within one line
    if span.line == span.end_line:
        place |= {"col": str(span.column), "endColumn": str(span.end_column)}
    return place | {"title": f"{finding.code.number} {finding.code.name}"}
