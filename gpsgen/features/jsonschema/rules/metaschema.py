"""Checks a schema against the meta-schema of its draft: each fault is found at its place.

A file that is a boolean schema as a whole is legal, and says nothing to make a Go type of; the
reader refuses it as it does every spec that is no map.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gpsgen.diagnostics import codes
from gpsgen.diagnostics.text import quote, quote_all
from gpsgen.jsonschema.documents import MOST_VALUES
from gpsgen.jsonschema.drafts import DEFAULT_DRAFT, DRAFTS, draft_named, is_undated
from gpsgen.jsonschema.metaschema import is_valid
from gpsgen.read.json_data import count_values, json_data

if TYPE_CHECKING:
    from gpsgen.model.findings import Findings
    from gpsgen.read.json_data import JSONData


def is_valid_schema(findings: Findings) -> bool:
    """Check the schema that findings are about; the answer is whether nothing was found."""
    root = findings.document.root
    if count_values(root) > MOST_VALUES:
        message = f"the schema holds more than {MOST_VALUES} values"
        findings.at_entry((), codes.SPEC_INVALID, message, help="split it into several files")
        return False
    data = json_data(root)
    draft = _draft(data, findings)
    if draft is None:
        return False
    return is_valid(findings, (), data, draft)


def _draft(data: JSONData, findings: Findings) -> str | None:
    """Return the draft that a schema is written in; one that is not known is reported."""
    written = data.get("$schema") if isinstance(data, dict) else None
    if not isinstance(written, str) or is_undated(written):
        # what else it may be, the meta-schema refuses
        return DEFAULT_DRAFT
    draft = draft_named(written)
    if draft is None:
        message = f"{quote(written)} is no draft of JSON Schema that is known"
        advice = f"known: {quote_all(DRAFTS)}"
        findings.at_value(("$schema",), codes.SPEC_INVALID, message, help=advice)
    return draft
