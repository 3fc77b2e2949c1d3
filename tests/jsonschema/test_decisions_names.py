"""Names of types, fields and constants."""

import keyword
import re
from collections import Counter
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goast import Ident
from gpsgen.diagnostics import Diagnostics, Source
from gpsgen.jsonschema.decisions import decide
from gpsgen.jsonschema.decisions.fields import METHODS
from gpsgen.jsonschema.decisions.identifiers import exported, from_title, identifier_part, singular
from gpsgen.jsonschema.documents import SchemaFile
from gpsgen.jsonschema.drafts import DRAFTS
from gpsgen.jsonschema.reading import read_roots
from gpsgen.jsonschema.remotes import Remotes
from gpsgen.jsonschema.scope import Scope
from gpsgen.jsonschema.shapes import (
    EnumDeclaration,
    StructDeclaration,
    SumDeclaration,
    TupleDeclaration,
)
from tests.jsonschema.decided import declarations
from tests.jsonschema.exact_json import dumps
from tests.strategies.json_schemas import SchemaMaker

_EXPORTED = re.compile(r"[A-Z][A-Za-z0-9_]*", re.ASCII)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("name", "Name"),
        ("user_id", "UserID"),
        ("userId", "UserID"),
        ("html-url", "HTMLURL"),
        ("$ref", "Ref"),
        ("@type", "Type"),
        ("x y.z/1", "XYZ1"),
        ("<", "Less"),
        ("<=", "LessEqual"),
        ("C++", "CPlusPlus"),
        ("GPL-3.0", "Gpl3_0"),
        ("GPL-3.0+", "Gpl3_0Plus"),
        ("2xx", "N2Xx"),
        ("-1", "Minus1"),
        ("", "Empty"),
        ("-", "Dash"),
        (" ", "Space"),
        ("größe", "Grosse"),
        ("naïve", "Naive"),
        ("名", "U540D"),
        ("\0", "U0000"),
        ("// */", "Star"),
        ("func", "Func"),
    ],
)
def test_identifiers(text: str, name: str) -> None:
    assert exported(text) == name


@given(st.text())
def test_any_text_gives_an_exported_identifier(text: str) -> None:
    assert _EXPORTED.fullmatch(exported(text))
    assert re.fullmatch(r"[A-Za-z0-9_]+", identifier_part(text), re.ASCII)
    assert len(exported(text)) < 1500
    Ident(exported(text))


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("User profile", "UserProfile"),
        ("Postal-address v2", "PostalAddressV2"),
        ("The user", None),
        ("A name of more than four words", None),
        ("Say: more", None),
        ("User()", None),
        ("", None),
        ("2nd", None),
    ],
)
def test_titles_that_are_names(title: str, name: str | None) -> None:
    assert from_title(title) == name


@pytest.mark.parametrize(
    ("several", "one"),
    [
        ("Devices", "Device"),
        ("Entries", "Entry"),
        ("Addresses", "Address"),
        ("Boxes", "Box"),
        ("Matches", "Match"),
        ("Status", None),
        ("Address", None),
        ("Analysis", None),
        ("Data", None),
    ],
)
def test_singulars(several: str, one: str | None) -> None:
    assert singular(several) == one


OBJECT = {"type": "object", "properties": {"x": {"enum": ["a", "b"]}}}


def names_of(schema: object, **options: object) -> list[str]:
    return [it.name for it in declarations(schema, **options)]


def test_a_type_is_named_after_its_place() -> None:
    schema = {
        "type": "object",
        "properties": {
            "main": OBJECT,
            "items": {"type": "array", "items": OBJECT},
            "data": {"type": "array", "items": OBJECT},
            "by_id": {"type": "object", "additionalProperties": OBJECT},
        },
    }
    assert names_of(schema, type_name="Order") == [
        "Order",
        "OrderMain",
        "OrderMainX",
        "OrderItem",
        "OrderItemX",
        "OrderDataItem",
        "OrderDataItemX",
        "OrderByIDValue",
        "OrderByIDValueX",
    ]


