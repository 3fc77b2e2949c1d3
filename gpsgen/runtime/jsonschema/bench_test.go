package jsonschema

import (
	"encoding/json"
	"testing"
)

// BenchmarkUnmarshal is a document that is decoded and checked.
func BenchmarkUnmarshal(b *testing.B) {
	b.ReportAllocs()
	b.SetBytes(int64(len(rightAccount)))

	data := []byte(rightAccount)

	for b.Loop() {
		var v account
		if err := Unmarshal(data, &v); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkSkip is the same document as text only.
func BenchmarkSkip(b *testing.B) {
	b.ReportAllocs()
	b.SetBytes(int64(len(rightAccount)))

	for b.Loop() {
		if err := skipAny(rightAccount); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkFindings is a document with findings, which need their JSON pointers.
func BenchmarkFindings(b *testing.B) {
	b.ReportAllocs()

	data := []byte(wrongAccount)

	for b.Loop() {
		var v account
		if err := Unmarshal(data, &v); err == nil {
			b.Fatal("no finding")
		}
	}
}

// BenchmarkEncodingJSON is what the standard library takes for the document, without a check.
func BenchmarkEncodingJSON(b *testing.B) {
	b.ReportAllocs()
	b.SetBytes(int64(len(rightAccount)))

	data := []byte(rightAccount)

	for b.Loop() {
		var v struct {
			Name     string                     `json:"name"`
			Status   string                     `json:"status"`
			Age      *float64                   `json:"age"`
			Score    *float64                   `json:"score"`
			Verified *bool                      `json:"verified"`
			Roles    []string                   `json:"roles"`
			Address  map[string]json.RawMessage `json:"address"`
			Labels   map[string]string          `json:"labels"`
			Parent   *string                    `json:"parent"`
		}
		if err := json.Unmarshal(data, &v); err != nil {
			b.Fatal(err)
		}
	}
}
