package jsonschema

import (
	"encoding/json"
	"math"
	"math/big"
	"slices"
	"strconv"
	"strings"
	"testing"
)

func TestInt64(t *testing.T) {
	for _, test := range []struct {
		literal string
		n       int64
		kept    bool
	}{
		{"0", 0, false},
		{"-0", 0, false},
		{"7", 7, false},
		{"-7", -7, false},
		{"999999999999999999", 999999999999999999, false},
		{"1000000000000000000", 1000000000000000000, false},
		{"9223372036854775807", math.MaxInt64, false},
		{"-9223372036854775808", math.MinInt64, false},
		{"9223372036854775808", math.MaxInt64, true},
		{"-9223372036854775809", math.MinInt64, true},
		{"92233720368547758070", math.MaxInt64, true},
		{"1.0", 1, false},
		{"-1.000", -1, false},
		{"0.0", 0, false},
		{"0e99", 0, false},
		{"1e2", 100, false},
		{"12e-1", 0, false},
		{"120e-1", 12, false},
		{"1.25e2", 125, false},
		{"100E-2", 1, false},
		{"9223372036854775807.0", math.MaxInt64, false},
		{"922337203685477580700e-2", math.MaxInt64, false},
		{"1e18", 1000000000000000000, false},
		{"1e19", math.MaxInt64, true},
		{"-1e1000000000", math.MinInt64, true},
		{"1e99999999999999999999", math.MaxInt64, true},
	} {
		d := newDecoder(test.literal)
		n, ok := d.Int64("#/type")

		if ok == (test.literal == "12e-1") || n != test.n || len(d.exact) != btoi(test.kept) {
			t.Errorf("%s is %d, %v, kept %v", test.literal, n, ok, d.exact)
		}

		if ok && d.finish() != nil {
			t.Errorf("%s: %v", test.literal, d.finish())
		}

		text := rewritten(t, test.literal, func(d *Decoder, e *Encoder) { n, _ := d.Int64(""); e.Int64(n) })
		if ok && compareNumbers(text, test.literal) != 0 {
			t.Errorf("%s became %s", test.literal, text)
		}
	}
}

// rewritten returns a document as it is written after it was read.
func rewritten(t *testing.T, document string, copied func(d *Decoder, e *Encoder)) string {
	t.Helper()

	d := newDecoder(document)
	mark := d.MarkExact()
	values := &Encoder{}
	copied(d, values)

	exact := d.TakeExact(mark)
	if err := d.finish(); err != nil {
		return ""
	}

	text, err := Marshal(encoded(func(e *Encoder) {
		e.Exact(exact)
		e.data = append(e.data, values.data...)
	}))
	if err != nil {
		t.Error(err)
	}

	return string(text)
}

func btoi(b bool) int {
	if b {
		return 1
	}

	return 0
}

func TestNoInteger(t *testing.T) {
	for literal, message := range map[string]string{
		"1.5":                      "is 1.5, must be an integer",
		"1e-1":                     "is 1e-1, must be an integer",
		"1e-99999999999999":        "is 1e-99999999999999, must be an integer",
		"9223372036854775807.5":    "is 9223372036854775807.5, must be an integer",
		`"1"`:                      "is a string, must be an integer",
		"0.1" + zeros(100):         "is 0.1" + zeros(61) + "…, must be an integer",
		"[1, {\"a\": [2]}, \"b\"]": "is an array, must be an integer",
	} {
		for name, read := range map[string]func(d *Decoder) bool{
			"Int64":  func(d *Decoder) bool { _, ok := d.Int64("#/type"); return ok },
			"Number": func(d *Decoder) bool { _, ok := d.Number("#/type", true); return ok },
		} {
			findings, err := decodeWith(literal, func(d *Decoder) {
				if read(d) {
					t.Errorf("%s of %s is one", name, literal)
				}
			})
			if err != nil || len(findings) != 1 || findings[0] != (Finding{"", "#/type", "type", message}) {
				t.Errorf("%s of %s: %v, %v", name, literal, findings, err)
			}
		}
	}
}

func zeros(n int) string {
	return strings.Repeat("0", n)
}

