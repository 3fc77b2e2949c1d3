"""Declared types decode, check and encode what their shapes say."""

import json
from dataclasses import replace
from decimal import Decimal

import pytest

from gpsgen.jsonschema.shapes import (
    Alternative,
    AnyShape,
    BoolShape,
    Branch,
    DefinedDeclaration,
    EnumDeclaration,
    EnumValue,
    Extras,
    Kind,
    Limit,
    MapShape,
    NamedShape,
    NumberShape,
    NumberType,
    SliceShape,
    StringShape,
    StructDeclaration,
    SumDeclaration,
    Text,
    TupleDeclaration,
    UnionDeclaration,
    Use,
)
from tests.jsonschema.printed_types import (
    FLOAT,
    INT,
    STRING,
    Program,
    field,
    limit,
    residual,
)

pytestmark = pytest.mark.go

BOOL = BoolShape("#/bool/type")
STRINGS = SliceShape("#/strings/type", Use(STRING))


def struct(name: str, *fields, **rest) -> StructDeclaration:
    return StructDeclaration(name, "", "#/type", fields, **rest)


ANYTHING = Extras("AdditionalProperties", Use(AnyShape()))
USER = struct(
    "User",
    field("Name", replace(STRING, min_length=limit(2, "minLength")), required=True),
    field("Age", replace(INT, minimum=limit(0, "minimum"), multiples=(limit(2, "multipleOf"),))),
    field("Score", replace(FLOAT, exclusive_maximum=Limit(Decimal("0.5"), "#/exclusiveMaximum"))),
    field("Code", replace(STRING, patterns=(Text("^[A-Z]{2}$", "#/pattern"),))),
    field("Note", STRING, required=True, nullable=True),
    field("Nick", STRING, nullable=True),
    field("Tags", replace(STRINGS, unique="#/uniqueItems", max_items=limit(2, "maxItems"))),
    field("Parts", STRINGS, required=True, nullable=True),
    field("More", STRINGS, nullable=True),
    extras=ANYTHING,
)
LEVEL = EnumDeclaration(
    "Level", "", "#/enum", "#/enum", [EnumValue("LevelOne", 1), EnumValue("LevelTwo", -2)]
)
OUTERMOST = EnumDeclaration(
    "Outermost",
    "",
    "#/enum",
    "#/type",
    [EnumValue("Least", -(2**63)), EnumValue("Most", 2**63 - 1)],
)
COLOR = EnumDeclaration(
    "Color", "", "#/const", "#/type", [EnumValue("ColorRed", "red"), EnumValue("ColorNone", "")]
)
POINT = TupleDeclaration(
    "Point",
    "",
    "#/type",
    [field("X", FLOAT, required=True), field("Y", INT), field("Label", STRING, nullable=True)],
    Extras("Rest", Use(BOOL)),
    max_items=limit(5, "maxItems"),
)
PAIR = TupleDeclaration(
    "Pair",
    "",
    "#/type",
    [field("A", STRING, required=True), field("B", NamedShape(LEVEL), required=True)],
    None,
    "#/items",
    min_items=limit(2, "minItems"),
)
VALUE = UnionDeclaration(
    "Value",
    "",
    "#/type",
    [
        Alternative(Kind.NULL, "", None),
        Alternative(Kind.BOOLEAN, "Bool", Use(BOOL)),
        Alternative(Kind.NUMBER, "Number", Use(FLOAT)),
        Alternative(Kind.STRING, "Color", Use(NamedShape(COLOR))),
        Alternative(Kind.ARRAY, "Strings", Use(STRINGS)),
        Alternative(Kind.OBJECT, "User", Use(NamedShape(USER))),
    ],
)
CIRCLE = struct("Circle", field("Kind", STRING, required=True), field("R", INT), extras=ANYTHING)
SQUARE = struct("Square", field("Kind", STRING, required=True), forbidden="#/additionalProperties")
FIGURE = SumDeclaration(
    "Figure",
    "",
    "kind",
    "#/oneOf",
    "#/type",
    [Branch(("circle",), CIRCLE), Branch(("square", "box"), SQUARE)],
    "Document",
)
CIRCLE.sums.append(FIGURE)
SQUARE.sums.append(FIGURE)
FIGURES = struct(
    "Figures",
    field("One", NamedShape(FIGURE), required=True),
    field("Maybe", NamedShape(FIGURE)),
    field("Null", NamedShape(FIGURE), required=True, nullable=True),
    field("Both", NamedShape(FIGURE), nullable=True),
    field("All", SliceShape("#/type", Use(NamedShape(FIGURE), nullable=True))),
    field("ByName", MapShape("#/type", Use(NamedShape(FIGURE))), key="by name"),
)
TREE = struct("Tree", extras=ANYTHING)
TREE.fields = [
    field("Left", NamedShape(TREE)),
    field("Right", NamedShape(TREE), nullable=True),
    field("Children", SliceShape("#/type", Use(NamedShape(TREE)))),
    field("Named", MapShape("#/type", Use(NamedShape(TREE), nullable=True))),
]
SCORES = DefinedDeclaration("Scores", "", Use(SliceShape("#/type", Use(FLOAT))))
PORT = DefinedDeclaration(
    "Port", "", Use(replace(INT, minimum=limit(1, "minimum"), maximum=limit(9, "maximum")))
)
NAMES = DefinedDeclaration("Names", "", Use(STRINGS, nullable=True))
MAYBE = DefinedDeclaration("Maybe", "", Use(FLOAT, nullable=True))
RAW = DefinedDeclaration("Raw", "", Use(AnyShape(residual(max_length=3))))
OTHER = DefinedDeclaration("Other", "", Use(NamedShape(USER)))
LITERALS = DefinedDeclaration(
    "Literals",
    "",
    Use(SliceShape("#/type", Use(NumberShape("#/n/type", NumberType.LITERAL, integer=False)))),
)
LIMITED = DefinedDeclaration(
    "Limited",
    "",
    Use(
        MapShape(
            "#/type",
            Use(INT, nullable=True),
            ("^a", "b$"),
            "#/additionalProperties",
            limit(1, "minProperties"),
            limit(2, "maxProperties"),
        )
    ),
)
LOOSE = struct("Loose", field("A", STRING), other="Value", extras=Extras("Rest", Use(STRINGS)))
COUNTED = struct(
    "Counted",
    field("A", INT),
    extras=Extras("Rest", Use(replace(FLOAT, residual=residual(maximum=5)))),
    min_properties=limit(1, "minProperties"),
    max_properties=limit(2, "maxProperties"),
    residual=residual(required=("z",)),
)
PATTERNED = struct(
    "Patterned",
    field("A", INT),
    extras=Extras("Rest", Use(AnyShape()), ("^x", "y$"), "#/additionalProperties"),
)
HOLDER = struct(
    "Holder",
    field("Scores", NamedShape(SCORES)),
    field("Port", NamedShape(PORT), required=True),
    field("Names", NamedShape(NAMES)),
    field("Maybe", NamedShape(MAYBE)),
    field("Raw", NamedShape(RAW)),
    field("Level", NamedShape(LEVEL), nullable=True),
    field("Levels", SliceShape("#/type", Use(NamedShape(LEVEL)))),
    field("Value", NamedShape(VALUE)),
    field("Time", StringShape("#/type", "DateTime"), required=True),
    field("Times", MapShape("#/type", Use(StringShape("#/type", "DateTime"), nullable=True))),
    field("Any", AnyShape()),
    field("Deep", SliceShape("#/type", Use(SliceShape("#/type", Use(INT, nullable=True))))),
)
MANY = struct("Many", *(field(f"F{i}", BOOL, required=i > 65) for i in range(70)))
DEFAULTS = struct(
    "Defaults",
    field("Text", STRING, default=("a",)),
    field("Count", INT, default=(-3,)),
    field("Ratio", FLOAT, default=(2,)),
    field("On", BOOL, default=(True,), nullable=True),
    field("Color", NamedShape(COLOR), default=("red",)),
    field("Port", NamedShape(PORT), default=(7,)),
    field("Time", StringShape("#/type", "DateTime"), default=("soon",)),
    field("Strings", STRINGS, default=(["x", "y"],)),
    field("Empty", MapShape("#/type", Use(INT)), default=({},)),
    field("Map", MapShape("#/type", Use(INT)), default=({"a": 1},)),
    field("Any", AnyShape(), default=({"b": [Decimal("1.50"), None]},)),
    field("Null", STRING, default=(None,), nullable=True),
    field("Loose", NamedShape(LOOSE), default=({"a": "b"},)),
    field("Figure", NamedShape(FIGURE), default=({"kind": "circle", "r": 1},)),
    field("Value", NamedShape(VALUE), default=("red",)),
    field("Wrong", INT, default=("no",)),
    field("Wrong2", NamedShape(PAIR), default=([1],)),
    field("Required", STRING, default=("set",), required=True),
)
NESTED = struct(
    "Nested",
    field("One", NamedShape(DEFAULTS)),
    field("All", SliceShape("#/type", Use(NamedShape(DEFAULTS), nullable=True))),
    field("Map", MapShape("#/type", Use(NamedShape(DEFAULTS)))),
)

