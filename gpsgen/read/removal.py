"""Finds what has to go with a key that is removed, so that the rest stays as it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gpsgen.diagnostics import Source
    from gpsgen.read.document import Mapping


def removal(source: Source, parent: Mapping, key: str) -> tuple[int, int] | None:
    """Return the range of a key, its value, and the line break or comma that goes with them.

    None where more than that would have to change: the key shares a line with the dash of a list
    item, or a comment would go with it, or stay above another key.
    """
    is_flow = source.text[parent.start : parent.start + 1] == "{"
    found = _in_flow(parent, key) if is_flow else _of_lines(source, parent, key)
    return found if found and "#" not in source.text[slice(*found)] else None


def _in_flow(parent: Mapping, key: str) -> tuple[int, int] | None:
    entries = list(parent.entries.values())
    index = list(parent.entries).index(key)
    entry = entries[index]
    if index + 1 < len(entries):
        return entry.key.start, entries[index + 1].key.start
    if index == 0:
        is_written = entry.value.end > entry.key.end
        return (entry.key.start, entry.value.end) if is_written else None
    before = entries[index - 1]
    # an empty value ends with its key, in front of the colon
    is_written = all(it.value.end > it.key.end for it in (before, entry))
    return (before.value.end, entry.value.end) if is_written else None


def _of_lines(source: Source, parent: Mapping, key: str) -> tuple[int, int] | None:
    entry = parent.entries[key]
    first, _ = source.position(entry.key.start)
    start = source.line_starts[first - 1]
    above = source.line(first - 1).strip()
    if source.text[start : entry.key.start].strip() or above.startswith("#"):
        return None
    last, _ = source.position(max(entry.key.end, entry.value.end))
    has_more = last < len(source.line_starts)
    end = source.line_starts[last] if has_more else len(source.text)
    return start, end
