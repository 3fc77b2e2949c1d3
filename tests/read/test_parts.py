"""A part of a text is found where it is written, or not at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gpsgen.diagnostics import Diagnostics, Source
from gpsgen.read import Document, Scalar
from gpsgen.read.config import parse_config
from gpsgen.read.parts import written_range

EXACT = [
    ("a: one two\n", "two"),
    ("a: [x, one two]\n", "two"),
    ("a: 'one two'\n", "two"),
    ('a: "one two"\n', "two"),
    ("a: |\n  one\n  two\n", "two"),
    ("a: |-\n  one\n  two", "two"),
    ("a: |+\n  one\n\n  two\n\n\n", "two"),
    ("a: | # comment\n\n  one\n\n  two\n", "two"),
    ("a: |\n  one\n    two\n", "two"),
    ("a: |2\n    one\n    two\n", "two"),
    ("a:\n- b:\n  - |\n     one\n     two\n", "two"),
    ("# 日本\na: |\n  日本\n  two\nb: 1\n", "two"),
    ("a: |\n  one\n \n  two\n", "two"),
    ("a: |\n  one\n  two \n", "two"),
]


@pytest.mark.parametrize("line_break", ["\n", "\r\n"])
@pytest.mark.parametrize(("text", "part"), EXACT)
def test_a_part_is_found_where_it_is_written(text: str, part: str, line_break: str) -> None:
    text = text.replace("\n", line_break)
    source, scalar = first_text(text)
    start = scalar.text.index(part)
    found = written_range(source, scalar, start, start + len(part))
    assert found == (text.index(part), text.index(part) + len(part))


@pytest.mark.parametrize("line_break", ["\n", "\r\n"])
@pytest.mark.parametrize("text", ["a: one", "a: 'one'", "a: |\n  one\n", "a: |+\n  one\n\n\n"])
def test_the_end_of_a_text_is_behind_its_last_character(text: str, line_break: str) -> None:
    text = text.replace("\n", line_break)
    source, scalar = first_text(text)
    end = text.index("one") + 3
    assert written_range(source, scalar, len(scalar.text), len(scalar.text)) == (end, end)


@pytest.mark.parametrize(
    "text",
    [
        "a: 'it''s'\n",
        'a: "one\\ttwo"\n',
        "a: one\n  two\n",
        "a: 'one\n  two'\n",
        "a: >\n  one\n  two\n",
    ],
)
def test_a_part_is_not_guessed(text: str) -> None:
    source, scalar = first_text(text)
    assert written_range(source, scalar, 1, 2) is None


def test_a_document_falls_back_to_the_whole_value() -> None:
    document = parse_config(Source("f", "a: 'it''s'\nb: [1]\n"), Diagnostics())
    assert document
    for path in (("a",), ("b",), ("c",)):
        assert document.part_span(path, 0, 1) == document.value_span(path)


WORDS = st.text("ab #|'", max_size=5)


@given(st.lists(WORDS, min_size=1, max_size=4), st.integers(0, 20), st.integers(1, 4))
def test_each_character_of_a_literal_block_is_found(lines: list[str], at: int, indent: int) -> None:
    text = "a: |\n" + "".join(f"{' ' * indent}{line}\n" for line in ["x", *lines])
    source, scalar = first_text(text)
    body = scalar.text.rstrip("\n")
    start = min(at, len(body) - 1)
    place = written_range(source, scalar, start, start + 1)
    assert place
    assert source.text[place[0]] == body[start]


def first_text(text: str) -> tuple[Source, Scalar]:
    """The last scalar under the key `a`, wherever it lies."""
    source = Source("f", text)
    diagnostics = Diagnostics()
    document = parse_config(source, diagnostics)
    assert document, [finding.concise for finding in diagnostics]
    return source, _last(document)


def _last(document: Document) -> Scalar:
    for path in (("a",), ("a", 1), ("a", 0, "b", 0)):
        node = document.node(path)
        if isinstance(node, Scalar):
            return node
    raise AssertionError("no scalar")
