import pytest

from gpsgen.syntax import InvalidText
from gpsgen.syntax.invalid import require_line, require_lines


def test_an_error_names_node_field_text_and_reason():
    error = InvalidText("From", "image", "a b", "is not the reference of an image")
    assert (error.node, error.field, error.text) == ("From", "image", "a b")
    assert str(error) == "From.image: is not the reference of an image: 'a b'"


@pytest.mark.parametrize("text", ["a\nb", "a\rb", "\0", "\x1b[0m", "\x85", "\u2028", "\ud800"])
def test_what_cannot_stand_on_a_line_is_refused(text):
    with pytest.raises(InvalidText):
        require_line("Comment", "text", text)


@pytest.mark.parametrize("text", ["", "plain", "tab\there", "имя", "日本", "\u00a0", "🙂"])
def test_any_other_text_stands_on_a_line(text):
    require_line("Comment", "text", text)
    require_lines("Comment", "text", f"{text}\n{text}")
