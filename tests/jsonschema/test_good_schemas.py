"""What is right in schemas of any draft is let through, and what is not has a place."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gpsgen.config import load_config
from gpsgen.diagnostics import Diagnostics, Source, codes
from gpsgen.features.jsonschema.rules.metaschema import is_valid_schema
from gpsgen.features.jsonschema.rules.references import check_references
from gpsgen.jsonschema.drafts import DRAFTS
from gpsgen.model.findings import Findings
from gpsgen.read.spec import parse_spec
from tests.config.projects import project, write_project

DRAFT_07, DRAFT_2020 = DRAFTS[2], DRAFTS[4]


def findings_of(schemas: dict[str, str]) -> Diagnostics:
    """Check texts as the files of one set, their folder being one that does not exist."""
    diagnostics = Diagnostics()
    files = {}
    for name, text in schemas.items():
        document = parse_spec(Source(name, text), diagnostics, is_json=Path(name).suffix == ".json")
        assert document, [finding.concise for finding in diagnostics]
        files[Path("/set") / name] = Findings(document, diagnostics)
    are_valid = [is_valid_schema(findings) for findings in files.values()]
    if all(are_valid):
        check_references(files)
    return diagnostics


GOOD = {
    "a pointer into definitions": {
        "a.json": '{"items": {"$ref": "#/definitions/a~1b%25"}, "definitions": {"a/b%": {}}}'
    },
    "a pointer to a boolean schema": {
        "a.json": '{"items": {"$ref": "#/definitions/all"}, "definitions": {"all": true}}'
    },
    "a pointer into a list": {"a.json": '{"items": {"$ref": "#/allOf/1"}, "allOf": [{}, {}]}'},
    "definitions as later drafts have them": {
        "a.yaml": "items: {$ref: '#/$defs/user'}\n$defs: {user: {$ref: '#/$defs/id'}, id: {}}\n"
    },
    "a schema that holds itself": {"a.json": '{"properties": {"next": {"$ref": "#"}}}'},
    "another file": {
        "a.json": '{"items": {"$ref": "common/b.json"}, "definitions": {"x": {}}}',
        "common/b.json": '{"items": {"$ref": "../a.json#/definitions/x"}}',
    },
    "the address of another file": {
        "a.json": '{"$id": "https://x.org/a", "items": {"$ref": "b#/definitions/x"}}',
        "b.json": '{"$id": "https://x.org/b", "definitions": {"x": {}}}',
    },
    "a file beside one with an address": {
        "a.json": '{"$id": "https://x.org/s/a.json", "items": {"$ref": "b.json"}}',
        "b.json": "{}",
    },
    "an address within a file": {
        "a.json": '{"items": {"$ref": "item.json"}, "definitions": {"i": {"$id": "item.json"}}}'
    },
    "an anchor of an older draft": {
        "a.json": '{"items": {"$ref": "#i"}, "definitions": {"x": {"$id": "#i"}}}'
    },
    "an anchor of the oldest draft": {
        "a.json": json.dumps(
            {"$schema": DRAFTS[0], "items": {"$ref": "#i"}, "definitions": {"x": {"id": "#i"}}}
        )
    },
    "an anchor of another file": {
        "a.json": '{"items": {"$ref": "b.json#i"}}',
        "b.json": json.dumps({"$schema": DRAFT_2020, "$id": "urn:b", "items": {"$anchor": "i"}}),
    },
    "a dynamic anchor": {
        "a.json": json.dumps(
            {"$schema": DRAFT_2020, "$dynamicAnchor": "n", "items": {"$dynamicRef": "#n"}}
        )
    },
    "a meta-schema": {"a.json": json.dumps({"items": {"$ref": DRAFT_07}})},
    "references that are data": {
        "a.json": '{"const": {"$ref": "#/x"}, "properties": {"$ref": {}, "default": {}}}'
    },
    "what stands beside a reference": {
        "a.json": '{"allOf": [{"$ref": "#/definitions/a", "$id": "no"}], "definitions": {"a": {}}}'
    },
    "aliases": {"a.yaml": "items: [&x {$ref: '#/definitions/i'}, *x]\ndefinitions: {i: {}}\n"},
    "scalars of YAML": {
        "a.yaml": "minLength: 0x10\nmaximum: 1e400\ntype: 'null'\nrequired: [yes, no, '1']\n"
        'multipleOf: .5\nuniqueItems: True\ntitle: ""\ndefault: ~\n'
    },
    "a draft without its fragment": {
        "a.json": '{"$schema": "http://json-schema.org/draft-07/schema"}'
    },
    "a draft by https": {"a.json": '{"$schema": "https://json-schema.org/draft-04/schema#"}'},
}


@pytest.mark.parametrize("schemas", GOOD.values(), ids=GOOD.keys())
def test_what_is_right_is_let_through(schemas: dict[str, str]) -> None:
    assert [finding.concise for finding in findings_of(schemas)] == []


def test_all_faults_of_a_schema_are_found_at_once() -> None:
    schema = {
        "$schema": DRAFT_2020,
        "type": "strng",
        "minLength": -1,
        "properties": {"id": 5, "tags": {"items": {"type": ["x", "y"]}}},
    }
    assert sorted(it.config_path for it in findings_of({"a.json": json.dumps(schema)})) == [
        "minLength",
        "properties.id",
        "properties.tags.items.type[0]",
        "properties.tags.items.type[1]",
        "type",
    ]


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-2, 2) | st.floats(0, 1) | st.text(max_size=3),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["a", "type", "$ref", "items", "not"]), inner, max_size=3)
    ),
    max_leaves=8,
)
# fmt: off
KEYWORDS = st.sampled_from([
    "$id", "$ref", "$anchor", "$defs", "$dynamicRef", "$recursiveRef", "allOf", "anyOf",
    "definitions", "dependencies", "enum", "id", "if", "items", "minLength", "patternProperties",
    "properties", "required", "type",
])
# fmt: on
REFERENCES = st.sampled_from(["#/definitions/a", "#/allOf/0", "#", "#/%", "b.json#", "//[", "?#~"])


@given(st.sampled_from([*DRAFTS, "", "x"]), st.dictionaries(KEYWORDS, VALUES | REFERENCES))
def test_any_schema_is_good_or_its_faults_have_places(
    draft: str, schema: dict[str, object]
) -> None:
    text = json.dumps({"$schema": draft, **schema}, indent=1)
    lines = text.splitlines()
    for finding in findings_of({"a.json": text}):
        assert finding.code is codes.SPEC_INVALID
        assert finding.span.column <= len(lines[finding.span.line - 1])


CONFIG = """\
kafka:
  - name: events
    type: consumer
    client: main
    group: readers
    driver: custom
    driver_import: example.com/pulsar
    driver_package: pulsar
    driver_obj: Client
    events:
      - {name: user.created, schema: users.created}
      - {name: user.moved, schema: users.v1.moved}
      - {name: user.gone, schema: users.v1.gone}
      - {name: user.seen}
jsonschema:
  - {name: users, schemas: [{id: created, path: a.json}, {id: v1.gone, path: 1.json, type: Gone}]}
  - {name: users.v1, package: v1, schemas: [{id: moved, path: ./a.json}]}
grpc:
  - {name: people, path: people.proto, generator_type: buf_server, port: 9090}
  - {name: pets, path: people.proto, generator_type: buf_client, port: 9091, instantiation: dynamic}
applications:
  - {name: api, transport: [api, sys, people, pets], worker: [ticker], kafka: [events]}
"""


def test_a_config_with_all_of_it_has_no_findings_but_what_is_not_generated_yet(
    tmp_path: Path,
) -> None:
    (tmp_path / "people.proto").write_text('syntax = "proto3"; service People {}')
    for name in ("a.json", "1.json"):
        (tmp_path / name).write_text('{"type": "object"}')
    loaded = load_config(write_project(tmp_path, project(CONFIG)))
    others = [it.concise for it in loaded.diagnostics if it.code is not codes.NOT_SUPPORTED_YET]
    assert others == []
