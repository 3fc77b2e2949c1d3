package jsonschema

import "errors"

// anything decodes any value by the methods that generated code calls, into what encoding/json makes of it.
type anything struct {
	value any
}

func (v *anything) DecodeJSON(d *Decoder) {
	const path = "#/type"

	switch d.Kind() {
	case KindNull:
		if !d.Null() {
			d.Mismatch(path, "null")
		}
	case KindBool:
		v.value, _ = d.Bool(path)
	case KindNumber:
		v.value, _ = d.Float64(path)
	case KindString:
		v.value, _ = d.String(path)
	case KindArray:
		v.items(d, path)
	case KindObject:
		v.members(d, path)
	default:
		d.Mismatch(path, "a value")
	}
}

func (v *anything) items(d *Decoder, path string) {
	items := []any{}

	if d.Array(path) {
		for d.Elem() {
			var item anything

			item.DecodeJSON(d)
			items = append(items, item.value)
		}
	}

	v.value = items
}

func (v *anything) members(d *Decoder, path string) {
	members := map[string]any{}

	if d.Object(path) {
		for d.More() {
			key := d.OwnKey()
			if _, ok := members[key]; ok {
				d.Duplicate()

				break
			}

			var member anything

			member.DecodeJSON(d)
			members[key] = member.value
		}
	}

	v.value = members
}

// decodeAny decodes a document by methods that read.
func decodeAny(text string) (any, error) {
	var v anything

	err := Unmarshal([]byte(text), &v)

	return v.value, err
}

// skipAny reads over a document.
func skipAny(text string) error {
	d := newDecoder(text)
	d.Skip()

	return d.finish()
}

// decodeWith decodes a document with a function and returns the findings.
func decodeWith(text string, decode func(d *Decoder)) ([]Finding, error) {
	d := newDecoder(text)
	decode(d)

	err := d.finish()

	if invalid, ok := errors.AsType[*ValidationError](err); ok {
		return invalid.Findings, nil
	}

	return nil, err
}
