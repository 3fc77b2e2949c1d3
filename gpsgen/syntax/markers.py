"""The markers that git leaves around the sides of a conflict (git-merge)."""

import re

_MARKER = re.compile(rb"^(<{7}|\|{7}|={7}|>{7})(?: .*)?\r?$", re.MULTILINE)


def is_marker(line: str) -> bool:
    """Say whether a line, its end left out, is a marker."""
    return _MARKER.fullmatch(line.encode()) is not None


def marker_line(data: bytes) -> int:
    """Return the number of the first line that is a marker, counted from 1; 0 where none is."""
    found = _MARKER.search(data)
    return _line(data, found) if found else 0


def conflict_line(data: bytes) -> int:
    """Return the number of the line with which the first conflict begins; 0 where there is none.

    It has its markers one after the other: a line like one of them alone may be a heading's.
    """
    found = _MARKER.finditer(data)
    begin = next((it for it in found if it[0].startswith(b"<")), None)
    for mark in (b"=", b">"):
        if not any(it[0].startswith(mark) for it in found):
            return 0
    return _line(data, begin) if begin else 0


def without_markers(data: bytes) -> list[bytes]:
    """Return the lines of both sides of all conflicts and of what stands between them.

    What the sides were made of, which some styles of git tell as well, is left out.
    """
    lines: list[bytes] = []
    in_base = False
    for line in data.split(b"\n"):
        mark = line[:1] if _MARKER.fullmatch(line) else b""
        if mark:
            in_base = mark == b"|"
        elif not in_base:
            lines.append(line)
    return lines


def _line(data: bytes, marker: re.Match[bytes]) -> int:
    return 1 + data.count(b"\n", 0, marker.start())
