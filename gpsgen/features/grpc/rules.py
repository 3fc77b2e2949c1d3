"""What must hold within `grpc` entries, and of their protobuf files before buf reads them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gpsgen.diagnostics import Diagnostic, codes
from gpsgen.diagnostics.text import quote
from gpsgen.model.base import is_known, known
from gpsgen.model.wording import subject
from gpsgen.read.protobuf import outline

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gpsgen.diagnostics import Diagnostics, Source
    from gpsgen.features.grpc.model import GrpcEntry
    from gpsgen.model.findings import Findings
    from gpsgen.model.spec_files import SpecFiles
    from gpsgen.read.protobuf import Token

_SYNTAX = re.compile(r"proto[23]", re.ASCII)
#: Editions are years; which of them can be read is up to buf.
_EDITION = re.compile(r"20\d\d", re.ASCII)


def check_grpc(entries: Iterable[GrpcEntry], findings: Findings, files: SpecFiles) -> None:
    """Apply the rules to all entries and to the files that they name."""
    for entry in known(entries):
        if is_known(entry.generator_type) and not entry.is_client:
            _server(entry, findings)
        if is_known(entry.path):
            _file(entry, findings, files)


def _server(entry: GrpcEntry, findings: Findings) -> None:
    if entry.port is None:
        findings.at_entry(
            entry.place,
            codes.MISSING_PORT,
            f"{subject(findings.document, entry.place)} has no port",
            help="add `port: …`, a number from 1 to 65535",
        )
    if "instantiation" in entry.model_fields_set:
        findings.at_key(
            entry.place_of("instantiation"),
            codes.MISPLACED_FIELD,
            "a server made by buf has no `instantiation`",
            help="remove it",
        )


def _file(entry: GrpcEntry, findings: Findings, files: SpecFiles) -> None:
    place = entry.place_of("path")
    file = files.find(entry.path, place, findings, what="the protobuf file")
    if file is None:
        return
    if file.suffix != ".proto":
        findings.at_value(
            place,
            codes.BAD_SPEC_PATH,
            f"the protobuf file {quote(entry.path)} does not end in `.proto`",
            help="buf reads no other files; rename it",
        )
    elif source := files.source(file):
        _contents(source, files.diagnostics)


def _contents(source: Source, diagnostics: Diagnostics) -> None:
    found = outline(source)
    if found.syntax and not _SYNTAX.fullmatch(found.syntax.text[1:-1]):
        _unknown_language(found.syntax, "syntax", 'write `syntax = "proto3";`', source, diagnostics)
    if found.edition and not _EDITION.fullmatch(found.edition.text[1:-1]):
        advice = 'for example: `edition = "2023";`'
        _unknown_language(found.edition, "edition", advice, source, diagnostics)
    if not found.services:
        diagnostics.add(
            Diagnostic(
                code=codes.SPEC_INVALID,
                message="the protobuf file defines no service",
                span=source.line_span(0),
                help="clients call the methods of a service: `service Users { rpc … }`",
            )
        )


def _unknown_language(
    token: Token, what: str, advice: str, source: Source, diagnostics: Diagnostics
) -> None:
    diagnostics.add(
        Diagnostic(
            code=codes.SPEC_INVALID,
            message=f"{quote(token.text)} is no {what} of protobuf",
            span=source.span(token.start, token.end),
            help=advice,
        )
    )
