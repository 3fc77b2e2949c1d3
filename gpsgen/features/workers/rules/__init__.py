"""What must hold within `worker` entries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gpsgen.diagnostics import codes
from gpsgen.features.workers.rules.queues import check_queues
from gpsgen.model.base import is_known, known
from gpsgen.model.wording import subject

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gpsgen.features.workers.model import WorkerEntry
    from gpsgen.model.findings import Findings
    from gpsgen.model.spec_files import SpecFiles


def check_workers(entries: Iterable[WorkerEntry], findings: Findings, files: SpecFiles) -> None:
    """Apply the rules to all entries and to the files that they name."""
    for entry in known(entries):
        if not is_known(entry.generator_template, entry.path):
            continue
        if entry.generator_template == "queue":
            _queue(entry, findings, files)
        elif "path" in entry.model_fields_set:
            reason = f"a `{entry.generator_template}` worker needs no file"
            findings.without_effect(entry.place_of("path"), reason)


def _queue(entry: WorkerEntry, findings: Findings, files: SpecFiles) -> None:
    if not entry.path:
        is_written = "path" in entry.model_fields_set
        findings.at_entry(
            entry.place_of("path") if is_written else entry.place,
            codes.MISSING_SPEC,
            f"{subject(findings.document, entry.place)} names no file of queues",
            help="add `path: [./queues.yaml]`, relative to the config's folder",
        )
    in_file = files.the_one(
        entry.path,
        entry.place_of("path"),
        findings,
        what="the file of queues",
        holds="a list `queues`",
    )
    if in_file:
        check_queues(in_file)
