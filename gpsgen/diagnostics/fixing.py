"""Applies the machine-applicable fixes of findings to the texts that they are about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gpsgen.diagnostics.source import Source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from gpsgen.diagnostics.model import Diagnostic, Edit, Fix


@dataclass(frozen=True, slots=True)
class Fixed:
    """Texts with fixes applied."""

    #: The texts that have changed, by the names of their files.
    sources: dict[str, Source]
    #: The findings whose fixes were applied.
    findings: tuple[Diagnostic, ...]


def apply_fixes(
    findings: Iterable[Diagnostic],
    sources: Mapping[str, Source],
    is_sound: Callable[[Source, Source], bool],
) -> Fixed:
    """Apply the fixes that can be applied together, in the order of their findings.

    A fix that touches a place of another one is left for later, when its finding has been made
    anew; so is one after which a text, as it was and as it is, is not sound. A fix of a file that
    is not among `sources`, or at a place that the file does not have, is not applied.
    """
    chosen: list[Diagnostic] = []
    edits: list[Edit] = []
    for finding in findings:
        if finding.fix and _is_applicable(finding.fix, sources) and _fits(finding.fix, edits):
            chosen.append(finding)
            edits += finding.fix.edits
    kept = _sound(chosen, [], sources, is_sound)
    return Fixed(_edited(_edits(kept), sources), tuple(kept))


def apply_edits(source: Source, edits: Iterable[Edit]) -> str:
    """Return the text of a source with edits applied that do not touch each other.

    All else stays as it is; line breaks that come with an edit become those of the text.
    """
    parts: list[str] = []
    position = 0
    line_break = "\r\n" if "\r\n" in source.text else "\n"
    for edit in sorted(edits, key=lambda edit: edit.span):
        start, end = _range(source, edit)
        parts += [source.text[position:start], edit.replacement.replace("\n", line_break)]
        position = end
    return "".join([*parts, source.text[position:]])


def _sound(
    findings: list[Diagnostic],
    kept: list[Diagnostic],
    sources: Mapping[str, Source],
    is_sound: Callable[[Source, Source], bool],
) -> list[Diagnostic]:
    """Return those findings whose fixes, beside those that are kept, leave every text sound.

    What is unsound is looked for by halves, since it takes long to tell of a text.
    """
    changed = _edited(_edits([*kept, *findings]), sources)
    if all(is_sound(sources[name], source) for name, source in changed.items()):
        return findings
    if len(findings) == 1:
        return []
    half = len(findings) // 2
    first = _sound(findings[:half], kept, sources, is_sound)
    return first + _sound(findings[half:], [*kept, *first], sources, is_sound)


def _edits(findings: Iterable[Diagnostic]) -> list[Edit]:
    return [edit for finding in findings if finding.fix for edit in finding.fix.edits]


def _edited(edits: Iterable[Edit], sources: Mapping[str, Source]) -> dict[str, Source]:
    by_file: dict[str, list[Edit]] = {}
    for edit in edits:
        by_file.setdefault(edit.span.file, []).append(edit)
    return {
        file: Source(file, apply_edits(sources[file], in_file)) for file, in_file in by_file.items()
    }


def _is_applicable(fix: Fix, sources: Mapping[str, Source]) -> bool:
    """Say whether a fix changes something, and only what is there."""
    changes = False
    for edit in fix.edits:
        source = sources.get(edit.span.file)
        if source is None:
            return False
        start, end = _range(source, edit)
        if source.span(start, end) != edit.span:
            return False
        changes = changes or source.text[start:end] != edit.replacement
    return changes


def _fits(fix: Fix, others: Iterable[Edit]) -> bool:
    """Say whether no edit of a fix touches another of it or one of the others."""
    taken = list(others)
    for edit in fix.edits:
        if any(_touch(edit, other) for other in taken):
            return False
        taken.append(edit)
    return True


def _touch(one: Edit, other: Edit) -> bool:
    if one.span.file != other.span.file:
        return False
    return _start(one) <= _end(other) and _start(other) <= _end(one)


def _start(edit: Edit) -> tuple[int, int]:
    return edit.span.line, edit.span.column


def _end(edit: Edit) -> tuple[int, int]:
    return edit.span.end_line, edit.span.end_column


def _range(source: Source, edit: Edit) -> tuple[int, int]:
    return source.offset(*_start(edit)), source.offset(*_end(edit))
