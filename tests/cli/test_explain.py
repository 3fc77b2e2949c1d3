"""`gpsgen explain`: the page of a code, by each of its names, anywhere."""

from pathlib import Path

import pytest

from gpsgen.diagnostics.explanations import PAGES
from tests.cli.running import gpsgen, on_terminal, plain


@pytest.mark.parametrize("code", ["GPS1301", "gps1301", "1301", "unknown-reference"])
def test_a_code_has_several_names(code: str, tmp_path: Path) -> None:
    ran = gpsgen("explain", code, cwd=tmp_path)

    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith("error[GPS1301]: unknown-reference\nA name that no entry has.\n")
    assert ran.out.count("\nWrong\n") == ran.out.count("\nRight\n") == 1
    assert ran.out.endswith("\n")
    assert not ran.out.endswith("\n\n")


def test_a_warning_is_called_one() -> None:
    assert gpsgen("explain", "1502").out.startswith("warning[GPS1502]: ignored-yet\n")


def test_without_a_code_all_are_listed(tmp_path: Path) -> None:
    ran = gpsgen("explain", cwd=tmp_path)

    assert (ran.status, ran.err) == (0, "")
    assert all(f"  {number}  " in ran.out for number in PAGES)


@pytest.mark.parametrize(
    ("code", "advice"),
    [
        ("unknown-refrence", "did you mean `unknown-reference`?"),
        ("Bad_Port", "did you mean `bad-port`?"),
        ("GPS9999", "`gpsgen explain` lists all codes"),
        ("nonsense", "`gpsgen explain` lists all codes"),
        ("", "`gpsgen explain` lists all codes"),
    ],
)
def test_2_there_is_no_such_code(code: str, advice: str) -> None:
    ran = gpsgen("explain", code)

    assert (ran.status, ran.out) == (2, "")
    assert ran.err == f"error: there is no code `{code}`; {advice}\n"


def test_a_code_that_would_move_the_cursor_is_escaped() -> None:
    assert "\x1b" not in gpsgen("explain", "\x1b[2J").err


def test_colour_is_for_terminals() -> None:
    assert "\x1b[1;31merror[GPS1301]\x1b[0m" in on_terminal("explain", "1301").out
    assert "\x1b" not in on_terminal("explain", "1301", NO_COLOR="1").out
    assert "\x1b" not in gpsgen("explain", "1301").out


def test_a_terminal_gets_what_a_pipe_gets() -> None:
    lines = plain(on_terminal("explain", "bad-topic").out).split()

    assert lines == gpsgen("explain", "bad-topic").out.split()


def test_the_help_lists_the_command() -> None:
    assert "explain" in gpsgen("--help").out
