"""Reports findings at places of a document, in terms of paths instead of lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict, Unpack

from gpsgen.diagnostics import Diagnostic, Diagnostics, Edit, Fix, Label, Span, codes
from gpsgen.diagnostics.text import quote

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gpsgen.diagnostics.codes import Code
    from gpsgen.diagnostics.model import Path
    from gpsgen.diagnostics.suggest import Suggestion, Suggestions
    from gpsgen.read import Document


class Remarks(TypedDict, total=False):
    """What a finding may say beside its message; see `Diagnostic`."""

    label: str
    labels: Iterable[Label]
    help: str | None
    notes: Iterable[str]
    fix: Fix | None


class Findings:
    """A collector of findings that knows the document they are about."""

    def __init__(self, document: Document, diagnostics: Diagnostics) -> None:
        self.document = document
        self.diagnostics = diagnostics

    def at_value(self, path: Path, code: Code, message: str, **more: Unpack[Remarks]) -> None:
        """Report a finding at a value."""
        self._add(self.document.value_span(path), path, code, message, **more)

    def at_key(self, path: Path, code: Code, message: str, **more: Unpack[Remarks]) -> None:
        """Report a finding at a key."""
        self._add(self.document.key_span(path), path, code, message, **more)

    def at_entry(self, path: Path, code: Code, message: str, **more: Unpack[Remarks]) -> None:
        """Report a finding at what stands for a whole: an item's first line, a field's key."""
        self._add(self.document.entry_span(path), path, code, message, **more)

    def at_part(
        self, path: Path, part: tuple[int, int], code: Code, message: str, **more: Unpack[Remarks]
    ) -> None:
        """Report a finding at a part of a value, between two offsets into its text."""
        self._add(self.document.part_span(path, *part), path, code, message, **more)

    @property
    def suggestions(self) -> Suggestions:
        """What finds the names that are likely meant, for all findings of the run."""
        return self.diagnostics.suggestions

    def without_effect(self, path: Path, reason: str, **more: Unpack[Remarks]) -> None:
        """Report a key that has no effect where it stands, and a way to take it out."""
        remarks: Remarks = {"help": "remove it", "fix": self.remove(path), **more}
        message = f"`{path[-1]}` has no effect here: {reason}"
        self.at_key(path, codes.WITHOUT_EFFECT, message, **remarks)

    def replace(self, path: Path, text: str) -> Fix | None:
        """Return the fix that puts another text in a value's place, where that can be done."""
        return _fix(self.document.rewritten_value(path, text), text)

    def rename(self, path: Path, text: str) -> Fix | None:
        """Return the fix that puts another key in a key's place, where that can be done."""
        return _fix(self.document.rewritten_key(path, text), text)

    def correct(self, path: Path, likely: Suggestion | None) -> Fix | None:
        """Return the fix that writes what is likely meant for a value, where that is sure."""
        return self.replace(path, likely.name) if likely and likely.is_sure else None

    def remove(self, path: Path) -> Fix | None:
        """Return the fix that takes a key out with its value, where nothing else has to change."""
        span = self.document.removal_span(path)
        return Fix(f"remove `{path[-1]}`", (Edit(span, ""),)) if span else None

    def entry(self, path: Path, text: str) -> Label:
        """Return a label at what stands for a whole."""
        return Label(self.document.entry_span(path), text)

    def key(self, path: Path, text: str) -> Label:
        """Return a label at a key."""
        return Label(self.document.key_span(path), text)

    def value(self, path: Path, text: str) -> Label:
        """Return a label at a value."""
        return Label(self.document.value_span(path), text)

    def _add(
        self, span: Span, path: Path, code: Code, message: str, **more: Unpack[Remarks]
    ) -> None:
        self.diagnostics.add(
            Diagnostic(
                code=code,
                message=message,
                span=span,
                path=self.document.existing(path),
                label=more.get("label", ""),
                labels=tuple(more.get("labels", ())),
                help=more.get("help"),
                notes=tuple(more.get("notes", ())),
                fix=more.get("fix"),
            )
        )


def together(fixes: Iterable[Fix | None]) -> Fix | None:
    """Return the fix that does what several do, which do the same at several places."""
    all_of_them = [*fixes]
    made = [fix for fix in all_of_them if fix]
    if not made or len(made) < len(all_of_them):
        return None
    edits = dict.fromkeys(edit for fix in made for edit in fix.edits)
    return Fix(made[0].description, tuple(edits))


def _fix(written: tuple[Span, str] | None, text: str) -> Fix | None:
    return Fix(f"replace it with {quote(text)}", (Edit(*written),)) if written else None
