package logger

import (
	"encoding/json"
	"fmt"
	"math"
	"strconv"
	"time"
)

// Kind says which of a field's values counts.
type Kind uint8

// The kinds of fields.
const (
	KindString Kind = iota
	KindInt
	KindFloat
	KindBool
	KindAny
)

// Field is a named value of a log line; make one with String, Int and the other constructors.
type Field struct {
	Key  string
	Kind Kind
	// Text is the value of a KindString field.
	Text string
	// Number is the value of a KindInt field.
	Number int64
	// Float is the value of a KindFloat field.
	Float float64
	// Flag is the value of a KindBool field.
	Flag bool
	// Value is the value of a KindAny field.
	Value any
}

// String is a field with a text.
func String(key, value string) Field { return Field{Key: safeKey(key), Kind: KindString, Text: value} }

// Int is a field with an integer.
func Int(key string, value int) Field { return Int64(key, int64(value)) }

// Int64 is a field with an integer.
func Int64(key string, value int64) Field {
	return Field{Key: safeKey(key), Kind: KindInt, Number: value}
}

// Float64 is a field with a number; one that JSON does not know becomes a text.
func Float64(key string, value float64) Field {
	if math.IsNaN(value) || math.IsInf(value, 0) {
		return String(key, strconv.FormatFloat(value, 'g', -1, 64))
	}

	return Field{Key: safeKey(key), Kind: KindFloat, Float: value}
}

// Bool is a field with a boolean.
func Bool(key string, value bool) Field { return Field{Key: safeKey(key), Kind: KindBool, Flag: value} }

// Duration is a field with a duration in its text form, such as 1.5s.
func Duration(key string, value time.Duration) Field { return String(key, value.String()) }

// Time is a field with a time in UTC, in the form of the line's own time.
func Time(key string, value time.Time) Field {
	return String(key, value.UTC().Format(TimeLayout))
}

// Err is the field "error".
func Err(err error) Field {
	if err == nil {
		return String("error", "")
	}

	return String("error", err.Error())
}

// Any is a field with a value that is written as JSON.
func Any(key string, value any) Field { return Field{Key: safeKey(key), Kind: KindAny, Value: value} }

// JSON is the value of a KindAny field; one that cannot be written as JSON becomes a text.
func (f Field) JSON() json.RawMessage {
	if document, err := json.Marshal(f.Value); err == nil {
		return document
	}

	document, err := json.Marshal(fmt.Sprint(f.Value))
	if err != nil {
		return json.RawMessage("null")
	}

	return document
}

// safeKey keeps a field from writing over the parts that every line has, or what a library calls them.
func safeKey(key string) string {
	switch key {
	case KeyTime, KeyLevel, KeyMessage, KeyService, KeyApplication, "msg":
		return "fields." + key
	default:
		return key
	}
}

// Join is the fields of both lists in a list of its own.
func Join(first, second []Field) []Field {
	all := make([]Field, 0, len(first)+len(second))

	return append(append(all, first...), second...)
}
