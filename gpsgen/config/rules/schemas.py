"""Rules on the schemas that events refer to.

A reference is `set.id`. Names of sets may hold dots as well, so what is defined says where it is
to be split: before the id of the set with the longest name that has such a schema; else after
the longest name of a set; else at the first dot.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gpsgen.diagnostics import codes
from gpsgen.diagnostics.suggest import nearest
from gpsgen.diagnostics.text import quote, quote_all
from gpsgen.model.base import is_known, known
from gpsgen.model.wording import subject
from gpsgen.read import Sequence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gpsgen.config.sections import Config
    from gpsgen.diagnostics import Label
    from gpsgen.diagnostics.model import Path
    from gpsgen.features.jsonschema.model import SchemaSet
    from gpsgen.features.kafka.model import KafkaEntry
    from gpsgen.model.findings import Findings
    from gpsgen.read import Document


@dataclass(frozen=True, slots=True)
class _Set:
    """A set as the document defines it, faulty or not."""

    place: Path
    #: Where each id is defined.
    ids: dict[str, Path]
    #: Whether it lists files in the older form, without ids.
    has_path: bool


@dataclass(frozen=True, slots=True)
class _Reference:
    """What an event says of the schema of its messages."""

    text: str
    place: Path

    @property
    def is_well_formed(self) -> bool:
        """Whether it has a dot with something on either side."""
        return all(self.text.partition("."))

    @property
    def set_name(self) -> str:
        """What it calls its set, where none is defined that tells."""
        return self.text.partition(".")[0]


def check_schemas(draft: Config, findings: Findings) -> None:
    """Report events whose schema is not defined, and sets that no event refers to."""
    sets = _defined(findings.document)
    are_whole = is_known(draft.jsonschema) and all(map(_is_whole, draft.jsonschema))
    references = list(_references(draft))
    used: set[str | None] = set()
    for reference in references:
        if not reference.is_well_formed:
            _malformed(reference, sets if are_whole else {}, findings)
            continue
        name = _set_in(reference.text, sets)
        used.add(name)
        if name and are_whole:
            _check_id(reference, name, sets[name], findings)
        elif name is None:
            # what a misspelt name is meant to be counts as used
            used.add(_likely_set(reference, sets))
            if are_whole:
                _unknown_set(reference, sets, findings)
    # what is at fault may refer to any set
    if all(reference.is_well_formed for reference in references) and _are_told(draft):
        _unused(draft, used, findings)


def _defined(document: Document) -> dict[str, _Set]:
    sets: dict[str, _Set] = {}
    for place in _items(document, ("jsonschema",)):
        ids: dict[str, Path] = {}
        for item in _items(document, (*place, "schemas")):
            if schema := document.text((*item, "id")):
                ids.setdefault(schema, item)
        if name := document.text((*place, "name")):
            has_path = document.node((*place, "path")) is not None
            sets.setdefault(name, _Set(place, ids, has_path))
    return sets


def _items(document: Document, place: Path) -> list[Path]:
    node = document.node(place)
    return [(*place, at) for at in range(len(node.items))] if isinstance(node, Sequence) else []


def _is_whole(entry: SchemaSet) -> bool:
    """Whether all names are known, so that a name which is not there is nowhere."""
    if not is_known(entry) or not is_known(entry.name, entry.schemas):
        return False
    return all(is_known(item) and is_known(item.id) for item in entry.schemas)


def _references(draft: Config) -> Iterator[_Reference]:
    for entry in known(draft.kafka):
        for event in known(entry.events):
            if is_known(event.schema_) and event.schema_ is not None:
                yield _Reference(event.schema_, event.place_of("schema"))


def _are_told(draft: Config) -> bool:
    """Whether everything is known that events refer to."""
    return is_known(draft.kafka) and all(map(_is_told, draft.kafka))


def _is_told(entry: KafkaEntry) -> bool:
    if not is_known(entry) or not is_known(entry.events):
        return False
    return all(is_known(event) and is_known(event.schema_) for event in entry.events)


def _set_in(reference: str, sets: dict[str, _Set]) -> str | None:
    """Return the set that a well-formed reference names."""
    names = [name for name in sets if reference.startswith(f"{name}.")]
    names.sort(key=len, reverse=True)
    having = [name for name in names if _id_in(reference, name) in sets[name].ids]
    return next(iter(having + names), None)


def _id_in(reference: str, name: str) -> str:
    return reference[len(name) + 1 :]


def _full_names(sets: dict[str, _Set]) -> dict[str, Path]:
    """Return all that events may refer to, and where it is defined."""
    return {
        f"{name}.{schema}": place for name, it in sets.items() for schema, place in it.ids.items()
    }


def _malformed(reference: _Reference, sets: dict[str, _Set], findings: Findings) -> None:
    text = reference.text.strip(".")
    meant = [it for it in _full_names(sets) if it.startswith(f"{text}.") or it.endswith(f".{text}")]
    likely = meant[0] if len(meant) == 1 else None
    findings.at_value(
        reference.place,
        codes.BAD_SCHEMA_REFERENCE,
        f"{quote(reference.text)} is not a schema in the form `set.id`",
        help=f"did you mean `{likely}`?" if likely else "for example: `users.created`",
        fix=findings.replace(reference.place, likely) if likely else None,
    )


def _likely_set(reference: _Reference, sets: dict[str, _Set]) -> str | None:
    """Return the set that is likely meant by a reference to none, by all of it or by its name."""
    likely = nearest(reference.text, _full_names(sets))
    return _set_in(likely, sets) if likely else nearest(reference.set_name, sets)


def _unknown_set(reference: _Reference, sets: dict[str, _Set], findings: Findings) -> None:
    defined = _full_names(sets)
    likely = nearest(reference.text, defined)
    owner = _likely_set(reference, sets)
    labels, help_ = [], "define it in `jsonschema`"
    if likely:
        labels, help_ = [_similar((*defined[likely], "id"), findings)], f"did you mean `{likely}`?"
    elif owner:
        place = (*sets[owner].place, "name")
        labels, help_ = [_similar(place, findings)], f"did you mean the set `{owner}`?"
    findings.at_value(
        reference.place,
        codes.UNKNOWN_REFERENCE,
        f"{_event(reference, findings)} has a schema of the set {quote(reference.set_name)}, "
        "which is not defined",
        label="no entry of `jsonschema` has this name",
        labels=labels,
        help=help_,
        notes=[f"defined: {quote_all(sets) or 'none'}"],
        fix=findings.replace(reference.place, likely) if likely else None,
    )


def _check_id(reference: _Reference, name: str, owner: _Set, findings: Findings) -> None:
    schema = _id_in(reference.text, name)
    if schema in owner.ids:
        return
    if owner.ids:
        _unknown_id(reference, name, owner, findings)
    elif owner.has_path:
        findings.at_value(
            reference.place,
            codes.UNKNOWN_REFERENCE,
            f"{_event(reference, findings)} has a schema of the set {quote(name)}, "
            "which has no ids",
            labels=[findings.key((*owner.place, "path"), "it lists its files without ids")],
            help="list them under `schemas`, each with an `id`",
        )


def _unknown_id(reference: _Reference, name: str, owner: _Set, findings: Findings) -> None:
    schema = _id_in(reference.text, name)
    likely = nearest(schema, owner.ids)
    label = findings.value((*owner.place, "name"), "of this set")
    findings.at_value(
        reference.place,
        codes.UNKNOWN_REFERENCE,
        f"{_event(reference, findings)} has the schema {quote(schema)}, "
        f"which the set {quote(name)} does not have",
        label="no schema of the set has this id",
        labels=[label, _similar((*owner.ids[likely], "id"), findings)] if likely else [label],
        help=f"did you mean `{name}.{likely}`?" if likely else "add it to `schemas` of the set",
        notes=[f"defined: {quote_all(owner.ids)}"],
        fix=findings.replace(reference.place, f"{name}.{likely}") if likely else None,
    )


def _event(reference: _Reference, findings: Findings) -> str:
    return subject(findings.document, reference.place[:-1])


def _similar(place: Path, findings: Findings) -> Label:
    return findings.value(place, "a similar name is defined here")


def _unused(draft: Config, used: set[str | None], findings: Findings) -> None:
    for entry in known(draft.jsonschema):
        # what older configs list by `path` cannot be referred to
        is_judged = is_known(entry.name, entry.schemas) and entry.schemas
        if is_judged and entry.name not in used:
            findings.at_entry(
                entry.place,
                codes.UNUSED_DEFINITION,
                f"no event refers to {subject(findings.document, entry.place)}",
                help="give an event of `kafka` its `schema`, or keep the set for its Go types",
            )
