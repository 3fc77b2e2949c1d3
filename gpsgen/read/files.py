"""Turns files into text, or into a finding that says why not."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from gpsgen.diagnostics import Diagnostic, Source, Span, codes

if TYPE_CHECKING:
    from pathlib import Path

    from gpsgen.diagnostics import Diagnostics


def read_source(path: Path, diagnostics: Diagnostics) -> Source | None:
    """Read a file as UTF-8 text; its byte order mark is left out."""
    name = str(path)
    try:
        if path.exists() and not (path.is_file() or path.is_dir()):
            # a pipe or a device may have no end
            diagnostics.add(_finding(name, "this is not a regular file"))
            return None
        content = path.read_bytes()
    except (OSError, ValueError) as error:
        diagnostics.add(_unreadable(name, error))
        return None
    content = content.removeprefix(codecs.BOM_UTF8)
    try:
        return Source(name, content.decode("utf-8"))
    except UnicodeDecodeError as error:
        diagnostics.add(_not_utf8(name, content, error))
        return None


def _unreadable(name: str, error: OSError | ValueError) -> Diagnostic:
    if isinstance(error, FileNotFoundError):
        message = "the file does not exist"
    elif isinstance(error, IsADirectoryError):
        message = "this is a folder, not a file"
    elif isinstance(error, OSError):
        message = f"the file cannot be read: {error.strerror or error}"
    else:
        message = f"the file cannot be read: {error}"
    return _finding(name, message)


def _finding(name: str, message: str) -> Diagnostic:
    return Diagnostic(code=codes.FILE_UNREADABLE, message=message, span=Span(name, 1, 1, 1, 1))


def _not_utf8(name: str, content: bytes, error: UnicodeDecodeError) -> Diagnostic:
    before = Source(name, content[: error.start].decode("utf-8"))
    line, column = before.position(len(before.text))
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        help_ = "the file looks like UTF-16; save it as UTF-8"
    else:
        help_ = "save the file as UTF-8"
    return Diagnostic(
        code=codes.NOT_UTF8,
        message=f"the byte 0x{content[error.start]:02x} is not UTF-8",
        span=Span(name, line, column, line, column + 1),
        help=help_,
    )
