"""Quoting, against Go's own scanner."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goast import BasicLit, Float, Int, InvalidNode, RawString, Rune, String, comment_text
from goast.literals import check_comment, quote, quote_rune, tag_text
from tests.goast.oracle import Astdump


@pytest.mark.go
def test_quoting_is_right_for_every_code_point(astdump: Astdump) -> None:
    points = [chr(c) for c in range(sys.maxunicode + 1) if not 0xD800 <= c <= 0xDFFF]
    runs = ["".join(points[start : start + 512]) for start in range(0, len(points), 512)]
    assert astdump.literals(map(quote, runs)) == runs


@pytest.mark.go
def test_runes_are_quoted_right(astdump: Astdump) -> None:
    points = [chr(c) for c in [*range(0x300), 0x2028, 0xFEFF, 0xFFFD, 0x1F600, 0x10FFFF]]
    assert astdump.literals(map(quote_rune, points)) == points


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_a_quoted_string_is_one_line_of_visible_characters(text: str) -> None:
    assert quote(text).isprintable()


@given(st.text())
def test_any_text_can_be_made_a_comment(text: str) -> None:
    check_comment(comment_text(text))


@pytest.mark.parametrize("text", ["+build x", "a\n \t+build", "+build\n+build y"])
def test_a_comment_constrains_no_build(text: str) -> None:
    with pytest.raises(ValueError, match="build constraint"):
        check_comment(text)
    assert "+ build" in check_comment(comment_text(text))


@pytest.mark.parametrize("text", ["\r", "\0", "\x1b", "\ufeff", "\u202e", "\u2066", "\x85"])
def test_what_a_comment_cannot_hold(text: str) -> None:
    with pytest.raises(ValueError, match="cannot hold"):
        check_comment(f"a{text}b")


def test_a_tag_follows_the_convention() -> None:
    assert tag_text({"json": "a,omitempty", "x": 'q"\\'}) == r'json:"a,omitempty" x:"q\"\\"'
    with pytest.raises(ValueError, match="key of a struct tag"):
        tag_text({'js on:"x"': ""})


@pytest.mark.parametrize(
    "make",
    [
        lambda: String("\ud800"),
        lambda: RawString("a`b"),
        lambda: RawString("a\rb"),
        lambda: Int(-1),
        lambda: Int(value=True),
        lambda: Float(float("nan")),
        lambda: Float(float("inf")),
        lambda: Float(-0.0),
        lambda: Rune("ab"),
        lambda: Rune(""),
    ],
)
def test_values_that_no_literal_has(make) -> None:
    with pytest.raises(InvalidNode):
        make()


@pytest.mark.parametrize(
    ("kind", "text"),
    [("INT", "0b1_0"), ("INT", "0x_F"), ("INT", "017"), ("FLOAT", "1."), ("FLOAT", ".5e-1"),
     ("FLOAT", "0x1p-2"), ("FLOAT", "0x.8p0"), ("IMAG", "1i"), ("IMAG", "09i"), ("CHAR", r"'\x00'"),
     ("CHAR", r"'\U0010FFFF'"), ("STRING", r'"\377"'), ("STRING", "`\n`")],
)  # fmt: skip
def test_literals_in_the_spelling_of_their_source(kind, text: str) -> None:
    assert BasicLit(kind, text).value == text


@pytest.mark.parametrize(
    ("kind", "text"),
    [("INT", "1 + evil()"), ("INT", "09"), ("INT", "1__0"), ("INT", "1_"), ("FLOAT", "1"),
     ("CHAR", "'ab'"), ("CHAR", "''"), ("CHAR", r"'\ud800'"), ("CHAR", r"'\U00110000'"),
     ("STRING", '"a" + evil()'), ("STRING", '"a\nb"'), ("STRING", r'"\q"'), ("STRING", '"a"b"'),
     ("STRING", "`a`b`"), ("STRING", r'"\"'), ("NAME", "x")],
)  # fmt: skip
def test_texts_that_are_no_literal(kind, text: str) -> None:
    with pytest.raises(InvalidNode):
        BasicLit(kind, text)
