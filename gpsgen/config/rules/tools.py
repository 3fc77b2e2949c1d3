"""Rules on the versions of tools."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gpsgen.diagnostics import codes
from gpsgen.model.base import is_known
from gpsgen.version import MIN_RUNTIME_VERSION, OGEN_VERSION

if TYPE_CHECKING:
    from gpsgen.config.sections import Config
    from gpsgen.model.findings import Findings

MIN_GO_VERSION = "1.26"
"""The least version of Go that the generated code builds with."""


def check_tools(draft: Config, findings: Findings) -> None:
    """Hold the versions of the tools against what this generator can work with."""
    if is_known(draft.tools):
        _check_go(draft, findings)
        _check_pinned(draft, findings)


def _check_pinned(draft: Config, findings: Findings) -> None:
    """Refuse versions that nobody tested generated code with."""
    pinned = {"ogen_version": OGEN_VERSION, "runtime_version": MIN_RUNTIME_VERSION}
    for field, ours in pinned.items():
        asked = getattr(draft.tools, field)
        if is_known(asked) and asked != ours:
            findings.at_value(
                draft.tools.place_of(field),
                codes.UNTESTED_VERSION,
                f"this version of gpsgen works with {ours}, not {asked}",
                help=f"write `{ours}`, or leave the field out",
                fix=findings.replace(draft.tools.place_of(field), ours),
            )


def _check_go(draft: Config, findings: Findings) -> None:
    """Warn of a Go version that the generated code cannot be built with."""
    if not is_known(draft.tools.golang_version):
        return
    asked = draft.tools.golang_version
    if _line(asked) < _line(MIN_GO_VERSION):
        findings.at_value(
            draft.tools.place_of("golang_version"),
            codes.GO_TOO_OLD,
            f"the generated code needs Go {MIN_GO_VERSION}, not {asked}",
            help=f"write `{MIN_GO_VERSION}`, which is used in any case",
            fix=findings.replace(draft.tools.place_of("golang_version"), MIN_GO_VERSION),
        )


def _line(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".")[:2])
