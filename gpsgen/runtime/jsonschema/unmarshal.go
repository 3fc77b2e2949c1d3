package jsonschema

import (
	"encoding/json"
	"fmt"
)

// Decodable is a pointer to a generated type.
type Decodable[T any] interface {
	*T
	// DecodeJSON reads the next value; what is wrong with it is kept by the decoder.
	DecodeJSON(d *Decoder)
}

// Unmarshal decodes a document into v and checks it; v stays as it is unless all is right.
//
// The error is a *SyntaxError for what is no JSON, and a *ValidationError for what its schema does not allow.
func Unmarshal[T any, P Decodable[T]](data []byte, v P, options ...Option) error {
	d := newDecoder(string(data))
	for _, option := range options {
		option(d)
	}

	// What was there is kept on the stack: decoding into a value apart takes memory for all of it.
	var zero T

	before := *v
	*v = zero

	v.DecodeJSON(d)

	if err := d.finish(); err != nil {
		*v = before

		return err
	}

	return nil
}

// Validate checks a value that was built in Go: it is encoded, and the text is decoded by the same rules as any other. The error of
// a value that cannot be encoded is returned as it is.
func Validate(v json.Marshaler, decode func(data []byte) error) error {
	data, err := v.MarshalJSON()
	if err != nil {
		return fmt.Errorf("encode: %w", err)
	}

	return decode(data)
}

// finish ends the pass and returns what was wrong.
func (d *Decoder) finish() error {
	if d.err == nil && !d.stopped && d.At() < len(d.src) {
		d.syntax(d.pos, "text after the document")
	}

	if d.err != nil {
		return d.err
	}

	if len(d.report.findings) == 0 {
		if len(d.taken) > 0 {
			d.readLiterals()
		}

		return nil
	}

	findings := locate(d.text, d.report.findings)

	return &ValidationError{Findings: findings, Truncated: d.stopped || len(findings) < len(d.report.findings)}
}
