"""What schemas become: the shapes that people would write, and residuals for the rest."""

import re
from textwrap import dedent

import pytest

from gpsgen.jsonschema.shapes import DefinedDeclaration
from tests.jsonschema.decided import decided, declarations


def expect(schema: object, text: str, **options: object) -> None:
    assert decided(schema, **options) == dedent(text).strip()


def of_field(schema: object, **definitions: object) -> str:
    """Return what becomes of a property `a` of a root."""
    root = {"type": "object", "properties": {"a": schema}, "$defs": definitions}
    _, field, _, *rest = decided(root).splitlines()
    return "\n".join([field.removeprefix("  A ").removesuffix("?"), *rest])


OBJECT = {"type": "object"}


@pytest.mark.parametrize(
    ("schema", "shape"),
    [
        ({}, "any"),
        (True, "any"),
        (False, "any & #/properties/a"),
        ({"type": "boolean"}, "bool"),
        ({"type": "boolean", "const": True}, "bool & #/properties/a -type"),
        ({"type": "string"}, "string"),
        ({"type": "string", "minLength": 1, "maxLength": 2}, "string(min=1 max=2)"),
        ({"type": "string", "pattern": "^a$"}, "string(/^a$/)"),
        ({"type": "string", "format": "date-time"}, "DateTime"),
        ({"type": "string", "format": "email"}, "string"),
        ({"type": "integer"}, "int64"),
        ({"type": "integer", "minimum": 1, "maximum": 9}, "int64(>=1 <=9)"),
        ({"type": "integer", "minimum": 1.5, "exclusiveMaximum": 9.5}, "int64(>=2 <10)"),
        ({"type": "integer", "maximum": 2**63}, "int64 & #/properties/a -type"),
        ({"type": "integer", "maximum": 2**63 - 1}, "int64 & #/properties/a -type"),
        ({"type": "integer", "multipleOf": 5}, "int64(%5)"),
        ({"type": "integer", "multipleOf": 0.5}, "int64 & #/properties/a -type"),
        ({"type": "number"}, "float64"),
        ({"type": ["number", "integer"]}, "float64"),
        ({"type": "number", "exclusiveMinimum": 0.5}, "float64(>0.5)"),
        ({"type": "array"}, "[]any"),
        ({"type": "array", "items": {"type": "string"}, "maxItems": 3}, "[]string(max=3)"),
        (
            {"type": "array", "items": {"type": "string"}, "uniqueItems": True},
            "[]string(unique)",
        ),
        (
            {"type": "array", "items": {"type": "number"}, "uniqueItems": True},
            "[]float64 & #/properties/a -items -type",
        ),
        ({"type": "array", "contains": {"const": 1}}, "[]any & #/properties/a -type"),
        ({"type": "object"}, "map{any}"),
        ({"type": "object", "additionalProperties": {"type": "integer"}}, "map{int64}"),
        (
            {
                "type": "object",
                "patternProperties": {"^x": {"type": "integer"}},
                "additionalProperties": False,
            },
            "map(/^x/){int64}",
        ),
        (
            {"type": "object", "propertyNames": {"maxLength": 3}, "minProperties": 1},
            "map(min=1){any} & #/properties/a -min_properties -type",
        ),
        ({"type": ["string", "null"]}, "string|null"),
        ({"anyOf": [{"type": "string", "minLength": 1}, {"type": "null"}]}, "string(min=1)|null"),
        ({"type": "null"}, "any & #/properties/a"),
        ({"not": {"type": "string"}}, "any & #/properties/a"),
        ({"type": "array", "enum": [[1], [2]]}, "any & #/properties/a"),
        ({"minLength": 1}, "any & #/properties/a"),
    ],
)
def test_shapes_that_need_no_name(schema: object, shape: str) -> None:
    assert of_field(schema) == shape


def test_bounds_of_all_schemas_are_one_bound() -> None:
    both = {"allOf": [{"type": "integer", "minimum": 1}, {"minimum": 3}, {"maximum": 9}]}
    assert of_field(both) == "int64(>=3 <=9)"


def test_null_is_no_value_of_a_nullable_type_that_refuses_it() -> None:
    assert of_field({"type": ["string", "null"], "not": {"type": "null"}}).startswith("string & ")


