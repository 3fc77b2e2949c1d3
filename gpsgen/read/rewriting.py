"""Writes a text in the place of another one, in the way in which that is written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gpsgen.diagnostics import Source
    from gpsgen.read.document import Scalar

#: What needs no quotes anywhere: in block and flow style, in configs and in specs.
_PLAIN = re.compile(r"[\w/][\w./@+-]*(?: [\w./@+-]+)*")


def rewritten(source: Source, scalar: Scalar, text: str) -> str | None:
    """Return what is written for a text in the place of a scalar.

    None where that cannot be said: of folded lines, blocks, anchors, and invisible characters.
    """
    written = source.text[scalar.start : scalar.end]
    if not text.isprintable():
        return None
    if scalar.is_part:
        return text if written == scalar.text and _PLAIN.fullmatch(text) else None
    if written[:1] == written[-1:] == "'" and len(written) > 1:
        return "'" + text.replace("'", "''") + "'"
    if written[:1] == written[-1:] == '"' and len(written) > 1:
        return _double_quoted(text)
    if not written or not scalar.plain or written != scalar.text:
        return None
    return text if _PLAIN.fullmatch(text) else _double_quoted(text)


def _double_quoted(text: str) -> str:
    """Quote a printable text for YAML and JSON alike."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
