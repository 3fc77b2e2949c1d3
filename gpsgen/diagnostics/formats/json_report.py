"""Findings as JSON of our own; `version` changes when a key changes its meaning or goes."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from gpsgen.diagnostics.formats.json_text import json_text
from gpsgen.diagnostics.model import Span

if TYPE_CHECKING:
    from gpsgen.diagnostics.formats.report import Report
    from gpsgen.diagnostics.model import Diagnostic, Diagnostics, Fix, Label

_VERSION = 1


@dataclass(frozen=True, slots=True)
class _Related(Span):
    message: str


@dataclass(frozen=True, slots=True)
class _Edit(Span):
    replacement: str


@dataclass(frozen=True, slots=True)
class _Fix:
    description: str
    edits: list[_Edit]


@dataclass(frozen=True, slots=True)
class _Finding:
    severity: str
    code: str
    path: str
    file: str
    line: int
    column: int
    end_line: int
    end_column: int
    message: str
    help: str | None
    related: list[_Related]
    fix: _Fix | None


@dataclass(frozen=True, slots=True)
class _NotedFinding(_Finding):
    notes: list[str]


@dataclass(frozen=True, slots=True)
class _Summary:
    errors: int
    warnings: int


@dataclass(frozen=True, slots=True)
class _Document:
    version: int
    diagnostics: list[_Finding]
    summary: _Summary


def json_report(report: Report) -> str:
    """Return all findings as one JSON document."""
    found = report.diagnostics
    summary = _Summary(len(found.errors), len(found.warnings))
    return json_text(asdict(_Document(_VERSION, [_finding(it) for it in found], summary)))


def plain_findings(found: Diagnostics) -> list[dict[str, Any]]:
    """Return findings as plain data, for documents that tell of more than them."""
    return [asdict(_finding(finding)) for finding in found]


def _finding(finding: Diagnostic) -> _Finding:
    fields: dict[str, Any] = {
        "severity": finding.severity.value,
        "code": finding.code.number,
        "path": finding.config_path,
        **asdict(finding.span),
        "message": finding.message,
        "help": finding.help,
        "related": [_related(label) for label in finding.labels],
        "fix": _fix(finding.fix) if finding.fix else None,
    }
    if finding.notes:
        return _NotedFinding(**fields, notes=list(finding.notes))
    return _Finding(**fields)


def _related(label: Label) -> _Related:
    return _Related(**asdict(label.span), message=label.text)


def _fix(fix: Fix) -> _Fix:
    edits = [_Edit(**asdict(edit.span), replacement=edit.replacement) for edit in fix.edits]
    return _Fix(fix.description, edits)
