"""Findings for people: frames with the lines that they are about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gpsgen.diagnostics.render import render
from gpsgen.diagnostics.text import safe

if TYPE_CHECKING:
    from gpsgen.diagnostics.formats.report import Report


def frames(report: Report) -> str:
    """Return the frames of all findings and a summary, or a line that says there are none."""
    if not len(report.diagnostics):
        return f"{safe(report.checked)}: no findings\n"
    return render(report.diagnostics, report.sources, color=report.color, width=report.width)
