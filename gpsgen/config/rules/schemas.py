"""Rules on the schemas that events refer to.

A reference is `set.id`. Names of sets may hold dots as well, so what is defined says where it is
to be split: before the id of the set with the longest name that has such a schema; else after
the longest name of a set; else at the first dot.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from gpsgen.diagnostics import codes
from gpsgen.diagnostics.text import quote, quote_all
from gpsgen.model.base import is_known, known
from gpsgen.model.wording import subject
from gpsgen.read import Sequence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gpsgen.config.sections import Config
    from gpsgen.diagnostics import Label
    from gpsgen.diagnostics.model import Path
    from gpsgen.diagnostics.suggest import Suggestion
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


@dataclass(frozen=True)
class _Sets:
    """All sets by their names."""

    by_name: dict[str, _Set]

    @cached_property
    def full_names(self) -> dict[str, Path]:
        """All that events may refer to, and where it is defined."""
        sets = self.by_name.items()
        return {f"{name}.{schema}": at for name, it in sets for schema, at in it.ids.items()}

    @cached_property
    def lengths(self) -> list[int]:
        """How long the names are, the longest first."""
        return sorted({len(name) for name in self.by_name}, reverse=True)

    def named_by(self, reference: str) -> str | None:
        """Return the set that a well-formed reference names."""
        heads = [reference[:end] for end in self.lengths if reference[end : end + 1] == "."]
        names = [head for head in heads if head in self.by_name]
        having = [it for it in names if _id_in(reference, it) in self.by_name[it].ids]
        return next(iter(having + names), None)


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
            _malformed(reference, sets if are_whole else _Sets({}), findings)
            continue
        name = sets.named_by(reference.text)
        used.add(name)
        if name and are_whole:
            _check_id(reference, name, sets.by_name[name], findings)
        elif name is None:
            likely, owner = _likely(reference, sets, findings)
            # what a misspelt name is meant to be counts as used
            used |= _meant(likely, owner, sets)
            if are_whole:
                _unknown_set(reference, likely, owner, sets, findings)
    # what is at fault may refer to any set
    is_clear = not (findings.suggestions.is_spent and None in used)
    are_told = all(reference.is_well_formed for reference in references) and _are_told(draft)
    if are_told and is_clear:
        _unused(draft, used, findings)


def _defined(document: Document) -> _Sets:
    sets: dict[str, _Set] = {}
    for place in _items(document, ("jsonschema",)):
        ids: dict[str, Path] = {}
        for item in _items(document, (*place, "schemas")):
            if schema := document.text((*item, "id")):
                ids.setdefault(schema, item)
        if name := document.text((*place, "name")):
            has_path = document.node((*place, "path")) is not None
            sets.setdefault(name, _Set(place, ids, has_path))
    return _Sets(sets)


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


def _id_in(reference: str, name: str) -> str:
    return reference[len(name) + 1 :]


def _malformed(reference: _Reference, sets: _Sets, findings: Findings) -> None:
    text = reference.text.strip(".")
    head, tail = f"{text}.", f".{text}"
    meant = [it for it in sets.full_names if it.startswith(head) or it.endswith(tail)]
    likely = meant[0] if len(meant) == 1 else None
    findings.at_value(
        reference.place,
        codes.BAD_SCHEMA_REFERENCE,
        f"{quote(reference.text)} is not a schema in the form `set.id`",
        help=f"did you mean {quote(likely)}?" if likely else "for example: `users.created`",
        fix=findings.replace(reference.place, likely) if likely else None,
    )


def _likely(
    reference: _Reference, sets: _Sets, findings: Findings
) -> tuple[Suggestion | None, Suggestion | None]:
    """Return what is likely meant by a reference to no set: the schema, or else the set alone."""
    likely = findings.suggestions.suggest(reference.text, sets.full_names)
    if likely is None:
        return None, findings.suggestions.suggest(reference.set_name, sets.by_name)
    name = sets.named_by(likely.name) or ""
    # an id that is misspelt as well is too much to be sure
    has_id = reference.text.endswith(f".{_id_in(likely.name, name)}")
    return replace(likely, is_sure=likely.is_sure and has_id), None


def _meant(likely: Suggestion | None, owner: Suggestion | None, sets: _Sets) -> set[str | None]:
    """Return the sets that may be meant by a reference to none, by all of it or by its name."""
    if likely:
        return {sets.named_by(name) for name in likely.names}
    return {*owner.names} if owner else set()


def _unknown_set(
    reference: _Reference,
    likely: Suggestion | None,
    owner: Suggestion | None,
    sets: _Sets,
    findings: Findings,
) -> None:
    labels, help_ = [], "define it in `jsonschema`"
    if likely:
        place = (*sets.full_names[likely.name], "id")
        labels, help_ = [_similar(place, findings)], likely.question
    elif owner:
        place = (*sets.by_name[owner.name].place, "name")
        labels, help_ = [_similar(place, findings)], f"did you mean the set {quote(owner.name)}?"
    findings.at_value(
        reference.place,
        codes.UNKNOWN_REFERENCE,
        f"{_event(reference, findings)} has a schema of the set {quote(reference.set_name)}, "
        "which is not defined",
        label="no entry of `jsonschema` has this name",
        labels=labels,
        help=help_,
        notes=[f"defined: {quote_all(sets.by_name) or 'none'}"],
        fix=findings.correct(reference.place, likely),
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
    likely = findings.suggestions.suggest(schema, owner.ids)
    labels = [findings.value((*owner.place, "name"), "of this set")]
    if likely:
        labels.append(_similar((*owner.ids[likely.name], "id"), findings))
        likely = replace(likely, name=f"{name}.{likely.name}")
    findings.at_value(
        reference.place,
        codes.UNKNOWN_REFERENCE,
        f"{_event(reference, findings)} has the schema {quote(schema)}, "
        f"which the set {quote(name)} does not have",
        label="no schema of the set has this id",
        labels=labels,
        help=likely.question if likely else "add it to `schemas` of the set",
        notes=[f"defined: {quote_all(owner.ids)}"],
        fix=findings.correct(reference.place, likely),
    )


def _event(reference: _Reference, findings: Findings) -> str:
    return subject(findings.document, reference.place[:-1])


def _similar(place: Path, findings: Findings) -> Label:
    return findings.value(place, "a similar name is defined here")


def _unused(draft: Config, used: set[str | None], findings: Findings) -> None:
    # without events, the sets are there for their Go types
    has_events = any(is_known(entry.events) and entry.events for entry in known(draft.kafka))
    for entry in known(draft.jsonschema) if has_events else ():
        # what older configs list by `path` cannot be referred to
        is_judged = is_known(entry.name, entry.schemas) and entry.schemas
        if is_judged and entry.name not in used:
            findings.at_entry(
                entry.place,
                codes.UNUSED_DEFINITION,
                f"no event refers to {subject(findings.document, entry.place)}",
                help="give an event of `kafka` its `schema`, or keep the set for its Go types",
            )
