"""Shapes with their residuals take exactly the values that are valid: no keyword is lost."""

from collections import Counter
from pathlib import Path

import pytest

from gpsgen.diagnostics import Diagnostics, Source
from gpsgen.jsonschema.decisions import decide
from gpsgen.jsonschema.documents import SchemaFile
from gpsgen.jsonschema.drafts import DRAFTS as DRAFT_NAMES
from gpsgen.jsonschema.reading import read_roots
from gpsgen.jsonschema.remotes import SUITE_ADDRESS, Remotes
from gpsgen.jsonschema.scope import Scope
from gpsgen.jsonschema.shapes import (
    DefinedDeclaration,
    EnumDeclaration,
    StructDeclaration,
    SumDeclaration,
    TupleDeclaration,
    UnionDeclaration,
)
from tests.jsonschema.corpora.fetching import UnavailableError
from tests.jsonschema.corpora.official import DRAFTS, packaged_suite
from tests.jsonschema.differences import questions
from tests.jsonschema.exact_json import dumps, loads
from tests.jsonschema.interpreter import is_valid
from tests.jsonschema.shaped import Taker

_NAMES = dict(zip(DRAFTS, DRAFT_NAMES, strict=True))


def wrong(schema: object, draft: str, cases: list, remotes: Remotes, seen: Counter) -> list[str]:
    """Return the values that the shapes judge otherwise than the case, or the interpreter."""
    file = SchemaFile(Path("/x/root.json"), "Root", source=Source("root.json", dumps(schema)))
    roots = read_roots([file], remotes, _NAMES[draft], Diagnostics())
    if roots is None:
        return []
    declared = decide(roots, Scope())
    seen.update(type(it) for it in declared)
    taker = Taker()
    found = []
    for value, answer in cases:
        valid = is_valid(roots[0].schema, value) if answer is None else answer
        if taker.declaration(declared[0], value) is not valid:
            found.append(f"{draft} {dumps(schema)}: {dumps(value)}")
    return found


@pytest.mark.parametrize("seed", range(4))
def test_schemas_made_by_chance(seed: int) -> None:
    seen: Counter[type] = Counter()
    for it in questions(seed, 80):
        cases = [(loads(text), None) for text in it.documents]
        assert wrong(it.schema, it.draft, cases, Remotes(), seen) == []
    assert min(seen[it] for it in (DefinedDeclaration, StructDeclaration, UnionDeclaration)) > 4


@pytest.mark.slow
@pytest.mark.parametrize("draft", DRAFTS)
def test_the_official_suite(draft: str) -> None:
    try:
        suite = packaged_suite()
    except UnavailableError as error:
        pytest.skip(f"NO CONFORMANCE RUN, the official suite is not to be had: {error}")
    remotes = Remotes(((SUITE_ADDRESS, suite.remotes),))
    seen: Counter[type] = Counter()
    for group in suite.groups(draft):
        cases = [(case.document, case.valid) for case in group.cases]
        assert wrong(group.schema, draft, cases, remotes, seen) == []
    assert seen[StructDeclaration] > 30
    assert seen[EnumDeclaration] > 2


VARIANTS = {
    "oneOf": [
        {"required": ["k"], "properties": {"k": {"const": "a"}, "x": {"type": "integer"}}},
        {"required": ["k"], "properties": {"k": {"enum": ["b", "c"]}, "y": {"minLength": 2}}},
        {"type": ["string", "array"], "maxLength": 2, "items": {"type": "integer"}},
    ]
}


def test_choices_by_kind_and_by_property() -> None:
    values = [
        *('{"k":"a","x":1}', '{"k":"a","x":"1"}', '{"k":"b","x":"1"}', '{"k":"c","y":"1"}'),
        *('{"k":"d"}', '{"k":1}', "{}", '"ab"', '"abc"', "[1]", '["1"]', "null", "1", "true"),
    ]
    for base in ({"type": ["object", "string", "array"]}, {"type": "object"}, {"minItems": 1}):
        seen: Counter[type] = Counter()
        cases = [(loads(text), None) for text in values]
        schema = {"type": "object", "properties": {"v": {**base, **VARIANTS}}}
        wrapped = [({"v": value}, None) for value, _ in cases]
        assert wrong(schema, "draft2020-12", wrapped, Remotes(), seen) == []
        assert wrong({**base, **VARIANTS}, "draft2020-12", cases, Remotes(), seen) == []
        if "type" in base:
            assert seen[SumDeclaration] == 2


def test_tuples_of_several_schemas() -> None:
    schema = {
        "type": "array",
        "prefixItems": [{"type": "integer"}],
        "items": {"type": "string"},
        "allOf": [{"prefixItems": [{"minimum": 1}, {"minLength": 1}, {"minLength": 2}]}],
        "maxItems": 4,
    }
    values = ["[]", "[1]", "[0]", '[1,""]', '[1,"a","b"]', '[1,"a","bb","c"]', '[1,"a","bb","",""]']
    seen: Counter[type] = Counter()
    cases = [(loads(text), None) for text in values]
    assert wrong(schema, "draft2020-12", cases, Remotes(), seen) == []
    assert seen[TupleDeclaration] == 1
