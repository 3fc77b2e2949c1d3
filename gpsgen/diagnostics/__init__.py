"""Findings about what people wrote: one model, one catalogue of codes, one renderer."""

from gpsgen.diagnostics import codes
from gpsgen.diagnostics.model import (
    Diagnostic,
    Diagnostics,
    Edit,
    Fix,
    Label,
    Severity,
    Span,
    format_path,
    parse_path,
)
from gpsgen.diagnostics.render import render, show_place
from gpsgen.diagnostics.source import Source

__all__ = [
    "Diagnostic",
    "Diagnostics",
    "Edit",
    "Fix",
    "Label",
    "Severity",
    "Source",
    "Span",
    "codes",
    "format_path",
    "parse_path",
    "render",
    "show_place",
]
