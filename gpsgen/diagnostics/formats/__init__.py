"""The formats that findings are written in: a module each, and one table of them."""

from collections.abc import Callable
from enum import StrEnum

from gpsgen.diagnostics.formats.concise import concise
from gpsgen.diagnostics.formats.frames import frames
from gpsgen.diagnostics.formats.github import github
from gpsgen.diagnostics.formats.json_report import json_report
from gpsgen.diagnostics.formats.report import Report
from gpsgen.diagnostics.formats.sarif import sarif

__all__ = ["FORMATS", "Format", "Report"]


class Format(StrEnum):
    """How findings are written."""

    #: For people, with code frames.
    TEXT = "text"
    #: A line each.
    CONCISE = "concise"
    JSON = "json"
    #: SARIF 2.1.0, which code scanners and editors read.
    SARIF = "sarif"
    #: Annotations of a GitHub workflow.
    GITHUB = "github"


FORMATS: dict[Format, Callable[[Report], str]] = {
    Format.TEXT: frames,
    Format.CONCISE: concise,
    Format.JSON: json_report,
    Format.SARIF: sarif,
    Format.GITHUB: github,
}
"""What writes each format; what it returns ends with a line break, unless it is empty."""