func TestFloat64(t *testing.T) {
	for _, test := range []struct {
		literal string
		kept    bool
	}{
		{"0", false},
		{"1", false},
		{"-1.5", false},
		{"0.1", false},
		{"123456789012345", false},
		{"1234567890123456", false},
		{"12345678901234567", true},
		{"9007199254740993", true},
		{"0.123456789012345", false},
		{"0.1234567890123456", false},
		{"0.12345678901234567890", true},
		{"0.10000000000000000000", false},
		{"100000000000000000000", false},
		{"0.1000000000000000055511151231257827", true},
		{"1e22", false},
		{"1e23", false},
		{"1.7976931348623157e308", false},
		{"1.7976931348623159e308", true},
		{"5e-324", false},
		{"4.9e-324", true},
		{"1e-400", true},
		{"1e400", true},
		{"-1e400", true},
		{"1e1000000000", true},
		{"1e-99999999999999999999", true},
		{"0e400", false},
		{"123.456e5", false},
		{"52.5321", false},
		{"-0.1586", false},
	} {
		d := newDecoder(test.literal)
		f, ok := d.Float64("#/type")

		want, err := strconv.ParseFloat(test.literal, 64)
		if err != nil {
			want = math.Copysign(math.MaxFloat64, want)
		}

		if !ok || f != want || len(d.exact) != btoi(test.kept) {
			t.Errorf("%s is %g, %v, kept %v", test.literal, f, ok, d.exact)
		}

		text := rewritten(t, test.literal, func(d *Decoder, e *Encoder) { f, _ := d.Float64(""); e.Float64(f) })
		if compareNumbers(text, test.literal) != 0 {
			t.Errorf("%s became %s", test.literal, text)
		}
	}
}

func TestFloat64IsNearest(t *testing.T) {
	for n := range uint64(20_000) {
		// Spread over all bit patterns.
		f := math.Float64frombits(n * 0x9e3779b97f4a7c15)
		if math.IsNaN(f) || math.IsInf(f, 0) {
			continue
		}

		for precision := range 18 {
			for _, literal := range []string{
				strconv.FormatFloat(f, 'e', precision, 64), strconv.FormatFloat(math.Remainder(f, 1e6), 'f', precision, 64),
			} {
				want, err := strconv.ParseFloat(literal, 64)
				if err != nil {
					continue
				}

				if got, ok := newDecoder(literal).Float64(""); !ok || got != want {
					t.Fatalf("%s is %g, want %g", literal, got, want)
				}
			}
		}
	}
}

func TestNumber(t *testing.T) {
	for _, literal := range []string{"0", strings.Repeat("7", maxShared+1), "-1.50", "1e1000000000", "1E+2", "12345678901234567890.123"} {
		d := newDecoder(literal)
		if number, ok := d.Number("#/type", false); !ok || string(number) != literal {
			t.Errorf("%s is %q, %v", literal, number, ok)
		}
	}

	d := newDecoder("1e2")
	if number, ok := d.Number("#/type", true); !ok || number != "1e2" {
		t.Errorf("1e2 is %q, %v", number, ok)
	}
}

func TestTakeExact(t *testing.T) {
	const document = `{"a":1e30,"b":[0.1,0.10000000000000000001],"in":{"a":123456789012345678901},"":[{"x":7},1e31]}`

	d := newDecoder(document)
	outer := d.MarkExact()

	var inner Exact

	for d.Object(""); d.More(); {
		switch d.Key {
		case "a":
			d.Int64("")
		case "b":
			for d.Array(""); d.Elem(); {
				d.Float64("")
			}
		case "in":
			mark := d.MarkExact()

			for d.Object(""); d.More(); {
				d.Int64("")
			}

			inner = d.TakeExact(mark)
		default:
			d.Array("")
			d.Elem()
			d.Skip()
			d.Elem()
			d.Int64("")
			d.Elem()
		}
	}

	exact := d.TakeExact(outer)

	if exact == (Exact{}) || inner == (Exact{}) || d.TakeExact(outer) != (Exact{}) || d.finish() != nil {
		t.Fatal(exact, inner, d.finish())
	}

	// In another order, with one number that was changed.
	text, err := Marshal(encoded(func(e *Encoder) {
		e.Exact(exact)
		e.Object()
		e.Key("")
		e.Raw(json.RawMessage(`[{"x":7},9223372036854775807]`))
		e.Key("in")
		e.Exact(inner)
		e.Raw(json.RawMessage(`{"a":9223372036854775807}`))
		e.Key("b")
		e.Raw(json.RawMessage(`[0.1,0.1,0.1]`))
		e.Key("a")
		e.Int64(math.MaxInt64 - 1)
		e.EndObject()
	}))

	const want = `{"":[{"x":7},1e31],"in":{"a":123456789012345678901},"b":[0.1,0.10000000000000000001,0.1],"a":9223372036854775806}`
	if err != nil || string(text) != want {
		t.Errorf("%s, %v", text, err)
	}
}

