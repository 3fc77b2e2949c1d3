"""Writes findings for people: a code frame each, help, notes, and a summary line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gpsgen.diagnostics.frame import Frame, Mark
from gpsgen.diagnostics.text import safe, shorten

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from gpsgen.diagnostics.model import Diagnostic, Diagnostics, Span
    from gpsgen.diagnostics.source import Source

    Paint = Callable[[str, str], str]

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


def summary(diagnostics: Diagnostics) -> str:
    """How many errors and warnings there are, and in which files."""
    errors, warnings = len(diagnostics.errors), len(diagnostics.warnings)
    counts = [_count(errors, "error")] if errors else []
    counts += [_count(warnings, "warning")] if warnings else []
    files = list(dict.fromkeys(safe(finding.span.file) for finding in diagnostics))
    where = files[0] if len(files) == 1 else f"{len(files)} files"
    return f"{where}: {', '.join(counts) or 'no findings'}"


def _block(
    finding: Diagnostic, sources: Mapping[str, Source], paint: Paint, width: int
) -> Iterator[str]:
    title = paint(str(finding.severity), f"{finding.severity}[{finding.code.number}]")
    yield f"{title}{paint('message', ': ' + safe(finding.message))}"

    marks = [Mark(finding.span, finding.label, is_primary=True)]
    marks += [Mark(label.span, label.text, is_primary=False) for label in finding.labels]
    gutter = len(str(max(mark.span.line for mark in marks)))
    by_file: dict[str, list[Mark]] = {}
    for mark in marks:
        by_file.setdefault(mark.span.file, []).append(mark)
    for index, (file, in_file) in enumerate(by_file.items()):
        arrow = "-->" if index == 0 else ":::"
        path = f" ({shorten(safe(finding.config_path))})" if index == 0 and finding.path else ""
        yield f"{' ' * gutter}{paint('frame', arrow)} {_place(in_file[0].span)}{path}"
        if source := sources.get(file):
            yield from Frame(source, in_file, gutter, width, finding.severity, paint).lines()

    if finding.help:
        yield _remark(gutter, "help", finding.help, paint)
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
