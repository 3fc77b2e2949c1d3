"""`go.mod` and `go.sum` with another ogen than ours: what Go makes of them, asked once."""

import re
from pathlib import Path

import pytest

from gpsgen.compile.tool import OGEN, UnusableVersionError
from gpsgen.errors import EnvironmentMissingError
from gpsgen.gomod.settling import settled
from gpsgen.plan.files import RenderedFile
from gpsgen.plan.ownership import Owner
from gpsgen.toolchain import Toolchain, ToolchainMissingError, find_toolchain
from tests.support.toolchains import scripted

pytestmark = pytest.mark.go

OTHER = OGEN.at("v1.18.0")
MAIN = "package main\n\nfunc main() {}\n"
#: A draft requires more than is needed.
DRAFT = "module example.com/shop\n\ngo 1.26\n\nrequire example.org/unused v1.0.0\n"
TIDY = "module example.com/shop\n\ngo 1.26\n"


@pytest.fixture(autouse=True)
def _cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A cache with nothing in it, and no network."""
    monkeypatch.setenv("GPSGEN_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("GOPROXY", "off")


def no_toolchain() -> Toolchain:
    raise ToolchainMissingError("there is no Go here")


def rendered(main: str = MAIN, go_mod: str = TIDY) -> dict[str, RenderedFile]:
    texts = {"go.mod": go_mod, "go.sum": "", "cmd/a/main.go": main, "README.md": "# shop\n"}
    return {
        path: RenderedFile(path, text.encode(), "main", Owner.SHARED)
        for path, text in texts.items()
    }


def test_a_draft_is_tidied(tmp_path: Path) -> None:
    tidy = f"echo '{TIDY}' > go.mod; echo \"$@\" >> {tmp_path}/log"
    found = settled(rendered(go_mod=DRAFT), OTHER, lambda: scripted(tmp_path, tidy))

    assert found["go.mod"].data.decode().strip() == TIDY.strip()
    assert found["README.md"].data == b"# shop\n"
    log = (tmp_path / "log").read_text().splitlines()
    assert log == ["mod edit -go=1.26", "mod tidy", "build ./..."]


def test_go_is_asked_once() -> None:
    found = settled(rendered(), OTHER, find_toolchain)

    assert settled(rendered(), OTHER, no_toolchain) == found
    with pytest.raises(ToolchainMissingError):
        settled(rendered(MAIN + "\nvar _ = 1\n"), OTHER, no_toolchain)


def test_go_that_does_not_build_is_the_fault_of_ogen() -> None:
    with pytest.raises(UnusableVersionError) as failed:
        settled(rendered(MAIN.replace("{}", "{ missing() }")), OTHER, find_toolchain)

    assert str(failed.value) == "ogen v1.18.0 cannot be used in this project"
    assert re.search(r"main\.go:3:15: undefined: missing", failed.value.reason)


def test_modules_that_cannot_be_fetched_are_the_fault_of_the_machine() -> None:
    main = MAIN.replace("func", 'import _ "example.org/x/y"\n\nfunc')

    with pytest.raises(EnvironmentMissingError, match="GOPROXY=off"):
        settled(rendered(main), OTHER, find_toolchain)


def test_a_project_for_a_later_go_is_tried_all_the_same() -> None:
    later = TIDY.replace("1.26", "1.99")

    found = settled(rendered(go_mod=later), OTHER, find_toolchain)

    assert found["go.mod"].data.decode() == later
