"""Findings that another one makes void."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gpsgen.diagnostics import codes

if TYPE_CHECKING:
    from gpsgen.diagnostics import Diagnostic, Diagnostics

#: What says of a whole field that it is not wanted, whatever it holds.
_VOIDING = (codes.MISPLACED_FIELD, codes.WITHOUT_EFFECT)


#: What is said of a field that is not acted on, and void where more is to be said.
_COVERAGE = (codes.NOT_SUPPORTED_YET, codes.IGNORED_YET)


def drop_cascades(diagnostics: Diagnostics) -> None:
    """Take out what is said twice of one fault.

    That is: what stands inside a field that another finding does not want; of a value with an
    impossible character, all but that; of a field with a fault, that it is not acted on.
    """
    unreadable = {it.span for it in diagnostics if it.code is codes.FORBIDDEN_CHARACTER}
    faulty = {(it.span.file, it.path) for it in diagnostics if it.code not in _COVERAGE and it.path}
    diagnostics.discard(
        lambda it: (
            (it.span in unreadable and it.code is not codes.FORBIDDEN_CHARACTER)
            or (it.code in _COVERAGE and (it.span.file, it.path) in faulty)
        )
    )
    _drop_inside(diagnostics)


def _drop_inside(diagnostics: Diagnostics) -> None:
    voiding = {
        (finding.span.file, finding.path): finding
        for finding in diagnostics
        if finding.code in _VOIDING and finding.path
    }
    if not voiding:
        return

    def is_void(finding: Diagnostic) -> bool:
        above = (finding.path[:depth] for depth in range(1, len(finding.path) + 1))
        found = (voiding.get((finding.span.file, path)) for path in above)
        return any(other and other is not finding for other in found)

    diagnostics.discard(is_void)