def test_structs_hold_required_optional_and_other_members() -> None:
    expect(
        {
            "type": "object",
            "required": ["id", "more"],
            "properties": {
                "id": {"type": "integer"},
                "note": {"type": ["string", "null"], "default": "none"},
                "wrong": {"type": "string", "default": 1},
            },
            "additionalProperties": {"type": "boolean"},
            "minProperties": 1,
        },
        """
        struct Root
          ID int64
          Note string|null? = none
          Wrong string?
          More bool
          AdditionalProperties ...bool
          min_properties 1
        """,
    )


def test_a_closed_struct_has_no_room_for_other_members() -> None:
    expect(
        {"type": "object", "properties": {"a": {}}, "additionalProperties": False},
        """
        struct Root
          A any?
          else #/additionalProperties
        """,
    )


def test_an_object_that_need_not_be_one_keeps_what_it_is() -> None:
    expect(
        {"properties": {"a": {}}, "minLength": 1},
        """
        struct Root & # -properties
          A any?
          AdditionalProperties ...any
          Other other
        """,
    )


def test_all_of_and_ref_are_merged() -> None:
    expect(
        {
            "allOf": [
                {"$ref": "#/$defs/base"},
                {"properties": {"b": {"type": "integer"}, "a": {"maxLength": 3}}},
            ],
            "required": ["b"],
            "$defs": {"base": {"type": "object", "properties": {"a": {"type": "string"}}}},
        },
        """
        struct Root
          A string(max=3)?
          B int64
          AdditionalProperties ...any
        """,
    )


def test_what_an_all_of_forbids_is_forbidden() -> None:
    text = decided(
        {
            "type": "object",
            "allOf": [
                {"properties": {"a": {}}, "additionalProperties": False},
                {"properties": {"b": {"type": "string"}}},
            ],
        }
    )
    assert "  B any & #/allOf/0/additionalProperties & #/allOf/1/properties/b?" in text


def test_what_cannot_be_merged_is_a_residual() -> None:
    expect(
        {
            "type": "object",
            "properties": {"a": {"type": "string"}},
            "anyOf": [{"required": ["a"]}, {"required": ["b"]}],
            "patternProperties": {"^x": {"type": "integer"}},
            "unevaluatedProperties": False,
        },
        """
        struct Root & # -properties -type
          A string?
          AdditionalProperties ...any
        """,
    )


def test_a_reference_is_the_type_itself() -> None:
    node = {"type": "object", "properties": {"next": {"$ref": "#/$defs/node"}}}
    expect(
        {
            "type": "object",
            "required": ["one"],
            "properties": {
                "one": {"$ref": "#/$defs/node", "description": "The first."},
                "two": {"allOf": [{"$ref": "#/$defs/node"}]},
            },
            "$defs": {"node": node},
        },
        """
        struct Root
          One Node
          Two Node?
          AdditionalProperties ...any
        struct Node
          Next Node?
          AdditionalProperties ...any
        """,
    )


def test_definitions_have_types() -> None:
    assert of_field({"$ref": "#/$defs/port"}, port={"type": "integer"}) == "Port\ntype Port int64"
    assert of_field({"$ref": "#/$defs/when"}, when={"type": "string", "format": "date"}) == "Date"
    tree = {"type": "array", "items": {"$ref": "#/$defs/tree"}}
    assert of_field({"$ref": "#/$defs/tree"}, tree=tree) == "Tree\ntype Tree []Tree"


def test_a_list_of_itself_needs_a_name() -> None:
    text = of_field({"type": "array", "items": {"$ref": "#/properties/a"}})
    assert text == "RootA\ntype RootA []RootA"


def test_a_struct_does_not_contain_itself_by_value() -> None:
    first, *_ = declarations(
        {
            "type": "object",
            "properties": {"a": {"$ref": "#"}, "b": {"$ref": "#"}},
            "required": ["a"],
        }
    )
    text = decided(
        {
            "type": "object",
            "properties": {"a": {"$ref": "#"}, "b": {"$ref": "#"}},
            "required": ["a"],
        }
    )
    assert first.name == "Root"
    assert "  A any & #\n  B Root?" in text


