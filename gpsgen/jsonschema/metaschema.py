"""Checks a schema against the meta-schema of its draft: each fault is found at its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gpsgen.diagnostics import codes
from gpsgen.jsonschema.faults import Fault, faults
from gpsgen.jsonschema.subschemas import subschemas

if TYPE_CHECKING:
    from gpsgen.diagnostics.model import Path
    from gpsgen.jsonschema.dialects import Dialect
    from gpsgen.jsonschema.documents import SchemaDocument
    from gpsgen.model.findings import Findings
    from gpsgen.read.json_data import JSONData

_IDENTIFIERS = {"$id", "id"}


def report_faults(document: SchemaDocument, path: Path, data: JSONData, dialect: Dialect) -> bool:
    """Report what is wrong with a schema in a document; the answer is whether nothing is.

    What is written in another draft is left out: it is to be checked for itself.
    """
    if document.findings is None or isinstance(data, bool):
        return True
    return is_valid(document.findings, path, _without_others(data, dialect), dialect.draft)


def is_valid(findings: Findings, path: Path, data: JSONData, draft: str) -> bool:
    """Report what is wrong with the data at a path; the answer is whether nothing is."""
    try:
        found = _faults(data, draft)
    except RecursionError:
        message = "the schema is nested too deeply to be checked"
        advice = "move its inner parts to `definitions`, and refer to them"
        findings.at_entry((), codes.TOO_DEEP, message, help=advice)
        return False
    for fault in found.values():
        place = (*path, *fault.path)
        findings.at_value(place, codes.SPEC_INVALID, fault.message, help=fault.help)
    return not found


def _without_others(data: JSONData, dialect: Dialect) -> JSONData:
    """Return a schema without those in it that have an address and a `$schema` of their own."""
    changed = data
    for steps, inner in subschemas(data, dialect):
        is_other = isinstance(inner, dict) and "$schema" in inner and _IDENTIFIERS & inner.keys()
        kept = {} if is_other else _without_others(inner, dialect)
        if kept is not inner:
            changed = _replaced(changed, steps, kept)
    return changed


def _replaced(data: JSONData, steps: Path, value: JSONData) -> JSONData:
    """Return a copy of data with another value at some steps."""
    if not steps:
        return value
    first, *rest = steps
    if isinstance(data, dict):
        return {k: _replaced(v, tuple(rest), value) if k == first else v for k, v in data.items()}
    if isinstance(data, list):
        return [_replaced(v, tuple(rest), value) if i == first else v for i, v in enumerate(data)]
    return data


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
