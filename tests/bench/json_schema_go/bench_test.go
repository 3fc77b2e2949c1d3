// Package bench holds generated decoders of one schema against each other; some of the packages that
// it imports are made when it runs.
package bench

import (
	_ "embed"
	"encoding/json"
	"testing"

	"bench/gojsonschema"
	"bench/ogen"
	"bench/ours"
	"bench/oursformats"
	"bench/plain"

	"github.com/go-faster/jx"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

var (
	//go:embed schema.json
	schema []byte
	//go:embed doc.json
	document []byte
	//go:embed doc_bad.json
	invalid []byte
)

// contender decodes a document.
type contender struct {
	name string
	// validates says that it refuses what is invalid.
	validates bool
	decode    func(data []byte) error
}

func contenders(tb testing.TB) []contender {
	tb.Helper()
	compiled := compile(tb)
	return []contender{
		{"gpsgen, decode and validate", true, func(data []byte) error {
			var v ours.Root
			return v.UnmarshalJSON(data)
		}},
		{"gpsgen, decode and validate, formats too", true, func(data []byte) error {
			var v oursformats.Root
			return v.UnmarshalJSON(data)
		}},
		{"gpsgen, through json.Unmarshal", true, func(data []byte) error {
			var v ours.Root
			return json.Unmarshal(data, &v)
		}},
		{"encoding/json, decode only", false, func(data []byte) error {
			_, err := plain.Decode(data)
			return err
		}},
		{"json.Valid", false, func(data []byte) error {
			json.Valid(data)
			return nil
		}},
		{"go-jsonschema, decode and validate in part", true, func(data []byte) error {
			var v gojsonschema.SchemaJson
			return json.Unmarshal(data, &v)
		}},
		{"ogen, decode only", false, func(data []byte) error {
			var v ogen.Profile
			return v.Decode(jx.DecodeBytes(data))
		}},
		{"ogen, decode and validate, formats too", true, func(data []byte) error {
			var v ogen.Profile
			if err := v.Decode(jx.DecodeBytes(data)); err != nil {
				return err
			}
			return v.Validate()
		}},
		{"santhosh, decode and validate, formats too", true, func(data []byte) error {
			var v any
			if err := json.Unmarshal(data, &v); err != nil {
				return err
			}
			return compiled.Validate(v)
		}},
	}
}

func compile(tb testing.TB) *jsonschema.Schema {
	tb.Helper()
	var v any
	if err := json.Unmarshal(schema, &v); err != nil {
		tb.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	if err := compiler.AddResource("schema.json", v); err != nil {
		tb.Fatal(err)
	}
	compiled, err := compiler.Compile("schema.json")
	if err != nil {
		tb.Fatal(err)
	}
	return compiled
}

// TestContenders keeps the comparison fair: each takes the document, and refuses the wrong one if
// it is said to validate.
func TestContenders(t *testing.T) {
	for _, c := range contenders(t) {
		if err := c.decode(document); err != nil {
			t.Errorf("%s refuses the document: %v", c.name, err)
		}
		if err := c.decode(invalid); (err != nil) != c.validates {
			t.Errorf("%s: %v for an invalid document", c.name, err)
		}
	}
}

func BenchmarkDecode(b *testing.B) {
	for _, c := range contenders(b) {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				_ = c.decode(document)
			}
		})
	}
}

func BenchmarkInvalid(b *testing.B) {
	for _, c := range contenders(b) {
		if !c.validates {
			continue
		}
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				_ = c.decode(invalid)
			}
		})
	}
}

func BenchmarkEncode(b *testing.B) {
	var own ours.Root
	if err := own.UnmarshalJSON(document); err != nil {
		b.Fatal(err)
	}
	other, err := plain.Decode(document)
	if err != nil {
		b.Fatal(err)
	}
	b.Run("gpsgen, encode", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			_, _ = own.MarshalJSON()
		}
	})
	b.Run("encoding/json, encode", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			_, _ = json.Marshal(other)
		}
	})
}
