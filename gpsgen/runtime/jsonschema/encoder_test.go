package jsonschema

import (
	"encoding/json"
	"errors"
	"math"
	"testing"
)

// encoded is a value that a function writes.
type encoded func(e *Encoder)

func (f encoded) EncodeJSON(e *Encoder) { f(e) }

func TestMarshal(t *testing.T) {
	t.Parallel()

	tests := map[string]struct {
		write encoded
		want  string
	}{
		"nothing in them": {func(e *Encoder) {
			e.Array()
			e.Elem()
			e.Object()
			e.EndObject()
			e.Elem()
			e.Array()
			e.EndArray()
			e.EndArray()
		}, `[{},[]]`},
		"members": {func(e *Encoder) {
			e.Object()
			e.Key("a\"\n")
			e.String("[")
			e.Key("")
			e.String("{")
			e.Key("n")
			e.Null()
			e.Extra(map[string]json.RawMessage{"z": json.RawMessage("[1]"), "y": nil})
			e.EndObject()
		}, `{"a\"\n":"[","":"{","n":null,"y":null,"z":[1]}`},
		"scalars": {func(e *Encoder) {
			e.Array()
			e.Elem()
			e.Bool(true)
			e.Elem()
			e.Int64(math.MinInt64)
			e.Elem()
			e.Float64(0.25)
			e.Elem()
			e.Number("1e999")
			e.Elem()
			e.Value(nil)
			e.Elem()
			e.Value(encoded(func(e *Encoder) { e.Bool(false) }))
			e.EndArray()
		}, `[true,-9223372036854775808,0.25,1e999,null,false]`},
	}

	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			got, err := Marshal(test.write)
			if err != nil || string(got) != test.want {
				t.Errorf("got %s, %v; want %s", got, err, test.want)
			}
		})
	}
}

func TestMarshalKeepsTheFirstError(t *testing.T) {
	t.Parallel()

	first := func(e *Encoder) { e.String("\xff") }
	_, want := AppendString(nil, "\xff")

	got, err := Marshal(encoded(func(e *Encoder) {
		e.Array()
		e.Elem()
		first(e)
		e.Elem()
		e.Float64(math.NaN())
		e.Elem()
		e.Raw(json.RawMessage("{"))
		e.EndArray()
	}))
	if got != nil || err == nil || err.Error() != want.Error() {
		t.Errorf("got %s, %v; want %v", got, err, want)
	}
}

func TestRequired(t *testing.T) {
	t.Parallel()

	d := newDecoder("{}")
	d.Required(0, "#/required", 0b101, "a", "b", "c", "d")
	d.Skip()

	var invalid *ValidationError
	if err := d.finish(); !errors.As(err, &invalid) || len(invalid.Findings) != 2 {
		t.Errorf("got %v, want two findings", err)
	}
}
