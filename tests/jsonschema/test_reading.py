"""Files become a graph of schemas, whatever draft they are written in."""

from decimal import Decimal
from pathlib import Path

import pytest

from gpsgen.jsonschema.drafts import DRAFTS
from gpsgen.jsonschema.remotes import SUITE_ADDRESS, Remotes
from tests.jsonschema.graphs import read, read_texts
from tests.jsonschema.interpreter import is_valid

DRAFT_4, DRAFT_6, DRAFT_7, DRAFT_2019, DRAFT_2020 = DRAFTS


def test_a_boolean_is_a_schema_in_a_file_of_its_own() -> None:
    for text, says in (("true", True), (" false\n", False)):
        assert read_texts({"a.json": text}).schema.boolean is says


def test_numbers_are_exact() -> None:
    texts = {"a.json": '{"minLength": 2.0, "multipleOf": 0.01, "maximum": 1e400, "minimum": -0.0}'}
    schema = read_texts(texts).schema
    assert schema.min_length == 2
    assert isinstance(schema.min_length, int)
    assert schema.multiple_of == Decimal("0.01")
    assert schema.maximum == Decimal("1e400")
    assert schema.minimum == 0


def test_draft_04_has_switches_for_exclusive_limits() -> None:
    written = {"maximum": 5, "exclusiveMaximum": True, "minimum": 1, "exclusiveMinimum": False}
    schema = read(written, draft=DRAFT_4).schema
    assert (schema.maximum, schema.exclusive_maximum) == (None, 5)
    assert (schema.minimum, schema.exclusive_minimum) == (1, None)


@pytest.mark.parametrize("draft", [DRAFT_4, DRAFT_6, DRAFT_7])
def test_a_reference_of_an_older_draft_hides_what_stands_beside_it(draft: str) -> None:
    written = {
        "properties": {"a": {"$ref": "#/definitions/a", "maxLength": 1, "description": "An a."}},
        "definitions": {"a": {"type": "string"}},
    }
    properties = read(written, draft=draft).schema.properties
    assert properties
    assert properties["a"].ref
    assert properties["a"].max_length is None
    # it asserts nothing, and people mean it
    assert properties["a"].description == "An a."


@pytest.mark.parametrize("draft", [DRAFT_2019, DRAFT_2020])
def test_a_reference_of_a_later_draft_hides_nothing(draft: str) -> None:
    schema = read({"$ref": "#/$defs/a", "maxLength": 1, "$defs": {"a": True}}, draft=draft).schema
    assert schema.ref
    assert schema.max_length == 1


@pytest.mark.parametrize("draft", [DRAFT_4, DRAFT_6, DRAFT_7, DRAFT_2019])
def test_a_list_of_items_stands_for_the_first_items(draft: str) -> None:
    schema = read({"items": [{}, {}], "additionalItems": {"type": "null"}}, draft=draft).schema
    assert schema.prefix_items
    assert len(schema.prefix_items) == 2
    assert schema.items
    assert schema.items.type == {"null"}
    assert schema.path("items", "type") == "#/additionalItems/type"
    assert schema.path("prefixItems", 1) == "#/items/1"
    assert schema.prefix_items[1].path("type") == "#/items/1/type"


def test_additional_items_need_a_list_of_items() -> None:
    schema = read({"items": {}, "additionalItems": False}).schema
    assert schema.prefix_items is None
    assert schema.items
    assert schema.items.boolean is None
    assert read({"additionalItems": False}).schema.items is None


@pytest.mark.parametrize("draft", DRAFTS)
def test_dependencies_are_of_two_kinds(draft: str) -> None:
    written = {"dependencies": {"a": ["b"], "c": {"maxProperties": 2}}}
    schema = read(written, draft=draft).schema
    assert schema.dependent_required == {"a": ("b",)}
    assert schema.dependent_schemas
    assert schema.dependent_schemas["c"].max_properties == 2
    assert schema.path("dependentRequired", "a") == "#/dependencies/a"
    assert schema.path("dependentSchemas", "c") == "#/dependencies/c"


