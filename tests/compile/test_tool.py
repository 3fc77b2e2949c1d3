"""Which versions of tools may work, and what is said where one does not."""

import pytest

from gpsgen.compile.tool import GOLANGCI, OGEN, Tool, UnusableVersionError, refusal
from gpsgen.errors import EnvironmentMissingError

OTHER = OGEN.at("v1.18.0")


@pytest.mark.parametrize(
    ("tool", "version", "may_work"),
    [
        (OGEN, OGEN.ours, True),
        (OGEN, "v1.1.0", True),
        (OGEN, "v1.99.0", True),
        (OGEN, "v1.1.0-rc.1", False),
        (OGEN, "v1.0.9", False),
        (OGEN, "v0.78.0", False),
        (OGEN, "v2.0.0", False),
        (OGEN, "v1.20.1+build", False),
        (GOLANGCI, GOLANGCI.ours, True),
        (GOLANGCI, "v2.6.0", True),
        (GOLANGCI, "v2.5.9", False),
        (GOLANGCI, "v1.64.8", False),
        (GOLANGCI, "v3.0.0", False),
    ],
)
def test_the_range_of_versions(tool: Tool, version: str, *, may_work: bool) -> None:
    assert tool.takes(version) is may_work


@pytest.mark.parametrize(
    ("output", "reason"),
    [
        (
            "go: downloading x v1.0.0\ngo: x@v9.9.9: 404 Not Found\n\tunknown revision\nmore\n",
            "x@v9.9.9: 404 Not Found unknown revision",
        ),
        ("# example.com/x\nx.go:1:2: undefined: y\n", "x.go:1:2: undefined: y"),
        (
            "go: x@v9.9.9 requires go >= 1.99 (running go 1.26.8; GOTOOLCHAIN=local)\n",
            "x@v9.9.9 requires go >= 1.99 (running go 1.26.8; GOTOOLCHAIN=local)",
        ),
        ("", "without a word"),
        ("x" * 999, "x" * 300 + "…"),
    ],
)
def test_a_version_that_go_refuses_is_at_fault(output: str, reason: str) -> None:
    error = refusal(OTHER, "had", output)

    assert isinstance(error, UnusableVersionError)
    assert str(error) == "ogen v1.18.0 cannot be had"
    assert (error.tool, error.reason) == (OTHER, reason)


@pytest.mark.parametrize(
    "output",
    [
        'go: x@v1.0.0: Get "https://proxy/x": dial tcp: lookup proxy: no such host',
        'go: x@v1.0.0: Get "https://proxy/x": dial tcp 127.0.0.1:9: connect: connection refused',
        'go: x@v1.0.0: Get "https://proxy/x": EOF',
        "go: x@v1.0.0: module lookup disabled by GOPROXY=off",
        "go: x@v1.0.0: reading https://proxy/x: 502 Bad Gateway",
        'go: x@v1.0.0: Get "https://proxy/x": net/http: TLS handshake timeout',
        "go: writing go.mod cache: mkdir /go: permission denied",
    ],
)
def test_a_machine_in_the_way_is_no_fault_of_the_version(output: str) -> None:
    error = refusal(OTHER, "had", output)

    assert isinstance(error, EnvironmentMissingError)
    assert error.status == 3
    assert str(error).startswith(f"ogen v1.18.0 could not be had:\n{output}\n")
    assert f"`tools.ogen_version` asks for it; ours is {OGEN.ours}." in str(error)


def test_our_own_version_is_never_at_fault() -> None:
    error = refusal(OGEN, "built", "x.go:1:2: undefined: y")

    assert isinstance(error, EnvironmentMissingError)
    assert "asks for it" not in str(error)
