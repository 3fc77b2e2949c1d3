"""Versions of tools that a config asks for: honoured, or refused at their place."""

import re
import shutil
from pathlib import Path

import pytest

from gpsgen.compile.tool import GOLANGCI, OGEN, Tool
from gpsgen.toolchain import find_toolchain
from tests.cli.running import Ran, contents, gpsgen
from tests.support.projects import FIXTURES, go

pytestmark = [pytest.mark.go, pytest.mark.slow]


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache with nothing in it."""
    monkeypatch.setenv("GPSGEN_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def config(folder: Path, tools: str) -> Path:
    """Return the shop's config with another section `tools`."""
    conf = folder / "conf"
    shutil.copytree(FIXTURES / "shop/api", conf / "api", dirs_exist_ok=True)
    text = (FIXTURES / "shop/project.yaml").read_text()
    text = re.sub(r"^tools:\n(?:  .*\n)+", f"tools: {tools}\n", text, flags=re.MULTILINE)
    assert tools in text
    (conf / "project.yaml").write_text(text)
    return conf / "project.yaml"


def generate(folder: Path, tools: str, target: str = "shop", **variables: str) -> Ran:
    arguments = ("generate", config(folder, tools), "--target", folder / target)
    return gpsgen(*arguments, "--no-post-generate", **variables)


def without_go(folder: Path) -> dict[str, str]:
    """Return an environment that has gofmt, and neither Go nor a network."""
    path = folder / "path"
    path.mkdir()
    (path / "gofmt").symlink_to(find_toolchain().gofmt)
    return {"PATH": str(path), "GOPROXY": "off"}


@pytest.mark.parametrize("version", [OGEN.oldest, "v1.18.0", "v1.22.0"])
@pytest.mark.usefixtures("cache")
def test_another_ogen_makes_a_project_that_is_whole(version: str, tmp_path: Path) -> None:
    ran = generate(tmp_path, f"{{ogen_version: {version}}}")
    project = tmp_path / "shop"

    assert (ran.status, ran.err) == (0, "")
    assert f"{OGEN.module} {version}\n" in (project / "go.mod").read_text()
    go(project, "build", "./...")
    go(project, "vet", "./...")
    assert go(project, "mod", "tidy", "-diff") == ""

    again = generate(tmp_path, f"{{ogen_version: {version}}}", "again", **without_go(tmp_path))
    assert (again.status, again.err) == (0, "")
    assert contents(tmp_path / "again") == contents(project)


def test_a_project_goes_back_to_an_older_ogen(tmp_path: Path) -> None:
    for version in (OGEN.ours, "v1.14.0"):
        assert generate(tmp_path, f"{{ogen_version: {version}}}").status == 0

    go(tmp_path / "shop", "vet", "./...")
    assert f"{OGEN.module} v1.14.0\n" in (tmp_path / "shop/go.mod").read_text()


@pytest.mark.usefixtures("cache")
def test_versions_that_do_not_exist_are_refused_at_their_places(tmp_path: Path) -> None:
    ran = generate(tmp_path, "{ogen_version: v1.99.0, golangci_version: v2.99.0}")

    assert ran.status == 1
    for tool, version in ((OGEN, "v1.99.0"), (GOLANGCI, "v2.99.0")):
        assert f"error[GPS1604]: {tool.name} {version} cannot be had" in ran.err
        assert f"(tools.{tool.key})" in ran.err
        assert f"write `{tool.ours}`" in ran.err
    assert not (tmp_path / "shop").exists()


@pytest.mark.parametrize(("tool", "version"), [(OGEN, "v1.17.0"), (GOLANGCI, "v2.14.0")])
@pytest.mark.usefixtures("cache")
def test_a_missing_network_or_go_is_the_machine(tool: Tool, version: str, tmp_path: Path) -> None:
    asked = f"{{{tool.key}: {version}}}"
    fresh = {"GOMODCACHE": str(tmp_path / "modules"), "GOPROXY": "off"}

    no_network = generate(tmp_path, asked, **fresh)
    no_go = generate(tmp_path, asked, **without_go(tmp_path))

    assert (no_network.status, no_go.status) == (3, 3)
    assert f"{tool.name} {version} could not be had" in no_network.err
    assert f"`tools.{tool.key}` asks for it; ours is {tool.ours}" in no_network.err
    assert "Go was not found" in no_go.err


def test_another_linter_is_pinned_in_full(tmp_path: Path) -> None:
    ran = generate(tmp_path, f"{{golangci_version: {GOLANGCI.oldest}}}")

    assert (ran.status, ran.err) == (0, "")
    folder = tmp_path / "shop/tools/golangci-lint"
    assert f"{GOLANGCI.module} {GOLANGCI.oldest} " in (folder / "go.mod").read_text()
    go(folder, "list", "-deps", GOLANGCI.package)


def test_a_linter_that_cannot_read_our_configuration_gives_way_to_ours(tmp_path: Path) -> None:
    ran = generate(tmp_path, "{golangci_version: 1.64.8}")

    assert ran.status == 0
    assert "warning[GPS1216]: golangci-lint v1.64.8 cannot read our configuration" in ran.err
    pinned = (tmp_path / "shop/tools/golangci-lint/go.mod").read_text()
    assert f"{GOLANGCI.module} {GOLANGCI.ours} " in pinned


def test_a_line_of_go_that_the_machine_has_not_is_said(tmp_path: Path) -> None:
    ran = generate(tmp_path, "{golang_version: 1.99.3}")

    found = find_toolchain().version
    assert ran.status == 0
    assert f"asks for Go 1.99, and the Go found on this machine is {found}" in ran.err
    assert "(tools.golang_version)" in ran.err
    assert "\ngo 1.99\n" in (tmp_path / "shop/go.mod").read_text()
