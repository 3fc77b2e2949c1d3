"""The configuration of golangci-lint (version 2), for projects and for the runtime alike."""

from collections.abc import Sequence
from typing import Any

#: Strict on purpose: generated code is code that people read.
ENABLED = (
    "asasalint",
    "asciicheck",
    "bidichk",
    "bodyclose",
    "canonicalheader",
    "containedctx",
    "contextcheck",
    "copyloopvar",
    "cyclop",
    "dogsled",
    "dupword",
    "durationcheck",
    "errcheck",
    "errchkjson",
    "errname",
    "errorlint",
    "exhaustive",
    "exptostd",
    "fatcontext",
    "forbidigo",
    "forcetypeassert",
    "funlen",
    "gocheckcompilerdirectives",
    "gochecknoglobals",
    "gochecknoinits",
    "gochecksumtype",
    "gocognit",
    "goconst",
    "gocritic",
    "gocyclo",
    "godot",
    "goprintffuncname",
    "gosec",
    "govet",
    "iface",
    "ineffassign",
    "intrange",
    "iotamixing",
    "lll",
    "loggercheck",
    "makezero",
    "mirror",
    "misspell",
    "modernize",
    "musttag",
    "nakedret",
    "nestif",
    "nilerr",
    "nilnesserr",
    "noctx",
    "nolintlint",
    "nosprintfhostport",
    "perfsprint",
    "prealloc",
    "predeclared",
    "promlinter",
    "reassign",
    "recvcheck",
    "revive",
    "rowserrcheck",
    "sloglint",
    "sqlclosecheck",
    "staticcheck",
    "testifylint",
    "thelper",
    "tparallel",
    "unconvert",
    "unparam",
    "unused",
    "usestdlibvars",
    "usetesting",
    "wastedassign",
    "whitespace",
    "wrapcheck",
)

_SETTINGS: dict[str, Any] = {
    "cyclop": {"max-complexity": 12},
    "errcheck": {"check-type-assertions": True},
    "exhaustive": {"default-signifies-exhaustive": True},
    "funlen": {"lines": 80, "statements": 45},
    "gocritic": {
        "enabled-tags": ["diagnostic", "performance", "style"],
        "settings": {
            "hugeParam": {"sizeThreshold": 256},
            "rangeValCopy": {"sizeThreshold": 256},
        },
    },
    # A conversion of a status or a count is no overflow, and the rule cannot know it.
    "gosec": {"excludes": ["G115"]},
    # The order of fields is chosen for readers; an err of its own in an if is idiomatic, and where
    # it hides one that is read, ineffassign and staticcheck tell.
    "govet": {"enable-all": True, "disable": ["fieldalignment", "shadow"]},
    "lll": {"line-length": 140},
    "nolintlint": {"require-explanation": True, "require-specific": True},
    "revive": {"enable-all-rules": False},
}

#: What a test may do and other code may not.
_TESTS = (
    "cyclop",
    "errcheck",
    "forcetypeassert",
    "funlen",
    "gochecknoglobals",
    "gocognit",
    "goconst",
    "gosec",
    "wrapcheck",
)


def linters(module: str, excluded: Sequence[str] = ()) -> dict[str, Any]:
    """Return the configuration for the module of that path.

    `excluded` are folders of code that another tool makes.
    """
    # An error of the project's own says enough; one from outside needs a word on what was tried.
    settings = {**_SETTINGS, "wrapcheck": {"ignore-package-globs": [f"{module}/*"]}}
    exclusions: dict[str, Any] = {
        "generated": "disable",
        "rules": [{"path": r"_test\.go", "linters": list(_TESTS)}],
    }
    formatters: dict[str, Any] = {
        "enable": ["gci", "gofmt"],
        "settings": {"gci": {"sections": ["standard", "default", "localmodule"]}},
    }
    if excluded:
        paths = [f"^{folder}/" for folder in excluded]
        exclusions["paths"] = paths
        formatters["exclusions"] = {"paths": paths}
    return {
        "version": "2",
        "linters": {
            "default": "none",
            "enable": list(ENABLED),
            "settings": settings,
            "exclusions": exclusions,
        },
        "issues": {"max-issues-per-linter": 0, "max-same-issues": 0},
        "formatters": formatters,
    }