def test_tuples() -> None:
    expect(
        {
            "type": "array",
            "prefixItems": [{"type": "string", "title": "Host name"}, {"type": "integer"}],
            "items": False,
            "minItems": 1,
        },
        """
        tuple Root
          HostName string
          Item1 int64?
          else #/items
          min_items 1
        """,
    )
    expect(
        {"type": "array", "items": [{"type": "string"}], "additionalItems": {"type": "boolean"}},
        """
        tuple Root
          Item0 string?
          Rest ...bool
        """,
        draft="7",
    )


def test_enums() -> None:
    expect(
        {
            "type": "object",
            "properties": {
                "status": {"enum": ["active", "on-hold", "Active"], "minLength": 2},
                "level": {"type": "integer", "enum": [1, 2.0, -3, 99], "maximum": 9},
                "kind": {"const": "x"},
                "choice": {"oneOf": [{"const": "a", "title": "A"}, {"const": "b"}]},
                "maybe": {"enum": ["a", None]},
                "half": {"enum": [0.5, 1]},
            },
        },
        """
        struct Root
          Status RootStatus?
          Level RootLevel?
          Kind RootKind?
          Choice RootChoice?
          Maybe RootMaybe|null?
          Half float64 & #/properties/half?
          AdditionalProperties ...any
        enum RootStatus RootStatusActive='active', RootStatusOnHold='on-hold', RootStatusActive2='Active'
        enum RootLevel RootLevel1=1, RootLevel2=2, RootLevelMinus3=-3
        enum RootKind RootKindX='x'
        enum RootChoice RootChoiceA='a', RootChoiceB='b'
        enum RootMaybe RootMaybeA='a'
        """,  # noqa: E501
    )


def test_unions_by_kind() -> None:
    expect(
        {
            "type": "object",
            "properties": {
                "a": {"anyOf": [{"type": "string"}, {"type": "array", "items": OBJECT}]},
                "b": {"type": ["integer", "boolean", "null"], "minimum": 1},
                "c": {"type": ["string", "object"], "oneOf": [{"maxLength": 3}, {"minLength": 5}]},
            },
        },
        """
        struct Root
          A RootA?
          B RootB?
          C RootC?
          AdditionalProperties ...any
        union RootA
          string String string
          array Array []map{any}
        union RootB
          null
          boolean Bool bool
          number Integer int64(>=1)
        union RootC
          string String string & #/properties/c -type
          object Object map{any} & #/properties/c -type
        """,
    )


CIRCLE = {
    "type": "object",
    "required": ["kind"],
    "properties": {"kind": {"const": "circle"}, "r": {"type": "number"}},
}
SQUARE = {
    "type": "object",
    "required": ["kind"],
    "properties": {"kind": {"enum": ["square", "rect"]}},
    "additionalProperties": False,
}


def test_sums() -> None:
    expect(
        {
            "type": "object",
            "properties": {"shape": {"oneOf": [{"$ref": "#/$defs/circle"}, SQUARE]}},
            "$defs": {"circle": CIRCLE},
        },
        """
        struct Root
          Shape RootShape?
          AdditionalProperties ...any
        sum RootShape by kind
          circle Circle
          square|rect RootShapeSquare
        struct Circle
          Kind CircleKind
          R float64?
          AdditionalProperties ...any
          is RootShape
        enum CircleKind CircleKindCircle='circle'
        struct RootShapeSquare
          Kind RootShapeSquareKind
          else #/properties/shape/oneOf/1/additionalProperties
          is RootShape
        enum RootShapeSquareKind RootShapeSquareKindSquare='square', RootShapeSquareKindRect='rect'
        """,
    )


def test_the_sum_of_a_root_has_a_struct_around_it() -> None:
    text = decided({"anyOf": [CIRCLE, SQUARE]})
    assert text.startswith("sum RootVariant in Root by kind\n  circle RootCircle\n")


def test_a_base_is_part_of_each_branch() -> None:
    text = decided(
        {
            "type": "object",
            "required": ["id", "kind"],
            "properties": {"id": {"type": "string"}},
            "oneOf": [
                {"properties": {"kind": {"const": "a"}}},
                {"properties": {"kind": {"const": "b"}, "b": {"type": "integer"}}},
            ],
        }
    )
    assert "struct RootB\n  ID string\n  Kind RootBKind\n  B int64?\n" in text