func TestBounds(t *testing.T) {
	type check func(d *Decoder, at int)

	integer := func(method func(d *Decoder, at int, n, limit int64, path string), limit int64) check {
		return func(d *Decoder, at int) {
			n, _ := d.Int64("")
			method(d, at, n, limit, "#/x")
		}
	}
	float := func(method func(d *Decoder, at int, f float64, limit string, limitFloat float64, path string), limit string) check {
		limitFloat, _ := parseFloat64(limit)

		return func(d *Decoder, at int) {
			f, _ := d.Float64("")
			method(d, at, f, limit, limitFloat, "#/x")
		}
	}

	ints := []string{
		"-1e400", "-9223372036854775809", "-9223372036854775808", "-9223372036854775807", "-5", "0", "4.0", "5", "6",
		"9223372036854775806", "9223372036854775807", "9223372036854775808", "1e400",
	}
	floats := slices.Concat(ints, []string{
		"4.9999999999999999999999999", "5.0000000000000000000001", "0.1", "0.10000000000000000000001", "1e-400",
		"9007199254740992", "9007199254740993", "9007199254740993.5", "1e400", "1e401", "1.7976931348623157e308", "-0",
	})

	for _, limit := range []int64{math.MinInt64, -5, 0, 5, math.MaxInt64} {
		for _, literal := range ints {
			order := compareBig(literal, strconv.FormatInt(limit, 10))
			expect(t, literal, "minimum", order >= 0, integer((*Decoder).MinimumInt, limit))
			expect(t, literal, "maximum", order <= 0, integer((*Decoder).MaximumInt, limit))
			expect(t, literal, "exclusiveMinimum", order > 0, integer((*Decoder).ExclusiveMinimumInt, limit))
			expect(t, literal, "exclusiveMaximum", order < 0, integer((*Decoder).ExclusiveMaximumInt, limit))
		}
	}

	for _, limit := range floats {
		for _, literal := range floats {
			order := compareBig(literal, limit)
			expect(t, literal, "minimum", order >= 0, float((*Decoder).Minimum, limit))
			expect(t, literal, "maximum", order <= 0, float((*Decoder).Maximum, limit))
			expect(t, literal, "exclusiveMinimum", order > 0, float((*Decoder).ExclusiveMinimum, limit))
			expect(t, literal, "exclusiveMaximum", order < 0, float((*Decoder).ExclusiveMaximum, limit))
		}
	}

	for _, divisor := range []int64{1, 2, 3, 7, math.MaxInt64} {
		for _, literal := range ints {
			expect(t, literal, "multipleOf", multipleBig(literal, strconv.FormatInt(divisor, 10)),
				integer((*Decoder).MultipleOfInt, divisor))
		}
	}

	for _, divisor := range []string{"1", "0.1", "0.01", "2.5", "1e-8", "3", "0.123456789"} {
		for _, literal := range slices.Concat(floats, []string{"0.3", "1.1", "0.0075", "19.99", "12391239123", "1e308"}) {
			expect(t, literal, "multipleOf", multipleBig(literal, divisor),
				func(d *Decoder, at int) {
					d.Float64("")
					d.MultipleOf(at, divisor, "#/x")
				})
		}
	}
}

func compareBig(a, b string) int {
	x, _ := new(big.Rat).SetString(a)
	y, _ := new(big.Rat).SetString(b)

	return x.Cmp(y)
}

func multipleBig(a, b string) bool {
	x, _ := new(big.Rat).SetString(a)
	y, _ := new(big.Rat).SetString(b)

	return x.Quo(x, y).IsInt()
}

// expect reads a number behind a space and checks it: ok, or a finding of a keyword.
func expect(t *testing.T, literal, keyword string, ok bool, check func(d *Decoder, at int)) {
	t.Helper()

	findings, err := decodeWith(" "+literal, func(d *Decoder) { check(d, d.At()) })

	switch {
	case err != nil:
		t.Error(literal, err)
	case ok && len(findings) != 0:
		t.Errorf("%s: %v", literal, findings)
	case !ok && (len(findings) != 1 || findings[0].Keyword != keyword || findings[0].SchemaPath != "#/x" ||
		!strings.HasPrefix(findings[0].Message, "is "+literal+", must be ")):
		t.Errorf("%s: %v, want one of %s", literal, findings, keyword)
	}
}

func TestAppendNumber(t *testing.T) {
	for literal, want := range map[json.Number]string{"": "0", "1.50": "1.50", "-1E9": "-1E9"} {
		if text, err := AppendNumber([]byte("["), literal); err != nil || string(text) != "["+want {
			t.Errorf("%q is %q, %v", literal, text, err)
		}
	}

	for _, literal := range []json.Number{"x", "1 ", " 1", "01", "1,2", "+1", "NaN"} {
		if text, err := AppendNumber(nil, literal); err == nil {
			t.Errorf("%q is %q", literal, text)
		}
	}
}

func TestAppendFloat64(t *testing.T) {
	for _, f := range []float64{0, 1, -1.5, 0.1, 1e21, 1e20, 1e-6, 1e-7, 123456789, math.MaxFloat64, 5e-324, math.Copysign(0, -1)} {
		want, err := json.Marshal(f)
		if err != nil {
			t.Fatal(err)
		}

		text, err := AppendFloat64(nil, f)
		if err != nil || compareNumbers(string(text), string(want)) != 0 ||
			strings.Contains(string(want), "e") != strings.Contains(string(text), "e") {
			t.Errorf("%g is %s, %v", f, text, err)
		}
	}

	for _, f := range []float64{math.NaN(), math.Inf(1), math.Inf(-1)} {
		if text, err := AppendFloat64(nil, f); err == nil {
			t.Errorf("%g is %s", f, text)
		}
	}
}
