"""What must hold within `kafka` entries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gpsgen.diagnostics import codes
from gpsgen.features.kafka.model import CUSTOM_FIELDS
from gpsgen.model.base import is_known, known
from gpsgen.model.wording import subject

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gpsgen.features.kafka.model import KafkaEntry
    from gpsgen.model.findings import Findings

_EXAMPLES = {
    "driver_import": "github.com/acme/shop/pkg/drivers/pulsar",
    "driver_package": "pulsar",
    "driver_obj": "Client",
}


def check_kafka(entries: Iterable[KafkaEntry], findings: Findings) -> None:
    """Apply the rules to all entries."""
    for entry in known(entries):
        _driver(entry, findings)
        _group(entry, findings)
        if entry.events == ():
            findings.at_key(
                entry.place_of("events"),
                codes.EMPTY_VALUE,
                f"{subject(findings.document, entry.place)} has no events",
                help="an event is an item with a `name`, and with a `schema` if it has one",
            )


def _driver(entry: KafkaEntry, findings: Findings) -> None:
    if not is_known(entry.driver):
        return
    for field in CUSTOM_FIELDS:
        if entry.driver == "custom" and getattr(entry, field) is None:
            findings.at_entry(
                entry.place,
                codes.MISSING_FIELD,
                f"{subject(findings.document, entry.place)} has a driver of its own, "
                f"and no `{field}`",
                help=f"for example: `{field}: {_EXAMPLES[field]}`",
            )
        if entry.driver != "custom" and field in entry.model_fields_set:
            reason = f"the driver is `{entry.driver}`"
            advice = "remove it, or write `driver: custom`"
            findings.without_effect(entry.place_of(field), reason, help=advice, fix=None)


def _group(entry: KafkaEntry, findings: Findings) -> None:
    if not is_known(entry.type):
        return
    if entry.is_consumer and entry.group is None:
        findings.at_entry(
            entry.place,
            codes.MISSING_FIELD,
            f"{subject(findings.document, entry.place)} is a consumer, and has no `group`",
            help="add `group: …`, the consumers that share the work among themselves",
        )
    if not entry.is_consumer and "group" in entry.model_fields_set:
        findings.without_effect(entry.place_of("group"), "a producer is in no group")
