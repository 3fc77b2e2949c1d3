"""Patterns that are no regular expressions of ECMA-262, or none that Go can be made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gpsgen.diagnostics import codes
from gpsgen.diagnostics.text import quote

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from gpsgen.diagnostics.model import Path
    from gpsgen.jsonschema.schema import Schema
    from gpsgen.jsonschema.sites import Site


def report_wrong_patterns(places: Mapping[Schema, Site]) -> None:
    """Report each pattern that cannot be read, where it is written."""
    for schema, site in places.items():
        for pattern, path, is_key in _patterns(schema):
            # it brings what prints patterns, which is not needed without one
            from gpsgen.jsonschema.patterns.reading import fault  # noqa: PLC0415

            reason = fault(pattern)
            if reason is None or site.document.findings is None:
                continue
            findings = site.document.findings
            at = findings.at_key if is_key else findings.at_value
            message = f"the regular expression {quote(pattern)} cannot be read: {reason}"
            at((*site.path, *path), codes.SPEC_INVALID, message)


def _patterns(schema: Schema) -> Iterator[tuple[str, Path, bool]]:
    """Yield the patterns of a schema, where each stands in it, and whether it is a key there."""
    if schema.pattern is not None:
        yield schema.pattern, ("pattern",), False
    for pattern in schema.pattern_properties or ():
        yield pattern, ("patternProperties", pattern), True
