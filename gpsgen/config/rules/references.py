"""Rules on references: what applications name exists, and what exists is named."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gpsgen.config.wording import subject
from gpsgen.diagnostics import codes
from gpsgen.diagnostics.suggest import nearest
from gpsgen.diagnostics.text import quote_all
from gpsgen.model.base import is_known, known
from gpsgen.read import Sequence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gpsgen.config.sections import Application, Config, TransportItem, WorkerItem
    from gpsgen.diagnostics.model import Path
    from gpsgen.features.rest.model import RestEntry
    from gpsgen.features.workers.model import WorkerEntry
    from gpsgen.model.findings import Findings
    from gpsgen.read import Document

    Item = TransportItem | WorkerItem


@dataclass(frozen=True, slots=True)
class _Kind:
    """A list of an application and the sections that its items name."""

    #: The list's key in an application.
    field: str
    #: The section whose entries must be used.
    section: str
    #: What an entry is called.
    noun: str
    #: Other sections whose entries may be named.
    elsewhere: tuple[str, ...] = ()


_TRANSPORT = _Kind("transport", "rest", "REST entry", elsewhere=("grpc",))
_WORKER = _Kind("worker", "worker", "worker")


def check_references(draft: Config, findings: Findings) -> None:
    """Report names that no entry has, names listed twice, and entries that no one names."""
    _check(_TRANSPORT, draft.applications, draft.rest, findings)
    _check(_WORKER, draft.applications, draft.worker, findings)


def _check(
    kind: _Kind,
    applications: tuple[Application, ...],
    entries: tuple[RestEntry | WorkerEntry, ...],
    findings: Findings,
) -> None:
    defined = _names(findings.document, (kind.section, *kind.elsewhere))
    are_complete = _is_whole(entries)
    used: set[str] = set()
    for application in known(applications):
        seen: dict[str, Item] = {}
        for item in known(getattr(application, kind.field)):
            if not is_known(item.name):
                continue
            earlier = seen.setdefault(item.name, item)
            if earlier is not item:
                _duplicate(item, earlier, application, findings)
            elif item.name not in defined and are_complete:
                # what a misspelt name is meant to be counts as used
                used.add(_unknown(kind, item, application, defined, findings))
            used.add(item.name)
    lists = [getattr(application, kind.field) for application in known(applications)]
    if lists and is_known(*applications) and all(map(_is_whole, lists)):
        _unused(kind, entries, used, findings)


def _names(document: Document, sections: Iterable[str]) -> dict[str, Path]:
    """Where each name is defined; read from the document, which also holds faulty entries."""
    names: dict[str, Path] = {}
    for section in sections:
        node = document.node((section,))
        for index in range(len(node.items) if isinstance(node, Sequence) else 0):
            if name := document.text((section, index, "name")):
                names.setdefault(name, (section, index))
    return names


def _is_whole(named: tuple[Item | RestEntry | WorkerEntry, ...]) -> bool:
    """Whether all names of a list are known, so that a name which is not there is nowhere."""
    return is_known(named) and all(is_known(entry) and is_known(entry.name) for entry in named)


def _duplicate(
    item: Item,
    earlier: Item,
    application: Application,
    findings: Findings,
) -> None:
    findings.at_entry(
        item.place,
        codes.DUPLICATE_ITEM,
        f"{subject(findings.document, application.place)} lists `{item.name}` twice",
        labels=[findings.entry(earlier.place, "the first one")],
        help="remove one of them",
    )


def _unknown(
    kind: _Kind,
    item: Item,
    application: Application,
    defined: dict[str, Path],
    findings: Findings,
) -> str:
    """Report a name that is not defined; the answer is the name that is likely meant, or it."""
    likely = nearest(item.name, defined)
    path = item.place_of("name")
    labels = [findings.value(application.place_of("name"), "in this application")]
    if likely:
        similar = findings.value((*defined[likely], "name"), "a similar name is defined here")
        labels.append(similar)
    listed = quote_all(defined) or "none"
    findings.at_value(
        path,
        codes.UNKNOWN_REFERENCE,
        f"{subject(findings.document, application.place)} uses the {kind.field} `{item.name}`, "
        "which is not defined",
        label=f"no {kind.noun} has this name",
        labels=labels if is_known(application.name) else labels[1:],
        help=f"did you mean `{likely}`?" if likely else f"define it in `{kind.section}`",
        notes=[f"defined: {listed}"],
        fix=findings.replace(path, likely) if likely else None,
    )
    return likely or item.name


def _unused(
    kind: _Kind, entries: Iterable[RestEntry | WorkerEntry], used: set[str], findings: Findings
) -> None:
    for entry in known(entries):
        if is_known(entry.name) and entry.name not in used:
            findings.at_entry(
                entry.place,
                codes.UNUSED_ENTRY,
                f"no application uses the {kind.noun} `{entry.name}`",
                help=f"add it to the `{kind.field}` of an application, or remove it",
            )
