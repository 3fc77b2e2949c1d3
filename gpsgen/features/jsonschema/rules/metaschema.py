"""Checks a schema against the meta-schema of its draft: each fault is found at its place.

A file that is a boolean schema as a whole is legal, and says nothing to make a Go type of; the
reader refuses it as it does every spec that is no map.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gpsgen.diagnostics import codes
from gpsgen.diagnostics.text import quote, quote_all
from gpsgen.features.jsonschema.rules.drafts import DEFAULT_DRAFT, DRAFTS, draft_named
from gpsgen.features.jsonschema.rules.faults import Fault, faults
from gpsgen.read.json_data import count_values, json_data

if TYPE_CHECKING:
    from gpsgen.diagnostics.model import Path
    from gpsgen.model.findings import Findings
    from gpsgen.read.json_data import JSONData

MOST_VALUES = 200_000
"""How many values a schema may hold: far more than people write, and far less than a few lines of
YAML can stand for by aliases."""


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
    try:
        found = _faults(data, draft)
    except RecursionError:
        message = "the schema is nested too deeply to be checked"
        advice = "move its inner parts to `definitions`, and refer to them"
        findings.at_entry((), codes.TOO_DEEP, message, help=advice)
        return False
    for fault in found.values():
        findings.at_value(fault.path, codes.SPEC_INVALID, fault.message, help=fault.help)
    return not found


def _draft(data: JSONData, findings: Findings) -> str | None:
    """Return the draft that a schema is written in; one that is not known is reported."""
    written = data.get("$schema") if isinstance(data, dict) else None
    if not isinstance(written, str):
        # what else it may be, the meta-schema refuses
        return DEFAULT_DRAFT
    draft = draft_named(written)
    if draft is None:
        message = f"{quote(written)} is no draft of JSON Schema that is known"
        advice = f"known: {quote_all(DRAFTS)}"
        findings.at_value(("$schema",), codes.SPEC_INVALID, message, help=advice)
    return draft


def _faults(data: JSONData, draft: str) -> dict[Path, Fault]:
    """Return what the meta-schema finds, one fault for each place."""
    # they take longer to import than most configs to read
    from jsonschema.validators import validator_for  # noqa: PLC0415
    from referencing import Registry  # noqa: PLC0415

    language: Any = validator_for({"$schema": draft})
    # a registry that we make holds the meta-schemas only, and fetches nothing
    checker = language(language.META_SCHEMA, registry=Registry())
    found: dict[Path, Fault] = {}
    for error in checker.iter_errors(data):
        for fault in faults(error):
            found.setdefault(fault.path, fault)
    return found
