package jsonschema

import (
	"encoding/json"
	"errors"
	"reflect"
	"strings"
	"testing"
)

// right are documents of RFC 8259.
var right = []string{
	`null`, `true`, `false`, `0`, `-0`, `-1`, `12`, `0.5`, `-0.0`, `1e5`, `1E+5`, `1e-05`, `0e0`, `1.25e10`, `""`, `"a"`,
	` [ ] `, `[[]]`, `{}`, "\t{\r\n}\n", `[1,2]`, `[ 1 , 2 ]`, `{"a":1}`, `{ "a" : 1 , "b" : [ { } ] }`, `{"":""}`,
	`"\"\\\/\b\f\n\r\t"`, `"\u0000"`, `"\u00e9\uD834\uDD1E\uFFFD"`, `"é€𝄞\uFFFF"`, "\"\u007f\"", "\"\u2028\"", `"12345678"`,
	`"1234567é"`, `"12345678\n"`, `{"a\n":1,"a":2}`, `{"a":{"a":1},"b":{"a":1}}`, `[true,false,null]`, "\"\ufffd\"",
}

// wrong are texts that are no documents, with a part of the message and the offset.
var wrong = []struct {
	text, message string
	offset        int
}{
	{``, "the document ends", 0},
	{`  `, "the document ends", 2},
	{"\xef\xbb\xbf{}", "must be a value", 0},
	{"\u00a01", "must be a value", 0},
	{"\x0c1", "must be a value", 0},
	{`nul`, "must be null", 0},
	{`True`, "must be a value", 0},
	{`tru`, "must be true or false", 0},
	{`truee`, "text after", 4},
	{`falsy`, "must be true or false", 0},
	{`01`, "no number", 0},
	{`-`, "no number", 0},
	{`-a`, "no number", 0},
	{`+1`, "must be a value", 0},
	{`.5`, "must be a value", 0},
	{`1.`, "no number", 0},
	{`1.e1`, "no number", 0},
	{`1e`, "no number", 0},
	{`1e+`, "no number", 0},
	{`1.5.5`, "text after", 3},
	{`1e5.5`, "text after", 3},
	{`0x1`, "text after", 1},
	{`1a`, "text after", 1},
	{`NaN`, "must be a value", 0},
	{`Infinity`, "must be a value", 0},
	{`"`, "ends within a string", 1},
	{`"abc`, "ends within a string", 4},
	{`"abcdefgh`, "ends within a string", 9},
	{`"\`, "no escape", 1},
	{`"\"`, "ends within a string", 3},
	{`"\x"`, "no escape", 1},
	{`"\u12"`, "no escape", 1},
	{`"\u12g4"`, "no escape", 1},
	{`"\ud800"`, "surrogate", 1},
	{`"\udc00"`, "surrogate", 1},
	{`"\ud800\ud800"`, "surrogate", 1},
	{`"\udc00\ud800"`, "surrogate", 1},
	{`"\ud800x"`, "surrogate", 1},
	{`"\ud800\n"`, "surrogate", 1},
	{"\"\n\"", "control character", 1},
	{"\"\x00\"", "control character", 1},
	{"\"12345678\x1f\"", "control character", 9},
	{"\"\xff\"", "not UTF-8", 1},
	{"\"1234567\xc3\"", "not UTF-8", 8},
	{"\"\xed\xa0\x80\"", "not UTF-8", 1},
	{"\"\xc0\x80\"", "not UTF-8", 1},
	{"\"\xf4\x90\x80\x80\"", "not UTF-8", 1},
	{`'a'`, "must be a value", 0},
	{`[`, "must be", 1},
	{`]`, "must be a value", 0},
	{`[1`, "must be a value or ]", 2},
	{`[1,`, "must be a value", 3},
	{`[1,]`, "must be a value", 3},
	{`[,1]`, "must be a value", 1},
	{`[1 2]`, "a comma or ]", 3},
	{`[1}`, "a comma or ]", 2},
	{`{`, "must be a name or }", 1},
	{`}`, "must be a value", 0},
	{`{"a"`, "must be a colon", 4},
	{`{"a" 1}`, "must be a colon", 5},
	{`{"a":`, "must be a value", 5},
	{`{"a":}`, "must be a value", 5},
	{`{"a":1`, "must be a name or }", 6},
	{`{"a":1,`, "must be a name", 7},
	{`{"a":1,}`, "must be a name", 7},
	{`{,"a":1}`, "must be a name", 1},
	{`{a:1}`, "must be a name", 1},
	{`{1:1}`, "must be a name", 1},
	{`{null:1}`, "must be a name", 1},
	{`{"a":1 "b":2}`, "a comma or }", 7},
	{`{"a":1]`, "a comma or }", 6},
	{`{"a":1,,"b":2}`, "must be a name", 7},
	{`1 2`, "text after", 2},
	{`{}{}`, "text after", 2},
	{`[] x`, "text after", 3},
	{"1\x00", "text after", 1},
	{`// c`, "must be a value", 0},
	{`{"a":1,"a":1}`, `two members are named "a"`, 7},
	{`{"a":1,"\u0061":1}`, `two members are named "a"`, 7},
	{`{"b":{"a":1,"c":2,"a":1}}`, `two members are named "a"`, 18},
	{`[{"":1,"":1}]`, `two members are named ""`, 7},
}

func TestRightDocuments(t *testing.T) {
	for _, text := range right {
		if err := skipAny(text); err != nil {
			t.Errorf("Skip of %q: %v", text, err)
		}

		value, err := decodeAny(text)
		if err != nil {
			t.Errorf("decoding %q: %v", text, err)

			continue
		}

		var want any
		if err := json.Unmarshal([]byte(text), &want); err != nil {
			t.Fatal(err)
		}

		if !reflect.DeepEqual(value, want) {
			t.Errorf("%q is %#v, want %#v", text, value, want)
		}
	}
}

func TestWrongDocuments(t *testing.T) {
	for _, test := range wrong {
		_, decoded := decodeAny(test.text)

		for way, err := range map[string]error{"Skip": skipAny(test.text), "decoding": decoded} {
			var wrong *SyntaxError
			if !errors.As(err, &wrong) {
				t.Errorf("%s of %q: %v", way, test.text, err)

				continue
			}

			if !strings.Contains(wrong.Message, test.message) || wrong.Offset != test.offset {
				t.Errorf("%s of %q: %v, want %s at %d", way, test.text, err, test.message, test.offset)
			}
		}
	}
}

func TestWrongInside(t *testing.T) {
	for _, test := range wrong {
		for _, around := range [][2]string{{"[1,", "]"}, {`{"x":`, `}`}} {
			text := around[0] + test.text + around[1]
			if json.Valid([]byte(text)) && !strings.Contains(test.message, "two members") &&
				!strings.Contains(test.message, "UTF-8") && !strings.Contains(test.message, "surrogate") {
				continue
			}

			_, decoded := decodeAny(text)

			for way, err := range map[string]error{"Skip": skipAny(text), "decoding": decoded} {
				if _, ok := errors.AsType[*SyntaxError](err); !ok {
					t.Errorf("%s of %q: %v", way, text, err)
				}
			}
		}
	}
}

func TestNesting(t *testing.T) {
	for _, test := range []struct {
		open, inside, close string
	}{{"[", "", "]"}, {`{"a":`, "1", "}"}, {`[{"a":`, "[]", "}]"}} {
		levels := maxDepth / (strings.Count(test.open, "[") + strings.Count(test.open, "{"))
		if strings.HasPrefix(test.inside, "[") {
			levels--
		}

		for _, more := range []int{0, 1} {
			text := strings.Repeat(test.open, levels+more) + test.inside + strings.Repeat(test.close, levels+more)
			_, decoded := decodeAny(text)

			for way, err := range map[string]error{"Skip": skipAny(text), "decoding": decoded} {
				if more == 0 && err != nil || more > 0 && (err == nil || !strings.Contains(err.Error(), "nested deeper")) {
					t.Errorf("%s of %d times %s: %v", way, levels+more, test.open, err)
				}
			}
		}
	}
}

func TestRaw(t *testing.T) {
	for _, text := range right {
		d := newDecoder("[ " + text + " , 1]")
		if !d.Array("") || !d.Elem() {
			t.Fatal(text)
		}

		if raw := d.Raw(); string(raw) != strings.Trim(text, " \t\r\n") {
			t.Errorf("Raw of %q is %q", text, raw)
		}

		if !d.Elem() {
			t.Errorf("no value behind %q", text)
		}
	}

	for _, test := range wrong {
		d := newDecoder(test.text)
		if raw := d.Raw(); raw != nil && !strings.HasPrefix(test.message, "text after") {
			t.Errorf("Raw of %q is %q", test.text, raw)
		}
	}
}

func TestEverythingEndsAfterAnError(t *testing.T) {
	d := newDecoder(`{"a": [1, 2], "a": 3}`)
	d.Object("")
	d.More()
	d.Skip()
	d.More()
	d.Duplicate()

	var seen uint64

	d.Once(&seen, 1)
	d.Once(&seen, 1)
	d.Skip()
	d.Extra(new(map[string]json.RawMessage))
	d.Unexpected("#/additionalProperties")
	d.Missing(0, "#/required", "b")
	d.Mismatch("#/type", "a string")

	_, isString := d.String("#/type")
	_, isBool := d.Bool("#/type")
	_, isInt := d.Int64("#/type")
	_, isFloat := d.Float64("#/type")
	_, isNumber := d.Number("#/type", true)

	if isString || isBool || isInt || isFloat || isNumber || d.Null() || d.Object("") || d.Array("") || d.More() || d.Elem() ||
		d.Raw() != nil || d.Kind() != KindInvalid || d.At() != 0 || d.Key != "" {
		t.Error("something was read after the error")
	}

	d.MultipleOfInt(0, 3, 2, "#/multipleOf")
	d.Minimum(5, 1, "2", 2, "#/minimum")

	var wrong *SyntaxError
	if err := d.finish(); !errors.As(err, &wrong) || wrong.Offset != 14 || d.Findings() != 0 {
		t.Errorf("%v, %d findings", err, d.Findings())
	}
}
