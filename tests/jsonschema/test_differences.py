"""Schemas and documents made by chance: generated Go and an interpreting validator agree."""

from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.jsonschema.differences import compared, group_of, judged, questions
from tests.jsonschema.interpreting import GoOracle
from tests.jsonschema.scoring import score

_SCHEMAS = 100
_IS_FUZZ = settings.get_current_profile_name() == "fuzz"


_KEYWORDS = (
    "$defs", "$ref", "additionalItems", "additionalProperties", "allOf", "anyOf", "const",
    "contains", "definitions", "dependencies", "dependentRequired", "dependentSchemas", "else",
    "enum", "exclusiveMaximum", "exclusiveMinimum", "if", "items", "maxContains", "maxItems",
    "maxLength", "maxProperties", "maximum", "minContains", "minItems", "minLength",
    "minProperties", "minimum", "multipleOf", "not", "oneOf", "pattern", "patternProperties",
    "prefixItems", "properties", "propertyNames", "required", "then", "type", "unevaluatedItems",
    "unevaluatedProperties", "uniqueItems",
)  # fmt: skip


@pytest.mark.go
@settings(max_examples=20 if _IS_FUZZ else 1, phases=[Phase.generate])
@given(seed=st.integers(1, 2**32))
def test_go_agrees_with_an_interpreting_validator(
    seed: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    done = compared(
        questions(seed, 4 * _SCHEMAS if _IS_FUZZ else _SCHEMAS), tmp_path_factory.mktemp("go")
    )

    assert done.faults() == []


@pytest.mark.go
@pytest.mark.slow
def test_go_agrees_with_an_interpreting_validator_in_go(tmp_path: Path) -> None:
    oracle = GoOracle.build(tmp_path / "oracle")
    if isinstance(oracle, str):
        pytest.skip(f"NO SECOND VALIDATOR: {oracle}")
    asked = questions(7, 4 * _SCHEMAS)
    groups = [
        group_of(question, right)
        for question, right in zip(asked, oracle.verdicts(asked), strict=True)
        if right is not None
    ]

    assert len(groups) > 3 * _SCHEMAS
    assert score(groups, tmp_path).faults() == []


def test_what_is_made_by_chance_is_neither_all_right_nor_all_wrong() -> None:
    groups = judged(questions(1, _SCHEMAS))
    valid = [case.valid for group in groups for case in group.cases]

    assert len(groups) > 0.9 * _SCHEMAS
    assert 0.2 < sum(valid) / len(valid) < 0.8
    assert sum(len({case.valid for case in group.cases}) == 2 for group in groups) > 0.4 * _SCHEMAS


def test_keywords_of_each_draft_are_made() -> None:
    made = str([question.schema for question in questions(1, 4 * _SCHEMAS)])

    missing = [it for it in _KEYWORDS if f"'{it}'" not in made]
    assert missing == []
