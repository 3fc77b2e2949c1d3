"""Rules on applications: each runs something, and its servers do not get in each other's way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gpsgen.config.wording import subject
from gpsgen.diagnostics import codes
from gpsgen.model.base import is_known, known
from gpsgen.read import Mapping

if TYPE_CHECKING:
    from gpsgen.config.sections import Application, Config
    from gpsgen.features.rest.model import RestEntry
    from gpsgen.model.findings import Findings

#: Keys of an application that make it run something which is not generated yet.
_OTHER_WORK = ("cli", "kafka")


def check_applications(draft: Config, findings: Findings) -> None:
    """Report an empty list, applications that run nothing, and servers on one port."""
    if draft.applications == ():
        findings.at_key(
            ("applications",),
            codes.EMPTY_VALUE,
            "there is no application",
            help="an application is an item with a `name` and a `transport` or `worker` list",
        )
    servers: dict[str, list[RestEntry]] = {}
    for entry in known(draft.rest):
        if is_known(entry.name):
            servers.setdefault(entry.name, []).append(entry)
    for application in known(draft.applications):
        _runs_something(application, findings)
        _ports(application, servers, findings)


def _runs_something(application: Application, findings: Findings) -> None:
    if application.transport != () or application.worker != ():
        return
    node = findings.document.node(application.place)
    if isinstance(node, Mapping) and any(key in node.entries for key in _OTHER_WORK):
        return
    findings.at_entry(
        application.place,
        codes.IDLE_APPLICATION,
        f"{subject(findings.document, application.place)} runs nothing",
        help="give it a `transport` or a `worker` list",
    )


def _ports(
    application: Application, servers: dict[str, list[RestEntry]], findings: Findings
) -> None:
    taken: dict[int, RestEntry] = {}
    names = dict.fromkeys(item.name for item in known(application.transport) if is_known(item.name))
    for entry in (entry for name in names for entry in servers.get(name, [])):
        if not is_known(entry.port) or entry.port is None:
            continue
        other = taken.setdefault(entry.port, entry)
        if other.key == entry.key:
            continue
        earlier, later = sorted((other, entry), key=lambda entry: entry.place)
        findings.at_value(
            later.place_of("port"),
            codes.PORT_CLASH,
            f"two servers of {subject(findings.document, application.place)} have the port "
            f"{entry.port}",
            labels=[
                findings.value(earlier.place_of("port"), "taken here"),
                findings.value(application.place_of("name"), "by this application"),
            ],
            help="give each server of an application a port of its own",
        )
