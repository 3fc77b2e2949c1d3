"""Rules on names: each is unique in its list, also once it is mapped to other languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gpsgen.diagnostics import codes
from gpsgen.model.base import Section, is_known, known
from gpsgen.model.unique import check_unique
from gpsgen.names import fault_in_path_element

if TYPE_CHECKING:
    from gpsgen.config.sections import Config
    from gpsgen.model.findings import Findings

#: The uses in which names of one list must stay apart.
_CODE = ("Go package", "Go identifier", "Go variable", "environment variable", "metric name")
_APPLICATION = ("path", "Go identifier", "environment variable", "metric name")
_EVENT = ("Go identifier", "environment variable", "metric name")
_DATASOURCE = ("uid",)


def check_names(draft: Config, findings: Findings) -> None:
    """Report entries that share a name, and names that become one once mapped."""
    # REST and gRPC entries are named in one list; a command line is a transport as well
    transports: list[Section] = [*known(draft.rest), *known(draft.grpc), *known(draft.cli)]
    check_unique(transports, "transports", findings, qualifier="version", uses=_CODE)
    check_unique(draft.kafka, "Kafka entries", findings, uses=_CODE)
    for entry in known(draft.kafka):
        check_unique(entry.events, "events", findings, uses=_EVENT)
    check_unique(draft.driver, "drivers", findings, uses=_CODE)
    check_unique(draft.worker, "workers", findings, uses=_CODE)
    check_unique(draft.jsonschema, "schema sets", findings)
    for schemas in known(draft.jsonschema):
        check_unique(schemas.schemas, "schemas", findings, field="id")
    if is_known(draft.grafana):
        check_unique(draft.grafana.datasources, "datasources", findings, uses=_DATASOURCE)
    check_unique(draft.applications, "applications", findings, uses=_APPLICATION)
    for application in known(draft.applications):
        if is_known(application.name) and (reason := fault_in_path_element(application.name)):
            findings.at_value(
                application.place_of("name"),
                codes.BAD_NAME,
                f"`{application.name}` cannot be the name of an application: {reason}",
            )