TYPES = [
    USER, LEVEL, OUTERMOST, COLOR, POINT, PAIR, VALUE, CIRCLE, SQUARE, FIGURE, FIGURES, TREE,
    SCORES, PORT, NAMES, MAYBE, RAW, OTHER, LITERALS, LIMITED, LOOSE, COUNTED, PATTERNED,
    HOLDER, MANY, DEFAULTS, NESTED,
]  # fmt: skip

#: Documents that are accepted, and come out as they went in.
SAME = {
    "User": [
        '{"name":"Al","note":null,"parts":null}',
        '{"name":"Al","age":0,"score":0.25,"code":"AB","note":"","nick":null,"tags":[],"parts":[]}',
        '{"name":"éé","note":"a","nick":"","tags":["a","b"],"parts":["c"],"more":null,"x":{"y":[1]}}',
        '{"name":"\\"\\\\\\n","age":100000000000000000000,"note":"a","parts":[],"more":[],"z":null}',
        '{"name":"Al","score":0.10000000000000000000001,"note":"a","parts":[]}',
    ],
    "Level": ["1", "-2"],
    "Outermost": ["9223372036854775807", "-9223372036854775808"],
    "Color": ['"red"', '""'],
    "Point": ["[1.5]", "[0,7]", '[1,2,null,true]', '[1,2,"a",true,false]', "[1e400]"],
    "Pair": ['["a",-2]'],
    "Value": ["null", "true", "1e400", '"red"', '""', "[]", '["a"]',
              '{"name":"Al","note":null,"parts":null}'],
    "Document": ['{"kind":"circle"}', '{"kind":"circle","r":1,"x":2}', '{"kind":"box"}'],
    "Figures": [
        '{"one":{"kind":"square"},"null":null}',
        '{"one":{"kind":"box"},"maybe":{"kind":"circle"},"null":{"kind":"circle","r":3},"both":null}',
        '{"one":{"kind":"box"},"null":null,"both":{"kind":"box"},"all":[null,{"kind":"box"}]}',
        '{"one":{"kind":"box"},"null":null,"by name":{"a":{"kind":"circle"},"b":{"kind":"box"}}}',
    ],
    "Tree": [
        "{}",
        '{"left":{"left":{}},"right":null,"children":[{},{"x":1}],"named":{"a":null,"b":{}}}',
    ],
    "Scores": ["[]", "[1,2.5]"],
    "Port": ["9"],
    "Names": ["null", "[]", '["a"]'],
    "Maybe": ["null", "0", "1.00000000000000000001"],
    "Raw": ['"abc"', "null", '{ "a" : [1, 2] }', "1.0"],
    "Other": ['{"name":"Al","note":null,"parts":null,"b":1}'],
    "Literals": ["[1.0,1e999,-0]"],
    "Limited": ['{"ax":1}', '{"a":null,"b":2}'],
    "Loose": ["null", "[1, 2]", '"a"', "{}", '{"a":"b","c":[],"d":["e"]}'],
    "Patterned": ["{}", '{"a":1,"by":null,"x":[ ]}'],
    "Counted": ['{"z":5}', '{"a":1,"z":1.00000000000000000001}'],
    "Holder": [
        '{"port":1,"time":"x"}',
        '{"scores":[0.1,0.10000000000000000000001e1],"port":1,"names":null,"maybe":null,"time":"x"}',
        '{"port":1,"raw":null,"level":null,"levels":[1,-2],"value":null,"time":"x","any":null}',
        '{"port":1,"time":"x","times":{"a":null,"b":"y"},"deep":[[],[1,null]]}',
        '{"scores":[],"port":1,"names":[],"maybe":2,"level":1,"value":5,"time":"x","any":[]}',
    ],
    "Many": [json.dumps({f"f{i}": i % 2 == 0 for i in range(66, 70)}, separators=(",", ":"))],
}  # fmt: skip

