"""Any text in any field is refused at its place, or taken as it is written."""

import json
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gpsgen.config import load_config
from gpsgen.config.schema import SCHEMAS
from gpsgen.diagnostics import Diagnostics, Source
from gpsgen.model.base import UNKNOWN, Section
from gpsgen.model.findings import Findings
from gpsgen.model.shape import draft
from gpsgen.read import Document, Mapping, Node, Sequence, read_config
from gpsgen.read.config import parse_config
from tests.config.test_properties import check_findings
from tests.strategies.hostile import HOSTILE, HOSTILE_TEXTS
from tests.support.examples import share

FOLDER = Path(__file__).parent / "every_field"
MODELS = {f"{name}.yaml": schema.model for name, schema in SCHEMAS.items()}

Data = Any
Path_ = tuple[str | int, ...]


def document_of(name: str) -> Document:
    document = read_config(FOLDER / name, Diagnostics())
    assert document
    return document


def leaves(node: Node, path: Path_ = ()) -> Iterator[Path_]:
    """The paths of all values."""
    if isinstance(node, Mapping):
        for key, entry in node.entries.items():
            yield from leaves(entry.value, (*path, key))
    elif isinstance(node, Sequence):
        for index, item in enumerate(node.items):
            yield from leaves(item, (*path, index))
    else:
        yield path


def filled(data: Data, text: str) -> Data:
    """The data with a text in the place of each value."""
    if isinstance(data, dict):
        return {key: filled(value, text) for key, value in data.items()}
    return [filled(item, text) for item in data] if isinstance(data, list) else text


def taken(drafted: Section, path: Path_) -> object:
    """What a draft has at the path of a value."""
    value: Any = drafted
    for step in path:
        if isinstance(value, Section):
            fields = {field.alias or name: name for name, field in type(value).model_fields.items()}
            value = getattr(value, fields[str(step)])
        else:
            value = value[step]
        if value is UNKNOWN:
            return UNKNOWN
    return value


def texts(value: object) -> list[object]:
    """The values in whose place a text may stand: of a list of them, of the first of a map."""
    if isinstance(value, tuple):
        return [text for item in value for text in texts(item)]
    return texts(next(iter(value))[1]) if isinstance(value, Section) else [value]


@pytest.mark.parametrize("name", MODELS)
@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:20]))
def test_a_text_is_refused_at_its_place_or_taken_as_it_is(name: str, text: str) -> None:
    document = document_of(name)
    found = Diagnostics()
    written = parse_config(Source(name, json.dumps(filled(document.data, text))), found)
    assert written
    drafted = draft(MODELS[name], Findings(written, found))
    refused = {finding.path for finding in found}
    for path in leaves(document.root):
        written_parts = {text, f"v{text}", *(part.strip() for part in text.split(","))}
        for value in texts(taken(drafted, path)):
            if value is UNKNOWN:
                assert {path[:length] for length in range(1, len(path) + 1)} & refused, path
            elif isinstance(value, str):
                assert value in {written.text(path), *written_parts}, path
            else:
                # a number, a switch; a wizard writes an empty text where nothing is given
                assert isinstance(value, int) or (value is None and text == ""), path


@given(st.sampled_from(sorted(leaves(document_of("project.yaml").root), key=str)), HOSTILE_TEXTS)
@share(1)
def test_a_text_in_one_field_has_located_faults(path: Path_, text: str) -> None:
    data: Any = document_of("project.yaml").data
    container = data
    for step in path[:-1]:
        container = container[step]
    container[path[-1]] = text
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(FOLDER, folder, dirs_exist_ok=True)
        config = Path(folder) / "project.yaml"
        config.write_text(json.dumps(data), "utf-8")
        check_findings(load_config(config), Path(folder))
