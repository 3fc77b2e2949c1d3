"""Where references lead, and what is said of those that lead nowhere."""

import json

import pytest

from gpsgen.jsonschema.drafts import DRAFTS
from tests.jsonschema.graphs import read, read_texts
from tests.jsonschema.interpreter import is_valid

DRAFT_4, _, DRAFT_7, DRAFT_2019, DRAFT_2020 = DRAFTS

NOWHERE = {
    "a definition that is not there": (
        {"$ref": "#/definitions/usr", "definitions": {"user": {}}},
        "0.json:1:10: error[GPS1603] $ref: `#/definitions/usr` leads to no schema",
        "did you mean `user`?",
    ),
    "an anchor that is not there": (
        {"items": {"$ref": "#users"}, "definitions": {"u": {"$id": "#user"}}},
        "0.json:1:20: error[GPS1603] items.$ref: `#users` leads to no schema",
        "did you mean `user`?",
    ),
    "what is no schema": (
        {"items": {"$ref": "#/title"}, "title": "x"},
        "0.json:1:20: error[GPS1603] items.$ref: `#/title` leads to no schema",
        "define it, or refer to one that is defined",
    ),
    "a file": (
        {"$ref": "user.json"},
        "0.json:1:10: error[GPS1603] $ref: `user.json` is not among the files of this run",
        "name its file too, beside this one",
    ),
    "an address": (
        {"$ref": "urn:a#/b"},
        "0.json:1:10: error[GPS1603] $ref: `urn:a#/b` is not here, and nothing is fetched",
        "save it, and say which file it is: `--map urn:a=FILE`",
    ),
    "no URI": (
        {"$ref": "//["},
        "0.json:1:10: error[GPS1603] $ref: `//[` is not a URI",
        "for example: `#/definitions/User`",
    ),
}


@pytest.mark.parametrize(("schema", "message", "advice"), NOWHERE.values(), ids=NOWHERE.keys())
def test_a_reference_that_leads_nowhere(schema: object, message: str, advice: str) -> None:
    found = read(schema)
    assert found.roots is None
    assert found.findings == [message]
    assert found.helps == [advice]


CIRCLES = {
    "itself": {"$ref": "#"},
    "each other": {
        "$ref": "#/definitions/a",
        "definitions": {"a": {"$ref": "#/definitions/b"}, "b": {"$ref": "#/definitions/a"}},
    },
    "through choices": {"anyOf": [{"type": "null"}, {"not": {"$ref": "#"}}]},
    "through a condition": {"if": True, "then": {"allOf": [{"$ref": "#"}]}},
    "through dependencies": {"dependencies": {"a": {"$ref": "#"}}},
}


@pytest.mark.parametrize("schema", CIRCLES.values(), ids=CIRCLES.keys())
def test_a_circle_without_a_step_into_the_value(schema: object) -> None:
    found = read(schema)
    assert found.roots is None
    assert len(found.findings) == 1
    assert "leads back here without a step into the value" in found.findings[0]


def test_a_circle_through_a_dynamic_reference() -> None:
    schema = {"$dynamicAnchor": "a", "allOf": [{"$dynamicRef": "#a"}]}
    assert len(read(schema, draft=DRAFT_2020).findings) == 1
    schema = {"$recursiveAnchor": True, "anyOf": [{"$recursiveRef": "#"}]}
    assert len(read(schema, draft=DRAFT_2019).findings) == 1


def test_a_circle_with_a_step_into_the_value() -> None:
    schema = read({"properties": {"next": {"$ref": "#"}}, "items": {"allOf": [{"$ref": "#"}]}})
    assert schema.schema.properties
    assert schema.schema.properties["next"].ref is schema.schema


def test_long_chains_of_references_do_not_fill_the_stack() -> None:
    count = 3_000
    chain = {f"d{at}": {"$ref": f"#/definitions/d{at + 1}"} for at in range(count)}
    schema = {"$ref": "#/definitions/d0", "definitions": {**chain, f"d{count}": {"type": "null"}}}
    end = read(schema).schema
    for _ in range(count + 1):
        assert end.ref
        end = end.ref
    assert end.type == {"null"}


def test_a_schema_below_a_keyword_that_no_draft_knows() -> None:
    """It is a schema when something refers to it, and its address is one only then."""
    schema = {
        "properties": {"a": {"$ref": "#/x/a"}, "b": {"$ref": "#/x/a/items"}},
        "x": {"a": {"$id": "https://x.org/a", "items": {"type": "null"}}},
    }
    read_ = read(schema).schema
    assert read_.properties
    first, second = read_.properties["a"].ref, read_.properties["b"].ref
    assert first
    assert first.items is second
    assert len(read({**schema, "not": {"$ref": "https://x.org/b"}}).findings) == 1


def test_a_schema_below_an_unknown_keyword_is_checked_too() -> None:
    found = read({"$ref": "#/x/a", "x": {"a": {"items": {"type": "strng"}}}})
    assert found.findings == [
        "0.json:1:49: error[GPS1603] x.a.items.type: `strng` is not a type of JSON Schema"
    ]


def test_an_embedded_schema_of_another_draft_is_read_and_checked_as_such() -> None:
    schema = {
        "$schema": DRAFT_2020,
        "$ref": "https://x.org/old",
        "$defs": {
            "old": {
                "$id": "https://x.org/old",
                "$schema": DRAFT_7,
                # the later draft takes no list here
                "items": [{"type": "null"}],
            }
        },
    }
    old = read(schema).schema.ref
    assert old
    assert old.prefix_items
    schema["$defs"] = {"old": {"$id": "https://x.org/old", "$schema": DRAFT_7, "items": 5}}
    assert [it.split(": ")[1] for it in read(schema).findings] == ["error[GPS1603] $defs.old.items"]