#: Documents that are refused, with the instance paths and keywords of all findings.
REFUSED = {
    "User": {
        "null": ["type"],
        "[]": ["type"],
        "{}": ["required", "required", "required"],
        '{"name":null,"note":null,"parts":null}': ["/name type"],
        '{"name":"A","note":1,"parts":[1,"a"]}': ["/name minLength", "/note type", "/parts/0 type"],
        '{"name":"Al","note":null,"parts":null,"age":-3}': ["/age minimum", "/age multipleOf"],
        '{"name":"Al","note":null,"parts":null,"age":1.5}': ["/age type"],
        '{"name":"Al","note":null,"parts":null,"score":0.5}': ["/score exclusiveMaximum"],
        '{"name":"Al","note":null,"parts":null,"score":null}': ["/score type"],
        '{"name":"Al","note":null,"parts":null,"code":"ab"}': ["/code pattern"],
        '{"name":"Al","note":null,"parts":null,"tags":["a","b","a"]}': [
            "/tags maxItems",
            "/tags uniqueItems",
        ],
        '{"name":"Al","note":null,"parts":null,"tags":[1,null]}': ["/tags/0 type", "/tags/1 type"],
        '{"name":"Al","name":"Al"}': None,
        '{"x":1,"x":1}': None,
        '{"name":"Al","note":null,"parts":null}x': None,
    },
    "Level": {"3": ["enum"], "1.5": ["enum"], '"a"': ["enum"], "null": ["enum"]},
    "Outermost": {
        "9223372036854775808": ["maximum"],
        "-9223372036854775809": ["minimum"],
        "0": ["enum"],
    },
    "Color": {'"blue"': ["const"], "1": ["type"]},
    "Point": {
        "[]": ["minItems"],
        '["a",null]': ["/0 type", "/1 type"],
        '[1,1,"a",1]': ["/3 type"],
        '[1,1,"a",true,true,true]': ["maxItems"],
        "{}": ["type"],
    },
    "Pair": {'["a"]': ["minItems"], '["a",1,2]': ["/2 items"], '["a",3]': ["/1 enum"]},
    "Value": {'"x"': ["const"], "[1]": ["/0 type"], "{}": ["required"] * 3},
    "Port": {"0": ["minimum"], "10": ["maximum"], "null": ["type"]},
    "Maybe": {'"a"': ["type"]},
    "Raw": {'"abcd"': ["maxLength"], "nul": None, "": None},
    "Literals": {'["a"]': ["/0 type"], "[01]": None},
    "Limited": {
        "{}": ["minProperties"],
        '{"x":1}': ["minProperties", "/x additionalProperties"],
        '{"a":1,"ab":1,"bb":1}': ["maxProperties"],
        '{"a":1,"a":1}': None,
        '{"a":""}': ["/a type"],
    },
    "Loose": {'{"a":1,"b":2}': ["/a type", "/b type"], '{"b":[],"b":[]}': None, "[1,": None},
    "Patterned": {
        '{"b":1,"x":1,"c":{},"a":""}': [
            "/b additionalProperties",
            "/c additionalProperties",
            "/a type",
        ],
        '{"x":1,"x":1}': None,
    },
    "Counted": {
        "{}": ["required", "minProperties"],
        '{"a":1,"z":1,"b":1}': ["maxProperties"],
        '{"z":6}': ["/z maximum"],
    },
    "Document": {
        "{}": ["oneOf"],
        '{"kind":"x","r":1}': ["oneOf"],
        '{"kind":1}': ["oneOf"],
        "[]": ["type"],
        "null": ["type"],
        '{"kind":"circle","r":""}': ["/r type"],
        '{"kind":"box","r":1}': ["/r additionalProperties"],
        '{"kind":"circle","kind":"circle"}': None,
    },
    "Figures": {'{"one":null,"null":{},"maybe":null}': ["/one type", "/null oneOf", "/maybe type"]},
    "Tree": {'{"children":[{"left":{"children":[1]}}]}': ["/children/0/left/children/0 type"]},
    "Many": {"{}": ["required"] * 4, '{"f66":1,"f67":true}': ["required"] * 2 + ["/f66 type"]},
    "Holder": {
        '{"port":1,"time":"x","raw":"long"}': ["/raw maxLength"],
        '{"port":1,"time":"x","deep":[[1,"a"],2]}': ["/deep/0/1 type", "/deep/1 type"],
        '{"port":1,"time":"x","value":"x"}': ["/value const"],
        '{"port":1,"time":"x","names":1}': ["/names type"],
    },
}  # fmt: skip

