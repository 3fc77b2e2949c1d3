package jsonschema

// Required reports each name whose bit, the lowest for the first, is not set in seen.
func (d *Decoder) Required(at int, schemaPath string, seen uint64, names ...string) {
	for i, name := range names {
		if seen>>i&1 == 0 {
			d.Missing(at, schemaPath, name)
		}
	}
}
