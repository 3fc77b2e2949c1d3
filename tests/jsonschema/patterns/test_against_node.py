"""Patterns mean in Go what they mean in V8."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest

from gpsgen.jsonschema.patterns.parser import parse
from gpsgen.jsonschema.patterns.syntax import PatternError
from tests.jsonschema.patterns.matching import ask_go, ask_node, find_node
from tests.jsonschema.patterns.random_patterns import PatternMaker

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [
    pytest.mark.go,
    pytest.mark.skipif(find_node() is None, reason="node is not there: nothing to compare with"),
]

#: What schemas in use have, and edges of the grammar.
PATTERNS = [
    "^[a-z0-9]([-a-z0-9]*[a-z0-9])?$",
    "^(?!-)[a-z-]{1,63}(?<!-)$",
    r"^(?!.*--)\w+$",
    r"^(?:(?!foo).)*$",
    r"^(?=.*\d)(?=.*[a-z]).{2,}$",
    r"^\S(|(.|\n)*\S)$",
    r"^(\d{1,3})(?:\.(\d{1,3}))?$",
    r"^https?://[^\s/]+(/.*)?$",
    r"(a)(b)?\2c",
    r"^(?:(a)|b|c\1)*\1$",
    r"a[\0-\--\u{10FFFF}](?=x)",
    r"^(?:(a)|(b)|-)+(?=\1\2x)",
    r"^(?:(a)|b)*\1$",
    r"(?<x>a|b)-\k<x>",
    r"^(?:a{2,3}){2,}$",
    r"^a{1001}$|^b{0,2000}c$",
    r"^(?:[ab]{1,63}\.){1,100}c$",
    r"^(get|put|post|patch)$",
    r"^(http|https|ht):",
    r"^(http|https|ht)s:$",
    r"\p{digit}\P{Letter}\p{sc=Grek}",
    r"[\p{L}\-\]\\^]+$",
    r"^\cC$|\x41|\u{1F432}|\uD83D\uDC32",
    r"^[\uD83D\uDC09-\u{1F432}]$",
    r"\ud83d",
    r"[\w-.]\-\_",
    r"^]{}$",
    r"a{,5}|{",
    r"^\S+@\S+\.\S+$",
    r"^\p{ASCII_Hex_Digit}\p{Any}\p{Assigned}\p{White_Space}$",
    r"^$|^a|b$|c",
    r"[^]\s[]|\b",
    "^(?:)*$",
    "(?:a*)*$",
    r"^\B$",
    "^a|b$",
    ".",
    r"\s",
    "^[^/]+/[^/]{2}$",
    "^(ab?|b)*$",
    "^(?:x|)$",
    "^-?(0|[1-9][0-9]*)$",
]


def differences(
    folder: Path, patterns: list[str], subjects: list[list[str]], expected: list[list[bool]]
) -> list[str]:
    return [
        f"{pattern!a} in {subject!a}: Go says {found}"
        for pattern, all_, wanted, answers in zip(
            patterns, subjects, expected, ask_go(folder, patterns, subjects), strict=True
        )
        for subject, want, found in zip(all_, wanted, answers, strict=True)
        if want != found
    ]


def is_strict(pattern: str) -> bool:
    try:
        parse(pattern)
    except PatternError:
        return False
    return True


def subjects_for(random: Random) -> list[str]:
    pieces = (
        "a|b|ab|c|0|9|-|--|.|/| |\n|\u2028|é|\u03b1|🐲|🐉|foo|http|https:|s:|get|post|x@y.z|A|\x03"
    )
    chosen = pieces.split("|")
    return ["", *("".join(random.choices(chosen, k=random.randint(1, 5))) for _ in range(60))]


def test_chosen_patterns(tmp_path: Path) -> None:
    random = Random(1)
    subjects = [
        [*subjects_for(random), "a" * 1000, "a" * 1001, "b" * 1500 + "c", "ab." * 99 + "c"]
        for _ in PATTERNS
    ]

    expected = ask_node(PATTERNS, subjects)

    assert [it for it, answer in zip(PATTERNS, expected, strict=True) if answer is None] == []
    assert differences(tmp_path, PATTERNS, subjects, [it or [] for it in expected]) == []


@pytest.mark.parametrize("regular", [True, False], ids=["regular", "any"])
def test_random_patterns(tmp_path: Path, regular: bool) -> None:  # noqa: FBT001
    check_random(tmp_path, 1, 300, regular=regular)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(100, 106))
def test_many_random_patterns(tmp_path: Path, seed: int) -> None:
    check_random(tmp_path, seed, 1500, regular=seed % 3 != 0)


def check_random(folder: Path, seed: int, count: int, *, regular: bool) -> None:
    random = Random(seed)
    made = [PatternMaker(random, regular=regular).pattern() for _ in range(count)]
    expected = ask_node([it[0] for it in made], [it[1] for it in made], ["u"])
    kept = [(*it, answer) for it, answer in zip(made, expected, strict=True) if answer is not None]

    assert [it[0] for it in made if is_strict(it[0])] == [it[0] for it in kept]
    assert len(kept) > count * 0.7
    patterns, subjects, wanted = (list(it) for it in zip(*kept, strict=True))
    assert differences(folder, patterns, subjects, wanted) == []
