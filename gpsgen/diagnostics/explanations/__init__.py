"""A page for each code: what it means, why it is there, a wrong example and a right one.

One module holds the pages of a hundred codes, or of a part of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gpsgen.diagnostics.explanations import (
    application_parts,
    effect,
    files,
    go_values,
    peoples_go,
    references,
    servers,
    shape,
    specs,
    values,
    versions,
    yaml_language,
)
from gpsgen.diagnostics.explanations.page import CONFIG_NAME, Example, File, Page

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["CONFIG_NAME", "GROUPS", "PAGES", "Example", "File", "Page"]

_MODULES = (
    files,
    yaml_language,
    shape,
    values,
    versions,
    go_values,
    references,
    servers,
    application_parts,
    effect,
    specs,
    peoples_go,
)

PAGES: Mapping[str, Page] = {
    page.code.number: page
    for page in sorted(
        (page for module in _MODULES for page in module.PAGES), key=lambda page: page.code.number
    )
}
"""The page of each code by its number, in the order of the numbers."""

GROUPS: Mapping[str, str] = {
    "GPS10": "Files and YAML",
    "GPS11": "The shape of the config",
    "GPS12": "Single values",
    "GPS13": "Names and references",
    "GPS14": "What belongs together",
    "GPS15": "What has no effect, for now or for ever",
    "GPS16": "Specs, and the tools that compile them",
    "GPS17": "The Go that people write",
}
"""What the codes of each hundred are about, by what their numbers begin with."""
