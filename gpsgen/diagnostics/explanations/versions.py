"""Pages of findings about the versions of tools."""

from gpsgen.diagnostics import codes
from gpsgen.diagnostics.explanations.page import Page, sections
from gpsgen.version import GOLANGCI_VERSION, MIN_RUNTIME_VERSION, OGEN_VERSION

PAGES = (
    Page(
        codes.BAD_VERSION,
        "A version of Go is written as `1.26` or `1.26.1`, one of a tool as `v1.20.1`, the version "
        "of an API as `v1`. `latest` is no version.",
        "A version is pinned so that the same config gives the same project next year.",
        wrong=sections("tools: {golang_version: go1.26}\n"),
        right=sections("tools: {golang_version: 1.26}\n"),
    ),
    Page(
        codes.RUNTIME_TOO_OLD,
        "`tools.runtime_version` asks for a runtime older than the code that this gpsgen writes. "
        "Write the version that the finding names, or remove the field: gpsgen brings that one.",
        "The generated code calls functions that the older runtime does not have; it would not "
        "compile.",
        wrong=sections("tools: {runtime_version: v0.0.9}\n"),
        right=sections(f"tools: {{runtime_version: {MIN_RUNTIME_VERSION}}}\n"),
    ),
    Page(
        codes.GO_TOO_OLD,
        "`tools.golang_version` asks for a Go that cannot build the generated code. The version in "
        "the message is used instead; write it, or let `gpsgen validate --fix` do so.",
        "The runtime uses parts of the standard library that older versions do not have. Only "
        "the line counts: `1.26` is built with the newest `1.26.x`.",
        wrong=sections("tools: {golang_version: 1.20}\n"),
        right=sections("tools: {golang_version: 1.26}\n"),
    ),
    Page(
        codes.UNTESTED_VERSION,
        "A tool is asked for in a version that the generated code cannot work with, or that nobody "
        "has tried it with. The finding names the version that works, and "
        "`gpsgen validate --fix` writes it; without the field, that is the one that is used.",
        "Generated code and the code that a tool makes call each other. Another version may name "
        "things differently, and then your project does not compile.",
        wrong=sections("tools: {ogen_version: v0.78.0}\n"),
        right=sections(f"tools: {{ogen_version: {OGEN_VERSION}}}\n"),
    ),
    Page(
        codes.VERSION_UNUSABLE,
        "A tool that checks the project is asked for in a version that cannot be used; the one "
        "that gpsgen is tested with is used instead. Write that, or remove the field.",
        "Such a tool reads a configuration that gpsgen writes, and older ones read another form "
        "of it. No code depends on it, so this does not stop the generation.",
        wrong=sections("tools: {golangci_version: v1.55.2}\n"),
        right=sections(f"tools: {{golangci_version: {GOLANGCI_VERSION}}}\n"),
    ),
)
