package jsonschema

// FailPattern reports that the string at an offset does not match a pattern.
func (d *Decoder) FailPattern(at int, pattern, schemaPath string) {
	d.unfit(at, schemaPath, "pattern", "match the pattern "+Quote(pattern))
}

// FailFormat reports that the string at an offset is not in a format.
func (d *Decoder) FailFormat(at int, format, schemaPath string) {
	d.unfit(at, schemaPath, "format", "be in the format "+Quote(format))
}

// FailEnum reports that the scalar at an offset is none of the values that are allowed.
func (d *Decoder) FailEnum(at int, allowed, schemaPath string) {
	d.unfit(at, schemaPath, lastStep(schemaPath), "be "+allowed)
}

// unfit reports the scalar at an offset, which was read.
func (d *Decoder) unfit(at int, schemaPath, keyword, must string) {
	if at >= len(d.src) {
		return
	}

	ahead := *d
	ahead.pos = at

	var is string

	if ahead.Kind() == KindString {
		text, _ := ahead.scanString(at)
		is = Quote(text)
	} else {
		is = clip(d.numberAt(at))
	}

	d.Report(at, schemaPath, keyword, "is "+is+", must "+must)
}

// UnexpectedItem reports the next item, which may not be, and skips it.
func (d *Decoder) UnexpectedItem(schemaPath string) {
	at := d.At()

	d.Skip()

	if d.err == nil {
		d.Report(at, schemaPath, lastStep(schemaPath), "may not be: there are items enough before it")
	}
}
