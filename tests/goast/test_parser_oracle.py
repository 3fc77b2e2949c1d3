"""The parser against go/parser: what it takes Go takes, and the trees are the same."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from goast import Expr, ScanError, StructType, load, parse_expression, parse_fields
from tests.goast import goroot
from tests.goast.oracle import Astdump
from tests.support.examples import share

#: Why a text is refused that go/parser takes: most of these are the compiler's, too.
STRICTER = re.compile(
    r"illegal character|nested more than|a function cannot be written here|'~' is no operator"
    r"|expected channel type behind '<-'|use of \.\(type\)|is declared twice|a number is not spread"
    r"|have keys|a key comes twice|not variadic|may be variadic|is not a|is not what|stands between"
    r"|only make and new|has a type|is the name of nothing"
)
#: What a text is made of, and what it is made wrong with.
PIECES = [
    "F", "x", "p.T", "int", "_", "1", "0x1p-2", "09", "1_", "1i", ".5", '"s"', "`r`", "'c'",
    r'"\x"', "''", "(", ")", "[", "]", "{", "}", ",", ".", ";", ":", "...", "\n", " ", "+", "-",
    "*", "/", "<-", "&", "&^", "<<", "!", "~", "|", "==", "=", ":=", "chan", "map", "func",
    "struct", "interface", "type", "if", "/*", "*/", "//", '"', "`", "'", "\\", "ü", "½", "\r",
]  # fmt: skip
EXPRESSIONS = [
    'WithTimeout(5*time.Second, "a")',
    "F[int, map[string]T](a, b...)",
    "F(&T{A: 1, B: []int{2}}, [...]string{0: `x`}, map[K]V{{1}: {2}}, struct{ A int }{})",
    "F(-x+y*z<<2 == w && !v || u, <-c, *p, x[1:2:3], x[:], x.(T), (*T)(nil))",
    "F(<-chan int(x), (<-chan<- chan int)(x), func(a, b int, c ...T) (*T, error)(nil))",
    "F(\n'a',\n0x1p-2, // comment\n1e9i, /* comment */\n)",
    "F(interface{ M(int); ~int | p.T }(nil), G[T]{}, x.y.z(1)[2].w)",
]
STRUCTS = [
    "telegram.BaseAuth\ntelegram.UnimplementedPayment",
    'A, B int `json:"a"`; C *T\n*p.T "x"\nG[K, V]\np.H[int]\n',
    "a [n]int; b []T; c [2 * n]p.T; g[n]\nd func(a, b int) (x T, err error)",
    "s struct {\nA int // comment\n}\ni interface { M(T) error; p.I }\nm map[K]<-chan V",
]


def tree_of_expression(text: str) -> Expr:
    return parse_expression(text, packages=None)


def tree_of_struct(text: str) -> Expr:
    return StructType(parse_fields(text, packages=None))


def assert_read_as_go_reads(
    read: Callable[[str], Expr], texts: Sequence[str], trees: Sequence[Any]
) -> int:
    """Compare what is read with Go's trees, and return how many texts were taken."""
    taken = 0
    for text, tree in zip(texts, trees, strict=True):
        found = attempt(read, text)
        if isinstance(found, ScanError):
            assert tree is None or STRICTER.search(found.message), (text, found)
        else:
            assert tree is not None, text
            assert found == load(tree), text
            taken += 1
    return taken


def attempt(read: Callable[[str], Any], text: str) -> Any:
    try:
        return read(text)
    except ScanError as error:
        return error


def assert_takes_what_compiles(astdump: Astdump, paths: Sequence[Path]) -> None:
    pieces = astdump.pieces(paths)
    calls = [text for piece in pieces for text in piece["calls"]]
    structs = [text for piece in pieces for text in piece["structs"]]
    for read, texts, trees in (
        (tree_of_expression, calls, astdump.expressions(calls)),
        (tree_of_struct, structs, astdump.structs(structs)),
    ):
        assert texts
        taken = assert_read_as_go_reads(read, texts, trees)
        assert taken >= 0.999 * len(texts)


@pytest.mark.go
def test_a_sample_of_the_standard_library(astdump: Astdump) -> None:
    assert_takes_what_compiles(astdump, goroot.files()[5::160])


@pytest.mark.go
@pytest.mark.slow
def test_a_tenth_of_the_standard_library(astdump: Astdump) -> None:
    assert_takes_what_compiles(astdump, goroot.files()[::10])


def changed(text: str, changes: list[tuple[int, int, str]]) -> str:
    """Put pieces into a text, each for so many of its characters."""
    for place, length, piece in changes:
        start = place % (len(text) + 1)
        text = text[:start] + piece + text[start + length :]
    return text


def mutated(texts: list[str]) -> st.SearchStrategy[list[str]]:
    change = st.tuples(st.integers(0, 300), st.integers(0, 4), st.sampled_from(["", *PIECES]))
    text = st.builds(changed, st.sampled_from(texts), st.lists(change, min_size=1, max_size=3))
    made = st.lists(st.sampled_from(PIECES), max_size=8).map("".join)
    return st.lists(text | made, min_size=40, max_size=80)


SETTINGS = settings(share(0.5), phases=[Phase.generate], suppress_health_check=list(HealthCheck))


@pytest.mark.go
@SETTINGS
@given(mutated(EXPRESSIONS))
def test_mutated_expressions(astdump: Astdump, texts: list[str]) -> None:
    assert_read_as_go_reads(tree_of_expression, texts, astdump.expressions(texts))


@pytest.mark.go
@SETTINGS
@given(mutated(STRUCTS))
def test_mutated_structs(astdump: Astdump, texts: list[str]) -> None:
    assert_read_as_go_reads(tree_of_struct, texts, astdump.structs(texts))


@pytest.mark.go
def test_the_texts_that_are_mutated_are_taken(astdump: Astdump) -> None:
    for read, texts, trees in (
        (tree_of_expression, EXPRESSIONS, astdump.expressions(EXPRESSIONS)),
        (tree_of_struct, STRUCTS, astdump.structs(STRUCTS)),
    ):
        assert assert_read_as_go_reads(read, texts, trees) == len(texts)
