"""Members whose names match patterns."""

import pytest

from gpsgen.jsonschema.decisions.member_names import matches
from tests.jsonschema.decided import decided


@pytest.mark.parametrize(
    ("pattern", "name", "answer"),
    [
        ("^x-", "x-a", True),
        ("^x-", "ax-", False),
        ("b", "abc", True),
        (r"^[a-z0-9\.\-_]+$", "a-b.c_d", True),
        (r"^[a-z0-9\.\-_]+$", "a b", False),
        (r"^\$ref$", "$ref", True),
        (r"^\w+$", "a1", True),
        ("^é", "é", None),
        ("^a", "é", None),
        ("(?i)a", "A", None),
        ("(?=a)", "a", None),
        (r"\p{L}", "a", None),
        ("a{2}", "aa", None),
        ("[]a]", "a]", None),
        ("[[a]", "[", None),
        ("(a", "a", None),
        ("(a+)+$", "a" * 50 + "b", None),
        ("a*a*a*b", "a" * 50, None),
        ("^a", "a" * 101, None),
    ],
)
def test_matches(pattern: str, name: str, answer: object) -> None:
    assert matches(pattern, name) is answer


def text_of(**keywords: object) -> str:
    return decided({"type": "object", "properties": {"a": {"type": "string"}}, **keywords})


def test_extensions_are_kept_and_other_names_refused() -> None:
    assert text_of(patternProperties={"^x-": {}, "^y-": True}, additionalProperties=False) == (
        "struct Root\n  A string?\n  AdditionalProperties ...any(/^x-/ /^y-/)"
    )


def test_patterns_that_say_nothing_are_nothing() -> None:
    assert text_of(patternProperties={"^x-": {}}) == (
        "struct Root\n  A string?\n  AdditionalProperties ...any"
    )


def test_a_pattern_says_what_a_property_is_too() -> None:
    assert text_of(
        patternProperties={"^a$": {"minLength": 2}, "^b": {"minLength": 2}},
        additionalProperties=False,
    ) == ("struct Root & # -properties -type\n  A string?\n  AdditionalProperties ...any")
    assert text_of(patternProperties={"^a": {"minLength": 2}}, additionalProperties=False) == (
        "struct Root\n  A string(min=2)?\n"
        "  AdditionalProperties ...any & #/patternProperties/^a(/^a/)"
    )


def test_a_pattern_that_only_go_can_judge_is_left() -> None:
    assert text_of(patternProperties={r"^\p{L}": {}}, additionalProperties=False) == (
        "struct Root & # -properties -type\n  A string?\n  AdditionalProperties ...any"
    )


def test_maps_by_pattern() -> None:
    value = {"type": "integer"}
    patterns = {"^a": {"$ref": "#/$defs/n"}, "^b": {"$ref": "#/$defs/n"}}
    assert (
        decided(
            {
                "type": "object",
                "patternProperties": patterns,
                "additionalProperties": False,
                "$defs": {"n": value},
            }
        )
        == "type Root map(/^a/ /^b/){N}\ntype N json.Number integer"
    )
    assert decided({"type": "object", "patternProperties": {"^a": value}}) == (
        "type Root map{any} & # -type"
    )
