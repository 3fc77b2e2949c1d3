"""Rules of REST servers that only their compiled specs can answer."""

from gpsgen.config import LoadedConfig
from gpsgen.diagnostics import Diagnostic, codes
from gpsgen.resolve.project import Project


def check_security(project: Project, loaded: LoadedConfig) -> None:
    """Demand a security scheme in the spec of each server that asks for authentication."""
    assert loaded.document is not None, "a config that was resolved was read"
    for server, compiled in project.compiled.items():
        if server.authenticated and not compiled.contract.security:
            path = ("rest", server.index, "generator_params", "auth_handler")
            loaded.diagnostics.add(
                Diagnostic(
                    code=codes.SPEC_WITHOUT_SECURITY,
                    message=f"`auth_handler` is on, but {server.specs[0].name} has no security "
                    "scheme that an operation demands",
                    span=loaded.document.value_span(path),
                    path=path,
                    help="add `components.securitySchemes` and `security` to the spec, "
                    "or switch `auth_handler` off",
                )
            )
