"""Rules on `setup.yaml`: what each environment deploys, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gpsgen.diagnostics import codes
from gpsgen.diagnostics.text import quote, quote_all
from gpsgen.model.base import is_known, known

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gpsgen.config.application import Application
    from gpsgen.config.sections import Config
    from gpsgen.diagnostics.model import Path
    from gpsgen.features.deploy.setup import (
        Deployment,
        Environment,
        Server,
        Setup,
        SetupApplication,
    )
    from gpsgen.model.findings import Findings

    Named = Application | Server | SetupApplication


def check_deployments(setup: Setup, draft: Config, findings: Findings) -> None:
    """Report names that are not defined, what is listed twice, and singletons that run twice.

    The findings are those about `setup.yaml`.
    """
    # a config without applications is at fault itself
    in_config = _names(draft.applications) or None
    listed = [(it.name, it.place_of("name")) for it in known(setup.applications)]
    _defined(listed, "the config has no application", in_config, findings)
    servers, applications = _names(setup.servers), _names(setup.applications)
    singletons = {entry.name for entry in known(setup.applications) if entry.singleton is True}
    for environment in known(setup.environments):
        deployments = [*known(environment.deployments)]
        deployed = [(it.server, it.place_of("server")) for it in deployments]
        _defined(deployed, "there is no server", servers, findings)
        for deployment in deployments:
            _defined(_apps(deployment), "there is no application", applications, findings)
        _listed_once(environment, findings)
        _singletons(environment, singletons, findings)


def _names(entries: tuple[Named, ...]) -> list[str] | None:
    """Return the names that are defined, in order; None where some are not known."""
    if not is_known(entries) or not is_known(*entries):
        return None
    names = {entry.name for entry in entries}
    return sorted(names) if is_known(*names) else None


def _apps(deployment: Deployment) -> Iterator[tuple[str, Path]]:
    """Yield the names of the applications of a deployment, and where they stand."""
    for index, name in enumerate(deployment.apps if is_known(deployment.apps) else ()):
        if is_known(name):
            yield name, deployment.place_of("apps", index)


def _defined(
    listed: Iterable[tuple[str, Path]], lack: str, defined: list[str] | None, findings: Findings
) -> None:
    """Report those names of a list, and where they stand, that are not defined."""
    if defined is None:
        return
    places = [(name, place) for name, place in listed if is_known(name)]
    known_names = set(defined)
    unknown = [(name, place) for name, place in places if name not in known_names]
    names = [name for name, _ in unknown]
    likely = findings.suggestions.suggest_each(names, defined, {name for name, _ in places})
    for name, place in unknown:
        meant = likely.get(name)
        findings.at_value(
            place,
            codes.UNKNOWN_REFERENCE,
            f"{lack} {quote(name)}",
            help=meant.question if meant else None,
            notes=[f"defined: {quote_all(defined) or 'none'}"],
            fix=findings.correct(place, meant),
        )


def _listed_once(environment: Environment, findings: Findings) -> None:
    servers: dict[str, Path] = {}
    for deployment in known(environment.deployments):
        if is_known(deployment.server):
            _once(deployment.server, deployment.place, servers, findings)
        apps: dict[str, Path] = {}
        for name, place in _apps(deployment):
            _once(name, place, apps, findings)


def _once(name: str, place: Path, seen: dict[str, Path], findings: Findings) -> None:
    earlier = seen.setdefault(name, place)
    if earlier != place:
        findings.at_entry(
            place,
            codes.DUPLICATE_ITEM,
            f"{quote(name)} is listed twice",
            labels=[findings.entry(earlier, "the first one")],
            help="remove one of them",
        )


def _singletons(environment: Environment, singletons: set[str], findings: Findings) -> None:
    """Report applications that may run once, and are deployed to two servers."""
    first: dict[str, tuple[str, Path]] = {}
    for deployment in known(environment.deployments):
        for name, place in _apps(deployment) if is_known(deployment.server) else ():
            server, earlier = first.setdefault(name, (deployment.server, place))
            if name in singletons and server != deployment.server:
                where = f" `{environment.name}`" if is_known(environment.name) else ""
                findings.at_value(
                    place,
                    codes.SINGLETON_REPEATED,
                    f"the application `{name}` may run once in the environment{where}, and is "
                    f"deployed to the servers `{server}` and `{deployment.server}`",
                    labels=[findings.value(earlier, "here first")],
                    help="take it off one of the servers",
                )
