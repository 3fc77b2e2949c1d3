package jsonschema

import (
	"encoding/json"
	"strconv"
	"strings"
	"unicode/utf8"
)

const (
	// maxDepth is how deep arrays and objects may be nested.
	maxDepth = 10_000
	// maxShared is the length of documents, in bytes, whose strings are parts of one copy; a string of a longer one has a copy of
	// its own, so that it does not keep the document in memory.
	maxShared = 64 << 10
)

// Decoder reads a JSON document value by value, in one pass, and collects what is wrong with it.
//
// A syntax error ends the pass, as does the last finding that may be: all methods then return at once with zero values, and loops
// over members and items end. Other findings do not: the value is read, or skipped, and the pass goes on.
type Decoder struct {
	// Key is the name of the member at hand.
	Key string
	// KeyAt is the offset of the name.
	KeyAt int

	// src is the document; it is empty once the pass has ended, so that every bounds check sees the end.
	src string
	// pos is the offset of what is read next.
	pos int
	// depth counts the arrays and objects around it.
	depth int
	// fresh says that an array or object was entered and nothing of it was read.
	fresh bool
	// long says that strings are copied.
	long bool
	// stopped says that the pass ended at a finding.
	stopped bool
	// text is the document still when the pass has ended.
	text string
	err  *SyntaxError
	// report has the findings.
	report Collector
	// names are those of the objects that are being skipped.
	names []string
	// exact has the offsets of the literals that Go numbers do not tell, taken those that a value has taken.
	exact []int
	taken []*literals
	// tree has the value that was parsed last as a whole.
	tree tree
}

// newDecoder returns a decoder at the start of a document.
func newDecoder(text string) *Decoder {
	return &Decoder{src: text, text: text, long: len(text) > maxShared, report: Collector{limit: defaultFindings}}
}

// At skips white space and returns the offset of the next value.
func (d *Decoder) At() int {
	if d.pos < len(d.src) && d.src[d.pos] > ' ' {
		return d.pos
	}

	return d.skipSpace()
}

// skipSpace skips white space and returns the offset of what follows.
func (d *Decoder) skipSpace() int {
	for d.pos < len(d.src) {
		switch d.src[d.pos] {
		case ' ', '\n', '\t', '\r':
			d.pos++
		default:
			return d.pos
		}
	}

	return d.pos
}

// Kind returns the kind of the next value, by its first byte.
func (d *Decoder) Kind() ValueKind {
	at := d.At()
	if at >= len(d.src) {
		return KindInvalid
	}

	return kindOf(d.src[at])
}

// String reads a string; ok is false for another value, which is reported as a finding about `type`.
func (d *Decoder) String(schemaPath string) (text string, ok bool) {
	at := d.At()
	if at >= len(d.src) || d.src[at] != '"' {
		d.Mismatch(schemaPath, "a string")

		return "", false
	}

	text, ok = d.scanString(at)
	if ok && d.long {
		text = strings.Clone(text)
	}

	return text, ok
}

// Bool reads a boolean; ok is false for another value, which is reported as a finding about `type`.
func (d *Decoder) Bool(schemaPath string) (value, ok bool) {
	at := d.At()

	switch {
	case strings.HasPrefix(d.src[at:], "true"):
		d.pos = at + len("true")

		return true, true
	case strings.HasPrefix(d.src[at:], "false"):
		d.pos = at + len("false")

		return false, true
	default:
		d.Mismatch(schemaPath, "a boolean")

		return false, false
	}
}

// Null reads a null if there is one.
func (d *Decoder) Null() bool {
	at := d.At()
	if !strings.HasPrefix(d.src[at:], "null") {
		return false
	}

	d.pos = at + len("null")

	return true
}

// Object enters an object; false for another value, which is reported as a finding about `type`.
func (d *Decoder) Object(schemaPath string) bool {
	at := d.At()
	if at >= len(d.src) || d.src[at] != '{' {
		d.Mismatch(schemaPath, "an object")

		return false
	}

	return d.enter(at)
}

