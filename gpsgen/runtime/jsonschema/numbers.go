package jsonschema

import (
	"encoding/json"
	"math"
	"strconv"
	"strings"
)

const (
	// maxDigitsInt is how many digits any int64 can take in.
	maxDigitsInt = 18
	// maxDigitsFloat is how many digits any float64 can take in exactly, and give back.
	maxDigitsFloat = 15
)

// Int64 reads a number that is an integer by its value, as 1.0 and 1e2 are. One that int64 cannot hold becomes the nearest that it
// can, and its literal is kept. ok is false for another value, which is reported as a finding about `type`.
func (d *Decoder) Int64(schemaPath string) (n int64, ok bool) {
	at := d.At()
	start := at

	if start < len(d.src) && d.src[start] == '-' {
		start++
	}

	i := start
	for i < len(d.src) && d.src[i]-'0' <= 9 && i-start < maxDigitsInt {
		n = n*10 + int64(d.src[i]-'0')
		i++
	}

	if i == start || d.src[start] == '0' && i-start > 1 || i < len(d.src) && inNumber(d.src[i]) {
		return d.slowInt64(schemaPath)
	}

	d.pos = i
	if start > at {
		n = -n
	}

	return n, true
}

// slowInt64 reads any number as Int64 does.
func (d *Decoder) slowInt64(schemaPath string) (int64, bool) {
	at := d.At()

	literal, ok := d.literal(schemaPath, "an integer")
	if !ok {
		return 0, false
	}

	n, exact, ok := parseInt64(literal)
	if !ok {
		d.Report(at, schemaPath, lastStep(schemaPath), "is "+clip(literal)+", must be an integer")

		return 0, false
	}

	if !exact {
		d.keep(literal)
	}

	return n, true
}

// Float64 reads a number as the nearest float64; where its shortest form is another number, the literal is kept. ok is false for
// another value, which is reported as a finding about `type`.
func (d *Decoder) Float64(schemaPath string) (f float64, ok bool) {
	f, end := shortNumber(d.src, d.At())
	if end < 0 {
		return d.slowFloat64(schemaPath)
	}

	d.pos = end

	return f, true
}

// shortNumber returns the value of the number at an offset, and the offset behind it. The offset is -1 where there is none, or one
// with an exponent or so many digits that its value may not be exact.
func shortNumber(text string, at int) (f float64, end int) {
	if at < len(text) && text[at] == '-' {
		f, end = shortPositive(text, at+1)

		return -f, end
	}

	return shortPositive(text, at)
}

// shortPositive is shortNumber without a sign.
func shortPositive(text string, at int) (f float64, end int) {
	mantissa, point := digitsFrom(text, at, 0)
	if point == at || text[at] == '0' && point > at+1 {
		return 0, -1
	}

	end = point
	if end < len(text) && text[end] == '.' {
		if mantissa, end = digitsFrom(text, point+1, mantissa); end == point+1 {
			return 0, -1
		}
	}

	if end-at > maxDigitsFloat || end < len(text) && inNumber(text[end]) {
		return 0, -1
	}

	if end == point {
		return float64(mantissa), end
	}

	// Both are below 2^53, so that the quotient is the nearest float64.
	return float64(mantissa) / powerOfTen(end-point-1), end
}

// digitsFrom appends the digits at an offset to n, and returns the offset behind them. Of many digits, n is not their value.
func digitsFrom(text string, at int, n uint64) (value uint64, end int) {
	for at < len(text) && text[at]-'0' <= 9 {
		n = n*10 + uint64(text[at]-'0')
		at++
	}

	return n, at
}

// powerOfTen returns 10 to the n, exactly where n is at most 22.
func powerOfTen(n int) float64 {
	power := 1.0
	for range n {
		power *= 10
	}

	return power
}

// slowFloat64 reads any number as Float64 does.
func (d *Decoder) slowFloat64(schemaPath string) (float64, bool) {
	literal, ok := d.literal(schemaPath, "a number")
	if !ok {
		return 0, false
	}

	f, exact := parseFloat64(literal)
	if !exact {
		d.keep(literal)
	}

	return f, true
}

