"""Rules on the versions of tools."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gpsgen.compile.tool import GOLANGCI, OGEN
from gpsgen.diagnostics import codes
from gpsgen.model.base import is_known
from gpsgen.syntax import semver
from gpsgen.toolchain import OLDEST_GO, line_of
from gpsgen.version import MIN_RUNTIME_VERSION

if TYPE_CHECKING:
    from gpsgen.compile.tool import Tool
    from gpsgen.config.sections import Config
    from gpsgen.model.findings import Findings

MIN_GO_VERSION = "1.26"
"""The least version of Go that the generated code builds with."""


def check_tools(draft: Config, findings: Findings) -> None:
    """Hold the versions of the tools against what this generator can work with."""
    if is_known(draft.tools):
        _check_go(draft, findings)
        _check_ogen(draft, findings)
        _check_linter(draft, findings)
        _check_runtime(draft, findings)


def _check_ogen(draft: Config, findings: Findings) -> None:
    """Refuse an ogen whose code cannot work with ours."""
    asked = draft.tools.ogen_version
    if is_known(asked) and not OGEN.takes(asked):
        message = f"gpsgen cannot work with ogen {asked}: {_range(OGEN)}"
        place = draft.tools.place_of(OGEN.key)
        findings.at_value(
            place,
            codes.UNTESTED_VERSION,
            message,
            help=f"write `{OGEN.ours}`, or leave the field out",
            fix=findings.replace(place, OGEN.ours),
        )


def _check_linter(draft: Config, findings: Findings) -> None:
    """Warn of a linter that cannot read the configuration that it is given."""
    asked = draft.tools.golangci_version
    if is_known(asked) and asked and not GOLANGCI.takes(asked):
        place = draft.tools.place_of(GOLANGCI.key)
        findings.at_value(
            place,
            codes.VERSION_UNUSABLE,
            f"golangci-lint {asked} cannot read our configuration: {_range(GOLANGCI)}",
            help=f"write `{GOLANGCI.ours}`, which is used in any case, or leave the field out",
            fix=findings.replace(place, GOLANGCI.ours),
        )


def _check_runtime(draft: Config, findings: Findings) -> None:
    """Warn of a runtime that is not the one which this generator holds."""
    asked = draft.tools.runtime_version
    if is_known(asked) and asked != MIN_RUNTIME_VERSION:
        place = draft.tools.place_of("runtime_version")
        findings.at_value(
            place,
            codes.VERSION_UNUSABLE,
            f"this version of gpsgen brings the runtime {MIN_RUNTIME_VERSION}, not {asked}",
            help=f"write `{MIN_RUNTIME_VERSION}`, which is used in any case, "
            "or leave the field out",
            fix=findings.replace(place, MIN_RUNTIME_VERSION),
        )


def _range(tool: Tool) -> str:
    return f"it has to be {tool.oldest} or later, below v{semver.major(tool.ours) + 1}"


def _check_go(draft: Config, findings: Findings) -> None:
    """Warn of a Go version that the generated code cannot be built with."""
    if not is_known(draft.tools.golang_version):
        return
    asked = draft.tools.golang_version
    if line_of(asked) < OLDEST_GO:
        findings.at_value(
            draft.tools.place_of("golang_version"),
            codes.GO_TOO_OLD,
            f"the generated code needs Go {MIN_GO_VERSION}, not {asked}",
            help=f"write `{MIN_GO_VERSION}`, which is used in any case",
            fix=findings.replace(draft.tools.place_of("golang_version"), MIN_GO_VERSION),
        )