@pytest.mark.parametrize(
    "other",
    [
        {"type": "object", "required": ["kind"], "properties": {"kind": {"const": "circle"}}},
        {"type": "object", "required": ["kind"], "properties": {"kind": {"type": "string"}}},
        {"type": "object", "properties": {"kind": {"const": "square"}}},
        {"type": "object", "required": ["kind"], "properties": {"kind": {"enum": ["square", 1]}}},
    ],
)
def test_without_a_discriminator_there_is_no_sum(other: object) -> None:
    text = decided({"oneOf": [CIRCLE, other]})
    assert re.match(
        "type Root any & #\n  as RootCircle\n  as Root(Circle2|Square|Kind|Object)\n", text
    )


JOB = {"type": "object", "required": ["steps"], "properties": {"steps": {"type": "integer"}}}
CALL = {"type": "object", "required": ["uses"], "properties": {"uses": {"type": "string"}}}


def test_choices_that_nothing_tells_apart_have_views() -> None:
    titled = {**CALL, "title": "Long call"}
    expect(
        {
            "type": "object",
            "properties": {
                "jobs": {"type": "array", "items": {"oneOf": [{"$ref": "#/$defs/job"}, CALL]}},
                "mixed": {"anyOf": [titled, JOB, {"type": "string"}, {"type": "null"}]},
                "untyped": {"anyOf": [{"$ref": "#/$defs/loose"}, {"type": "array", "items": JOB}]},
            },
            "$defs": {"job": JOB, "loose": {"properties": {"a": {}}}},
        },
        """
        struct Root
          Jobs []RootJob?
          Mixed RootMixed?
          Untyped RootUntyped?
          AdditionalProperties ...any
        type RootJob any & #/properties/jobs/items
          as Job
          as RootJobUses
        struct Job
          Steps int64
          AdditionalProperties ...any
        struct RootJobUses
          Uses string
          AdditionalProperties ...any
        union RootMixed
          null
          string String string
          object Object RootMixedObject
        type RootMixedObject any & #/properties/mixed
          as LongCall
          as RootMixedSteps
        struct LongCall
          Uses string
          AdditionalProperties ...any
        struct RootMixedSteps
          Steps int64
          AdditionalProperties ...any
        type RootUntyped any & #/properties/untyped
          as Loose
          as RootUntypedArray
        struct Loose
          A any?
          AdditionalProperties ...any
          Other other
        type RootUntypedArray []RootUntypedArrayItem
        struct RootUntypedArrayItem
          Steps int64
          AdditionalProperties ...any
        """,
    )


@pytest.mark.parametrize(
    ("choice", "exclusive", "complete"),
    [
        ({"oneOf": [JOB, CALL]}, True, True),
        ({"anyOf": [JOB, CALL]}, False, True),
        ({"oneOf": [JOB, CALL, {"type": "null"}]}, True, False),
        ({"oneOf": [JOB, CALL, {"type": "object", "minProperties": 2}]}, True, False),
        ({"allOf": [{"oneOf": [JOB, CALL]}, {"oneOf": [CALL, JOB]}]}, False, True),
    ],
)
def test_views_say_whether_there_are_others(
    choice: object, *, exclusive: bool, complete: bool
) -> None:
    root, *_ = declarations(choice)
    assert isinstance(root, DefinedDeclaration)
    assert root.views is not None
    assert len(root.views.declarations) >= 2
    assert (root.views.exclusive, root.views.complete) == (exclusive, complete)


def test_members_by_name_have_views_of_what_some_names_have() -> None:
    either = {"oneOf": [{"$ref": "#/$defs/job"}, {"$ref": "#/$defs/call"}]}
    expect(
        {
            "type": "object",
            "properties": {"list": {"type": "object", "patternProperties": {"^a": either}}},
            "patternProperties": {"^x-": {}, "^y-(.*)*$": {"$ref": "#/$defs/job"}},
            "additionalProperties": False,
            "$defs": {"job": JOB, "call": CALL},
        },
        """
        struct Root & # -properties -type
          List map{RootListValue} & #/properties/list -type?
          AdditionalProperties ...RootAdditionalProperty
        type RootListValue any
          as Job
          as Call
        struct Job
          Steps int64
          AdditionalProperties ...any
        struct Call
          Uses string
          AdditionalProperties ...any
        type RootAdditionalProperty any
          as Job
        """,
    )


