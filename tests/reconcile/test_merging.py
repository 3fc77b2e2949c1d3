"""What becomes of a person's edit and of what the config asks for: git's merge, whole."""

import re
import subprocess
import tempfile
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gpsgen.errors import EnvironmentMissingError, GpsgenError
from gpsgen.reconcile.actions import Merge
from gpsgen.reconcile.merging import merge
from gpsgen.syntax.markers import conflict_line
from gpsgen.version import __version__

BASE = b"one\ntwo\nthree\nfour\nfive\n"

#: Few lines of which many are the same, since that is what makes merging hard.
LINES = st.lists(st.sampled_from(["a", "b", "c", "", "\tx", "}", "ü"]), max_size=12)
TEXTS = st.builds(
    lambda lines, end: ("\n".join(lines) + end).encode(), LINES, st.sampled_from(["", "\n"])
)


def swap(old: str, new: str) -> bytes:
    return BASE.replace(old.encode(), new.encode())


def sides(merged: bytes) -> tuple[bytes, bytes]:
    """Return a text with each conflict decided for the one side, and for the other."""
    conflict = re.compile(
        rb"^<{7} yours\n(.*?)^={7}\n(.*?)^>{7} gpsgen [^\n]*\n", re.MULTILINE | re.DOTALL
    )
    return conflict.sub(rb"\1", merged), conflict.sub(rb"\2", merged)


# Both sides


def test_edits_of_different_lines_come_together() -> None:
    assert merge(BASE, swap("one", "ONE"), swap("five", "FIVE")) == Merge(
        swap("one", "ONE").replace(b"five", b"FIVE"), is_clean=True
    )


def test_edits_of_one_line_are_a_conflict_with_the_markers_of_git() -> None:
    merged = merge(BASE, swap("three", "mine"), swap("three", "new"))

    conflict = f"<<<<<<< yours\nmine\n=======\nnew\n>>>>>>> gpsgen {__version__}"
    assert merged == Merge(swap("three", conflict), is_clean=False)
    assert conflict_line(merged.data)


def test_the_style_of_conflicts_does_not_depend_on_the_person(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".gitconfig").write_text("[merge]\n\tconflictStyle = diff3\n")
    monkeypatch.setenv("HOME", str(tmp_path))

    merged = merge(BASE, swap("three", "mine"), swap("three", "new"))

    assert merged is not None
    assert b"|||||||" not in merged.data


@given(TEXTS, TEXTS)
def test_where_one_side_changed_nothing_the_other_is_taken(base: bytes, other: bytes) -> None:
    assert merge(base, other, base) == Merge(other, is_clean=True)
    assert merge(base, base, other) == Merge(other, is_clean=True)
    assert merge(base, other, other) == Merge(other, is_clean=True)


@settings(max_examples=60)
@given(TEXTS, TEXTS, TEXTS)
def test_no_line_that_a_side_added_is_lost(base: bytes, yours: bytes, ours: bytes) -> None:
    merged = merge(base, yours, ours)

    assert merged is not None
    there, before = Counter(merged.data.splitlines()), Counter(base.splitlines())
    for side in (yours, ours):
        added = Counter(side.splitlines()) - before
        assert set(added) <= set(there)


@settings(max_examples=60)
@given(TEXTS, TEXTS, TEXTS)
def test_it_is_what_git_makes_of_it(base: bytes, yours: bytes, ours: bytes) -> None:
    merged = merge(base, yours, ours)

    with tempfile.TemporaryDirectory() as folder:
        for name, text in {"yours": yours, "base": base, "ours": ours}.items():
            (Path(folder) / name).write_bytes(text)
        labels = ["-L", "yours", "-L", "base", "-L", f"gpsgen {__version__}"]
        ran = subprocess.run(
            ["git", "merge-file", "-p", *labels, "yours", "base", "ours"],
            cwd=folder,
            capture_output=True,
            check=False,
        )
    assert merged == Merge(ran.stdout, is_clean=ran.returncode == 0)


@settings(max_examples=60)
@given(TEXTS, TEXTS, TEXTS)
def test_a_conflict_can_be_decided_for_either_side(base: bytes, yours: bytes, ours: bytes) -> None:
    merged = merge(base, yours, ours)

    assert merged is not None
    one, other = sides(merged.data)
    assert (one == other == merged.data) == merged.is_clean
    assert bool(conflict_line(merged.data)) != merged.is_clean


@settings(max_examples=60)
@given(TEXTS, TEXTS)
def test_a_resolved_conflict_stands_when_it_is_merged_again(yours: bytes, ours: bytes) -> None:
    """The base is then what gpsgen wrote last: nothing new is asked for."""
    merged = merge(b"", yours, ours)

    assert merged is not None
    resolved, _ = sides(merged.data)
    assert merge(ours, resolved, ours) == Merge(resolved, is_clean=True)


# Line ends


def test_the_line_ends_of_a_checkout_on_windows_stay() -> None:
    yours = swap("one", "ONE").replace(b"\n", b"\r\n")

    merged = merge(BASE, yours, swap("five", "FIVE"))

    assert merged == Merge(yours.replace(b"five", b"FIVE"), is_clean=True)


def test_markers_have_the_line_ends_of_the_file() -> None:
    merged = merge(BASE, swap("two", "mine").replace(b"\n", b"\r\n"), swap("two", "new"))

    assert merged is not None
    assert merged.data.count(b"\n") == merged.data.count(b"\r\n")
    assert conflict_line(merged.data)


def test_a_line_end_that_a_person_made_in_one_line_stays_theirs() -> None:
    yours = swap("one\n", "one\r\n")

    assert merge(BASE, yours, swap("five", "FIVE")) == Merge(
        yours.replace(b"five", b"FIVE"), is_clean=True
    )


def test_a_file_that_is_generated_with_such_line_ends_is_merged_as_it_is() -> None:
    base, yours, ours = (
        text.replace(b"\n", b"\r\n") for text in (BASE, swap("one", "ONE"), swap("five", "FIVE"))
    )

    assert merge(base, yours, ours) == Merge(yours.replace(b"five", b"FIVE"), is_clean=True)


# What cannot be merged


@pytest.mark.parametrize("which", range(3))
def test_what_is_no_text_is_not_merged(which: int) -> None:
    texts = [BASE, swap("one", "ONE"), swap("five", "FIVE")]
    texts[which] = b"\0" + texts[which]

    assert merge(*texts) is None


def test_bytes_of_another_encoding_are_kept() -> None:
    yours = BASE.replace(b"one", b"\xe9\xff")

    assert merge(BASE, yours, swap("five", "FIVE")) == Merge(
        yours.replace(b"five", b"FIVE"), is_clean=True
    )


def test_without_git_it_says_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")

    with pytest.raises(EnvironmentMissingError, match="git, which is not installed"):
        merge(BASE, swap("one", "ONE"), swap("five", "FIVE"))


def test_a_git_that_fails_is_no_merge(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "git").write_text("#!/bin/sh\necho broken >&2\nexit 128\n")
    (tmp_path / "git").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(GpsgenError, match="git merge-file failed: broken; nothing was written"):
        merge(BASE, swap("one", "ONE"), swap("five", "FIVE"))
