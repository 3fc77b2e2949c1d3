package jsonschema

import (
	"encoding/json"
	"slices"
	"strings"
)

// fewNames is up to how many names of an object are compared one by one.
const fewNames = 32

// Skip reads over the next value; it must be right JSON all the same.
func (d *Decoder) Skip() {
	at := d.At()

	switch d.Kind() {
	case KindNull:
		if !d.Null() {
			d.broken("null")
		}
	case KindBool:
		d.skipBool(at)
	case KindNumber:
		d.scanNumber(at)
	case KindString:
		d.scanString(at)
	case KindArray:
		for more := d.enter(at) && d.Elem(); more; more = d.Elem() {
			d.Skip()
		}
	case KindObject:
		d.skipObject(at)
	default:
		d.broken("a value")
	}
}

// skipBool reads over the boolean at an offset.
func (d *Decoder) skipBool(at int) {
	switch {
	case strings.HasPrefix(d.src[at:], "true"):
		d.pos = at + len("true")
	case strings.HasPrefix(d.src[at:], "false"):
		d.pos = at + len("false")
	default:
		d.broken("true or false")
	}
}

// skipObject reads over the object at an offset.
func (d *Decoder) skipObject(at int) {
	if d.names == nil {
		d.names = make([]string, 0, fewNames)
	}

	base := len(d.names)

	var many map[string]struct{}

	for more := d.enter(at) && d.More(); more; more = d.More() {
		if len(d.names)-base < fewNames {
			if slices.Contains(d.names[base:], d.Key) {
				d.Duplicate()

				break
			}

			d.names = append(d.names, d.Key)
		} else {
			if many == nil {
				many = make(map[string]struct{}, 2*fewNames)
				for _, name := range d.names[base:] {
					many[name] = struct{}{}
				}
			}

			if _, ok := many[d.Key]; ok {
				d.Duplicate()

				break
			}

			many[d.Key] = struct{}{}
		}

		d.Skip()
	}

	d.names = d.names[:base]
}

// Raw reads the next value and returns a copy of its text, which is right JSON.
func (d *Decoder) Raw() json.RawMessage {
	at := d.At()
	text := d.src

	d.Skip()

	if d.pos <= at {
		return nil
	}

	return json.RawMessage(text[at:d.pos])
}