def test_a_draft_ignores_the_keywords_of_later_ones() -> None:
    written = {
        "const": 1,
        "if": True,
        "then": False,
        "prefixItems": [False],
        "dependentRequired": {"a": ["b"]},
        "unevaluatedProperties": False,
        "minContains": 2,
        "contains": True,
    }
    four = read(written, draft=DRAFT_4).schema
    assert (four.const, four.if_, four.contains) == (None, None, None)
    seven = read(written, draft=DRAFT_7).schema
    assert seven.const == (1,)
    assert seven.if_
    assert seven.contains
    assert not seven.contains_evaluates
    assert (seven.min_contains, seven.prefix_items) == (None, None)
    assert (seven.dependent_required, seven.unevaluated_properties) == (None, None)
    later = read(written, draft=DRAFT_2020).schema
    assert later.min_contains == 2
    assert later.contains_evaluates
    assert later.prefix_items
    assert later.unevaluated_properties


def test_what_needs_another_keyword_is_not_there_without_it() -> None:
    schema = read({"then": False, "else": False, "minContains": 3}, draft=DRAFT_2020).schema
    assert (schema.then, schema.else_, schema.min_contains) == (None, None, None)


def test_null_is_a_value_of_its_own() -> None:
    schema = read({"const": None, "default": None, "enum": [None]}).schema
    assert (schema.const, schema.default, schema.enum) == ((None,), (None,), (None,))


def test_a_format_is_asserted_on_request_only() -> None:
    assert not read({"format": "date"}).schema.asserts_format
    assert read({"format": "date"}, assert_format=True).schema.asserts_format
    assert not read({"type": "string"}, assert_format=True).schema.asserts_format


def test_names_for_go_must_be_exported_identifiers() -> None:
    assert read({"x-go-name": "User2"}).schema.go_name == "User2"
    for name in ("user", "User-2", "Straße", "U\n", 5):
        assert read({"x-go-name": name}).schema.go_name is None


def test_a_file_in_yaml() -> None:
    texts = {"a.yaml": "type: object\nproperties: {when: &w {type: string}, until: *w}\n"}
    schema = read_texts(texts).schema
    assert schema.properties
    assert schema.properties["until"].location.pointer == "/properties/until"


def test_the_only_file_has_no_name_in_findings_and_several_have() -> None:
    assert read({"$ref": "#/definitions/a", "definitions": {"a": {}}}).schema.path("type") == (
        "#/type"
    )
    texts = {"user.schema.json": '{"$ref": "common/id.json"}', "common/id.json": "{}"}
    roots = read_texts(texts).roots
    assert roots
    assert [it.stem for it in roots] == ["user", "id"]
    assert roots[0].schema.ref is roots[1].schema
    assert roots[1].schema.path("type") == "id.json#/type"
    texts = {"user/id.json": '{"$ref": "../id.json"}', "id.json": "{}"}
    roots = read_texts(texts).roots
    assert roots
    assert [it.schema.path("type") for it in roots] == ["user/id.json#/type", "id.json#/type"]


def test_pointers_are_escaped() -> None:
    schema = read({"properties": {"a/b~c": {"type": "null"}}}).schema
    assert schema.properties
    assert schema.properties["a/b~c"].path("type") == "#/properties/a~1b~0c/type"


def test_a_bundled_meta_schema_can_be_referred_to() -> None:
    for draft in DRAFTS:
        schema = read({"$ref": draft}, draft=draft).schema
        assert schema.ref
        assert schema.ref.location.file is None
        assert is_valid(schema, {"type": "object", "properties": {"a": {}}})
        assert not is_valid(schema, {"properties": {"a": {"type": "strng"}}})


def test_only_what_can_be_reached_is_read() -> None:
    schema = {"definitions": {"unused": {"$ref": "https://example.com/gone"}}}
    assert read(schema).findings == []


