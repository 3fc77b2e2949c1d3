"""Hides what is secret in a file from those who are shown its lines."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from gpsgen.read.document import Mapping, Scalar

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from gpsgen.diagnostics import Source
    from gpsgen.read.document import Node

_HIDDEN = "*"
_VISIBLE = re.compile(r"\S")
#: What is no punctuation of YAML.
_WORDS = re.compile(r"[^\s:,\-\[\]{}'\"|>]")


def conceal(source: Source, root: Node | None, public: Collection[str]) -> Source:
    """Return a source that shows its keys, and of its values those under public keys.

    Of a text that could not be read (`root` is None) it shows the public keys, as far as they
    begin a line. A value on several lines is hidden: a quote that is left open swallows others.
    """
    text = source.text
    shown = [*(_WORDS if root else _VISIBLE).sub(_HIDDEN, text)]
    for start, end, is_public in _scalars(root, public) if root else _keys(text, public):
        part = text[start:end]
        shown[start:end] = part if is_public and "\n" not in part else _VISIBLE.sub(_HIDDEN, part)
    return replace(source, shown="".join(shown))


def _scalars(
    node: Node, public: Collection[str], *, is_public: bool = True
) -> Iterator[tuple[int, int, bool]]:
    """Yield the ranges of all scalars, and whether they may be seen."""
    if isinstance(node, Scalar):
        yield node.start, node.end, is_public
    elif isinstance(node, Mapping):
        for name, entry in node.entries.items():
            yield entry.key.start, entry.key.end, True
            yield from _scalars(entry.value, public, is_public=is_public and name in public)
    else:
        for item in node.items:
            yield from _scalars(item, public, is_public=is_public)


def _keys(text: str, public: Collection[str]) -> Iterator[tuple[int, int, bool]]:
    for match in re.finditer(r"(?m)^[ \t]*(?:- +)?(\w+):", text):
        if match.group(1) in public:
            yield match.start(), match.end(), True
