"""What changes in a file as a unified diff, such that `git apply` and `patch -p1` take it.

Most lines of a long file are the same: what both texts have at their ends is put aside, and difflib
leaves out what stands everywhere when it looks for what is alike in between. So a diff takes a
fraction of a second, whatever has changed.
"""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from gpsgen.diagnostics.text import safe
from gpsgen.reconcile.disk import is_binary

#: Lines of the file around each change.
_CONTEXT = 3
_NO_NEWLINE = b"\\ No newline at end of file\n"

#: Tag, and the ranges in both files, as `SequenceMatcher.get_opcodes` has them.
_Change = tuple[str, int, int, int, int]


def file_diff(path: str, before: bytes | None, after: bytes | None) -> bytes:
    """Return what becomes of the file at `path`, None where there is none; empty if nothing does.

    The headers are git's, with a path that would not be one plain line quoted as git quotes it.
    """
    if before == after:
        return b""
    old, new = _quoted(f"a/{path}"), _quoted(f"b/{path}")
    head = b"diff --git %s %s\n" % (old, new)
    if before is None:
        head += b"new file mode 100644\n"
    if after is None:
        head += b"deleted file mode 100644\n"
    if is_binary(before or b"") or is_binary(after or b""):
        return head + b"Binary files %s and %s differ\n" % (
            old if before is not None else b"/dev/null",
            new if after is not None else b"/dev/null",
        )
    body = hunks(before or b"", after or b"")
    if not body:
        return head
    names = (
        _header(old) if before is not None else b"/dev/null",
        _header(new) if after is not None else b"/dev/null",
    )
    return head + b"--- %s\n+++ %s\n" % names + body


def hunks(before: bytes, after: bytes) -> bytes:
    """Return the hunks of a unified diff of two texts; empty where they are the same."""
    old, new = _lines(before), _lines(after)
    return b"".join(
        line for group in _grouped(_changes(old, new)) for line in _hunk(group, old, new)
    )


def _lines(text: bytes) -> list[bytes]:
    lines = text.split(b"\n")
    last = lines.pop()
    return [line + b"\n" for line in lines] + ([last] if last else [])


def _changes(old: Sequence[bytes], new: Sequence[bytes]) -> list[_Change]:
    """Return how to come from one to the other, without what is the same at both ends."""
    most = min(len(old), len(new))
    first = next((at for at in range(most) if old[at] != new[at]), most)
    most -= first
    last = next((at for at in range(most) if old[-1 - at] != new[-1 - at]), most)
    matcher = SequenceMatcher(None, old[first : len(old) - last], new[first : len(new) - last])
    between = [
        (tag, first + i1, first + i2, first + j1, first + j2)
        for tag, i1, i2, j1, j2 in matcher.get_opcodes()
    ]
    end_old, end_new = len(old) - last, len(new) - last
    head = [("equal", 0, first, 0, first)] if first else []
    tail = [("equal", end_old, len(old), end_new, len(new))] if last else []
    return [*head, *between, *tail]


def _grouped(changes: Sequence[_Change]) -> Iterator[list[_Change]]:
    """Return the changes of each hunk, with the lines around them."""
    group: list[_Change] = []
    for index, (tag, i1, i2, j1, j2) in enumerate(changes):
        if tag != "equal":
            group.append((tag, i1, i2, j1, j2))
            continue
        is_first, is_last = index == 0, index == len(changes) - 1
        if is_first:
            kept = min(i2 - i1, _CONTEXT)
            group.append((tag, i2 - kept, i2, j2 - kept, j2))
        elif is_last or i2 - i1 > 2 * _CONTEXT:
            kept = min(i2 - i1, _CONTEXT)
            group.append((tag, i1, i1 + kept, j1, j1 + kept))
            yield group
            group = [] if is_last else [(tag, i2 - kept, i2, j2 - kept, j2)]
        else:
            group.append((tag, i1, i2, j1, j2))
    if any(tag != "equal" for tag, *_ in group):
        yield group


def _hunk(group: Sequence[_Change], old: Sequence[bytes], new: Sequence[bytes]) -> Iterator[bytes]:
    (_, i1, _, j1, _), (_, _, i2, _, j2) = group[0], group[-1]
    yield b"@@ -%s +%s @@\n" % (_range(i1, i2), _range(j1, j2))
    for tag, old_from, old_to, new_from, new_to in group:
        if tag == "equal":
            yield from (_marked(b" ", line) for line in old[old_from:old_to])
            continue
        yield from (_marked(b"-", line) for line in old[old_from:old_to])
        yield from (_marked(b"+", line) for line in new[new_from:new_to])


def _marked(mark: bytes, line: bytes) -> bytes:
    return mark + line if line.endswith(b"\n") else mark + line + b"\n" + _NO_NEWLINE


def _range(start: int, stop: int) -> bytes:
    """Return lines as a hunk's header names them (POSIX, diff, "Diff Unified Output Format")."""
    length = stop - start
    first = start + 1 if length else start
    return b"%d" % first if length == 1 else b"%d,%d" % (first, length)


_ESCAPES = {'"': rb"\"", "\\": rb"\\", "\t": rb"\t", "\n": rb"\n", "\r": rb"\r"}
_PLAIN = re.compile(r'[^"\\]*')


def _quoted(path: str) -> bytes:
    """Return a path as git quotes it; one that shows as it is stays so."""
    if _PLAIN.fullmatch(path) and safe(path) == path:
        return path.encode()
    return b'"%s"' % b"".join(_ESCAPES.get(it) or _octal(it) for it in path)


def _octal(character: str) -> bytes:
    if safe(character) == character:
        return character.encode()
    return b"".join(b"\\%03o" % byte for byte in character.encode(errors="surrogateescape"))


def _header(quoted: bytes) -> bytes:
    """Return a path as the line of a header ends with it: a tab says where one with blanks ends."""
    return quoted + b"\t" if b" " in quoted and not quoted.startswith(b'"') else quoted
