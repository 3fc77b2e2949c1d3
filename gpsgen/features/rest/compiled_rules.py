"""Rules of REST servers that only their compiled specs can answer."""

from collections import Counter
from collections.abc import Iterable

from gpsgen.compile.ogen import CompiledSpec
from gpsgen.config import LoadedConfig
from gpsgen.diagnostics import Diagnostic, codes
from gpsgen.diagnostics.model import Path
from gpsgen.diagnostics.text import quote
from gpsgen.features.rest.transport import FALLBACK
from gpsgen.resolve.project import OgenServer, Project


def check_compiled(project: Project, loaded: LoadedConfig) -> None:
    """Apply the rules to each server that has a compiled spec."""
    for server, compiled in project.compiled.items():
        for finding in _spec(server, compiled, loaded):
            loaded.diagnostics.add(finding)


def _spec(server: OgenServer, compiled: CompiledSpec, loaded: LoadedConfig) -> Iterable[Diagnostic]:
    """Refuse what ogen takes and Go does not."""
    path = ("rest", server.index, "path", 0)
    spec = server.specs[0].name
    for reason, help_ in _faults(compiled):
        yield _finding(loaded, path, codes.SPEC_REFUSED, f"the spec {quote(spec)} {reason}", help_)


def _faults(compiled: CompiledSpec) -> Iterable[tuple[str, str]]:
    """Yield what is wrong with a spec as a whole, and what helps."""
    contract = compiled.contract
    names = Counter(operation.name for operation in contract.operations)
    if contract.default_error:
        names["NewError"] += 1  # ogen's own method, which makes the default response
    for name, count in names.items():
        if count > 1:
            reason = f"has {count} operations that become one in Go, `{name}`"
            yield reason, "give them other values of `operationId`"
    if contract.default_error and "Error" in names:
        reason = "has an operation that is called as what ogen writes for all errors, `Error`"
        yield reason, "give it another `operationId`"
    if f"{FALLBACK}Handler" in names:
        reason = f"has an operation that is called as a type of ogen, `{FALLBACK}Handler`"
        yield reason, "give it another `operationId`"
    if any("\n//go:build " in text for text in compiled.files.values()):
        reason = "has a line that starts with `+build`, which Go takes for a build constraint"
        yield reason, "write the text of the title, summary or description otherwise"


def _finding(
    loaded: LoadedConfig, path: Path, code: codes.Code, message: str, help_: str
) -> Diagnostic:
    assert loaded.document is not None, "a config that was resolved was read"
    span = loaded.document.value_span(path)
    return Diagnostic(code=code, message=message, span=span, path=path, help=help_)
