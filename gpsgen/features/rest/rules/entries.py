"""Rules on `rest` entries: which fields go with which kind of server or client."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gpsgen.diagnostics import codes
from gpsgen.diagnostics.text import quote
from gpsgen.features.rest.model import CLIENT_FIELDS, SYS_FIELDS, SYS_PATHS, RestEntry
from gpsgen.features.rest.rules.openapi import check_specs
from gpsgen.model.base import is_known, known
from gpsgen.model.wording import subject
from gpsgen.read import Mapping

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gpsgen.model.findings import Findings
    from gpsgen.model.spec_files import SpecFiles


def check_rest(entries: Iterable[RestEntry], findings: Findings, files: SpecFiles) -> None:
    """Apply the rules to all entries and to the specs that they name."""
    entries = [*known(entries)]
    for entry in entries:
        if not is_known(entry.generator_type):
            _find(entry, findings, files)
            continue
        if entry.is_client:
            _client(entry, findings)
        elif entry.is_ogen:
            _port(entry, findings)
            _ogen(entry, findings)
        else:
            _port(entry, findings)
            _template(entry, findings)
    check_specs((entry for entry in entries if _has_spec(entry)), findings, files)


def _find(entry: RestEntry, findings: Findings, files: SpecFiles) -> None:
    """Look for the files of an entry that may be anything."""
    for index, path in enumerate(known(entry.path)):
        files.find(path, entry.place_of("path", index), findings, what="the spec")


def _has_spec(entry: RestEntry) -> bool:
    return is_known(entry.generator_type, entry.path) and (entry.is_ogen or entry.is_client)


def _port(entry: RestEntry, findings: Findings) -> None:
    if entry.port is None:
        findings.at_entry(
            entry.place,
            codes.MISSING_PORT,
            f"{subject(findings.document, entry.place)} has no port",
            help="add `port: …`, a number from 1 to 65535",
        )


def _ogen(entry: RestEntry, findings: Findings) -> None:
    owner = "a server made by ogen"
    _misplaced(entry, ("generator_template", *SYS_FIELDS, *CLIENT_FIELDS), owner, findings)
    _spec(entry, findings)


def _client(entry: RestEntry, findings: Findings) -> None:
    _misplaced(entry, ("generator_template", *SYS_FIELDS), "a client", findings)
    if (
        is_known(entry.generator_params)
        and "auth_handler" in entry.generator_params.model_fields_set
    ):
        findings.at_key(
            entry.place_of("generator_params", "auth_handler"),
            codes.MISPLACED_FIELD,
            "a client has no `auth_handler`",
            help="a client proves who it is by `auth_params: {transport: header, type: apikey}`",
        )
    if "port" in entry.model_fields_set:
        findings.without_effect(entry.place_of("port"), "a client listens on no port")
    _spec(entry, findings)


def _spec(entry: RestEntry, findings: Findings) -> None:
    if entry.path != ():
        return
    is_written = "path" in entry.model_fields_set
    findings.at_entry(
        entry.place_of("path") if is_written else entry.place,
        codes.MISSING_SPEC,
        f"{subject(findings.document, entry.place)} names no OpenAPI spec",
        help="add `path: [./api.yml]`, relative to the config's folder",
    )


def _template(entry: RestEntry, findings: Findings) -> None:
    if entry.generator_template is None:
        findings.at_entry(
            entry.place,
            codes.MISSING_TEMPLATE,
            f"{subject(findings.document, entry.place)} does not say which template it is",
            help="add `generator_template: sys`",
        )
        return
    if not is_known(entry.generator_template):
        return
    _misplaced(entry, ("generator_params", *CLIENT_FIELDS), "the template `sys`", findings)
    if "path" in entry.model_fields_set:
        findings.without_effect(entry.place_of("path"), "the template `sys` is made from no spec")
    if entry.pprof_path == "/":
        findings.at_value(
            entry.place_of("pprof_path"),
            codes.BAD_URL_PATH,
            "profiles cannot be served under `/`, which all other paths lie under",
            help="for example: `/debug/pprof`",
        )
    _distinct_paths(entry, findings)


def _misplaced(entry: RestEntry, fields: Iterable[str], owner: str, findings: Findings) -> None:
    for field in fields:
        if field in entry.model_fields_set and not findings.document.is_empty(
            entry.place_of(field)
        ):
            findings.at_key(
                entry.place_of(field),
                codes.MISPLACED_FIELD,
                f"{owner} has no `{field}`",
                help="remove it",
            )


def _distinct_paths(entry: RestEntry, findings: Findings) -> None:
    written = findings.document.node(entry.place)
    order = list(written.entries) if isinstance(written, Mapping) else []
    defaults = [field for field in SYS_PATHS if field not in order]
    seen: dict[str, str] = {}
    for field in (*defaults, *(key for key in order if key in SYS_PATHS)):
        path = getattr(entry, field)
        if not is_known(path):
            continue
        other = seen.setdefault(path.rstrip("/") or "/", field)
        if other != field:
            findings.at_value(
                entry.place_of(field),
                codes.URL_PATH_CLASH,
                f"`{field}` and `{other}` are the same path, {quote(path)}",
                labels=[findings.value(entry.place_of(other), "the other one")]
                if other in order
                else [],
                help="give each endpoint a path of its own",
            )
