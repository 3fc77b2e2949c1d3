package jsonschema

import (
	"cmp"
	"strconv"
	"strings"
)

// Up to here an exponent is small, so that lengths of texts can be added without overflow.
const (
	smallDigits   = 18
	smallExponent = 1_000_000_000_000_000_000
)

// exponent is an integer of any size, though nearly always small. It is kept as digits and not as a big.Int, which takes time that
// grows with the square of their number to read.
type exponent struct {
	small int64
	// large are the digits where they are more than fit small; negative is its sign.
	large    string
	negative bool
}

// parseExponent reads what stands behind the e of a number; nothing is zero.
func parseExponent(text string) exponent {
	digits, negative := strings.CutPrefix(text, "-")
	digits = strings.TrimLeft(strings.TrimPrefix(digits, "+"), "0")

	if len(digits) > smallDigits {
		return exponent{large: digits, negative: negative}
	}

	value, _ := parseUint(digits)

	small := int64(value)
	if negative {
		small = -small
	}

	return exponent{small: small}
}

// plus adds a number that is the length of some text.
func (e exponent) plus(n int64) exponent {
	if e.large == "" {
		return normalExponent(e.small + n)
	}

	if e.negative {
		n = -n
	}

	e.large = addDigits(e.large, n)
	if len(e.large) <= smallDigits {
		value, _ := parseUint(e.large)

		small := int64(value)
		if e.negative {
			small = -small
		}

		return exponent{small: small}
	}

	return e
}

// normalExponent returns what parseExponent makes of the same number.
func normalExponent(n int64) exponent {
	switch {
	case n >= smallExponent:
		return exponent{large: strconv.FormatInt(n, 10)}
	case n <= -smallExponent:
		return exponent{large: strconv.FormatInt(-n, 10), negative: true}
	default:
		return exponent{small: n}
	}
}

// addDigits adds a number of at most 18 digits to one that is written in at least as many and stays above zero.
func addDigits(digits string, n int64) string {
	result := []byte(digits)

	for i := len(result) - 1; i >= 0 && n != 0; i-- {
		n += int64(result[i] - '0')

		digit := n % 10
		if digit < 0 {
			digit += 10
		}

		result[i] = byte('0' + digit)
		n = (n - digit) / 10
	}

	if n > 0 {
		return strconv.FormatInt(n, 10) + string(result)
	}

	return strings.TrimLeft(string(result), "0")
}

// compare returns -1, 0 or 1 as e is less than, equal to or more than other.
func (e exponent) compare(other exponent) int {
	if order := cmp.Compare(e.size(), other.size()); order != 0 {
		return order
	}

	if e.large == "" {
		return cmp.Compare(e.small, other.small)
	}

	order := strings.Compare(e.large, other.large)
	if e.negative {
		return -order
	}

	return order
}

// size is how many digits there are, with the sign; all that is small has none.
func (e exponent) size() int {
	if e.negative {
		return -len(e.large)
	}

	return len(e.large)
}

// minus returns the difference to an exponent that is not greater; most if the difference is more.
func (e exponent) minus(other exponent, most int) int {
	if e.large == "" && other.large == "" {
		return int(min(e.small-other.small, int64(most)))
	}

	// Few numbers have such exponents: the difference is looked for.
	for n := range most {
		if other.plus(int64(n)).compare(e) == 0 {
			return n
		}
	}

	return most
}

// String returns its digits.
func (e exponent) String() string {
	switch {
	case e.large == "":
		return strconv.FormatInt(e.small, 10)
	case e.negative:
		return "-" + e.large
	default:
		return e.large
	}
}
