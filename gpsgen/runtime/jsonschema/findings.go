package jsonschema

import "strconv"

// Report takes a finding about the value at an offset.
func (d *Decoder) Report(at int, schemaPath, keyword, message string) {
	if d.stopped || d.err != nil {
		return
	}

	d.report.Add(at, schemaPath, keyword, message)

	if d.report.full() {
		d.stop()
	}
}

// stop ends the pass since there are as many findings as there may be.
func (d *Decoder) stop() {
	d.stopped = true
	d.end()
}

// Findings returns how many findings there are.
func (d *Decoder) Findings() int {
	return len(d.report.findings)
}

// Mismatch reports that the next value is of a kind that may not be, and skips it.
func (d *Decoder) Mismatch(schemaPath, want string) {
	at, kind := d.At(), d.Kind()

	d.Skip()

	if d.err == nil {
		d.Report(at, schemaPath, lastStep(schemaPath), "is "+kind.String()+", must be "+want)
	}
}

// Missing reports that the object at an offset lacks a member.
func (d *Decoder) Missing(at int, schemaPath, name string) {
	d.Report(at, schemaPath, "required", "has no "+Quote(name))
}

// Unexpected reports the member at hand, which may not be, and skips its value.
func (d *Decoder) Unexpected(schemaPath string) {
	at, key := d.At(), d.Key

	d.Skip()

	if d.err == nil {
		d.Report(at, schemaPath, lastStep(schemaPath), "may not be: no member "+Quote(key)+" is allowed")
	}
}

// lastStep returns what stands behind the last slash: the keyword of most schema paths.
func lastStep(path string) string {
	for i := len(path) - 1; i >= 0; i-- {
		if path[i] == '/' {
			return path[i+1:]
		}
	}

	return path
}

// tooFew returns the message about a count that must be greater.
func tooFew(n, least int, what string) string {
	return "has " + strconv.Itoa(n) + " " + what + ", must have at least " + strconv.Itoa(least)
}

// tooMany returns the message about a count that must be less.
func tooMany(n, most int, what string) string {
	return "has " + strconv.Itoa(n) + " " + what + ", must have at most " + strconv.Itoa(most)
}