def test_a_title_is_a_name_and_an_asked_name_comes_first() -> None:
    schema = {
        "title": "Purchase order",
        "type": "object",
        "properties": {
            "a": {**OBJECT, "title": "Buyer"},
            "b": {**OBJECT, "title": "The one who pays for all of it"},
        },
    }
    own = ["Buyer", "BuyerX", "{}B", "{}BX"]
    for asked, root in ((None, "PurchaseOrder"), ("Order", "Order")):
        names = [root, *(it.format(root) for it in own)]
        assert names_of(schema, type_name=asked) == names


def test_a_file_names_a_root_that_has_no_title() -> None:
    assert names_of(OBJECT, type_name=None, names=("user-event",))[0] == "UserEvent"
    wrapped = {"$ref": "#/definitions/Event", "definitions": {"Event": OBJECT}}
    assert names_of(wrapped, type_name=None, draft="7") == ["Event", "EventX"]


def test_the_name_that_a_schema_asks_for() -> None:
    schema = {
        "type": "object",
        "properties": {
            "a": {**OBJECT, "x-go-name": "Alpha"},
            "b": {"$ref": "#/$defs/b"},
        },
        "$defs": {"b": {**OBJECT, "x-go-name": "Beta"}},
    }
    root, *_ = declarations(schema)
    assert isinstance(root, StructDeclaration)
    assert [it.name for it in root.fields] == ["Alpha", "B"]
    assert names_of(schema) == ["Root", "RootAlpha", "RootAlphaX", "Beta", "BetaX"]


def test_equal_names_take_more_of_their_path() -> None:
    schema = {
        "type": "object",
        "properties": {
            "rootB": OBJECT,
            "b": {"$ref": "#/$defs/RootB"},
            "c": {**OBJECT, "title": "Name"},
            "d": {**OBJECT, "title": "Name"},
            "user": OBJECT,
        },
        "$defs": {"RootB": OBJECT, "root-user": OBJECT},
    }
    structs = [it.name for it in declarations(schema) if isinstance(it, StructDeclaration)]
    assert structs == ["Root", "RootRootB", "RootB", "Name", "RootD", "RootUser"]


def test_an_address_names_a_definition_after_its_last_step() -> None:
    definitions = {"http://x/1.0/user.json": OBJECT, "http://y/2.0/user.json": OBJECT}
    schema = {
        "type": "object",
        "properties": {
            key: {"$ref": f"#/definitions/{key.replace('/', '~1')}"} for key in definitions
        },
        "definitions": definitions,
    }
    structs = [
        it.name for it in declarations(schema, draft="7") if isinstance(it, StructDeclaration)
    ]
    assert structs == ["Root", "User", "HTTPY2_0UserJSON"]


def test_fields_keep_clear_of_methods_and_of_each_other() -> None:
    keys = ["validate", "a b", "a-b", "a_b", "AB", "additionalProperties", "other", *METHODS]
    (struct,) = declarations({"properties": {key: {} for key in keys}})
    assert isinstance(struct, StructDeclaration)
    names = [it.name for it in struct.fields]
    assert names[:7] == [
        "ValidateField",
        "AB",
        "ADashB",
        "AUnderscoreB",
        "Ab",
        "AdditionalPropertiesField",
        "OtherField",
    ]
    taken = [*names, struct.other, struct.extras and struct.extras.name]
    assert len({*taken} - METHODS) == len(taken)


def test_constants_that_are_too_much_alike_are_spelled_out() -> None:
    (enum,) = declarations({"enum": ["<", "<=", "a-b", "a_b", "A B", "a b"]}, type_name="Op")
    assert isinstance(enum, EnumDeclaration)
    assert [it.name for it in enum.values] == [
        "OpLess",
        "OpLessEqual",
        "OpAB",
        "OpAUnderscoreB",
        "OpASpaceB",
        "OpASpaceB2",
    ]


def test_documentation() -> None:
    schema = {
        "title": "Purchase order",
        "description": "What was bought.\n\nAnd when.",
        "deprecated": True,
        "type": "object",
        "properties": {
            "a": {**OBJECT, "description": "Root's a."},
            "b": {"type": "string", "title": "B!", "deprecated": True},
        },
    }
    root, a, _ = declarations(schema)
    assert root.doc == (
        "Root is the root of the schema: Purchase order.\n\nWhat was bought.\n\nAnd when.\n\n"
        "Deprecated: the schema says so."
    )
    assert a.doc == "RootA is the type of #/properties/a.\n\nRoot's a."
    assert isinstance(root, StructDeclaration)
    assert [it.doc for it in root.fields] == ["Root's a.", "B!\n\nDeprecated: the schema says so."]


