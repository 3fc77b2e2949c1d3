"""Declared types read as a Go programmer writes them."""

from dataclasses import replace

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
    MapShape,
    NamedShape,
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
    declared,
    field,
    function,
    limit,
    printed,
    residual,
)

pytestmark = pytest.mark.go


def struct(name: str, *fields, **rest) -> StructDeclaration:
    return StructDeclaration(name, f"{name} is a thing.", "#/type", fields, **rest)


def test_a_struct_has_tags_and_comments() -> None:
    zip_code = field("Zip", STRING, doc="Zip is short.\nDeprecated: use Code.")
    address = struct(
        "Address",
        field("Street", STRING, required=True),
        zip_code,
        field("Lines", SliceShape("#/lines/type", Use(STRING))),
        field("Note", STRING, nullable=True),
        field("Odd", STRING, key='a,"b'),
        extras=Extras("AdditionalProperties", Use(AnyShape())),
    )
    assert declared(printed([address]), "Address") == (
        """\
// Address is a thing.
type Address struct {
	Street string `json:"street"`
	// Zip is short.
	// Deprecated: use Code.
	Zip                  *string                      `json:"zip,omitempty"`
	Lines                []string                     `json:"lines,omitzero"`
	Note                 jsonschema.Optional[*string] `json:"note,omitzero"`
	Odd                  *string                      `json:"-"`
	AdditionalProperties map[string]json.RawMessage   `json:"-"`
}
"""
    )


def test_a_struct_is_decoded_in_one_switch() -> None:
    name = StringShape(
        "#/name/type",
        min_length=limit(1, "minLength"),
        patterns=(Text("^a", "#/name/pattern"),),
        formats=(Text("ipv4", "#/name/format"),),
    )
    text = printed(
        [
            struct(
                "User",
                field("Name", name, required=True),
                field("Age", INT),
                field("Score", FLOAT),
                forbidden="#/additionalProperties",
            )
        ]
    )
    assert function(text, "User.DecodeJSON") == (
        """\
func (v *User) DecodeJSON(d *jsonschema.Decoder) {
	start := d.At()
	if !d.Object("#/type") {
		return
	}
	mark := d.MarkExact()
	var seen uint64
	for d.More() {
		switch d.Key {
		case "name":
			d.Once(&seen, 1<<0)
			at := d.At()
			if s, ok := d.String("#/name/type"); ok {
				d.MinLength(at, s, 1, "#/minLength")
				if !strings.HasPrefix(s, "a") {
					d.FailPattern(at, "^a", "#/name/pattern")
				}
				if !jsonschema.IsIPv4(s) {
					d.FailFormat(at, "ipv4", "#/name/format")
				}
				v.Name = s
			}
		case "age":
			d.Once(&seen, 1<<1)
			if n, ok := d.Int64("#/integer/type"); ok {
				v.Age = &n
			}
		case "score":
			d.Once(&seen, 1<<2)
			if f, ok := d.Float64("#/number/type"); ok {
				v.Score = &f
			}
		default:
			d.Unexpected("#/additionalProperties")
		}
	}
	if seen&0x1 != 0x1 {
		d.Required(start, "#/required", seen, "name")
	}
	v.exact = d.TakeExact(mark)
}
"""
    )
    assert function(text, "User.EncodeJSON") == (
        """\
func (v *User) EncodeJSON(e *jsonschema.Encoder) {
	e.Exact(v.exact)
	e.Object()
	e.Key("name")
	e.String(v.Name)
	if v.Age != nil {
		e.Key("age")
		e.Int64(*v.Age)
	}
	if v.Score != nil {
		e.Key("score")
		e.Float64(*v.Score)
	}
	e.EndObject()
}
"""
    )


def test_what_is_never_inexact_keeps_no_literals() -> None:
    bounded = replace(INT, minimum=limit(0, "minimum"), maximum=limit(9, "maximum"))
    text = printed([struct("User", field("Age", bounded), field("Name", STRING))])
    assert "xact" not in text


def test_a_residual_is_checked_before_the_value_is_decoded() -> None:
    checked = replace(STRING, residual=residual(max_length=5))
    text = printed(
        [struct("T", field("A", checked, nullable=True), residual=residual(min_length=2))]
    )
    body = function(text, "T.DecodeJSON")
    assert body.index("d.Check") < body.index("d.Object")
    assert body.rindex("d.Check") < body.index("d.Null()") < body.index("d.String")


def test_beyond_64_fields_there_are_several_words() -> None:
    fields = [field(f"F{i}", BoolShape("#/type"), required=i in {0, 69}) for i in range(70)]
    body = function(printed([struct("T", *fields)]), "T.DecodeJSON")
    assert "var seen [2]uint64" in body
    assert 'd.Required(start, "#/required", seen[0], "f0", "f69")' in body
    assert body.count("d.Once(&seen[1], ") == 6


def test_an_enum_is_a_switch_over_typed_constants() -> None:
    values = [EnumValue("ColorRed", "red"), EnumValue("ColorBlue", "blue")]
    text = printed([EnumDeclaration("Color", "Color is one.", "#/enum", "#/type", values)])
    assert (
        """\
const (
	ColorRed  Color = "red"
	ColorBlue Color = "blue"
)
"""
        in text
    )
    assert function(text, "Color.DecodeJSON") == (
        """\
func (v *Color) DecodeJSON(d *jsonschema.Decoder) {
	at := d.At()
	s, ok := d.String("#/type")
	if !ok {
		return
	}
	*v = Color(s)
	switch *v {
	case ColorRed, ColorBlue:
	default:
		d.FailEnum(at, "\\"red\\" or \\"blue\\"", "#/enum")
	}
}
"""
    )


