"""Whether the pattern of a `patternProperties` matches a name that is known."""

from __future__ import annotations

import re

#: What Python and ECMA-262 understand alike, for names of printable ASCII.
_SHARED = re.compile(
    r"""
    (?:
        [A-Za-z0-9 _/:@#%&=,;<>!~'"^$.|*+?()-]
        | \\[wdWD.$/*+?^()|\\-]
        | \[(?!\^?\])(?:[^\[\]\\&~|]|\\[wdWD.$/*+?^()|\\-])*\]
    )*
    """,
    re.VERBOSE,
)
_NAME = re.compile(r"[\x20-\x7e]{0,100}")
#: What may take long to find that it does not match.
_SLOW = re.compile(r"\)[*+?]|(?:[*+].*){3}")


def matches(pattern: str, name: str) -> bool | None:
    """Say whether a pattern matches somewhere in a name; None where Python cannot tell."""
    is_shared = _SHARED.fullmatch(pattern) and "(?" not in pattern and not _SLOW.search(pattern)
    if not is_shared or not _NAME.fullmatch(name):
        return None
    try:
        return re.search(pattern, name, re.ASCII) is not None
    except re.error:
        return None
