"""Findings in the form that editors and grep know: a line each, the place first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gpsgen.diagnostics.text import safe

if TYPE_CHECKING:
    from gpsgen.diagnostics.formats.report import Report


def concise(report: Report) -> str:
    """Return a line for each finding: `file:line:column: severity[code] path: message`."""
    return "".join(f"{safe(finding.concise)}\n" for finding in report.diagnostics)
