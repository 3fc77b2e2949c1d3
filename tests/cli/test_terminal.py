"""What a person at a terminal sees, and what a pipe gets."""

import fcntl
import io
import pty
import re
import struct
import subprocess
import termios
import time
from pathlib import Path

import pytest

from gpsgen.cli.terminal import Terminal
from gpsgen.compile.cache import cache_dir
from gpsgen.errors import OutputError
from tests.cli.running import COMMAND, environment, gpsgen, on_terminal, plain

BROKEN = "main: {name: shop}\nnonsense: 1\n"


class Screen(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.go
def test_a_person_sees_what_was_done_and_what_comes_next(config: Path, tmp_path: Path) -> None:
    ran = on_terminal("generate", config, "--target", "my shop", cwd=tmp_path)

    lines = plain(ran.out).splitlines()
    assert ran.status == 0
    assert any(re.fullmatch(r"  created \S+", line) for line in lines)
    assert any(re.fullmatch(r"  … and \d+ more created", line) for line in lines)
    assert any(re.fullmatch(r"\d+ created, 0 unchanged in my shop", line) for line in lines)
    assert lines[-1] == "next: cd 'my shop' && make build && ./bin/api"


@pytest.mark.go
def test_the_next_command_stays_in_the_folder_where_that_is_the_project(
    config: Path, tmp_path: Path
) -> None:
    (tmp_path / "shop").mkdir()
    ran = on_terminal("generate", config, cwd=tmp_path / "shop")

    assert plain(ran.out).splitlines()[-1] == "next: make build && ./bin/api"


@pytest.mark.go
def test_a_pipe_gets_one_line(config: Path, tmp_path: Path) -> None:
    ran = gpsgen("generate", config, "--target", tmp_path / "shop")

    assert len(ran.out.splitlines()) == 1
    assert "\x1b" not in ran.out + ran.err
    assert ran.err == ""


@pytest.mark.parametrize(
    ("variables", "is_coloured"),
    [({}, True), ({"NO_COLOR": ""}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)],
)
def test_colour_is_for_terminals_that_want_it(
    variables: dict[str, str], *, is_coloured: bool, tmp_path: Path
) -> None:
    (tmp_path / "project.yaml").write_text(BROKEN)

    ran = on_terminal("generate", cwd=tmp_path, **variables)

    assert ran.status == 1
    assert "nonsense" in plain(ran.out)
    assert bool(re.search(r"\x1b\[[0-9;]+m", ran.out)) == is_coloured


def test_findings_in_a_pipe_are_plain(tmp_path: Path) -> None:
    (tmp_path / "project.yaml").write_text(BROKEN)

    ran = gpsgen("generate", cwd=tmp_path)

    assert (ran.status, ran.out) == (1, "")
    assert "\x1b" not in ran.err
    assert "project.yaml:2:1" in ran.err


def test_a_stage_is_named_once_it_takes_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gpsgen.cli.terminal._MOMENT", 0.01)
    monkeypatch.setenv("TERM", "xterm")
    screen = Screen()

    with Terminal(io.StringIO(), screen).stage("compiling"):
        time.sleep(0.1)

    assert "compiling…" in screen.getvalue()
    assert screen.getvalue().endswith("\r\x1b[K")


def test_a_short_stage_is_not_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    screen = Screen()

    with Terminal(io.StringIO(), screen).stage("compiling"):
        pass

    assert plain(screen.getvalue()) == ""


def test_a_stage_that_takes_a_while_is_named_in_a_pipe_too(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("gpsgen.cli.terminal._WHILE", 0.01)
    stream = io.StringIO()

    with Terminal(io.StringIO(), stream).stage("compiling"):
        time.sleep(0.1)

    assert stream.getvalue() == "compiling…\n"


def test_a_stage_that_takes_a_moment_is_not_named_in_a_pipe(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("gpsgen.cli.terminal._MOMENT", 0)
    stream = io.StringIO()

    with Terminal(io.StringIO(), stream).stage("compiling"):
        pass

    assert stream.getvalue() == ""


@pytest.mark.parametrize(("size", "columns"), [((0, 0), 100), ((24, 30), 30), ((24, 120), 120)])
def test_the_width_is_that_of_the_terminal(size: tuple[int, int], columns: int) -> None:
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", *size, 0, 0))
    with open(ours, "rb"), open(theirs, "w") as screen:  # noqa: PTH123 (descriptors)
        assert Terminal(io.StringIO(), screen).width() == columns
        assert Terminal(screen, io.StringIO()).result_width() == columns


def test_without_a_terminal_a_line_has_a_hundred_columns() -> None:
    assert Terminal(io.StringIO(), io.StringIO()).width() == 100


def test_what_cannot_be_told_is_lost() -> None:
    class Full(io.StringIO):
        def write(self, _: str) -> int:
            raise OSError(28, "No space left on device")

    Terminal(io.StringIO(), Full()).error("unheard")

    with pytest.raises(OutputError, match="No space left on device"):
        Terminal(Full(), io.StringIO()).print("the result")


@pytest.mark.go
def test_a_stream_that_cannot_hold_a_letter_still_gets_the_line(
    config: Path, tmp_path: Path
) -> None:
    ran = gpsgen("generate", config, "--target", tmp_path / "магазин", PYTHONIOENCODING="ascii")

    assert (ran.status, ran.err) == (0, "")
    assert "\\u043c" in ran.out


@pytest.mark.go
def test_a_reader_that_has_gone_is_no_bug(config: Path, tmp_path: Path) -> None:
    with subprocess.Popen(
        [*COMMAND, "generate", config, "--target", tmp_path / "shop"],
        env=environment({}),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        told = process.stderr.read()

    assert told == b""
    assert not (cache_dir() / "last-bug.txt").exists()
    assert (tmp_path / "shop/go.mod").exists()
