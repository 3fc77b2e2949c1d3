"""Tools are built once, and a build that fails says what it needs."""

from pathlib import Path

import pytest

from gpsgen.compile.building import built
from gpsgen.compile.tool import OGEN, UnusableVersionError
from gpsgen.errors import EnvironmentMissingError
from tests.support.toolchains import scripted

BUILD = 'if [ "$1" = build ]; then echo built >> {log}; echo "$5" > "$4"; chmod +x "$4"; fi'


@pytest.fixture(autouse=True)
def _no_tools(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A cache with nothing in it, not even the tools of the machine."""
    monkeypatch.setenv("GPSGEN_CACHE", str(tmp_path / "cache"))


@pytest.mark.parametrize("version", [OGEN.ours, "v1.18.0"])
def test_a_tool_is_built_once(version: str, tmp_path: Path) -> None:
    go = scripted(tmp_path, BUILD.format(log=tmp_path / "log"))

    first, second = built(OGEN.at(version), go), built(OGEN.at(version), go)

    assert first == second
    assert first.read_text().strip() == OGEN.package
    assert (tmp_path / "log").read_text() == "built\n"
    assert [path.name for path in first.parent.iterdir()] == ["ogen"]


def test_each_version_has_a_binary_of_its_own(tmp_path: Path) -> None:
    go = scripted(tmp_path, BUILD.format(log=tmp_path / "log"))

    assert built(OGEN, go) != built(OGEN.at("v1.18.0"), go)


def test_a_build_that_fails_says_what_it_needs(tmp_path: Path) -> None:
    go = scripted(tmp_path, "echo no route to the proxy >&2; exit 1")

    with pytest.raises(EnvironmentMissingError) as failed:
        built(OGEN, go)

    assert f"ogen {OGEN.ours} could not be built" in str(failed.value)
    assert "no route to the proxy" in str(failed.value)
    assert "needs the network once" in str(failed.value)
    assert failed.value.status == 3


def test_another_version_that_does_not_build_is_at_fault(tmp_path: Path) -> None:
    go = scripted(tmp_path, '[ "$1" = get ] || { echo "x.go:1:1: not for this Go" >&2; exit 1; }')

    with pytest.raises(UnusableVersionError, match=r"ogen v1\.18\.0 cannot be built"):
        built(OGEN.at("v1.18.0"), go)


def test_a_cache_that_cannot_hold_a_tool_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("GPSGEN_CACHE", str(tmp_path / "file/cache"))
    go = scripted(tmp_path, 'touch "$4"')

    with pytest.raises(EnvironmentMissingError, match="GPSGEN_CACHE"):
        built(OGEN, go)
