"""Tools are built once, and a build that fails says what it needs."""

from pathlib import Path

import pytest

from gpsgen.compile.ogen import OGEN
from gpsgen.compile.tool import built
from gpsgen.errors import EnvironmentMissingError
from gpsgen.toolchain import Toolchain


def toolchain(folder: Path, script: str) -> Toolchain:
    """Return a toolchain whose `go` is a shell script."""
    go = folder / "go"
    go.write_text(f"#!/bin/sh\n{script}\n")
    go.chmod(0o755)
    return Toolchain(go, folder / "gofmt", "1.26.0")


def test_a_tool_is_built_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GPSGEN_CACHE", str(tmp_path / "cache"))
    go = toolchain(tmp_path, f'echo built >> {tmp_path}/log; echo "$5" > "$4"; chmod +x "$4"')

    first, second = built(OGEN, go), built(OGEN, go)

    assert first == second
    assert first.read_text().strip() == OGEN.package
    assert (tmp_path / "log").read_text() == "built\n"
    assert [path.name for path in first.parent.iterdir()] == ["ogen"]


def test_a_build_that_fails_says_what_it_needs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GPSGEN_CACHE", str(tmp_path / "cache"))
    go = toolchain(tmp_path, "echo no route to the proxy >&2; exit 1")

    with pytest.raises(EnvironmentMissingError) as failed:
        built(OGEN, go)

    assert "ogen v1.20.1 could not be built" in str(failed.value)
    assert "no route to the proxy" in str(failed.value)
    assert "needs the network once" in str(failed.value)
    assert failed.value.status == 3


def test_a_cache_that_cannot_hold_a_tool_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("GPSGEN_CACHE", str(tmp_path / "file/cache"))
    go = toolchain(tmp_path, 'touch "$4"')

    with pytest.raises(EnvironmentMissingError, match="GPSGEN_CACHE"):
        built(OGEN, go)
