package jsonschema

import (
	"strings"
	"testing"
)

func TestPeek(t *testing.T) {
	t.Parallel()

	long := strings.Repeat("x", 2*maxPeek)
	tests := map[string]struct{ document, want string }{
		"first":                    {`{"kind":"a"}`, "a"},
		"last":                     {` { "x" : [1, {"kind": "b"}] , "kind" : "a" } `, "a"},
		"escaped":                  {`{"\u006bind":"\u0061"}`, "a"},
		"none":                     {`{"x":1}`, ""},
		"empty":                    {`{}`, ""},
		"a number":                 {`{"kind":1}`, ""},
		"no object":                {`["kind","a"]`, ""},
		"no JSON":                  {`{"x":nul,"kind":"a"}`, ""},
		"no end":                   {`{"kind":"a`, ""},
		"far":                      {`{"x":"` + long + `","kind":"a"}`, "a"},
		"far, a list":              {`{"x":"` + long + `","kind":["a"]}`, ""},
		"far, no JSON":             {`{"x":"` + long + `","kind":"a"`, ""},
		"near, of a long document": {`{"kind":"a","x":"` + long + `"}`, "a"},
	}

	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			d := newDecoder(test.document)
			if got := d.Peek("kind"); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}

			if name != "far, no JSON" && d.err != nil {
				t.Errorf("the pass ended: %v", d.err)
			}
		})
	}
}

func TestPeekLeavesTheValue(t *testing.T) {
	t.Parallel()

	for _, pad := range []string{"", strings.Repeat("x", 2*maxPeek)} {
		d := newDecoder(`[{"x":"` + pad + `","kind":"a"},{"kind":"b"}]`)

		var got []string

		for more := d.Array("#/type"); more && d.Elem(); {
			got = append(got, d.Peek("kind"))
			d.Skip()
		}

		if err := d.finish(); err != nil || strings.Join(got, " ") != "a b" {
			t.Errorf("got %q, %v", got, err)
		}
	}
}

func TestUnmarshalFunc(t *testing.T) {
	t.Parallel()

	decode := func(d *Decoder) *string {
		text, _ := d.String("#/type")

		return &text
	}

	got, err := UnmarshalFunc([]byte(`"a"`), decode)
	if err != nil || *got != "a" {
		t.Errorf("got %v, %v", got, err)
	}

	for _, document := range []string{"1", `"a" "b"`, ""} {
		got, err := UnmarshalFunc([]byte(document), decode)
		if err == nil || got != nil {
			t.Errorf("%s: got %v, %v", document, got, err)
		}
	}
}

func TestUnfit(t *testing.T) {
	t.Parallel()

	d := newDecoder(`["b\n", 12, true]`)

	if d.Array("#/type") {
		_ = d.Elem()
		at := d.At()
		_, _ = d.String("#/items/type")
		d.FailPattern(at, "^a", "#/items/pattern")
		d.FailFormat(at, "date", "#/items/format")

		_ = d.Elem()
		at = d.At()
		_, _ = d.Int64("#/items/type")
		d.FailEnum(at, "1 or 2", "#/items/enum")

		_ = d.Elem()
		d.UnexpectedItem("#/items")

		_ = d.Elem()
	}

	want := `/0 is "b\n", must match the pattern "^a" (#/items/pattern)
/0 is "b\n", must be in the format "date" (#/items/format)
/1 is 12, must be 1 or 2 (#/items/enum)
/2 may not be: there are items enough before it (#/items)`

	if err := d.finish(); err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}
