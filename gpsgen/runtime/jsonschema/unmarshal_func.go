package jsonschema

// UnmarshalFunc decodes a document into a value of an interface type and checks it; the value is zero unless all is right.
func UnmarshalFunc[T any](data []byte, decode func(d *Decoder) T, options ...Option) (T, error) {
	var v T

	d := newDecoder(string(data))
	for _, option := range options {
		option(d)
	}

	decoded := decode(d)

	if err := d.finish(); err != nil {
		return v, err
	}

	return decoded, nil
}
