"""Turns a document into a draft of its model, every fault in its shape reported at its place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from pydantic import ValidationError

from gpsgen.diagnostics import codes
from gpsgen.diagnostics.text import quote, quote_all
from gpsgen.model.base import UNKNOWN, Section, locate
from gpsgen.model.misspellings import fields_at, misspellings
from gpsgen.model.scalars import FAULT
from gpsgen.model.wording import subject, value_at
from gpsgen.read import Mapping, Node, Sequence

if TYPE_CHECKING:
    from collections.abc import Mapping as Table

    from pydantic_core import ErrorDetails

    from gpsgen.diagnostics.codes import Code
    from gpsgen.diagnostics.model import Path
    from gpsgen.diagnostics.suggest import Suggestion
    from gpsgen.model.findings import Findings
    from gpsgen.read import Document

S = TypeVar("S", bound=Section)

#: What the reader says of a map that has more keys than it could take.
_INCOMPLETE = (codes.MERGE_KEY, codes.COMPLEX_KEY)
_EXPECTED = {"model_type": "a map", "tuple_type": "a list", "dict_type": "a map"}


@dataclass(frozen=True, slots=True)
class Retired:
    """What is to be said of a key that the model does not have, and that files still hold."""

    code: Code
    message: str
    help: str


def draft(model: type[S], findings: Findings, retired: Table[str, Retired] | None = None) -> S:
    """Build a model of a document; what is at fault is reported and `UNKNOWN` in the draft.

    `retired` has what is to be said of keys by their path, `[]` in the place of indices.
    """
    return _Shaper(model, findings, retired or {}).draft()


class _Shaper(Generic[S]):
    def __init__(self, model: type[S], findings: Findings, retired: Table[str, Retired]) -> None:
        self.model = model
        self.findings = findings
        self.document: Document = findings.document
        self.retired = retired
        self.likely: dict[Path, Suggestion] = {}
        #: The maps of which the reader could not take all keys.
        self.broken = {
            finding.path
            for finding in findings.diagnostics
            if finding.code in _INCOMPLETE and finding.span.file == self.document.source.name
        }

    def draft(self) -> S:
        data: dict[str, Any] = self.document.data
        try:
            made = self.model.model_validate(data)
        except ValidationError as error:
            details = error.errors(include_url=False)
            unexpected = [it for it in details if not self._is_retired(it)]
            self.likely = misspellings(unexpected, self.model, self.findings)
            meant = self._misspelt_fields(details)
            for detail in details:
                if not self._is_told(detail, meant):
                    self._report(detail)
                _blank_out(data, detail)
            for path in meant:
                _put(data, path, UNKNOWN)
            made = self.model.model_validate(data)
        locate(made)
        return made

    def _is_told(self, detail: ErrorDetails, meant: set[Path]) -> bool:
        """Whether a fault follows from another: a misspelt key, or one that cannot be read."""
        if detail["type"] == "missing":
            return detail["loc"] in meant or detail["loc"][:-1] in self.broken
        return detail["loc"] in self.broken

    def _misspelt_fields(self, details: list[ErrorDetails]) -> set[Path]:
        """Return the fields that unknown keys are likely meant to be."""
        paths = [detail["loc"] for detail in details if detail["type"] == "extra_forbidden"]
        misspelt = [path for path in paths if path in self.likely]
        fields = {(*path[:-1], self.likely[path].name) for path in misspelt}
        fields |= {(*path[:-1], key) for path in paths if (key := self._unspaced(path))}
        return {path for path in fields if self.document.node(path) is None}

    def _unspaced(self, path: Path) -> str | None:
        """Return the field that a key stands for which lacks the space behind its colon."""
        key, colon, rest = str(path[-1]).partition(":")
        is_field = colon and rest and key in fields_at(self.model, path[:-1])
        return key if is_field and self.document.is_empty(path) else None

    def _report_unspaced(self, path: Path, key: str, where: str) -> None:
        whole = str(path[-1])
        spaced = f"{key}: {whole.removeprefix(f'{key}:')}"
        self.findings.at_key(
            path,
            codes.UNKNOWN_KEY,
            f"{where} has no key {quote(whole)}",
            help=f"a colon needs a space behind it: {quote(spaced)}",
        )

    def _retired(self, path: Path) -> Retired | None:
        return self.retired.get(".".join("[]" if isinstance(step, int) else step for step in path))

    def _is_retired(self, detail: ErrorDetails) -> bool:
        return detail["type"] == "extra_forbidden" and self._retired(detail["loc"]) is not None

    def _report(self, detail: ErrorDetails) -> None:
        path: Path = detail["loc"]
        match detail["type"]:
            case "missing":
                where = subject(self.document, path[:-1])
                message = f"{where} has no `{path[-1]}`"
                self.findings.at_entry(
                    path[:-1], codes.MISSING_FIELD, message, help=f"add `{path[-1]}: …`"
                )
            case "extra_forbidden":
                self._report_extra(path)
            case kind if kind == FAULT:
                given, likely = detail["ctx"], self.likely.get(path)
                self.findings.at_value(
                    path,
                    given["code"],
                    given["message"],
                    help=likely.question if likely else given["help"],
                    fix=self.findings.correct(path, likely),
                )
            case kind:
                expected = _EXPECTED.get(kind, "something else")
                wrong = f"must be {expected}, not {_kind(self.document.node(path))}"
                self.findings.at_value(path, codes.WRONG_TYPE, f"{value_at(path)} {wrong}")

    def _report_extra(self, path: Path) -> None:
        if gone := self._retired(path):
            if gone.code is codes.MISPLACED_FIELD and self.document.is_empty(path):
                return
            fix = self.findings.remove(path) if gone.code is codes.OBSOLETE else None
            self.findings.at_key(path, gone.code, gone.message, help=gone.help, fix=fix)
            return
        where = subject(self.document, path[:-1])
        if key := self._unspaced(path):
            self._report_unspaced(path, key, where)
            return
        likely = self.likely.get(path)
        meant = (*path[:-1], likely.name) if likely else ()
        labels, help_ = [], likely.question if likely else None
        if likely and self.document.node(meant) is not None:
            labels = [self.findings.key(meant, "it is here already")]
            help_ = f"add to {quote(likely.name)} what belongs there, and remove this"
        fields = quote_all(sorted(fields_at(self.model, path[:-1])), limit=30)
        self.findings.at_key(
            path,
            codes.UNKNOWN_KEY,
            f"{where} has no key {quote(str(path[-1]))}",
            labels=labels,
            help=help_,
            notes=() if likely else (f"keys that it has: {fields}",),
            fix=self.findings.rename(path, likely.name) if likely and likely.is_sure else None,
        )


def _blank_out(data: dict[str, Any], detail: ErrorDetails) -> None:
    """Take a faulty value out of the data, so that the rest can be judged."""
    if detail["type"] == "extra_forbidden":
        container: Any = data
        for step in detail["loc"][:-1]:
            container = container[step]
        del container[detail["loc"][-1]]
    else:
        _put(data, detail["loc"], UNKNOWN)


def _put(data: dict[str, Any], path: Path, value: object) -> None:
    """Put a value at a path; where a text stands for a list or a map, in its place."""
    container: Any = data
    for step in path[:-1]:
        child = container[step]
        if not isinstance(child, dict | list):
            container[step] = value
            return
        container = child
    container[path[-1]] = value


def _kind(node: Node | None) -> str:
    if isinstance(node, Mapping):
        return "a map"
    return "a list" if isinstance(node, Sequence) else "text"
