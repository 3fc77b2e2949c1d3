"""The rule that a Telegram worker has its driver."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gpsgen.diagnostics import codes
from gpsgen.diagnostics.text import quote
from gpsgen.model.base import is_known, known
from gpsgen.model.wording import subject

if TYPE_CHECKING:
    from gpsgen.config.application import Application, WorkerItem
    from gpsgen.config.sections import Config
    from gpsgen.model.findings import Findings

_PACKAGE = "telegram"


def check_telegram(draft: Config, findings: Findings) -> None:
    """Report Telegram workers in applications without a driver of the package `telegram`."""
    workers = {
        entry.name
        for entry in known(draft.worker)
        if is_known(entry.name) and entry.generator_template == "telegram"
    }
    packages = {it.name: it.package for it in known(draft.driver) if is_known(it.name)}
    for application in known(draft.applications):
        if _may_have_driver(application, packages):
            continue
        for item in known(application.worker):
            if is_known(item.name) and item.name in workers:
                _report(item, application, packages, findings)


def _may_have_driver(application: Application, packages: dict[str, str]) -> bool:
    """Whether a driver of the application is Telegram's, or at fault, so that it could be."""
    if not is_known(application.driver, *application.driver):
        return True
    used = [packages.get(item.name) for item in application.driver]
    return any(package is None or package == _PACKAGE or not is_known(package) for package in used)


def _report(
    item: WorkerItem, application: Application, packages: dict[str, str], findings: Findings
) -> None:
    defined = next((name for name, package in packages.items() if package == _PACKAGE), None)
    findings.at_entry(
        item.place,
        codes.MISSING_DRIVER,
        f"the worker {quote(item.name)} works with the Telegram driver, which "
        f"{subject(findings.document, application.place)} does not have",
        help=f"add {quote(defined)} to its `driver` list"
        if defined
        else f"define a `driver` with `package: {_PACKAGE}`, and add it to its `driver` list",
    )