def test_a_union_is_told_by_its_kind() -> None:
    alternatives = [
        Alternative(Kind.STRING, "String", Use(STRING)),
        Alternative(Kind.ARRAY, "Strings", Use(SliceShape("#/items/type", Use(STRING)))),
        Alternative(Kind.NULL, "", None),
    ]
    text = printed([UnionDeclaration("Value", "Value is one.", "#/type", alternatives)])
    assert function(text, "Value.DecodeJSON") == (
        """\
func (v *Value) DecodeJSON(d *jsonschema.Decoder) {
	switch d.Kind() {
	case jsonschema.KindString:
		if s, ok := d.String("#/string/type"); ok {
			v.String = &s
		}
	case jsonschema.KindArray:
		if d.Array("#/items/type") {
			items := make([]string, 0, 4)
			for d.Elem() {
				s, _ := d.String("#/string/type")
				items = append(items, s)
			}
			v.Strings = items
		}
	case jsonschema.KindNull:
		d.Null()
	default:
		d.Mismatch("#/type", "a string, an array or null")
	}
}
"""
    )


def test_a_sum_is_told_by_a_property() -> None:
    circle = struct("Circle", field("By", STRING, required=True))
    figure = SumDeclaration(
        "Figure", "", "by", "#/oneOf", "#/type", [Branch(("circle", "disc"), circle)], "Document"
    )
    circle.sums.append(figure)
    text = printed([figure, circle])
    assert function(text, "decodeFigure") == (
        """\
func decodeFigure(d *jsonschema.Decoder) Figure {
	if d.Kind() != jsonschema.KindObject {
		d.Mismatch("#/type", "an object")
		return nil
	}
	switch d.Peek("by") {
	case "circle", "disc":
		v := new(Circle)
		v.DecodeJSON(d)
		return v
	default:
		d.Report(d.At(), "#/oneOf", "oneOf", "must have a \\"by\\" of \\"circle\\" or \\"disc\\"")
		d.Skip()
		return nil
	}
}
"""
    )
    assert "func (v *Circle) isFigure() {\n}\n" in text
    assert declared(text, "Document").endswith("type Document struct {\n\tFigure\n}\n")


def test_a_tuple_is_an_array_up_to_the_last_item_that_is_there() -> None:
    pair = TupleDeclaration(
        "Pair",
        "",
        "#/type",
        [field("A", STRING, required=True), field("B", STRING)],
        None,
        "#/items",
    )
    assert function(printed([pair]), "Pair.EncodeJSON") == (
        """\
func (v *Pair) EncodeJSON(e *jsonschema.Encoder) {
	e.Array()
	count := 1
	if v.B != nil {
		count = 2
	}
	e.Elem()
	e.String(v.A)
	if count > 1 {
		e.Elem()
		if v.B != nil {
			e.String(*v.B)
		} else {
			e.Null()
		}
	}
	e.EndArray()
}
"""
    )


def test_defined_types_have_the_type_of_their_shape() -> None:
    tags = DefinedDeclaration("Tags", "", Use(SliceShape("#/type", Use(STRING))))
    maybe = DefinedDeclaration("Maybe", "", Use(STRING, nullable=True))
    scores = DefinedDeclaration("Scores", "", Use(MapShape("#/type", Use(FLOAT))))
    text = printed([tags, maybe, scores])
    assert "type Tags []string\n" in text
    assert "type Maybe struct {\n\tValue *string\n}\n" in text
    assert "type Scores map[string]float64\n" in text


def test_only_what_has_defaults_applies_them() -> None:
    plain = struct("Plain", field("A", STRING))
    inner = struct("Inner", field("Port", INT, default=(80,)))
    outer = struct(
        "Outer",
        field("Inner", NamedShape(inner)),
        field("All", SliceShape("#/type", Use(NamedShape(inner)))),
        field("Plain", NamedShape(plain)),
    )
    text = printed([plain, inner, outer])
    assert "func (v *Plain) ApplyDefaults" not in text
    assert function(text, "Inner.ApplyDefaults") == (
        """\
func (v *Inner) ApplyDefaults() {
	if v.Port == nil {
		value := int64(80)
		v.Port = &value
	}
}
"""
    )
    assert function(text, "Outer.ApplyDefaults") == (
        """\
func (v *Outer) ApplyDefaults() {
	if v.Inner != nil {
		v.Inner.ApplyDefaults()
	}
	for i := range v.All {
		v.All[i].ApplyDefaults()
	}
}
"""
    )


@pytest.mark.parametrize("hostile", ["*/ } func init() {", "\u2028\n//go:embed x", '`"\\\x00'])
def test_texts_of_schemas_stay_texts(hostile: str) -> None:
    path = f"#/{hostile}"
    shape = StringShape(path, patterns=(Text("[" + "x" + "]", path),))
    values = [EnumValue("ColorOne", hostile)]
    text = printed(
        [
            StructDeclaration("T", hostile, path, [field("A", shape, key=hostile, doc=hostile)]),
            EnumDeclaration("Color", hostile, path, path, values),
        ]
    )
    assert "\nfunc init" not in text
    assert "\n//go:embed" not in text


def test_functions_of_a_sum_give_way_to_types() -> None:
    square = struct("Square", field("Kind", STRING, required=True))
    figure = SumDeclaration("Figure", "", "kind", "#/oneOf", "#/type", [Branch(("a",), square)])
    text = printed([figure, square], taken=frozenset({"UnmarshalFigure", "decodeFigure"}))
    assert "func UnmarshalFigure2(" in text
    assert "jsonschema.UnmarshalFunc(data, decodeFigure2, options...)" in text
