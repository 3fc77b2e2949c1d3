"""Reports findings at places of a document, in terms of paths instead of lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict, Unpack

from gpsgen.diagnostics import Diagnostic, Diagnostics, Edit, Fix, Label, Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gpsgen.diagnostics.codes import Code
    from gpsgen.diagnostics.model import Path
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

    def replace(self, path: Path, replacement: str) -> Fix:
        """Return the fix that puts another text in a value's place."""
        return self._fix(self.document.value_span(path), replacement)

    def rename(self, path: Path, replacement: str) -> Fix:
        """Return the fix that puts another key in a key's place."""
        return self._fix(self.document.key_span(path), replacement)

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

    def _fix(self, span: Span, replacement: str) -> Fix:
        return Fix(f"replace it with `{replacement}`", (Edit(span, replacement),))

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
