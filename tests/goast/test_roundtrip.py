"""The standard library says the same after goast has read and printed it."""

from pathlib import Path

import pytest

from tests.goast import goroot
from tests.goast.oracle import Astdump
from tests.goast.roundtrip import differences


@pytest.mark.go
def test_a_sample_of_the_standard_library(astdump: Astdump, tmp_path: Path) -> None:
    assert differences(astdump, tmp_path, goroot.files()[7::20]) == []


@pytest.mark.go
def test_what_is_not_the_same_is_told(astdump: Astdump, tmp_path: Path) -> None:
    """The comparison itself: each second text says something else than the first."""
    rows = [
        ("x := a + b", "x := (a + b)", "needless parentheses: a + b }"),
        ("x := (a + b) * c", "x := a + b*c", "the trees differ"),
        ("x = f(1)", "x = f(1, 2)", "token 12 is , 2 ) } instead of ) }"),
        ("x := 0x1", "x := 1", "token 9 is 1 } instead of 0x1 }"),
        ("a; b()", "a, b()", "ERROR"),
    ]
    places = [(tmp_path / f"{i}.go", tmp_path / f"{i}_.go") for i in range(len(rows))]
    for row, pair in zip(rows, places, strict=True):
        for text, path in zip(row, pair, strict=False):
            path.write_text(f"package p\n\nfunc f() {{\n{text}\n}}\n")
    answers = astdump.lines("same", (f"{one}\t{other}" for one, other in places))
    for (_, _, expected), answer in zip(rows, answers, strict=True):
        assert answer.startswith(expected)


@pytest.mark.go
def test_what_the_grammar_lets_one_choose_is_the_same(astdump: Astdump, tmp_path: Path) -> None:
    one, other = tmp_path / "one.go", tmp_path / "other.go"
    one.write_text("package p; func f(a int,) (int,) { return ((a)); }; var x = []int{1,\n}\n")
    other.write_text("package p\n// f\nfunc f(a int) int {\nreturn a\n}\nvar x = []int{1}\n")
    assert astdump.lines("same", [f"{one}\t{other}"]) == ["ok"]