DEFAULTED = {
    '{"required":""}': (
        '{"text":"a","count":-3,"ratio":2,"on":true,"color":"red","port":7,"time":"soon",'
        '"strings":["x","y"],"empty":{},"map":{"a":1},"any":{"b":[1.50,null]},"null":null,'
        '"loose":{"a":"b"},"figure":{"kind":"circle","r":1},"value":"red","required":""}'
    ),
    '{"text":"","on":null,"strings":[],"required":""}': (
        '{"text":"","count":-3,"ratio":2,"on":null,"color":"red","port":7,"time":"soon",'
        '"strings":[],"empty":{},"map":{"a":1},"any":{"b":[1.50,null]},"null":null,'
        '"loose":{"a":"b"},"figure":{"kind":"circle","r":1},"value":"red","required":""}'
    ),
}


@pytest.fixture(scope="module")
def program(tmp_path_factory) -> Program:
    names = [it.name for it in TYPES if it is not FIGURE]
    return Program(tmp_path_factory.mktemp("types"), TYPES, [*names, "Document"])


def test_accepted_documents_come_out_as_they_went_in(program) -> None:
    tasks = [(name, text) for name, texts in SAME.items() for text in texts]
    results = program.run([{"Type": name, "Document": text} for name, text in tasks])
    for (name, text), result in zip(tasks, results, strict=True):
        assert (result["Error"], result["Text"], result["Validate"]) == ("", text, ""), name


