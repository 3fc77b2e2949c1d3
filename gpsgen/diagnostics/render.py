"""Writes findings for people: a code frame each, help, notes, and a summary line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gpsgen.diagnostics.frame import Frame, place_mark
from gpsgen.diagnostics.model import Severity
from gpsgen.diagnostics.text import safe, shorten

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from gpsgen.diagnostics.frame import Mark
    from gpsgen.diagnostics.model import Diagnostic, Diagnostics, Span
    from gpsgen.diagnostics.rows import Paint
    from gpsgen.diagnostics.source import Source

_FIXABLE = "[fixable: gpsgen validate --fix]"

#: The escape sequences of each style.
_STYLES = {
    "error": "1;31",
    "warning": "1;33",
    "frame": "1;34",
    "help": "1;36",
    "note": "1;32",
    "message": "1",
}


def render(
    diagnostics: Diagnostics, sources: Mapping[str, Source], *, color: bool, width: int = 100
) -> str:
    """Write all findings and a summary; an empty text where there are none."""
    if not len(diagnostics):
        return ""
    paint = _colored if color else _plain
    blocks = ["\n".join(_block(finding, sources, paint, width)) for finding in diagnostics]
    return "\n\n".join([*blocks, summary(diagnostics)]) + "\n"


def show_place(
    span: Span, where: str, source: Source | None, *, color: bool, width: int = 100
) -> str:
    """Write a place of a file and its lines, with nothing found wrong; `where` is said of it."""
    paint = _colored if color else _plain
    gutter = len(str(span.end_line))
    lines = [f"{' ' * gutter}{paint('frame', '-->')} {_place(span)} ({shorten(safe(where))})"]
    if source is not None:
        mark = place_mark(span, "", source, is_primary=False)
        lines += Frame(source, [mark], gutter, width, Severity.WARNING, paint).lines()
    return "\n".join(lines)


def summary(diagnostics: Diagnostics) -> str:
    """How many errors and warnings there are, in which files, and where to read more."""
    errors, warnings = len(diagnostics.errors), len(diagnostics.warnings)
    counts = [_count(errors, "error")] if errors else []
    counts += [_count(warnings, "warning")] if warnings else []
    fixable = sum(finding.fix is not None for finding in diagnostics)
    files = list(dict.fromkeys(safe(finding.span.file) for finding in diagnostics))
    where = files[0] if len(files) == 1 else f"{len(files)} files"
    found = f"{where}: {', '.join(counts)}{f' ({fixable} fixable)' if fixable else ''}"
    return f"{found}\nmore about a code: gpsgen explain {next(iter(diagnostics)).code.number}"


def _block(
    finding: Diagnostic, sources: Mapping[str, Source], paint: Paint, width: int
) -> Iterator[str]:
    title = paint(str(finding.severity), f"{finding.severity}[{finding.code.number}]")
    yield f"{title}{paint('message', ': ' + safe(finding.message))}"

    by_file = _marks(finding, sources)
    gutter = len(str(max(it.span.end_line for marks in by_file.values() for it in marks)))
    for index, (file, marks) in enumerate(by_file.items()):
        if index:
            yield paint("frame", " " * (gutter + 1) + "|")
        arrow = ":::" if index else "-->"
        path = "" if index or not finding.path else f" ({shorten(safe(finding.config_path))})"
        yield f"{' ' * gutter}{paint('frame', arrow)} {_place(marks[0].span)}{path}"
        if source := sources.get(file):
            yield from Frame(source, marks, gutter, width, finding.severity, paint).lines()

    yield from _remarks(finding, gutter, paint)


def _marks(finding: Diagnostic, sources: Mapping[str, Source]) -> dict[str, list[Mark]]:
    """Return the places of a finding by their files, that of the primary place first."""
    file = finding.span.file
    primary = place_mark(finding.span, finding.label, sources.get(file), is_primary=True)
    by_file = {file: [primary]}
    for label in finding.labels:
        file = label.span.file
        secondary = place_mark(label.span, label.text, sources.get(file), is_primary=False)
        by_file.setdefault(file, []).append(secondary)
    return by_file


def _remarks(finding: Diagnostic, gutter: int, paint: Paint) -> Iterator[str]:
    fix = f" {paint('note', _FIXABLE)}" if finding.fix else ""
    if finding.help:
        yield _remark(gutter, "help", finding.help, paint) + fix
    elif finding.fix:
        yield _remark(gutter, "help", finding.fix.description, paint) + fix
    for note in finding.notes:
        yield _remark(gutter, "note", note, paint)


def _remark(gutter: int, kind: str, text: str, paint: Paint) -> str:
    return f"{' ' * (gutter + 1)}{paint('frame', '=')} {paint(kind, kind)}: {safe(text)}"


def _place(span: Span) -> str:
    return f"{safe(span.file)}:{span.line}:{span.column}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _plain(_style: str, text: str) -> str:
    return text


def _colored(style: str, text: str) -> str:
    return f"\033[{_STYLES[style]}m{text}\033[0m"
