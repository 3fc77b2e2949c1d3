"""Scalars are what YAML 1.2's core schema and JSON take them for, numbers without any loss."""

import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gpsgen.diagnostics import Diagnostics, Source
from gpsgen.read.json_data import JSONData, count_values, json_data
from gpsgen.read.spec import parse_spec

SCALARS = [
    ("", None),
    ("~", None),
    ("null", None),
    ('"null"', "null"),
    ("nUll", "nUll"),
    ("true", True),
    ("FALSE", False),
    ("yes", "yes"),
    ("12", 12),
    ("012", 12),
    ("-0x1F", "-0x1F"),
    ("0x1F", 31),
    ("0o17", 15),
    ("1_000", "1_000"),
    ("1.0", 1),
    ("1e3", 1000),
    ("0.10", Decimal("0.10")),
    (".5", Decimal("0.5")),
    ("1e999999", Decimal("1e999999")),
    ("1e99999999999999999999", "1e99999999999999999999"),
    ("9007199254740993", 9007199254740993),
    (".inf", ".inf"),
    ("'5'", "5"),
    ("|\n  5", "5"),
    ("2020-01-01", "2020-01-01"),
]


def data_of(text: str, *, is_json: bool) -> JSONData:
    document = parse_spec(Source("f", text), Diagnostics(), is_json=is_json)
    assert document
    return json_data(document.root)


@pytest.mark.parametrize(("text", "value"), SCALARS, ids=lambda it: repr(it)[:20])
def test_a_scalar_is_what_the_core_schema_says(text: str, value: JSONData) -> None:
    data = data_of(f"a: {text}", is_json=False)
    assert data == {"a": value}
    assert isinstance(data, dict)
    assert type(data["a"]) is type(value)


def test_a_number_of_any_length_is_read() -> None:
    digits = "1" * 5000
    assert data_of(f'{{"a": {digits}}}', is_json=True) == {"a": Decimal(digits)}


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
)


@given(st.dictionaries(st.text(), JSON))
def test_json_is_read_as_it_was_written(value: dict[str, object]) -> None:
    assert data_of(json.dumps(value), is_json=True) == value


def test_what_aliases_stand_for_is_one_object_and_counts_as_often() -> None:
    text = "a: &a [x, y]\nb: [*a, *a]\n"
    document = parse_spec(Source("f", text), Diagnostics(), is_json=False)
    assert document
    data = json_data(document.root)
    assert isinstance(data, dict)
    assert isinstance(data["b"], list)
    assert data["b"][0] is data["a"]
    assert count_values(document.root) == 1 + 3 + (1 + 3 + 3)
