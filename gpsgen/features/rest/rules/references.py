"""Rules on the references of a spec: each leads somewhere, in a file that the entry names."""

from __future__ import annotations

import os.path
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from gpsgen.diagnostics import codes
from gpsgen.diagnostics.text import quote
from gpsgen.model.findings import together
from gpsgen.read import Mapping, Node, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gpsgen.diagnostics import Label
    from gpsgen.diagnostics.model import Path
    from gpsgen.diagnostics.suggest import Suggestion
    from gpsgen.features.rest.rules.specs import Specs, Target
    from gpsgen.model.findings import Findings

#: Keys whose values are names for maps, not fields (OpenAPI 3.1, JSON Schema 2020-12).
_NAMES = frozenset({
    "$defs", "callbacks", "content", "definitions", "dependentSchemas", "encoding", "examples",
    "headers", "links", "parameters", "pathItems", "paths", "patternProperties", "properties",
    "requestBodies", "responses", "schemas", "securitySchemes", "webhooks",
})  # fmt: skip
#: Keys whose values are data, in which `$ref` is a text like any other.
_DATA = frozenset({"const", "default", "enum", "example", "value"})
#: How many more references to a target are shown.
_LABELS = 5


@dataclass(frozen=True, slots=True)
class _Step:
    """A place in a tree that may share its branches: the last step, and the place above it."""

    above: _Step | None
    step: str | int

    def path(self) -> Path:
        steps: list[str | int] = []
        place: _Step | None = self
        while place is not None:
            steps.append(place.step)
            place = place.above
        return tuple(reversed(steps))


@dataclass(frozen=True, slots=True)
class _Likely:
    """What a reference is likely meant to be, and where the name is defined that it misses."""

    reference: Suggestion
    similar: Label


def check_references(specs: Specs, named: Label) -> None:
    """Report each target that is not there, once, at the first reference to it.

    `named` labels the files that the entry names.
    """
    places: dict[str, list[Path]] = {}
    for path, reference in _references(specs.root.findings.document.root):
        places.setdefault(reference, []).append(path)
    for reference, paths in places.items():
        target = specs.follow(specs.root.file, reference)
        if not target.is_named:
            _unnamed(specs, reference, target, paths, named)
        elif target.spot is not None and target.missing:
            _broken(specs, reference, _likely(specs, reference, target), paths)


def _references(root: Mapping) -> Iterator[tuple[Path, str]]:
    """Yield the references below a node, each shared branch once, in the order of the file.

    It keeps a stack of its own: aliases can nest branches more deeply than Python can call.
    """
    seen: set[tuple[int, bool]] = set()
    pending: list[tuple[Node, _Step | None, bool]] = [(root, None, False)]
    while pending:
        node, place, are_names = pending.pop()
        if isinstance(node, Scalar) or (id(node), are_names) in seen:
            continue
        seen.add((id(node), are_names))
        if isinstance(node, Sequence):
            items = [(item, _Step(place, index), False) for index, item in enumerate(node.items)]
            pending.extend(reversed(items))
            continue
        reference = node.get("$ref")
        if isinstance(reference, Scalar) and not are_names:
            yield _Step(place, "$ref").path(), reference.text
        fields = [
            (entry.value, _Step(place, key), key in _NAMES and not are_names)
            for key, entry in node.entries.items()
            if are_names or not (key in _DATA or key.startswith("x-"))
        ]
        pending.extend(reversed(fields))


def _unnamed(specs: Specs, reference: str, target: Target, paths: list[Path], named: Label) -> None:
    """Report a reference into a file that the entry does not name, and ogen so does not see."""
    written = reference.partition("#")[0]
    if "://" in target.location:
        help_ = "keep a copy beside the spec, refer to it, and add it to `path` of the entry"
    elif os.path.isfile(target.location):  # noqa: PTH113 (any text is a question to it)
        help_ = f"add {quote(specs.relative(target.location))} to `path` of the entry"
    else:
        help_ = "there is no such file; paths are relative to the file that refers to them"
    findings = specs.root.findings
    findings.at_value(
        paths[0],
        codes.SPEC_INVALID,
        f"the reference leads to {quote(written)}, which the REST entry does not name",
        labels=[*_others(findings, paths), named],
        help=help_,
    )


def _broken(specs: Specs, reference: str, likely: _Likely | None, paths: list[Path]) -> None:
    findings = specs.root.findings
    message = f"the reference {quote(reference)} leads nowhere"
    labels = _others(findings, paths)
    if likely is None:
        form = "a reference has the form `#/components/schemas/Item`"
        findings.at_value(paths[0], codes.SPEC_INVALID, message, labels=labels, help=form)
        return
    meant = likely.reference
    findings.at_value(
        paths[0],
        codes.SPEC_INVALID,
        message,
        labels=[*labels, likely.similar],
        help=meant.question,
        fix=together(findings.correct(path, meant) for path in paths),
    )


def _others(findings: Findings, paths: list[Path]) -> list[Label]:
    return [findings.value(path, "here, too") for path in paths[1 : _LABELS + 1]]


def _likely(specs: Specs, reference: str, target: Target) -> _Likely | None:
    """Return the reference that is likely meant: one step of it written otherwise."""
    assert target.spot is not None, "a step is missing below a place"
    step, *rest = target.missing
    key = specs.root.findings.suggestions.suggest(step, target.spot.keys)
    if key is None:
        return None
    steps = [*target.spot.path, key.name, *rest]
    escaped = [str(each).replace("~", "~0").replace("/", "~1") for each in steps]
    likely = "/".join([f"{reference.partition('#')[0]}#", *escaped])
    if specs.follow(specs.root.file, likely).missing:
        return None
    meant = target.spot.at(key.name)
    similar = meant.findings.key(meant.path, "a similar name is defined here")
    return _Likely(replace(key, name=likely), similar)
