package jsonschema

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// Bounds of all JSON pointers together, in bytes: so many, and so many for each byte of the document. Without them, a document with
// one long name and many findings behind it would take its length times their number.
const (
	roomForPointers = 64 << 10
	roomPerByte     = 8
)

// locate returns findings in the order of the document, with the JSON pointers of their values; but without the last of them, where
// the pointers take too much room. The text is right JSON up to the last of their offsets.
func locate(text string, all []found) []Finding {
	slices.SortStableFunc(all, func(a, b found) int { return cmp.Compare(a.at, b.at) })

	walk := locator{d: newDecoder(text), all: all, room: roomForPointers + roomPerByte*len(text)}
	walk.value()

	findings := make([]Finding, len(walk.all))
	for i := range walk.all {
		findings[i] = walk.all[i].finding
	}

	return findings
}

// locator walks over a document to the offsets of findings.
type locator struct {
	d *Decoder
	// all are the findings, in the order of their offsets; the first next of them have their pointers.
	all  []found
	next int
	// pointer is that of the value at hand.
	pointer []byte
	// room is for the pointers of further findings.
	room int
}

// value gives their pointers to the findings about the next value and about what is in it.
func (l *locator) value() {
	at := l.d.At()
	l.arrive(at)

	if l.next == len(l.all) {
		return
	}

	outer := len(l.pointer)

	switch l.d.Kind() {
	case KindObject:
		l.d.enter(at)

		for l.next < len(l.all) && l.d.More() {
			l.pointer = append(append(l.pointer, '/'), escapePointer(l.d.Key)...)
			l.arrive(l.d.KeyAt)
			l.value()
			l.pointer = l.pointer[:outer]
		}
	case KindArray:
		l.d.enter(at)

		for i := int64(0); l.next < len(l.all) && l.d.Elem(); i++ {
			l.pointer = strconv.AppendInt(append(l.pointer, '/'), i, 10)
			l.value()
			l.pointer = l.pointer[:outer]
		}
	default:
		l.d.Skip()
	}
}

// arrive gives the pointer at hand to the findings up to an offset.
func (l *locator) arrive(at int) {
	if l.next == len(l.all) || l.all[l.next].at > at {
		return
	}

	// There is room for the first in any case, since no pointer is that much longer than its document.
	if l.room -= len(l.pointer); l.room < 0 {
		l.all = l.all[:l.next]

		return
	}

	pointer := string(l.pointer)
	for l.next < len(l.all) && l.all[l.next].at <= at {
		l.all[l.next].finding.InstancePath = pointer
		l.next++
	}
}

// escapePointer returns a name as a step of a JSON pointer (RFC 6901, section 3).
func escapePointer(name string) string {
	if !strings.ContainsAny(name, "~/") {
		return name
	}

	return strings.ReplaceAll(strings.ReplaceAll(name, "~", "~0"), "/", "~1")
}
