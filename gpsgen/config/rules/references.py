"""Rules on references: what applications name exists, and what exists is named."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from gpsgen.diagnostics import codes
from gpsgen.diagnostics.text import quote, quote_all
from gpsgen.model.base import is_known, known
from gpsgen.model.wording import subject
from gpsgen.read import Sequence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gpsgen.config.application import Application
    from gpsgen.config.sections import Config
    from gpsgen.diagnostics.codes import Code
    from gpsgen.diagnostics.model import Path
    from gpsgen.diagnostics.suggest import Suggestion
    from gpsgen.model.findings import Findings
    from gpsgen.read import Document


@dataclass(frozen=True, slots=True)
class _Kind:
    """A list of an application, and the lists of the config whose entries it names."""

    #: Where the names stand in an application.
    field: tuple[str, ...]
    #: What one of them is called.
    noun: str
    #: Where the entries stand in the config.
    sections: tuple[tuple[str, ...], ...]
    #: What is said of an entry that no application names.
    unused: Code = codes.UNUSED_ENTRY


_KINDS = (
    _Kind(("transport",), "transport", (("rest",), ("grpc",))),
    _Kind(("kafka",), "Kafka entry", (("kafka",),)),
    _Kind(("driver",), "driver", (("driver",),)),
    _Kind(("worker",), "worker", (("worker",),)),
    _Kind(("cli",), "command line", (("cli",),)),
    _Kind(
        ("grafana", "datasources"),
        "datasource",
        (("grafana", "datasources"),),
        unused=codes.UNUSED_DEFINITION,
    ),
)


class _Entry(Protocol):
    @property
    def name(self) -> str: ...

    @property
    def place(self) -> Path: ...


@dataclass(frozen=True, slots=True)
class _Reference:
    """A name in an application."""

    name: str
    #: Where the name stands.
    place: Path
    #: Where the item stands that the name is part of.
    item: Path


def check_references(draft: Config, findings: Findings) -> None:
    """Report names that no entry has, names listed twice, and entries that no one names."""
    for kind in _KINDS:
        _check(kind, draft, findings)


def _check(kind: _Kind, draft: Config, findings: Findings) -> None:
    defined = _defined(kind, findings.document)
    lists = [_at(draft, steps) for steps in kind.sections]
    are_whole = all(map(_is_whole, lists))
    used: set[str] = set()
    unclear = False
    for application in known(draft.applications):
        first = _first(kind, application, findings)
        unknown = [it for name, it in first.items() if name not in defined]
        likely = findings.suggestions.suggest_each([it.name for it in unknown], defined, first)
        # what a misspelt name is meant to be counts as used
        used = used.union(first, *(suggestion.names for suggestion in likely.values()))
        # one that is like no other may be meant to be any
        unclear = unclear or len(likely) < len(unknown) or _is_idle(application)
        for reference in unknown if are_whole else ():
            _unknown(kind, reference, application, defined, likely.get(reference.name), findings)
    named = [_at(application, kind.field) for application in known(draft.applications)]
    are_told = is_known(draft.applications, *draft.applications) and all(map(_is_whole, named))
    if named and are_told and not unclear:
        for entries in lists:
            _unused(kind, entries, used, findings)


def _is_idle(application: Application) -> bool:
    """Whether an application names nothing at all, which another rule reports."""
    return all(_at(application, kind.field) in {(), None} for kind in _KINDS)


def _at(section: object, steps: tuple[str, ...]) -> object:
    """Return what stands at a path of fields; what is at fault above it is at fault below."""
    for step in steps:
        section = getattr(section, step) if is_known(section) else section
    return section


def _defined(kind: _Kind, document: Document) -> dict[str, Path]:
    """Where each name is defined; read from the document, which also holds faulty entries."""
    names: dict[str, Path] = {}
    for section in kind.sections:
        node = document.node(section)
        for index in range(len(node.items) if isinstance(node, Sequence) else 0):
            if name := document.text((*section, index, "name")):
                names.setdefault(name, (*section, index))
    return names


def _references(kind: _Kind, application: Application) -> Iterable[_Reference]:
    value = _at(application, kind.field)
    place = application.place_of(*kind.field)
    if isinstance(value, str):
        yield _Reference(value, place, place)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            if isinstance(item, str):
                yield _Reference(item, (*place, index), (*place, index))
            elif is_known(item) and is_known(item.name):
                yield _Reference(item.name, item.place_of("name"), item.place)


def _first(kind: _Kind, application: Application, findings: Findings) -> dict[str, _Reference]:
    """Return the first reference to each name; those that say the same again are reported."""
    first: dict[str, _Reference] = {}
    for reference in _references(kind, application):
        earlier = first.setdefault(reference.name, reference)
        if earlier is not reference:
            _duplicate(reference, earlier, application, findings)
    return first


def _is_whole(value: object) -> bool:
    """Whether all names are known, so that a name which is not there is nowhere."""
    items = value if isinstance(value, tuple) else (value,)
    return is_known(*items) and all(is_known(getattr(item, "name", None)) for item in items)


def _duplicate(
    reference: _Reference, earlier: _Reference, application: Application, findings: Findings
) -> None:
    findings.at_entry(
        reference.item,
        codes.DUPLICATE_ITEM,
        f"{subject(findings.document, application.place)} lists `{reference.name}` twice",
        labels=[findings.entry(earlier.item, "the first one")],
        help="remove one of them",
    )


def _unknown(
    kind: _Kind,
    reference: _Reference,
    application: Application,
    defined: dict[str, Path],
    likely: Suggestion | None,
    findings: Findings,
) -> None:
    """Report a name that is not defined."""
    labels = [findings.value(application.place_of("name"), "in this application")]
    if likely:
        similar = findings.value((*defined[likely.name], "name"), "a similar name is defined here")
        labels.append(similar)
    sections = " or ".join(f"`{'.'.join(section)}`" for section in kind.sections)
    findings.at_value(
        reference.place,
        codes.UNKNOWN_REFERENCE,
        f"{subject(findings.document, application.place)} uses the {kind.noun} "
        f"{quote(reference.name)}, which is not defined",
        label=f"no entry of {sections} has this name",
        labels=labels if is_known(application.name) else labels[1:],
        help=likely.question if likely else f"define it in {sections}",
        notes=[f"defined: {quote_all(defined) or 'none'}"],
        fix=findings.correct(reference.place, likely),
    )


def _unused(kind: _Kind, entries: object, used: set[str], findings: Findings) -> None:
    for entry in _entries(entries):
        if is_known(entry.name) and entry.name not in used:
            findings.at_entry(
                entry.place,
                kind.unused,
                f"no application uses {subject(findings.document, entry.place)}",
                help=f"add it to `{'.'.join(kind.field)}` of an application, or remove it",
            )


def _entries(value: object) -> Iterable[_Entry]:
    return known(value) if isinstance(value, tuple) else ()
