"""A key that is taken out leaves all others as they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gpsgen.diagnostics import Diagnostics, Source
from gpsgen.diagnostics.fixing import apply_edits
from gpsgen.diagnostics.model import Edit, Path
from gpsgen.read.config import parse_config
from gpsgen.read.document import Document, Mapping, Node
from tests.strategies.yaml_texts import yaml_text

WORDS = st.text("ab: #'\n", max_size=5).map(lambda text: f"x{text}".strip())
KEYS = st.sampled_from(["a", "b", "c", "dd"])
DATA = st.dictionaries(
    KEYS,
    st.recursive(
        WORDS,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
        max_leaves=6,
    ),
    min_size=1,
)


def read(text: str) -> Document:
    found = Diagnostics()
    document = parse_config(Source("project.yaml", text), found)
    assert document, [it.concise for it in found]
    return document


def without(text: str, path: Path) -> str | None:
    document = read(text)
    span = document.removal_span(path)
    return apply_edits(document.source, [Edit(span, "")]) if span else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a:\n  x: 1\n  k: 2\n  y: 3\n", "a:\n  x: 1\n  y: 3\n"),
        ("a:\n  x: 1\n  k: 2", "a:\n  x: 1\n"),
        ("a:\r\n  k: 2\r\n  y: 3\r\n", "a:\r\n  y: 3\r\n"),
        ("a:\n  k:\n    - 1\n    - 2\n\n  y: 3\n", "a:\n\n  y: 3\n"),
        ("a:\n  # all\n\n  k: |\n    text\n  y: 3\n", "a:\n  # all\n\n  y: 3\n"),
        ("a:\n  k: 2\n", "a:\n"),
        ("a: {k: 2}\n", "a: {}\n"),
        ("a: {k: 1, y: 2}\n", "a: {y: 2}\n"),
        ("a: {x: 1, k: 2}\n", "a: {x: 1}\n"),
        ("a: {x: 1, k: [1, 2], y: 3}\n", "a: {x: 1, y: 3}\n"),
        ("a: {k: , y: 3}\n", "a: {y: 3}\n"),
    ],
)
def test_a_key_goes_with_its_value(text: str, expected: str) -> None:
    assert without(text, ("a", "k")) == expected


@pytest.mark.parametrize(
    "text",
    [
        "a:\n  # about k\n  k: 1\n  y: 3\n",
        "a: {k: }\n",
        "a: {x: 2, k: }\n",
        "a:\n  x: 1\n  k: 2  # why\n",
        "a: {x: 1, k: '#'}\n",
    ],
)
def test_a_key_stays_where_more_would_have_to_change(text: str) -> None:
    assert without(text, ("a", "k")) is None


def test_the_first_key_of_an_item_stays() -> None:
    assert without("a:\n  - k: 1\n    y: 2\n", ("a", 0, "k")) is None


@given(st.data())
def test_all_else_is_as_it_was(data: st.DataObject) -> None:
    text = yaml_text(data.draw(DATA), data.draw(st.randoms(use_true_random=False)))
    text = text.removeprefix("\ufeff")
    document = read(text)
    for path in keys(document.root, ()):
        changed = without(text, path)
        if changed is not None:
            expected = document.data
            parent: object = expected
            for step in path[:-1]:
                parent = parent[step]
            del parent[path[-1]]
            assert read(changed).data == expected or not parent


def keys(node: Node, path: Path) -> list[Path]:
    if isinstance(node, Mapping):
        inner = [keys(entry.value, (*path, key)) for key, entry in node.entries.items()]
        return [(*path, key) for key in node.entries] + [one for found in inner for one in found]
    items = getattr(node, "items", [])
    return [one for index, item in enumerate(items) for one in keys(item, (*path, index))]
