"""Finds where a part of a scalar's text is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gpsgen.diagnostics import Source
    from gpsgen.read.document import Scalar


def written_range(source: Source, scalar: Scalar, start: int, end: int) -> tuple[int, int] | None:
    """Return the range of the file that two offsets into a scalar's text enclose.

    None where characters do not stand for themselves: escapes, folded lines.
    """
    line_starts = _line_starts(source, scalar)
    if line_starts is None:
        return None
    return _written(scalar.text, line_starts, start), _written(scalar.text, line_starts, end)


def _line_starts(source: Source, scalar: Scalar) -> list[int] | None:
    """Return where each line of the text begins in the file, if it stands there as it is."""
    written = source.text[scalar.start : scalar.end]
    if written == scalar.text:
        return [scalar.start]
    if written[1:-1] == scalar.text and written[:1] in {"'", '"'}:
        return [scalar.start + 1]
    return _literal_line_starts(source, scalar) if written.startswith("|") else None


def _literal_line_starts(source: Source, scalar: Scalar) -> list[int] | None:
    lines = scalar.text.rstrip("\n").split("\n")
    header, _ = source.position(scalar.start)
    written = [source.line(header + number) for number in range(1, len(lines) + 1)]
    pairs = [*zip(written, lines, strict=True)]
    indent = next((len(there) - len(line) for there, line in pairs if line), 0)
    # a YAML library may part lines at more characters than a source does
    if any(there[:indent].strip(" ") or there[indent:] != line for there, line in pairs):
        return None
    return [
        source.line_starts[header + index] + min(indent, len(there))
        for index, there in enumerate(written)
    ]


def _written(text: str, line_starts: list[int], offset: int) -> int:
    """Return the place of an offset into a text; its end is that of the last line with text."""
    before = text[: min(offset, len(text.rstrip("\n")))]
    line = before.count("\n")
    return line_starts[line] + len(before) - (before.rfind("\n") + 1)