// Array enters an array; false for another value, which is reported as a finding about `type`.
func (d *Decoder) Array(schemaPath string) bool {
	at := d.At()
	if at >= len(d.src) || d.src[at] != '[' {
		d.Mismatch(schemaPath, "an array")

		return false
	}

	return d.enter(at)
}

// enter goes into the array or object at an offset.
func (d *Decoder) enter(at int) bool {
	if d.depth == maxDepth {
		d.syntax(at, "nested deeper than "+strconv.Itoa(maxDepth))

		return false
	}

	d.depth++
	d.pos = at + 1
	d.fresh = true

	return true
}

// More goes to the next member of the object and sets Key; false after the last, which leaves the object.
func (d *Decoder) More() bool {
	fresh := d.fresh
	d.fresh = false

	at := d.At()
	if at >= len(d.src) {
		return d.broken("a name or }")
	}

	switch {
	case d.src[at] == '}':
		d.pos = at + 1
		d.depth--

		return false
	case fresh:
	case d.src[at] == ',':
		d.pos = at + 1
		at = d.At()
	default:
		return d.broken("a comma or }")
	}

	if at >= len(d.src) || d.src[at] != '"' {
		return d.broken("a name")
	}

	key, ok := d.scanString(at)
	if !ok {
		return false
	}

	if colon := d.At(); colon >= len(d.src) || d.src[colon] != ':' {
		return d.broken("a colon")
	}

	d.pos++
	d.Key = key
	d.KeyAt = at

	return true
}

// Elem says whether there is another item in the array; without one, it leaves the array.
func (d *Decoder) Elem() bool {
	fresh := d.fresh
	d.fresh = false

	at := d.At()
	if at >= len(d.src) {
		return d.broken("a value or ]")
	}

	switch {
	case d.src[at] == ']':
		d.pos = at + 1
		d.depth--

		return false
	case fresh:
		return true
	case d.src[at] == ',':
		d.pos = at + 1

		return true
	default:
		return d.broken("a comma or ]")
	}
}

// OwnKey returns Key for keeping: in long documents a copy.
func (d *Decoder) OwnKey() string {
	if d.long {
		return strings.Clone(d.Key)
	}

	return d.Key
}

// Once notes in seen, by a bit, that the member at hand was there; a second one of its name is a syntax error.
func (d *Decoder) Once(seen *uint64, bit uint64) {
	if *seen&bit != 0 {
		d.Duplicate()
	}

	*seen |= bit
}

// Duplicate ends the pass since the object has had a member with the name of the one at hand.
func (d *Decoder) Duplicate() {
	d.syntax(d.KeyAt, "two members are named "+Quote(d.Key))
}

// Extra takes the member at hand as it is written; the map is made for the first.
//
//nolint:gocritic // the pointer is there for a map that is nil
func (d *Decoder) Extra(m *map[string]json.RawMessage) {
	if _, ok := (*m)[d.Key]; ok {
		d.Duplicate()

		return
	}

	if *m == nil {
		*m = map[string]json.RawMessage{}
	}

	key := d.OwnKey()
	(*m)[key] = d.Raw()
}

// syntax ends the pass with an error.
func (d *Decoder) syntax(at int, message string) {
	if d.err == nil && !d.stopped {
		d.err = &SyntaxError{Offset: at, Message: message}
	}

	d.end()
}

// end lets all methods see the end of the document.
func (d *Decoder) end() {
	d.src = ""
	d.pos = 0
	d.fresh = false
	d.Key = ""
	d.KeyAt = 0
}

// broken ends the pass since what comes next is not what must come; it returns false.
func (d *Decoder) broken(want string) bool {
	at := d.At()
	if at < len(d.src) {
		_, width := utf8.DecodeRuneInString(d.src[at:])
		d.syntax(at, "there is "+Quote(d.src[at:at+width])+", must be "+want)
	} else {
		d.syntax(at, "the document ends, must be "+want)
	}

	return false
}
