package jsonschema

import (
	"bytes"
	"encoding/json"
	"errors"
	"math"
	"reflect"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"
)

// FuzzUnmarshal holds the decoder against encoding/json, which accepts more: names that are there twice, and any bytes and halves
// of surrogate pairs in strings.
func FuzzUnmarshal(f *testing.F) {
	for _, text := range right {
		f.Add([]byte(text))
	}

	for _, test := range wrong {
		f.Add([]byte(test.text))
	}

	f.Add([]byte(rightAccount))
	f.Add([]byte(wrongAccount))

	f.Fuzz(func(t *testing.T, data []byte) {
		var v anything

		err := Unmarshal(data, &v)
		if skipped := skipAny(string(data)); (err == nil) != (skipped == nil) {
			t.Fatalf("decoding: %v, Skip: %v", err, skipped)
		}

		var typed account
		if Unmarshal(data, &typed) == nil && err != nil {
			t.Fatalf("an account is no document: %v", err)
		}

		want, valid := standard(t, data)

		if err == nil {
			if !valid || !reflect.DeepEqual(v.value, want) {
				t.Fatalf("%q is %#v, want %#v", data, v.value, want)
			}

			return
		}

		var wrong *SyntaxError
		if !errors.As(err, &wrong) || wrong.Offset < 0 || wrong.Offset > len(data) {
			t.Fatal(err)
		}

		if valid && !stricter(data, wrong) {
			t.Fatalf("%q: %v", data, err)
		}
	})
}

// stricter says whether encoding/json does not have a rule that a document fails.
func stricter(data []byte, wrong *SyntaxError) bool {
	switch {
	case strings.HasPrefix(wrong.Message, "a string that is not UTF-8"):
		return !utf8.Valid(data)
	case strings.HasPrefix(wrong.Message, "half of a surrogate pair"):
		return bytes.Contains(bytes.ToLower(data), []byte(`\ud`))
	case strings.HasPrefix(wrong.Message, "two members are named"):
		return repeats(json.NewDecoder(bytes.NewReader(data)))
	default:
		return false
	}
}

// repeats says whether a name is twice in an object of the next value.
func repeats(d *json.Decoder) bool {
	token, err := d.Token()
	if err != nil {
		return false
	}

	result := false
	names := map[any]bool{}

	switch token {
	case json.Delim('['):
		for d.More() {
			result = repeats(d) || result
		}
	case json.Delim('{'):
		for d.More() {
			name, err := d.Token()
			if err != nil {
				return false
			}

			result = names[name] || result
			names[name] = true
			result = repeats(d) || result
		}
	default:
		return false
	}

	_, err = d.Token()

	return result && err == nil
}

// standard is what encoding/json makes of a document.
func standard(t *testing.T, data []byte) (value any, ok bool) {
	t.Helper()

	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()

	if !json.Valid(data) || d.Decode(&value) != nil {
		return nil, false
	}

	return floats(value), true
}

// floats has the nearest float64 for each number in a value.
func floats(value any) any {
	switch value := value.(type) {
	case json.Number:
		f, err := strconv.ParseFloat(string(value), 64)
		if err != nil {
			return math.Copysign(math.MaxFloat64, f)
		}

		return f
	case []any:
		for i := range value {
			value[i] = floats(value[i])
		}
	case map[string]any:
		for name := range value {
			value[name] = floats(value[name])
		}
	}

	return value
}

// FuzzNumber holds numbers against their literals: what is read and written again is the same number.
func FuzzNumber(f *testing.F) {
	for _, literal := range []string{"0", "-1.50", "1e400", "9223372036854775808", "0.12345678901234567890", "1e-7", "100e-2", "01", "1.e"} {
		f.Add(literal)
	}

	f.Fuzz(func(t *testing.T, literal string) {
		if strings.TrimLeft(literal, " \t\r\n") != literal {
			return
		}

		valid := json.Valid([]byte(literal)) && strings.TrimRight(literal, " \t\r\n") == literal &&
			kindOf(literal[0]) == KindNumber

		if (numberEnd(literal, 0) == len(literal) && literal != "") != valid {
			t.Fatalf("%q is a number: %v", literal, !valid)
		}

		if !valid {
			return
		}

		d := newDecoder(literal)

		float, ok := d.Float64("")
		if !ok || d.finish() != nil {
			t.Fatal(literal, d.finish())
		}

		want, err := strconv.ParseFloat(literal, 64)
		if err == nil && want != float {
			t.Fatalf("%s is %g, want %g", literal, float, want)
		}

		written := rewritten(t, literal, func(d *Decoder, e *Encoder) { f, _ := d.Float64(""); e.Float64(f) })
		if compareNumbers(written, literal) != 0 {
			t.Fatalf("%s became %s", literal, written)
		}

		d = newDecoder(literal)

		_, ok = d.Int64("")
		if ok != parseDecimal(literal).isInteger() {
			t.Fatalf("%s is an integer: %v", literal, ok)
		}

		written = rewritten(t, literal, func(d *Decoder, e *Encoder) { n, _ := d.Int64(""); e.Int64(n) })
		if ok && compareNumbers(written, literal) != 0 {
			t.Fatalf("%s became %s", literal, written)
		}
	})
}

// FuzzString holds strings against encoding/json: what is written is read by both.
func FuzzString(f *testing.F) {
	f.Add("")
	f.Add("a\"\\\n\x00\x7fé€𝄞\u2028<>&")
	f.Add("12345678\xff")

	f.Fuzz(func(t *testing.T, text string) {
		data, err := AppendString(nil, text)
		if (err == nil) != utf8.ValidString(text) {
			t.Fatalf("%q: %v", text, err)
		}

		if err != nil {
			return
		}

		var standard string
		if err := json.Unmarshal(data, &standard); err != nil || standard != text {
			t.Fatalf("%s: %v", data, err)
		}

		if own, ok := newDecoder(string(data)).String(""); !ok || own != text {
			t.Fatalf("%s is %q", data, own)
		}
	})
}
