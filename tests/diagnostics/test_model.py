"""Places in a config, as people write them and read them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gpsgen.diagnostics import format_path, parse_path

STEPS = st.one_of(
    st.integers(0, 1000), st.text(min_size=1), st.from_regex(r"[a-z_]+", fullmatch=True)
)


@given(st.lists(STEPS, max_size=6).map(tuple))
def test_a_path_is_read_as_it_was_written(path: tuple[str | int, ...]) -> None:
    assert parse_path(format_path(path)) == path


def test_a_path_is_written_as_people_do() -> None:
    assert parse_path("") == ()
    assert parse_path('paths["/items"].get[0]') == ("paths", "/items", "get", 0)


@pytest.mark.parametrize("text", ["a b", "a.", "[", "a[x]", '["a]'])
def test_what_is_no_path_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is no path"):
        parse_path(text)
