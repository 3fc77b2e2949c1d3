"""The drafts of JSON Schema that schemas may be written in."""

from __future__ import annotations

DRAFTS = (
    "http://json-schema.org/draft-04/schema#",
    "http://json-schema.org/draft-06/schema#",
    "http://json-schema.org/draft-07/schema#",
    "https://json-schema.org/draft/2019-09/schema",
    "https://json-schema.org/draft/2020-12/schema",
)
"""The names of the drafts, which are those of their meta-schemas, the oldest first."""

DEFAULT_DRAFT = DRAFTS[2]
"""What a schema is written in that does not say it."""

_NEWEST = "http://json-schema.org/schema#"
"""What once stood for the newest draft, and does not say which it was."""


def draft_named(uri: str) -> str | None:
    """Return the draft that a URI names, with either scheme and with or without an empty fragment.

    Schemas are found written in all four ways, which name one draft to every tool.
    """
    return next((draft for draft in DRAFTS if _bare(draft) == _bare(uri)), None)


def is_undated(uri: str) -> bool:
    """Whether a URI names the language and none of its drafts, as if there were no `$schema`."""
    return _bare(uri) == _bare(_NEWEST)


def _bare(uri: str) -> str:
    return uri.removeprefix("http://").removeprefix("https://").removesuffix("#")
