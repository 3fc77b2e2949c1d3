"""Text from files, made safe and measured."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gpsgen.diagnostics.text import cells, quote_all, safe, width

# a text | how it is shown | the columns that it takes
SHOWN = [
    ("plain", "plain", 5),
    ("日本", "日本", 4),
    ("e\u0301", "e\u0301", 1),
    ("\u1112\u1161\u11ab", "\u1112\u1161\u11ab", 2),
    ("👍", "👍", 2),
    ("👍🏽", "👍🏽", 2),
    ("👩\u200d👩\u200d👧", "👩\u200d👩\u200d👧", 2),
    ("👩\u200d❤\ufe0f\u200d👩", "👩\u200d❤\ufe0f\u200d👩", 2),
    ("🏳\ufe0f\u200d🌈", "🏳\ufe0f\u200d🌈", 2),
    ("🇫🇷", "🇫🇷", 2),
    ("❤\ufe0f", "❤\ufe0f", 2),
    ("❤\ufe0e", "❤\ufe0e", 1),
    ("1\ufe0f\u20e3", "1\ufe0f\u20e3", 2),
    ("\t", "    ", 4),
    ("a\x1b[31m\u202e\u200b\n", "a\\u{1b}[31m\\u{202e}\\u{200b}\\u{a}", 32),
    ("\ud800", "\\u{d800}", 8),
    ("a\u200db", "a\\u{200d}b", 10),
    ("👩\u200d", "👩\\u{200d}", 10),
    ("\u200d👩", "\\u{200d}👩", 10),
    ("a\ufe0f", "a\\u{fe0f}", 9),
    ("\u3164\u115f", "\\u{3164}\\u{115f}", 16),
    ("a\U000e0101", "a\\u{e0101}", 10),
]


@pytest.mark.parametrize(("text", "shown", "columns"), SHOWN)
def test_what_a_text_shows_as_and_how_wide_that_is(text: str, shown: str, columns: int) -> None:
    assert safe(text) == shown
    assert width(shown) == columns


@given(st.text(st.characters() | st.sampled_from("\u200d\ufe0f👩❤🏽é1")))
def test_a_safe_text_is_safe_already_and_as_wide_as_its_cells(text: str) -> None:
    shown = safe(text)

    assert safe(shown) == shown
    assert len(cells(text)) == len(text)
    assert sum(columns for _, columns in cells(text)) == width(shown)


def test_long_lists_are_cut_short() -> None:
    assert quote_all(["a", "b"]) == "`a`, `b`"
    assert quote_all("abc", limit=2) == "`a`, `b` and 1 more"
