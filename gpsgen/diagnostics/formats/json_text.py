"""Writes plain data as JSON that every parser reads and no terminal is moved by."""

from __future__ import annotations

import json
import re

_NOT_PLAIN = re.compile(r"[^\n -~]")


def json_text(value: object) -> str:
    """Return a value as JSON in ASCII.

    A lone surrogate, which is no character and which parsers refuse, becomes U+FFFD.
    """
    text = json.dumps(value, ensure_ascii=False, indent=2)
    return f"{_NOT_PLAIN.sub(_escaped, text)}\n"


def _escaped(match: re.Match[str]) -> str:
    character = match[0]
    if "\ud800" <= character <= "\udfff":
        return "\\ufffd"
    return json.dumps(character)[1:-1] if character > "\x7f" else "\\u007f"
