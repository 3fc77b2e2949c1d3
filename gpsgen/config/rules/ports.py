"""Rules on ports: the servers of an application do not get in each other's way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gpsgen.diagnostics import codes
from gpsgen.model.base import is_known, known
from gpsgen.model.wording import subject

if TYPE_CHECKING:
    from gpsgen.config.application import Application
    from gpsgen.config.sections import Config
    from gpsgen.features.grpc.model import GrpcEntry
    from gpsgen.features.rest.model import RestEntry
    from gpsgen.model.findings import Findings

    Server = RestEntry | GrpcEntry


def check_ports(draft: Config, findings: Findings) -> None:
    """Report two servers of one application on one port."""
    servers: dict[str, list[Server]] = {}
    entries: list[Server] = [*known(draft.rest), *known(draft.grpc)]
    for entry in entries:
        if is_known(entry.name, entry.generator_type) and not entry.is_client:
            servers.setdefault(entry.name, []).append(entry)
    for application in known(draft.applications):
        _apart(application, servers, findings)


def _apart(application: Application, servers: dict[str, list[Server]], findings: Findings) -> None:
    taken: dict[int, Server] = {}
    names = dict.fromkeys(item.name for item in known(application.transport) if is_known(item.name))
    for entry in (entry for name in names for entry in servers.get(name, [])):
        if not is_known(entry.port) or entry.port is None:
            continue
        other = taken.setdefault(entry.port, entry)
        if other.place == entry.place or _is_duplicate(other, entry):
            continue
        places = sorted(
            (other.place_of("port"), entry.place_of("port")), key=findings.document.value_span
        )
        findings.at_value(
            places[1],
            codes.PORT_CLASH,
            f"two servers of {subject(findings.document, application.place)} have the port "
            f"{entry.port}",
            labels=[
                findings.value(places[0], "taken here"),
                findings.value(application.place_of("name"), "by this application"),
            ],
            help="give each server of an application a port of its own",
        )


def _is_duplicate(one: Server, other: Server) -> bool:
    """Whether two entries have one name and version, which another rule reports."""
    return (one.name, getattr(one, "version", "")) == (other.name, getattr(other, "version", ""))
