"""Findings on the versions of tools that only a machine with Go can make."""

from gpsgen.compile.tool import UnusableVersionError
from gpsgen.config import LoadedConfig
from gpsgen.diagnostics import Diagnostic, codes
from gpsgen.diagnostics.text import safe
from gpsgen.resolve.project import Project
from gpsgen.toolchain import ToolchainMissingError, find_toolchain, line_of


def unusable(error: UnusableVersionError, loaded: LoadedConfig) -> Diagnostic:
    """Return the finding that a version which the config asks for cannot be used."""
    assert loaded.document is not None, "a config that was resolved was read"
    path = ("tools", error.tool.key)
    span = loaded.document.value_span(path)
    ours = error.tool.ours
    return Diagnostic(
        code=codes.VERSION_REFUSED,
        message=str(error),
        span=span,
        path=path,
        notes=(safe(error.reason),),
        help=f"write `{ours}`, which gpsgen is tested with, or leave the field out",
    )


def check_go_line(project: Project, loaded: LoadedConfig) -> None:
    """Warn where the project asks for a later Go than the one on this machine."""
    assert loaded.document is not None, "a config that was resolved was read"
    try:
        found = find_toolchain().version
    except ToolchainMissingError:
        return  # What needs Go says so itself.
    if line_of(found) >= line_of(project.go_version):
        return
    path = ("tools", "golang_version")
    loaded.diagnostics.add(
        Diagnostic(
            code=codes.GO_TOO_OLD,
            message=f"the project asks for Go {project.go_version}, and the Go found on this "
            f"machine is {found}",
            span=loaded.document.value_span(path),
            path=path,
            help=f"install Go {project.go_version}, or let the go command fetch it "
            "(GOTOOLCHAIN=auto): an older one refuses to work in the project",
        )
    )