def test_a_choice_in_a_choice_is_a_view_with_views() -> None:
    inner = {"anyOf": [JOB, {"type": "object", "properties": {"next": {"$ref": "#"}}}]}
    text = decided({"anyOf": [{"$ref": "#/$defs/b"}, CALL], "$defs": {"b": inner}})
    assert text.startswith("type Root any & #\n  as B\n  as RootUses\ntype B any & #/$defs/b\n")
    assert "\n  as BSteps\n  as BNext\n" in text
    assert "\nstruct BNext\n  Next Root?\n" in text


def test_of_many_branches_only_definitions_have_views() -> None:
    many = [{"type": "object", "properties": {f"p{n}": {}}} for n in range(30)]
    text = decided({"oneOf": [*many, {"$ref": "#/$defs/job"}], "$defs": {"job": JOB}})
    assert text.startswith("type Root any & #\n  as Job\nstruct Job\n")


def test_a_reference_with_assertions_beside_it_keeps_its_type() -> None:
    expect(
        {
            "type": "object",
            "properties": {
                "a": {"$ref": "#/$defs/job", "minProperties": 2},
                "b": {"$ref": "#/$defs/job", "type": "object"},
                "c": {"$ref": "#/$defs/job", "anyOf": [{"required": ["x"]}, {"maxProperties": 1}]},
                "d": {"$ref": "#/$defs/job", "required": ["x"]},
                "e": {"$ref": "#/$defs/maybe", "minProperties": 2},
                "f": {"$ref": "#/$defs/maybe", "type": "object"},
            },
            "$defs": {
                "job": JOB,
                "maybe": {"type": ["object", "null"], "properties": {"a": {}}},
                "other": {"$ref": "#/$defs/job", "minProperties": 2},
            },
        },
        """
        struct Root
          A Job & #/properties/a -ref?
          B Job?
          C Job & #/properties/c -ref?
          D RootD?
          E Maybe & #/properties/e -ref|null?
          F Maybe?
          AdditionalProperties ...any
        struct Job
          Steps int64
          AdditionalProperties ...any
        struct RootD
          Steps int64
          X any
          AdditionalProperties ...any
        struct Maybe
          A any?
          AdditionalProperties ...any
        """,
    )


@pytest.mark.parametrize(
    ("schema", "text"),
    [
        ({}, "type Root any"),
        (False, "type Root any & #"),
        ({"type": "integer"}, "type Root json.Number integer"),
        ({"type": "integer", "minimum": 0, "maximum": 9}, "type Root int64(>=0 <=9)"),
        ({"type": "array", "items": {"type": "number"}}, "type Root []json.Number"),
        ({"type": ["array", "null"]}, "type Root []any|null"),
        ({"type": ["string", "null"]}, "union Root\n  null\n  string String string"),
    ],
)
def test_roots_have_types(schema: object, text: str) -> None:
    assert decided(schema) == text


def test_a_nullable_root_refers_to_the_struct_inside() -> None:
    expect(
        {"type": ["object", "null"], "properties": {"next": {"$ref": "#"}}},
        """
        union Root
          null
          object Object RootObject
        struct RootObject
          Next RootObject|null?
          AdditionalProperties ...any
        """,
    )


def test_roots_that_are_one_schema_are_two_types() -> None:
    first = {"$id": "http://x/a", "title": "One", "type": "object", "properties": {"a": {}}}
    text = decided(first, {"$ref": "http://x/a", "title": "Two"}, type_name=None)
    assert text == "struct One\n  A any?\n  AdditionalProperties ...any\ntype Two One"


def test_merging_comes_to_an_end() -> None:
    """Each pair of lists makes a new one: more than there are atoms."""
    sizes = (2, 3, 5, 7, 11, 13, 17, 19, 23)
    definitions = {
        f"c{size}_{at}": {
            "type": "object",
            "properties": {
                "next": {"$ref": f"#/$defs/c{size}_{(at + 1) % size}"},
                "value": {"type": "integer", "multipleOf": size},
            },
        }
        for size in sizes
        for at in range(size)
    }
    root = {"allOf": [{"$ref": f"#/$defs/c{size}_0"} for size in sizes], "$defs": definitions}
    assert len(declarations(root)) < 5000
