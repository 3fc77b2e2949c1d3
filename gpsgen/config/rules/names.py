"""Rules on names: each is unique in its list, also once it is mapped to other languages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gpsgen.diagnostics import codes
from gpsgen.diagnostics.text import quote
from gpsgen.model.base import is_known, known
from gpsgen.names import MAPPINGS, Mapping, fault_in_path_element

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gpsgen.config.sections import Application, Config
    from gpsgen.diagnostics.model import Path
    from gpsgen.features.rest.model import RestEntry
    from gpsgen.features.workers.model import WorkerEntry
    from gpsgen.model.findings import Findings

#: The uses in which names of one list must stay apart.
_CODE_USES = ("Go package", "Go identifier", "Go variable", "environment variable", "metric name")
_APPLICATION_USES = ("path", "Go identifier", "environment variable", "metric name")


@dataclass(frozen=True, slots=True)
class _Named:
    """An entry under the name that has to be unique."""

    name: str
    #: What tells entries of one name apart: the version of an API.
    qualifier: str
    place: Path


def check_names(draft: Config, findings: Findings) -> None:
    """Report entries that share a name, and names that become one once mapped."""
    _unique(_rest(draft.rest), "REST entries", _CODE_USES, findings)
    _unique(_plain(draft.worker), "workers", _CODE_USES, findings)
    _unique(_plain(draft.applications), "applications", _APPLICATION_USES, findings)
    for application in known(draft.applications):
        if is_known(application.name) and (reason := fault_in_path_element(application.name)):
            findings.at_value(
                application.place_of("name"),
                codes.BAD_NAME,
                f"`{application.name}` cannot be the name of an application: {reason}",
            )


def _rest(entries: Iterable[RestEntry]) -> list[_Named]:
    return [
        _Named(entry.name, entry.version, entry.place)
        for entry in known(entries)
        if is_known(entry.name, entry.version)
    ]


def _plain(entries: Iterable[WorkerEntry | Application]) -> list[_Named]:
    return [_Named(entry.name, "", entry.place) for entry in known(entries) if is_known(entry.name)]


def _unique(entries: list[_Named], what: str, uses: Iterable[str], findings: Findings) -> None:
    first: dict[tuple[str, str], _Named] = {}
    for entry in entries:
        earlier = first.setdefault((entry.name, entry.qualifier), entry)
        if earlier is not entry:
            version = f", version {quote(entry.qualifier)}" if entry.qualifier else ""
            findings.at_entry(
                entry.place,
                codes.DUPLICATE_NAME,
                f"two {what} have the name `{entry.name}`{version}",
                labels=[findings.entry(earlier.place, "the first one")],
                help="rename one of them",
            )
    _apart(list(first.values()), what, [MAPPINGS[use] for use in uses], findings)


def _apart(entries: list[_Named], what: str, mappings: list[Mapping], findings: Findings) -> None:
    reported: set[Path] = set()
    for mapping in mappings:
        first: dict[str, _Named] = {}
        for entry in entries:
            mapped = mapping.apply(entry.name)
            earlier = first.setdefault(mapped, entry)
            if earlier.name == entry.name or entry.place in reported:
                continue
            reported.add(entry.place)
            findings.at_entry(
                entry.place,
                codes.NAME_CLASH,
                f"the {what} `{earlier.name}` and `{entry.name}` have the same {mapping.use}, "
                f"`{mapped}`",
                labels=[findings.entry(earlier.place, "the other one")],
                help="rename one of them",
            )