class TestRemotes:
    def test_a_folder_stands_for_addresses(self, tmp_path: Path) -> None:
        (tmp_path / "a").mkdir()
        (tmp_path / "a" / "b c.json").write_text('{"type": "integer", "items": {"$ref": "d.yaml"}}')
        (tmp_path / "a" / "d.yaml").write_text("type: 'null'\n")
        remotes = Remotes(((SUITE_ADDRESS, tmp_path),))
        schema = read({"$ref": f"{SUITE_ADDRESS}a/b%20c.json"}, remotes=remotes).schema
        assert schema.ref
        assert schema.ref.path("type") == f"{SUITE_ADDRESS}a/b%20c.json#/type"
        assert schema.ref.items
        assert schema.ref.items.ref
        assert schema.ref.items.ref.type == {"null"}

    def test_the_longest_entry_wins(self, tmp_path: Path) -> None:
        (tmp_path / "a.json").write_text('{"type": "null"}')
        (tmp_path / "b.json").write_text('{"type": "array"}')
        entries = (("https://x.org/", tmp_path), ("https://x.org/a.json", tmp_path / "b.json"))
        schema = read({"$ref": "https://x.org/a.json"}, remotes=Remotes(entries)).schema
        assert schema.ref
        assert schema.ref.type == {"array"}

    @pytest.mark.parametrize(
        "step", ["../b.json", "%2e%2e/b.json", "a%2f..%2f..%2fb.json", "/b.json"]
    )
    def test_an_address_does_not_lead_out_of_its_folder(self, tmp_path: Path, step: str) -> None:
        (tmp_path / "a").mkdir()
        (tmp_path / "b.json").write_text("{}")
        remotes = Remotes((("https://x.org/s/", tmp_path / "a"),))
        assert remotes.file(f"https://x.org/s/{step}") is None

    def test_what_a_remote_is_written_in(self, tmp_path: Path) -> None:
        """It says so itself, or it is what refers to it."""
        items = '"prefixItems": [{"type": "null"}], "items": false'
        (tmp_path / "own.json").write_text(f'{{"$schema": "{DRAFT_2020}", {items}}}')
        (tmp_path / "none.json").write_text(f"{{{items}}}")
        remotes = Remotes((("https://x.org/", tmp_path),))
        own = read({"$ref": "https://x.org/own.json"}, remotes=remotes).schema.ref
        none = read({"$ref": "https://x.org/none.json"}, remotes=remotes).schema.ref
        assert own
        assert own.prefix_items
        assert none
        assert none.prefix_items is None

    def test_a_file_of_the_run_may_have_a_mapped_address_too(self) -> None:
        remotes = Remotes((("https://x.org/", Path("/schemas")),))
        roots = read({"$ref": "https://x.org/1.json"}, {}, remotes=remotes).roots
        assert roots
        assert roots[0].schema.ref is roots[1].schema

    def test_an_invalid_remote_is_reported_at_its_place(self, tmp_path: Path) -> None:
        (tmp_path / "a.json").write_text('{"type": "strng"}')
        (tmp_path / "b.json").write_text('{"type": ')
        remotes = Remotes((("https://x.org/", tmp_path),))
        both = {"items": [{"$ref": "https://x.org/a.json"}, {"$ref": "https://x.org/b.json"}]}
        found = read(both, remotes=remotes)
        assert found.roots is None
        assert [it.split(": ", 1)[0].rpartition("/")[2] for it in found.findings] == [
            "a.json:1:10",
            "b.json:1:10",
        ]


HOSTILE = {
    "aliases that stand for millions of values": (
        "a.yaml",
        "a: &a [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]\n"
        + "".join(
            f"{name}: &{name} [{', '.join([f'*{before}'] * 10)}]\n"
            for before, name in zip("abcdef", "bcdefg", strict=True)
        ),
        "GPS1603",
    ),
    "depth": ("a.json", '{"not":' * 50_000 + "{}" + "}" * 50_000, "GPS1014"),
    "half a character": ("a.json", '{"pattern": "\\ud800"}', "GPS1003"),
    "half a character in a name": ("a.json", '{"properties": {"\\udfff": {}}}', "GPS1003"),
    "one name twice": ("a.json", '{"type": "null", "type": "array"}', "GPS1006"),
    "a list": ("a.json", "[]", "GPS1010"),
    "nothing": ("a.json", "", "GPS1009"),
    "no JSON": ("a.json", "{'type': 'null'}", "GPS1004"),
    "a draft that is bundled and not known": (
        "a.json",
        '{"$schema": "http://json-schema.org/draft-03/schema#"}',
        "GPS1603",
    ),
    "a pattern that is none": ("a.json", '{"pattern": "^(?1)$"}', "GPS1603"),
    "a name that is no pattern": ("a.json", '{"patternProperties": {"[z-a]": {}}}', "GPS1603"),
}


@pytest.mark.parametrize(("name", "text", "code"), HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_files_are_refused(name: str, text: str, code: str) -> None:
    found = read_texts({name: text})
    assert found.roots is None
    assert [it.split("[")[1][:7] for it in found.findings] == [code]
