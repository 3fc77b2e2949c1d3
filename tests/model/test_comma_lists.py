"""A text with commas becomes a list whose items know where they stand."""

import pytest

from gpsgen.config import Config
from gpsgen.diagnostics import Diagnostics, Source
from gpsgen.model.comma_lists import part_lists
from gpsgen.read import Document, Sequence
from gpsgen.read.config import parse_config


def parted(text: str) -> Document:
    document = parse_config(Source("f", text), Diagnostics())
    assert document
    return part_lists(document, Config)


@pytest.mark.parametrize(
    "written", ["github, gitlab", "'github , gitlab'", '"github,gitlab"', "|\n  github,\n  gitlab"]
)
def test_items_are_found_where_they_stand(written: str) -> None:
    document = parted(f"main:\n ci: {written}\n")

    items = document.node(("main", "ci"))

    assert isinstance(items, Sequence)
    texts = [document.text(("main", "ci", index)) for index in range(len(items.items))]
    assert texts == ["github", "gitlab"]
    assert [document.source.text[it.start : it.end] for it in items.items] == texts


def test_items_that_are_not_written_as_they_read_stand_where_the_text_does() -> None:
    document = parted('main: {ci: "git\\x68ub, gitlab"}\n')

    spans = {document.value_span(("main", "ci", index)) for index in range(2)}

    assert spans == {document.value_span(("main", "ci"))}


@pytest.mark.parametrize(
    "text",
    [
        "main: {ci: github}\n",
        "main: {name: 'a, b'}\n",
        "applications: [{name: a, grafana: {datasources: 'a, b'}}]\n",
        "applications: [{name: a, driver: [{name: d, params: 'F(1, 2)'}]}]\n",
        "applications: 'a, b'\n",
        "main: 'a, b'\n",
    ],
)
def test_other_texts_stay(text: str) -> None:
    before = parse_config(Source("f", text), Diagnostics())

    assert before == parted(text)
