package jsonschema

import (
	"encoding/json"
	"errors"
	"slices"
	"strconv"
)

// errSeveral is of a union that says two things.
var errSeveral = errors.New("several fields of a union are set, must be one")

// Encodable is a value that generated code can write.
type Encodable interface {
	EncodeJSON(e *Encoder)
}

// firstSize is for how many bytes an Encoder has room at first.
const firstSize = 512

// Marshal returns the text of a value.
func Marshal(v Encodable) ([]byte, error) {
	e := Encoder{data: make([]byte, 0, firstSize)}
	v.EncodeJSON(&e)
	if e.err != nil {
		return nil, e.err
	}
	if len(e.scopes) > 0 {
		e.writeLiterals()
	}
	return e.data, nil
}

// Encoder writes one value after the other and sets the commas between them. The first error is kept.
type Encoder struct {
	data []byte
	err  error
	// scopes are the values that have literals.
	scopes []scope
}

// Object begins an object.
func (e *Encoder) Object() { e.data = append(e.data, '{') }

// EndObject ends an object.
func (e *Encoder) EndObject() { e.data = append(e.data, '}') }

// Array begins an array.
func (e *Encoder) Array() { e.data = append(e.data, '[') }

// EndArray ends an array.
func (e *Encoder) EndArray() { e.data = append(e.data, ']') }

// Elem comes before each item of an array.
func (e *Encoder) Elem() {
	if e.data[len(e.data)-1] != '[' {
		e.data = append(e.data, ',')
	}
}

// Key comes before the value of each member of an object.
func (e *Encoder) Key(name string) {
	if e.data[len(e.data)-1] != '{' {
		e.data = append(e.data, ',')
	}
	e.String(name)
	e.data = append(e.data, ':')
}

// Null writes null.
func (e *Encoder) Null() { e.data = append(e.data, "null"...) }

// Bool writes true or false.
func (e *Encoder) Bool(v bool) { e.data = AppendBool(e.data, v) }

// String writes a string; one that is no UTF-8 is an error.
func (e *Encoder) String(s string) { e.keep(AppendString(e.data, s)) }

// Int64 writes an integer.
func (e *Encoder) Int64(n int64) { e.data = strconv.AppendInt(e.data, n, 10) }

// Float64 writes a number; what is no number is an error.
func (e *Encoder) Float64(f float64) { e.keep(AppendFloat64(e.data, f)) }

// Number writes the literal of a number.
func (e *Encoder) Number(n json.Number) { e.keep(AppendNumber(e.data, n)) }

// Raw writes a value that is JSON already, null where it is nil.
func (e *Encoder) Raw(r json.RawMessage) { e.keep(AppendRaw(e.data, r)) }

// Value writes a value of an interface type, null where it is nil.
func (e *Encoder) Value(v Encodable) {
	if v == nil {
		e.Null()
		return
	}
	v.EncodeJSON(e)
}

// AtMostOne says which fields of a union are set; several are an error.
func (e *Encoder) AtMostOne(set ...bool) {
	n := 0
	for _, is := range set {
		if is {
			n++
		}
	}
	if n > 1 {
		e.keep(nil, errSeveral)
	}
}

// Extra writes the members that an object has beside those with a field, by name.
func (e *Encoder) Extra(members map[string]json.RawMessage) {
	names := make([]string, 0, len(members))
	for name := range members {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		e.Key(name)
		e.Raw(members[name])
	}
}

// keep takes what an Append function returned.
func (e *Encoder) keep(data []byte, err error) {
	if err == nil {
		e.data = data
	} else if e.err == nil {
		e.err = err
	}
}
