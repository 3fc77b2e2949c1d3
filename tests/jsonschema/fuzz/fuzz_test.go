package fuzz

import (
	"bytes"
	"encoding/json"
	"testing"
)

// FuzzDecode holds a decoder to what is true of all: what it accepts is JSON, is encoded as the
// same document, and is valid when it is read again.
func FuzzDecode(f *testing.F) {
	for _, seed := range []string{
		`{}`, `[]`, `null`, `true`, `""`, `1.50e1`, `{"integer":3.0,"number":1e-2,"text":"\ud83d\ude00"}`,
		`{"list":["a","b"],"tree":{"tree":{"x":"y"}}}`, `[[],[[]]]`, `{"a":1,"a":2}`, `"\u0000"`,
		`[1,1.0]`, `123456789012345678901234567890`, `-0`, `{"tree":null}`, "\xff", `{"k1":[]}`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var v Root
		if err := v.UnmarshalJSON(data); err != nil {
			if err.Error() == "" {
				t.Error("an error without words")
			}
			return
		}
		if !json.Valid(data) {
			t.Errorf("accepted, but is no JSON: %q", data)
		}
		encoded, err := v.MarshalJSON()
		if err != nil {
			t.Fatalf("%q cannot be encoded: %v", data, err)
		}
		if !bytes.Equal(canonical(t, data), canonical(t, encoded)) {
			t.Errorf("%q is encoded as %q", data, encoded)
		}
		if err := v.Validate(); err != nil {
			t.Errorf("%q: what was accepted is invalid: %v", data, err)
		}
		var again Root
		if err := again.UnmarshalJSON(encoded); err != nil {
			t.Errorf("%q is refused: %v", encoded, err)
		}
	})
}

// canonical returns a document with sorted names and its numbers as float64 has them.
func canonical(t *testing.T, data []byte) []byte {
	t.Helper()
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.UseNumber()
	var v any
	if err := decoder.Decode(&v); err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal(rounded(v))
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// rounded returns a value whose numbers are float64, or text where they are too large.
func rounded(v any) any {
	switch v := v.(type) {
	case json.Number:
		if f, err := v.Float64(); err == nil {
			return f + 0 // -0 is 0
		}
		return string(v)
	case []any:
		for i := range v {
			v[i] = rounded(v[i])
		}
	case map[string]any:
		for name := range v {
			v[name] = rounded(v[name])
		}
	}
	return v
}
