"""Findings as SARIF 2.1.0, the format of OASIS that code scanners and editors read.

The dataclasses are the objects of its section 3, as far as they are written here.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field, fields, is_dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from gpsgen.diagnostics.formats.json_text import json_text
from gpsgen.version import __version__

if TYPE_CHECKING:
    from gpsgen.diagnostics.codes import Code
    from gpsgen.diagnostics.formats.report import Report
    from gpsgen.diagnostics.model import Diagnostic, Fix, Span

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_ROOT = "%SRCROOT%"
_NAME = "name"


@dataclass(frozen=True, slots=True)
class _Message:
    text: str


@dataclass(frozen=True, slots=True)
class _ArtifactContent:
    text: str


@dataclass(frozen=True, slots=True)
class _ArtifactLocation:
    uri: str
    uri_base_id: str | None


@dataclass(frozen=True, slots=True)
class _Region:
    start_line: int
    start_column: int
    end_line: int
    #: The column after the last one.
    end_column: int


@dataclass(frozen=True, slots=True)
class _PhysicalLocation:
    artifact_location: _ArtifactLocation
    region: _Region


@dataclass(frozen=True, slots=True)
class _LogicalLocation:
    fully_qualified_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Location:
    id: int | None = None
    physical_location: _PhysicalLocation
    logical_locations: list[_LogicalLocation] | None = None
    message: _Message | None = None


@dataclass(frozen=True, slots=True)
class _Replacement:
    deleted_region: _Region
    inserted_content: _ArtifactContent


@dataclass(frozen=True, slots=True)
class _ArtifactChange:
    artifact_location: _ArtifactLocation
    replacements: list[_Replacement]


@dataclass(frozen=True, slots=True)
class _Fix:
    description: _Message
    artifact_changes: list[_ArtifactChange]


@dataclass(frozen=True, slots=True)
class _Result:
    rule_id: str
    rule_index: int
    level: str
    message: _Message
    locations: list[_Location]
    related_locations: list[_Location] | None
    fixes: list[_Fix] | None


@dataclass(frozen=True, slots=True)
class _Configuration:
    level: str


@dataclass(frozen=True, slots=True)
class _Rule:
    id: str
    name: str
    short_description: _Message
    default_configuration: _Configuration


@dataclass(frozen=True, slots=True)
class _Component:
    name: str
    version: str
    rules: list[_Rule]


@dataclass(frozen=True, slots=True)
class _Tool:
    driver: _Component


@dataclass(frozen=True, slots=True)
class _Run:
    tool: _Tool
    column_kind: str
    results: list[_Result]


@dataclass(frozen=True, slots=True)
class _Log:
    schema: str = field(metadata={_NAME: "$schema"})
    version: str
    runs: list[_Run]


def sarif(report: Report) -> str:
    """Return all findings as one log with one run."""
    codes = sorted({it.code for it in report.diagnostics}, key=lambda code: code.number)
    indices = {code.number: index for index, code in enumerate(codes)}
    driver = _Component("gpsgen", __version__, [_rule(code) for code in codes])
    results = [_result(it, indices[it.code.number], report) for it in report.diagnostics]
    run = _Run(_Tool(driver), "unicodeCodePoints", results)
    return json_text(_plain(_Log(_SCHEMA, "2.1.0", [run])))


def _rule(code: Code) -> _Rule:
    level = _Configuration(code.severity.value)
    return _Rule(code.number, code.name, _Message(code.meaning), level)


def _result(finding: Diagnostic, index: int, report: Report) -> _Result:
    remarks = [f"help: {finding.help}"] if finding.help else []
    remarks += [f"note: {note}" for note in finding.notes]
    path = [_LogicalLocation(finding.config_path)] if finding.path else None
    place = _Location(physical_location=_place(finding.span, report), logical_locations=path)
    related = [
        _Location(
            id=number, physical_location=_place(label.span, report), message=_message(label.text)
        )
        for number, label in enumerate(finding.labels, 1)
    ]
    return _Result(
        rule_id=finding.code.number,
        rule_index=index,
        level=finding.severity.value,
        message=_message("\n".join([finding.message, *remarks])),
        locations=[place],
        related_locations=related or None,
        fixes=[_fix(finding.fix, report)] if finding.fix else None,
    )


def _fix(fix: Fix, report: Report) -> _Fix:
    replacements: dict[str, list[_Replacement]] = {}
    for edit in fix.edits:
        replacement = _Replacement(_region(edit.span), _ArtifactContent(edit.replacement))
        replacements.setdefault(edit.span.file, []).append(replacement)
    changes = [_ArtifactChange(_artifact(it, report), of) for it, of in replacements.items()]
    return _Fix(_message(fix.description), changes)


def _message(text: str) -> _Message:
    """Return a message in which nothing reads as a link (section 3.11.6)."""
    return _Message(text.replace("[", "\\[").replace("]", "\\]") if "](" in text else text)


def _place(span: Span, report: Report) -> _PhysicalLocation:
    return _PhysicalLocation(_artifact(span.file, report), _region(span))


def _region(span: Span) -> _Region:
    return _Region(span.line, span.column, span.end_line, span.end_column)


def _artifact(file: str, report: Report) -> _ArtifactLocation:
    """Return the URI of a file: relative to the root of the sources where it lies below it."""
    relative = report.relative(file)
    if relative is None:
        return _ArtifactLocation(Path(file).absolute().as_uri(), None)
    return _ArtifactLocation(quote(os.fsencode(relative.as_posix())), _ROOT)


def _plain(value: object) -> object:
    """Return an object with the names that SARIF gives its properties; None is left out."""
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if not is_dataclass(value):
        return value
    found = {
        _property(it.name, it.metadata.get(_NAME)): getattr(value, it.name) for it in fields(value)
    }
    return {name: _plain(content) for name, content in found.items() if content is not None}


def _property(name: str, special: str | None) -> str:
    first, *others = name.split("_")
    return special or first + "".join(word.capitalize() for word in others)