def test_documentation_that_names_the_type_is_left_as_it_is() -> None:
    (root,) = declarations({"type": "integer", "description": "Root is what is left."})
    assert root.doc == "Root is what is left."


def test_a_hostile_text_stays_in_its_place() -> None:
    text = 'x`"\n//go:embed /etc/passwd\n*/ package y\u2028\ufeff\0'
    schema = {
        "title": text,
        "description": text,
        "type": "object",
        "properties": {text: {"enum": [text], "title": text, "description": text}},
        "$defs": {text: OBJECT},
    }
    for it in declarations(schema, type_name=None):
        Ident(it.name)
        assert "\0" not in it.doc
        assert "\ufeff" not in it.doc


def all_names(schema: object, draft: str) -> list[str] | None:
    """Return the names that a package would have, or None where the schema is refused."""
    name = DRAFTS[["draft4", "draft6", "draft7", "draft2019-09", "draft2020-12"].index(draft)]
    text = dumps(schema)
    file = SchemaFile(Path("/x/root.json"), "Root", source=Source("root.json", text))
    roots = read_roots([file], Remotes(), name, Diagnostics())
    if roots is None:
        return None
    names = []
    for it in decide(roots, Scope()):
        names.append(it.name)
        if isinstance(it, EnumDeclaration):
            names += [value.name for value in it.values]
        if isinstance(it, SumDeclaration) and it.holder:
            names.append(it.holder)
        if isinstance(it, StructDeclaration | TupleDeclaration):
            rest = it.extras if isinstance(it, StructDeclaration) else it.rest
            other = it.other if isinstance(it, StructDeclaration) else None
            fields = [*(field.name for field in it.fields), rest and rest.name, other]
            held = [field for field in fields if field]
            assert len(held) == len({*held} - METHODS)
    return names


def test_names_are_identifiers_and_given_once() -> None:
    random = Random(7)
    seen = 0
    for _ in range(150):
        draft = random.choice(["draft4", "draft7", "draft2020-12"])
        names = all_names(SchemaMaker(random, draft).schema(), draft)
        if names is not None:
            seen += 1
            assert [it for it, times in Counter(names).items() if times > 1] == []
            assert all(_EXPORTED.fullmatch(it) and not keyword.iskeyword(it) for it in names)
    assert seen > 100


KEYS = st.sampled_from(["a", "b", "c", "items", "kind", "x-y", "x_y", "1", "<", "rootA"])
LEAVES = st.sampled_from([{"type": "string"}, {"enum": ["a", "b"]}, {"$ref": "#/$defs/d"}])


def objects(children: st.SearchStrategy) -> st.SearchStrategy:
    held = st.one_of(
        children,
        children.map(lambda it: {"type": "array", "items": it}),
        children.map(lambda it: {"type": ["object", "string"], "additionalProperties": it}),
    )
    properties = st.dictionaries(KEYS, held, max_size=4)
    return properties.map(lambda it: {"type": "object", "properties": it})


@settings(max_examples=60, deadline=None)
@given(
    st.recursive(LEAVES, objects, max_leaves=12),
    objects(st.recursive(LEAVES, objects, max_leaves=6)),
    st.data(),
)
def test_names_stay_when_a_property_is_added(one: dict, other: dict, data: st.DataObject) -> None:
    schema = {"type": "object", "properties": {"one": one}, "$defs": {"d": other}}
    before = {(it.name, it.doc) for it in declarations(schema)}
    places = [it for it in _objects(schema) if "properties" in it]
    place = data.draw(st.sampled_from(places))
    place["properties"]["added"] = {"type": "object", "properties": {"q": {"enum": ["a"]}}}
    assert before <= {(it.name, it.doc) for it in declarations(schema)}


def _objects(schema: object) -> list[dict]:
    inner = schema.values() if isinstance(schema, dict) else []
    found = [schema] if isinstance(schema, dict) and schema.get("type") == "object" else []
    return found + [place for it in inner for place in _objects(it)]
