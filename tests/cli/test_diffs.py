"""Diffs that git takes: each is given to the real one."""

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gpsgen.cli.diffs import file_diff, hunks
from gpsgen.cli.paging import painted

LINES = st.lists(st.sampled_from([b"a", b"b", b"c", b"", b"\r", b"-- x", b"\xff"]), max_size=40)
TEXTS = st.builds(lambda lines, end: b"\n".join(lines) + end, LINES, st.sampled_from([b"", b"\n"]))
NAMES = ["plain.go", "with blank.md", 'a"quote', "back\\slash", "магазин", "tab\there", "\u202e.go"]


def applied(folder: Path, path: str, before: bytes | None, after: bytes | None) -> bytes | None:
    """Return what git makes of a file and its diff."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    place = folder / path
    if before is not None:
        place.write_bytes(before)
    ran = subprocess.run(
        ("git", "apply", "--whitespace=nowarn", "-"),
        cwd=folder,
        input=file_diff(path, before, after),
        env={"PATH": "/usr/bin:/bin", "GIT_CEILING_DIRECTORIES": str(folder.parent)},
        capture_output=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return place.read_bytes() if place.exists() else None


def test_git_applies_a_diff_of_any_texts(tmp_path: Path) -> None:
    @given(st.one_of(st.none(), TEXTS), st.one_of(st.none(), TEXTS))
    def property_(before: bytes | None, after: bytes | None) -> None:
        if before != after:
            assert applied(tmp_path / "tree", "file.go", before, after) == after

    property_()


@pytest.mark.parametrize("name", NAMES)
def test_git_finds_a_path_of_any_name(name: str, tmp_path: Path) -> None:
    for before, after in [(None, b"x\n"), (b"x\n", b"y\n"), (b"x\n", None), (None, b"")]:
        assert applied(tmp_path / "tree", name, before, after) == after


def test_a_change_has_three_lines_around_it() -> None:
    before = b"".join(b"%d\n" % number for number in range(20))

    assert hunks(before, before.replace(b"10\n", b"ten\n")) == (
        b"@@ -8,7 +8,7 @@\n 7\n 8\n 9\n-10\n+ten\n 11\n 12\n 13\n"
    )


def test_changes_far_apart_are_hunks_of_their_own() -> None:
    before = b"".join(b"%d\n" % number for number in range(20))
    after = before.replace(b"0\n1\n", b"1\n").replace(b"18\n", b"18\n18.5\n")

    assert [line for line in hunks(before, after).splitlines() if line.startswith(b"@@")] == [
        b"@@ -1,4 +1,3 @@",
        b"@@ -17,4 +16,5 @@",
    ]


def test_what_is_the_same_has_no_diff() -> None:
    assert file_diff("a", b"x\n", b"x\n") == b""


def test_headers_of_what_is_new_and_of_what_goes() -> None:
    assert file_diff("a/b.go", None, b"x\n") == (
        b"diff --git a/a/b.go b/a/b.go\nnew file mode 100644\n--- /dev/null\n+++ b/a/b.go\n"
        b"@@ -0,0 +1 @@\n+x\n"
    )
    assert file_diff("b.go", b"x", None) == (
        b"diff --git a/b.go b/b.go\ndeleted file mode 100644\n--- a/b.go\n+++ /dev/null\n"
        b"@@ -1 +0,0 @@\n-x\n\\ No newline at end of file\n"
    )


def test_a_binary_file_is_said_to_be_one() -> None:
    assert file_diff("logo.png", b"\0\1", b"\0\2") == (
        b"diff --git a/logo.png b/logo.png\nBinary files a/logo.png and b/logo.png differ\n"
    )


def test_two_changes_at_the_ends_of_a_long_file_are_small_hunks() -> None:
    lines = [
        line
        for number in range(7000)
        for line in (b"\tx%d := %d\n" % (number, number), b"\treturn nil\n", b"}\n")
    ]
    changed = [*lines]
    changed[100:101] = [b"new\n"]
    changed[20000:20001] = []

    found = hunks(b"".join(lines), b"".join(changed))

    assert found.count(b"@@ -") == 2
    assert len(found.splitlines()) < 20


def test_a_painted_diff_moves_no_cursor_and_keeps_its_tabs() -> None:
    diff = file_diff("a", b"\tx\n \n", b"\t\x1b[2J\xff\n \n")

    plain = painted(diff, color=False).splitlines()

    assert plain[-3:] == ["-\tx", "+\t\\u{1b}[2J\\u{dcff}", "  "]
    assert painted(diff, color=True).splitlines()[-3:] == [
        "\x1b[31m-\tx\x1b[m",
        "\x1b[32m+\t\\u{1b}[2J\\u{dcff}\x1b[m",
        "  ",
    ]
