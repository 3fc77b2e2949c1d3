"""What must hold within a `rest` entry, before any spec is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gpsgen.diagnostics import codes
from gpsgen.diagnostics.text import quote
from gpsgen.features.rest.model import OGEN_FIELDS, SYS_FIELDS, SYS_PATHS, RestEntry
from gpsgen.model.base import is_known, known
from gpsgen.read import Mapping

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from gpsgen.model.findings import Findings


def check_rest(entries: Iterable[RestEntry], findings: Findings, folder: Path) -> None:
    """Apply the rules to all entries; spec paths are relative to a folder."""
    for entry in known(entries):
        if not is_known(entry.generator_type):
            continue
        _port(entry, findings)
        if entry.is_ogen:
            _ogen(entry, findings, folder)
        else:
            _template(entry, findings)


def _port(entry: RestEntry, findings: Findings) -> None:
    if entry.port is None:
        findings.at_entry(
            entry.place,
            codes.MISSING_PORT,
            f"the REST entry {_called(entry)} has no port",
            help="add `port: …`, a number from 1 to 65535",
        )


def _ogen(entry: RestEntry, findings: Findings, folder: Path) -> None:
    _misplaced(entry, ("generator_template", *SYS_FIELDS), "a server made by ogen", findings)
    if not is_known(entry.path):
        return
    if not entry.path:
        is_written = "path" in entry.model_fields_set
        findings.at_entry(
            entry.place_of("path") if is_written else entry.place,
            codes.MISSING_SPEC,
            f"the REST entry {_called(entry)} names no OpenAPI spec",
            help="add `path: [./api.yml]`, relative to the config's folder",
        )
    for index, path in enumerate(entry.path):
        if is_known(path):
            _spec_file(entry, index, folder / path, findings)


def _spec_file(entry: RestEntry, index: int, file: Path, findings: Findings) -> None:
    fault = _fault_in_spec_path(entry.path[index])
    if fault:
        findings.at_value(
            entry.place_of("path", index),
            codes.BAD_SPEC_PATH,
            f"{quote(entry.path[index])} cannot be the path of a spec: {fault}",
        )
        return
    try:
        reason = "is not a regular file" if file.exists() else "does not exist"
        is_good = file.is_file()
    except OSError as error:
        reason, is_good = f"cannot be read: {error.strerror}", False
    if not is_good:
        findings.at_value(
            entry.place_of("path", index),
            codes.SPEC_NOT_FOUND,
            f"the spec {quote(entry.path[index])} {reason}",
            help="paths are relative to the config's folder",
        )


def _fault_in_spec_path(path: str) -> str | None:
    """Say why the project cannot hold a copy of a spec under its name, or None."""
    if "\\" in path:
        return "folders are parted by `/`"
    if path.endswith(".go"):
        return "Go takes each file with such a name for its own"
    return None


def _template(entry: RestEntry, findings: Findings) -> None:
    if entry.generator_template is None:
        findings.at_entry(
            entry.place,
            codes.MISSING_TEMPLATE,
            f"the REST entry {_called(entry)} does not say which template it is",
            help="add `generator_template: sys`",
        )
        return
    if not is_known(entry.generator_template):
        return
    _misplaced(entry, OGEN_FIELDS, "the template `sys`", findings)
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
        if field in entry.model_fields_set:
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


def _called(entry: RestEntry) -> str:
    return f"`{entry.name}`" if is_known(entry.name) else "here"
