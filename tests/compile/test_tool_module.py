"""The module of a tool: ours is shipped, another version is asked of Go once."""

from pathlib import Path

import pytest

from gpsgen.compile.tool import GOLANGCI, OGEN, UnusableVersionError
from gpsgen.compile.tool_module import tool_module
from gpsgen.errors import EnvironmentMissingError
from gpsgen.syntax import modfile
from gpsgen.toolchain import Toolchain, ToolchainMissingError
from tests.support.toolchains import scripted

#: A `go get` that leaves word of what it was asked for.
GET = 'echo "$@" "$GOFLAGS" >> go.mod; echo a sum > go.sum'


def no_toolchain() -> Toolchain:
    raise ToolchainMissingError("there is no Go here")


def test_our_version_needs_no_toolchain() -> None:
    module = modfile.parse(tool_module(OGEN, no_toolchain).go_mod)

    assert module.tools == (OGEN.package,)
    assert {it.path: it.version for it in module.requirements}[OGEN.module] == OGEN.ours


def test_another_version_is_resolved_once(tmp_path: Path) -> None:
    other = OGEN.at("v1.18.0")
    found = tool_module(other, lambda: scripted(tmp_path, GET))

    first, *_, asked, tidied = found.go_mod.splitlines()
    assert first == "module gpsgen/tools/ogen"
    assert asked == f"get -tool {OGEN.package}@v1.18.0 -mod=mod"
    assert tidied == "mod tidy -mod=mod"
    assert found.go_sum == "a sum\n"
    assert tool_module(other, no_toolchain) == found


@pytest.mark.parametrize("other", [OGEN.at("v1.17.0"), GOLANGCI.at("v2.18.0")])
def test_what_is_cached_is_of_that_version(other: object, tmp_path: Path) -> None:
    tool_module(OGEN.at("v1.18.0"), lambda: scripted(tmp_path, GET))

    with pytest.raises(ToolchainMissingError):
        tool_module(other, no_toolchain)  # type: ignore[arg-type]


def test_a_version_that_does_not_exist_is_at_fault_each_time(tmp_path: Path) -> None:
    go = scripted(tmp_path, "echo go: no such version >&2; exit 1")
    for _ in range(2):
        with pytest.raises(UnusableVersionError) as failed:
            tool_module(OGEN.at("v1.99.0"), lambda: go)
        assert (str(failed.value), failed.value.reason) == (
            "ogen v1.99.0 cannot be had",
            "no such version",
        )


def test_a_missing_network_is_the_machine(tmp_path: Path) -> None:
    go = scripted(tmp_path, "echo dial tcp: lookup proxy: no such host >&2; exit 1")

    with pytest.raises(EnvironmentMissingError, match="needs the network once"):
        tool_module(OGEN.at("v1.18.0"), lambda: go)