def test_files_that_claim_one_address_keep_their_own_definitions() -> None:
    texts = {
        name: json.dumps(
            {
                "$id": "https://x.org/same",
                "$ref": "#/definitions/a",
                "definitions": {"a": {"type": type_}},
            }
        )
        for name, type_ in (("a.json", "null"), ("b.json", "array"))
    }
    roots = read_texts(texts).roots
    assert roots
    assert [it.schema.ref and it.schema.ref.type for it in roots] == [{"null"}, {"array"}]


def test_a_schema_is_one_object_however_it_is_reached() -> None:
    schema = read(
        {
            "properties": {
                "a": {"$ref": "#/definitions/x"},
                "b": {"$ref": "0.json#/definitions/x"},
                "c": {"$ref": "#x"},
            },
            "definitions": {"x": {"$id": "#x"}},
        }
    ).schema
    assert schema.properties
    assert len({it.ref for it in schema.properties.values()}) == 1


TREE = {
    "$id": "https://x.org/tree",
    "$dynamicAnchor": "node",
    "properties": {"data": True, "children": {"items": {"$dynamicRef": "#node"}}},
    "$defs": {"plain": {"type": "string"}},
}


def test_a_dynamic_reference_depends_on_the_way_to_it() -> None:
    strict = {
        "$id": "https://x.org/strict",
        "$dynamicAnchor": "node",
        "$ref": "tree",
        "unevaluatedProperties": False,
        "properties": {"plain": {"$ref": "tree#/$defs/plain"}},
    }
    roots = read(strict, TREE, draft=DRAFT_2020).roots
    assert roots
    one, other = (it.schema for it in roots)
    assert is_valid(other, {"children": [{"x": 1}]})
    assert not is_valid(one, {"children": [{"x": 1}]})
    assert is_valid(one, {"children": [{"data": 1}]})
    # two objects, for what is evaluated on two ways means two things
    assert one.ref is not other
    assert one.ref
    assert one.ref.location == other.location


def test_what_depends_on_no_dynamic_reference_is_one_object() -> None:
    first = {"$dynamicAnchor": "node", "properties": {"a": {"$ref": "1.json#/$defs/plain"}}}
    second = {**TREE, "properties": {"a": {"$ref": "#/$defs/plain"}}}
    roots = read(first, second, draft=DRAFT_2020).roots
    assert roots
    one, other = (it.schema.properties for it in roots)
    assert one
    assert other
    assert one["a"].ref is other["a"].ref


def test_dynamic_references_that_make_too_much_of_little_are_refused() -> None:
    """Each step enters one of two resources, and all of that matters at the end."""
    steps = 30
    definitions: dict[str, object] = {
        f"s{at}{way}": {
            "$id": f"https://x.org/{at}{way}",
            "$ref": f"https://x.org/{at + 1}",
            "$defs": {"a": {"$dynamicAnchor": f"n{at}"}},
        }
        for at in range(steps)
        for way in "ab"
    }
    for at in range(steps):
        ways = [{"$ref": f"https://x.org/{at}{way}"} for way in "ab"]
        definitions[f"s{at}"] = {"$id": f"https://x.org/{at}", "anyOf": ways}
    ends = [{"$dynamicRef": f"{at}a#n{at}"} for at in range(steps)]
    definitions["end"] = {"$id": f"https://x.org/{steps}", "properties": {"p": {"allOf": ends}}}
    schema = {"$ref": "https://x.org/0", "$defs": definitions}
    found = read(schema, draft=DRAFT_2020)
    assert [it.split(": ")[-1] for it in found.findings] == [
        "dynamic references make too many schemas of these few"
    ]


def test_an_unknown_draft_or_vocabulary_is_reported() -> None:
    found = read({"$schema": "urn:x"})
    assert found.findings == [
        "0.json:1:13: error[GPS1603] $schema: `urn:x` is no draft of JSON Schema that is known"
    ]
    meta = {
        "$schema": DRAFT_2020,
        "$id": "https://x.org/meta",
        "$vocabulary": {"https://x.org/vocab": True},
    }
    assert "needs vocabularies that are not known: `https://x.org/vocab`" in "".join(
        read({"$schema": "https://x.org/meta"}, meta).findings
    )


def test_the_newest_draft_is_the_one_that_the_run_says() -> None:
    schema = {"$schema": "http://json-schema.org/schema#", "prefixItems": [{}]}
    assert read(schema, draft=DRAFT_7).schema.prefix_items is None
    assert read(schema, draft=DRAFT_2020).schema.prefix_items


def test_a_meta_schema_that_is_written_in_itself_is_of_no_draft() -> None:
    meta = {"$schema": "https://x.org/meta", "$id": "https://x.org/meta"}
    assert len(read(meta).findings) == 1


def test_keywords_of_a_vocabulary_that_is_not_in_use_are_not_there() -> None:
    base = "https://json-schema.org/draft/2020-12/vocab/"
    meta = {
        "$schema": DRAFT_2020,
        "$id": "https://x.org/meta",
        "$vocabulary": {f"{base}core": True, f"{base}format-assertion": False, "https://y": False},
    }
    written = {"$schema": "https://x.org/meta", "type": "null", "not": {}, "format": "date"}
    schema = read_texts({"a.json": json.dumps(written), "meta.json": json.dumps(meta)}).schema
    assert (schema.type, schema.not_) == (None, None)
    assert schema.asserts_format
