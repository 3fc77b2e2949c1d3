"""Rules on the drivers of each application: their packages, and what they are made with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gpsgen.diagnostics import codes
from gpsgen.diagnostics.text import quote
from gpsgen.features.drivers.rules import check_params
from gpsgen.model.base import is_known, known
from gpsgen.model.wording import subject

if TYPE_CHECKING:
    from gpsgen.config.application import Application, DriverItem
    from gpsgen.config.sections import Config
    from gpsgen.model.findings import Findings


def check_application_drivers(draft: Config, findings: Findings) -> None:
    """Apply the rules to the drivers of all applications."""
    packages: dict[str, str] = {}
    for entry in known(draft.driver):
        if is_known(entry.name, entry.package):
            packages.setdefault(entry.name, entry.package)
    for application in known(draft.applications):
        _apart(application, packages, findings)
        check_params(application.driver, findings)


def _apart(application: Application, packages: dict[str, str], findings: Findings) -> None:
    """Report two drivers of one Go package, whose names in Go are one."""
    first: dict[str, DriverItem] = {}
    for item in known(application.driver):
        package = packages.get(item.name) if is_known(item.name) else None
        if package is None:
            continue
        earlier = first.setdefault(package, item)
        # an item that is listed twice is a fault of its own
        if earlier.name != item.name:
            findings.at_entry(
                item.place,
                codes.NAME_CLASH,
                f"two drivers of {subject(findings.document, application.place)} have one Go "
                f"package, {quote(package)}",
                labels=[findings.entry(earlier.place, "the other one")],
                help="give the package of one of them another name",
            )
