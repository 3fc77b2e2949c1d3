"""What must hold within the file of a queue worker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gpsgen.diagnostics import codes
from gpsgen.diagnostics.text import quote
from gpsgen.features.workers.queues import Queue, QueueField, Queues
from gpsgen.model.base import is_known, known
from gpsgen.model.shape import draft
from gpsgen.model.unique import check_unique
from gpsgen.model.wording import subject
from gpsgen.names import go_exported

if TYPE_CHECKING:
    from gpsgen.model.findings import Findings

#: A queue's name becomes types, and the label of its metrics.
_QUEUE_USES = ("Go identifier", "metric name")
_FIELD_USES = ("Go identifier",)
#: The fields that the struct of every task has.
_OWN_FIELDS = frozenset({"TaskID", "Attempts", "PrevStartTime"})


def check_queues(findings: Findings) -> None:
    """Apply the rules to a whole file; the findings are those about it."""
    queues = draft(Queues, findings).queues
    if queues == ():
        findings.at_key(
            ("queues",),
            codes.EMPTY_VALUE,
            "there is no queue",
            help="a queue is an item with an `id`, a `name` and a list `fields`",
        )
    check_unique(queues, "queues", findings, field="id")
    check_unique(queues, "queues", findings, uses=_QUEUE_USES)
    for queue in known(queues):
        _fields(queue, findings)


def _fields(queue: Queue, findings: Findings) -> None:
    if queue.fields == ():
        findings.at_key(
            queue.place_of("fields"),
            codes.EMPTY_VALUE,
            f"{subject(findings.document, queue.place)} has no fields",
            help="a field is an item with a `name` and a `type`",
        )
    check_unique(queue.fields, "fields", findings, uses=_FIELD_USES)
    for field in known(queue.fields):
        _own(field, findings)


def _own(field: QueueField, findings: Findings) -> None:
    if is_known(field.name) and (mapped := go_exported(field.name)) in _OWN_FIELDS:
        findings.at_value(
            field.place_of("name"),
            codes.RESERVED_NAME,
            f"the field {quote(field.name)} becomes `{mapped}`, which every task has already",
            help="choose another name",
        )
