package jsonschema

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"strconv"
	"unicode/utf8"
)

// AppendString appends a string as JSON; one that is not UTF-8 is an error.
func AppendString(b []byte, text string) ([]byte, error) {
	b = append(b, '"')
	start := 0

	for at := plain(text, 0); at < len(text); at = plain(text, at) {
		c := text[at]
		if c >= utf8.RuneSelf {
			_, width := utf8.DecodeRuneInString(text[at:])
			if width == 1 {
				return nil, fmt.Errorf("a string is not UTF-8: %s", Quote(text))
			}

			at += width

			continue
		}

		b = append(b, text[start:at]...)
		b = appendEscape(b, c)
		at++
		start = at
	}

	return append(append(b, text[start:]...), '"'), nil
}

// appendEscape appends a quote, a backslash or a control character as it stands in strings.
func appendEscape(b []byte, c byte) []byte {
	const digits = "0123456789abcdef"

	switch c {
	case '"', '\\':
		return append(b, '\\', c)
	case '\b':
		return append(b, '\\', 'b')
	case '\f':
		return append(b, '\\', 'f')
	case '\n':
		return append(b, '\\', 'n')
	case '\r':
		return append(b, '\\', 'r')
	case '\t':
		return append(b, '\\', 't')
	default:
		return append(b, '\\', 'u', '0', '0', digits[c>>4], digits[c&0xf])
	}
}

// AppendBool appends true or false.
func AppendBool(b []byte, v bool) []byte {
	return strconv.AppendBool(b, v)
}

// AppendFloat64 appends a number. What JSON has no number for is an error.
func AppendFloat64(b []byte, f float64) ([]byte, error) {
	if math.IsNaN(f) || math.IsInf(f, 0) {
		return nil, fmt.Errorf("a number is %v, which JSON has not", f)
	}

	// Where encoding/json, too, writes an exponent.
	const least, most = 1e-6, 1e21

	if abs := math.Abs(f); abs != 0 && (abs < least || abs >= most) {
		return strconv.AppendFloat(b, f, 'e', -1, 64), nil
	}

	return strconv.AppendFloat(b, f, 'f', -1, 64), nil
}

// AppendNumber appends the literal of a number; the empty one is zero, as for encoding/json. Another text is an error.
func AppendNumber(b []byte, n json.Number) ([]byte, error) {
	literal := string(n)
	if literal == "" {
		return append(b, '0'), nil
	}

	if numberEnd(literal, 0) != len(literal) {
		return nil, fmt.Errorf("%s is no number", Quote(literal))
	}

	return append(b, literal...), nil
}

// AppendRaw appends a value that is JSON already, as it is; nil is null. What is no JSON is an error.
func AppendRaw(b []byte, raw json.RawMessage) ([]byte, error) {
	if raw == nil {
		return append(b, "null"...), nil
	}

	d := newDecoder(string(raw))
	d.Skip()

	if err := d.finish(); err != nil {
		return nil, errors.Join(errors.New("a raw value is no JSON"), err)
	}

	return append(b, raw...), nil
}