def test_refused_documents_have_all_findings(program) -> None:
    tasks = [(name, text) for name, texts in REFUSED.items() for text in texts]
    results = program.run([{"Type": name, "Document": text} for name, text in tasks])
    for (name, text), result in zip(tasks, results, strict=True):
        expected = REFUSED[name][text]
        findings = result["Findings"] and [
            f"{it['InstancePath']} {it['Keyword']}".strip() for it in result["Findings"]
        ]
        assert findings == expected, (name, text, result["Error"])
        assert result["Error"], (name, text)


def test_defaults_are_applied_when_asked(program) -> None:
    tasks = [{"Type": "Defaults", "Document": text, "Defaults": True} for text in DEFAULTED]
    results = program.run([*tasks, {"Type": "Defaults", "Document": '{"required":""}'}])
    assert [it["Text"] for it in results] == [*DEFAULTED.values(), '{"required":""}']


def test_defaults_are_applied_in_what_is_held(program) -> None:
    given, expected = next(iter(DEFAULTED.items()))
    document = f'{{"one":{given},"all":[null,{given}],"map":{{"a":{given}}}}}'
    [result] = program.run([{"Type": "Nested", "Document": document, "Defaults": True}])
    assert result["Text"] == document.replace(given, expected)


def test_a_sum_far_into_its_object_is_found_in_time(program) -> None:
    deep = '{"kind":"circle","x":' * 9000 + "1" + "}" * 9000
    long = f'{{"x":"{"y" * 100_000}","kind":"circle"}}'
    results = program.run([{"Type": "Document", "Document": text} for text in (deep, long)])
    assert [it["Error"] for it in results] == ["", ""]
