package jsonschema

import (
	"math/big"
	"math/bits"
	"strings"
)

// maxDigitsUint is how many digits any uint64 can take in.
const maxDigitsUint = 19

// decimal is a JSON number without loss: whole and then frac are its digits, without zeros at either end, and exponent says where the
// point is: so many digits behind the start. Zero has no digits.
type decimal struct {
	whole, frac string
	exponent    exponent
	negative    bool
}

// compareNumbers returns -1, 0 or 1 as the number a is less than, equal to or more than b. Both are as RFC 8259 has them.
func compareNumbers(a, b string) int {
	return parseDecimal(a).compare(parseDecimal(b))
}

// isMultiple says whether a number divided by one above zero is an integer.
func isMultiple(number, divisor string) bool {
	return parseDecimal(number).isMultipleOf(parseDecimal(divisor))
}

// parseDecimal takes a number apart.
func parseDecimal(literal string) decimal {
	text, negative := strings.CutPrefix(literal, "-")
	mantissa, written := text, ""

	if i := strings.IndexAny(text, "eE"); i >= 0 {
		mantissa, written = text[:i], text[i+1:]
	}

	whole, frac, _ := strings.Cut(mantissa, ".")
	whole = strings.TrimLeft(whole, "0")
	point := len(whole)

	frac = strings.TrimRight(frac, "0")
	if whole == "" {
		digits := strings.TrimLeft(frac, "0")
		point = len(digits) - len(frac)
		frac = digits
	}

	if frac == "" {
		whole = strings.TrimRight(whole, "0")
	}

	if whole == "" && frac == "" {
		return decimal{}
	}

	return decimal{whole: whole, frac: frac, exponent: parseExponent(written).plus(int64(point)), negative: negative}
}

func (d decimal) digits() int {
	return len(d.whole) + len(d.frac)
}

// sign is -1, 0 or 1.
func (d decimal) sign() int {
	switch {
	case d.digits() == 0:
		return 0
	case d.negative:
		return -1
	default:
		return 1
	}
}

// isInteger says whether there is no digit behind the point.
func (d decimal) isInteger() bool {
	return d.digits() == 0 || d.exponent.compare(exponent{small: int64(d.digits())}) >= 0
}

// compare returns -1, 0 or 1 as d is less than, equal to or more than other.
func (d decimal) compare(other decimal) int {
	sign := d.sign()
	if others := other.sign(); sign != others {
		return min(max(sign-others, -1), 1)
	}

	if order := d.exponent.compare(other.exponent); order != 0 {
		return sign * order
	}

	return sign * compareFractions(d, other)
}

// compareFractions compares the digits as if the point were before them.
func compareFractions(d, other decimal) int {
	a, aRest := d.whole, d.frac
	b, bRest := other.whole, other.frac

	for {
		if a == "" {
			a, aRest = aRest, ""
		}

		if b == "" {
			b, bRest = bRest, ""
		}

		n := min(len(a), len(b))
		if n == 0 {
			// What is left does not end in a zero, so it is more than nothing.
			return min(len(a), 1) - min(len(b), 1)
		}

		if order := strings.Compare(a[:n], b[:n]); order != 0 {
			return order
		}

		a, b = a[n:], b[n:]
	}
}

// isMultipleOf says whether d divided by a divisor above zero is an integer.
func (d decimal) isMultipleOf(divisor decimal) bool {
	if d.digits() == 0 {
		return true
	}

	// With the digits as the integers m and n, which do not end in a zero, d is m times 10 to the k if the divisor is n.
	power := d.exponent.plus(-int64(d.digits()))
	divisorPower := divisor.exponent.plus(-int64(divisor.digits()))

	// With k below zero, 10 would have to divide m.
	if power.compare(divisorPower) < 0 {
		return false
	}

	digits := divisor.whole + divisor.frac
	if n, ok := parseUint(digits); ok {
		return isMultipleOfUint(d, power.minus(divisorPower, bits.UintSize), n)
	}

	n, _ := new(big.Int).SetString(digits, 10)

	return isMultipleOfBig(d, power.minus(divisorPower, n.BitLen()), n)
}

// isMultipleOfUint says whether n divides the digits of d times 10 to the k. A k above the number of bits of n makes no difference,
// since neither 2 nor 5 divides n as often.
func isMultipleOfUint(d decimal, k int, n uint64) bool {
	const base = 10

	var rest uint64

	for _, digits := range [...]string{d.whole, d.frac} {
		for i := range len(digits) {
			high, low := bits.Mul64(rest, base)
			low, carry := bits.Add64(low, uint64(digits[i]-'0'), 0)
			rest = bits.Rem64(high+carry, low, n)
		}
	}

	for range k {
		high, low := bits.Mul64(rest, base)
		rest = bits.Rem64(high, low, n)
	}

	return rest == 0
}

// isMultipleOfBig is isMultipleOfUint for large divisors.
func isMultipleOfBig(d decimal, k int, n *big.Int) bool {
	ten := big.NewInt(10)
	rest, factor, piece := new(big.Int), new(big.Int), new(big.Int)

	for _, digits := range [...]string{d.whole, d.frac} {
		for digits != "" {
			count := min(len(digits), maxDigitsUint)
			value, _ := parseUint(digits[:count])
			factor.Exp(ten, factor.SetInt64(int64(count)), nil)
			rest.Mul(rest, factor)
			rest.Add(rest, piece.SetUint64(value))
			rest.Rem(rest, n)

			digits = digits[count:]
		}
	}

	rest.Mul(rest, factor.Exp(ten, factor.SetInt64(int64(k)), nil))

	return rest.Rem(rest, n).Sign() == 0
}

// parseUint reads digits, unless they are more than any uint64 can take in.
func parseUint(digits string) (n uint64, ok bool) {
	if len(digits) > maxDigitsUint {
		return 0, false
	}

	for i := range len(digits) {
		n = n*10 + uint64(digits[i]-'0')
	}

	return n, true
}