// Number reads a number as it is written. ok is false for another value, and where integer is asked for also for a number with a
// fraction; both are reported as a finding about `type`.
func (d *Decoder) Number(schemaPath string, integer bool) (number json.Number, ok bool) {
	at := d.At()
	want := "a number"

	if integer {
		want = "an integer"
	}

	literal, ok := d.literal(schemaPath, want)
	if !ok {
		return "", false
	}

	if integer {
		if _, _, ok = parseInt64(literal); !ok {
			d.Report(at, schemaPath, lastStep(schemaPath), "is "+clip(literal)+", must be an integer")

			return "", false
		}
	}

	if d.long {
		literal = strings.Clone(literal)
	}

	return json.Number(literal), true
}

// literal reads a number; ok is false for another value, which is reported as a finding about `type`.
func (d *Decoder) literal(schemaPath, want string) (text string, ok bool) {
	if d.Kind() != KindNumber {
		d.Mismatch(schemaPath, want)

		return "", false
	}

	return d.scanNumber(d.pos)
}

// scanNumber reads the number that starts at an offset.
func (d *Decoder) scanNumber(at int) (text string, ok bool) {
	end := numberEnd(d.src, at)
	if end < 0 {
		d.syntax(at, "no number: "+Quote(cut(d.src[at:], maxQuoted)))

		return "", false
	}

	d.pos = end

	return d.src[at:end], true
}

// inNumber says whether a byte may go on with a number that has begun.
func inNumber(c byte) bool {
	return c-'0' <= 9 || c == '.' || c|0x20 == 'e'
}

// numberEnd returns the offset behind the number at an offset, by the grammar of RFC 8259, section 6; -1 if there is none.
func numberEnd(text string, at int) int {
	if at < len(text) && text[at] == '-' {
		at++
	}

	end := digitsEnd(text, at)
	if end == at || text[at] == '0' && end > at+1 {
		return -1
	}

	if end < len(text) && text[end] == '.' {
		at = end + 1
		if end = digitsEnd(text, at); end == at {
			return -1
		}
	}

	if end < len(text) && text[end]|0x20 == 'e' {
		return exponentEnd(text, end+1)
	}

	return end
}

// exponentEnd returns the offset behind the exponent at an offset, without its e; -1 if there is none.
func exponentEnd(text string, at int) int {
	if at < len(text) && (text[at] == '+' || text[at] == '-') {
		at++
	}

	end := digitsEnd(text, at)
	if end == at {
		return -1
	}

	return end
}

// digitsEnd returns the offset behind the digits at an offset.
func digitsEnd(text string, at int) int {
	for at < len(text) && text[at]-'0' <= 9 {
		at++
	}

	return at
}

// parseInt64 returns the value of a number that is an integer; where int64 cannot hold it, exact is false and n the nearest that it
// can hold. ok is false for a number with a fraction.
func parseInt64(literal string) (n int64, exact, ok bool) {
	number := parseDecimal(literal)

	switch {
	case number.sign() == 0:
		return 0, true, true
	case !number.isInteger():
		return 0, false, false
	case number.exponent.compare(exponent{small: maxDigitsInt + 1}) <= 0:
		text := number.whole + number.frac
		text += strings.Repeat("0", int(number.exponent.small)-len(text))

		if number.negative {
			text = "-" + text
		}

		// The error is that of the range, and then the result is the nearest.
		n, err := strconv.ParseInt(text, 10, 64)

		return n, err == nil, true
	case number.negative:
		return math.MinInt64, false, true
	default:
		return math.MaxInt64, false, true
	}
}

// parseFloat64 returns the nearest finite float64 of a number, and whether its shortest form is the same number.
func parseFloat64(literal string) (f float64, exact bool) {
	f, err := strconv.ParseFloat(literal, 64)
	if err != nil {
		return math.Copysign(math.MaxFloat64, f), false
	}

	return f, compareNumbers(literal, strconv.FormatFloat(f, 'e', -1, 64)) == 0
}

// clip returns the literal of a number as it stands in messages.
func clip(literal string) string {
	if len(literal) <= maxQuoted {
		return literal
	}

	return literal[:maxQuoted] + "…"
}
