"""Rules on OpenAPI specs that need no Go: what ogen would refuse, and what nobody could mean."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gpsgen.diagnostics import codes
from gpsgen.diagnostics.text import quote
from gpsgen.features.rest.rules.operations import check_operations
from gpsgen.features.rest.rules.references import check_references
from gpsgen.features.rest.rules.security import check_security
from gpsgen.features.rest.rules.specs import Specs, Spot, holds_map, normal
from gpsgen.model.base import is_known

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path as FilePath

    from gpsgen.features.rest.model import RestEntry
    from gpsgen.model.findings import Findings
    from gpsgen.model.spec_files import SpecFiles

#: The versions that ogen reads (ogen: openapi/parser/version.go).
_VERSION = re.compile(r"3\.[0-2](\.[0-9]+)?", re.ASCII)


def check_specs(entries: Iterable[RestEntry], findings: Findings, files: SpecFiles) -> None:
    """Check the spec of each entry, together with the further files that it names.

    `findings` are those about the config.
    """
    users: dict[FilePath, list[RestEntry]] = {}
    first: dict[tuple[str, ...], tuple[RestEntry, Specs]] = {}
    for entry in entries:
        if specs := _read(entry, findings, files):
            users.setdefault(specs.root.file, []).append(entry)
            first.setdefault(tuple(specs.named), (entry, specs))
    for entry, specs in first.values():
        if _is_openapi(specs.root):
            check_references(specs, findings.entry(entry.place_of("path"), "the files it names"))
            operations = check_operations(specs) if _has_map(specs.root, "paths") else []
            check_security(specs, operations, users[specs.root.file], findings)


def _read(entry: RestEntry, findings: Findings, files: SpecFiles) -> Specs | None:
    """Find and read all files of an entry; None where its spec cannot be judged."""
    named: dict[str, FilePath | None] = {}
    read: list[Spot | None] = []
    for index, path in enumerate(entry.path):
        if not is_known(path):
            return None
        file = files.find(path, entry.place_of("path", index), findings, what="the spec")
        found = files.spec(file) if file else None
        named[normal(files.folder / path)] = file
        read.append(Spot(file, found, ()) if file and found else None)
    root = read[0] if read else None
    return Specs(root, named, files) if root else None


def _is_openapi(root: Spot) -> bool:
    """Report another language, and another version of this one; True where the rest can be read."""
    written = root.at("openapi").text
    if written is None and "swagger" in root.keys:
        root.findings.at_value(
            ("swagger",),
            codes.SPEC_INVALID,
            "the spec is written in Swagger 2, which came before OpenAPI 3",
            help="convert it, for example with `swagger2openapi`; only OpenAPI 3 is compiled",
        )
        return False
    if written is None:
        root.findings.at_entry(
            ("openapi",) if "openapi" in root.keys else (),
            codes.SPEC_INVALID,
            "the file does not say that it is an OpenAPI spec",
            help="begin it with `openapi: 3.0.3`",
        )
        return False
    if not _VERSION.fullmatch(written):
        root.findings.at_value(
            ("openapi",),
            codes.SPEC_INVALID,
            f"{quote(written)} is not a version of OpenAPI that can be compiled",
            help="versions from 3.0 to 3.2 can: `3.0.3`",
        )
    if "info" in root.keys:
        holds_map(root.at("info"))
    return True


def _has_map(root: Spot, field: str) -> bool:
    if field in root.keys:
        return holds_map(root.at(field))
    root.findings.at_entry(
        (), codes.SPEC_INVALID, f"the spec has no `{field}`", help=f"add `{field}: …`"
    )
    return False
