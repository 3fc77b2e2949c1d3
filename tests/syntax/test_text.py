import pytest

from gpsgen.syntax import InvalidText
from gpsgen.syntax.text import Paragraph, TextFile, render


def test_paragraphs_are_filled_and_set_apart():
    file = TextFile((Paragraph("MIT License"), Paragraph("one two\nthree four")), width=10)
    assert render(file) == "MIT\nLicense\n\none two\nthree four\n"


def test_a_long_word_is_kept_whole():
    assert render(TextFile((Paragraph("a-very-long-word"),), width=5)) == "a-very-long-word\n"


def test_controls_are_refused():
    with pytest.raises(InvalidText):
        Paragraph("a\x1b[0m")
