"""Rules on ports: the servers of an application do not get in each other's way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gpsgen.diagnostics import codes
from gpsgen.model.base import is_known, known
from gpsgen.model.wording import subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gpsgen.config.application import Application
    from gpsgen.config.sections import Config
    from gpsgen.diagnostics.model import Path
    from gpsgen.features.grpc.model import GrpcEntry
    from gpsgen.features.rest.model import RestEntry
    from gpsgen.model.findings import Findings

    Server = RestEntry | GrpcEntry


#: As many applications of one clash are shown.
_LABELLED = 5


def check_ports(draft: Config, findings: Findings) -> None:
    """Report two servers of one application on one port."""
    servers: dict[str, list[Server]] = {}
    entries: list[Server] = [*known(draft.rest), *known(draft.grpc)]
    for entry in entries:
        if is_known(entry.name, entry.generator_type) and not entry.is_client:
            servers.setdefault(entry.name, []).append(entry)
    clashes: dict[tuple[Path, Path], list[Application]] = {}
    for application in known(draft.applications):
        for pair in _clashing(application, servers, findings):
            clashes.setdefault(pair, []).append(application)
    for (earlier, later), applications in clashes.items():
        names = [findings.value(it.place_of("name"), "by this application") for it in applications]
        findings.at_value(
            later,
            codes.PORT_CLASH,
            f"two servers of {subject(findings.document, applications[0].place)} have the port "
            f"{findings.document.text(later)}",
            labels=[findings.value(earlier, "taken here"), *names[:_LABELLED]],
            help="give each server of an application a port of its own",
        )


def _clashing(
    application: Application, servers: dict[str, list[Server]], findings: Findings
) -> Iterator[tuple[Path, Path]]:
    """Yield where two ports stand that are one, the earlier place first."""
    taken: dict[int, Server] = {}
    names = dict.fromkeys(item.name for item in known(application.transport) if is_known(item.name))
    for entry in (entry for name in names for entry in servers.get(name, [])):
        if not is_known(entry.port) or entry.port is None:
            continue
        other = taken.setdefault(entry.port, entry)
        if other.place != entry.place and not _is_duplicate(other, entry):
            earlier, later = sorted(
                (other.place_of("port"), entry.place_of("port")), key=findings.document.value_span
            )
            yield earlier, later


def _is_duplicate(one: Server, other: Server) -> bool:
    """Whether two entries have one name and version, which another rule reports."""
    return (one.name, getattr(one, "version", "")) == (other.name, getattr(other, "version", ""))
