"""Rules on applications: what each runs, and what goes together in one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gpsgen.diagnostics import codes
from gpsgen.diagnostics.text import quote
from gpsgen.model.base import is_known, known
from gpsgen.model.wording import subject

if TYPE_CHECKING:
    from gpsgen.config.application import Application, TransportItem
    from gpsgen.config.sections import Config
    from gpsgen.diagnostics.model import Path
    from gpsgen.features.grpc.model import GrpcEntry
    from gpsgen.features.kafka.model import KafkaEntry
    from gpsgen.features.rest.model import RestEntry
    from gpsgen.model.findings import Findings

    Transport = RestEntry | GrpcEntry


def check_applications(draft: Config, findings: Findings) -> None:
    """Report an empty list, and applications whose parts do not go together."""
    if draft.applications == ():
        findings.at_key(
            ("applications",),
            codes.EMPTY_VALUE,
            "there is no application",
            help="an application is an item with a `name` and a `transport` or `worker` list",
        )
    transports = _transports(draft)
    kafka = {entry.name: entry for entry in known(draft.kafka) if is_known(entry.name)}
    for application in known(draft.applications):
        _runs_something(application, kafka, findings)
        _cli_alone(application, kafka, findings)
        for item in known(application.transport):
            if is_known(item.name, item.config):
                _item(item, transports.get(item.name, []), findings)


def _transports(draft: Config) -> dict[str, list[Transport]]:
    """Return the entries by name that an application's `transport` may mean."""
    transports: dict[str, list[Transport]] = {}
    entries: list[Transport] = [*known(draft.rest), *known(draft.grpc)]
    for entry in entries:
        if is_known(entry.name):
            transports.setdefault(entry.name, []).append(entry)
    return transports


def _runs_something(
    application: Application, kafka: dict[str, KafkaEntry], findings: Findings
) -> None:
    lists = (application.transport, application.worker, application.kafka)
    if not is_known(*lists, application.cli) or application.cli is not None:
        return
    producers = {name for name, entry in kafka.items() if entry.type == "producer"}
    named = {item.name for item in known(application.kafka)}
    if application.transport or application.worker or named - producers:
        return
    findings.at_entry(
        application.place,
        codes.IDLE_APPLICATION,
        f"{subject(findings.document, application.place)} runs nothing",
        help="give it a `transport` or a `worker` list, a Kafka consumer, or a `cli`",
    )


def _cli_alone(application: Application, kafka: dict[str, KafkaEntry], findings: Findings) -> None:
    """Report what a command line cannot have beside it: servers, clients, workers, consumers."""
    if not is_known(application.cli) or application.cli is None:
        return
    for field in ("transport", "worker"):
        items = getattr(application, field)
        if is_known(items) and items:
            _beside_cli(application, application.place_of(field), f"a `{field}` list", findings)
    for item in known(application.kafka):
        entry = kafka.get(item.name) if is_known(item.name) else None
        if entry is not None and entry.type == "consumer":
            what = f"the consumer {quote(item.name)}"
            _beside_cli(application, item.place, what, findings)


def _beside_cli(application: Application, place: Path, what: str, findings: Findings) -> None:
    earlier, later = sorted((place, application.place_of("cli")), key=findings.document.entry_span)
    findings.at_entry(
        later,
        codes.CLI_NOT_ALONE,
        f"{subject(findings.document, application.place)} is a command line, and has {what}",
        labels=[findings.entry(earlier, "a command line runs alone")],
        help="make two applications of it; drivers and Kafka producers may stay with the `cli`",
    )


def _item(item: TransportItem, entries: list[Transport], findings: Findings) -> None:
    """Report what an application says of a transport of another kind."""
    if not entries or not is_known(*(entry.generator_type for entry in entries)):
        return
    entry = entries[0]
    made = findings.value(
        entry.place_of("generator_type"), f"{quote(item.name)} is made by `{entry.generator_type}`"
    )
    is_rest_client = any(entry.generator_type == "ogen_client" for entry in entries)
    is_asked = is_known(item.config.instantiation) and item.config.instantiation is not None
    if is_asked and not is_rest_client:
        findings.at_value(
            item.config.place_of("instantiation"),
            codes.MISPLACED_FIELD,
            "an application can only choose the `instantiation` of a REST client",
            labels=[made],
            help="remove it",
        )
    if item.config.optional is True and not any(entry.is_client for entry in entries):
        reason = "an application cannot do without its own server"
        findings.without_effect(item.config.place_of("optional"), reason, labels=[made])
