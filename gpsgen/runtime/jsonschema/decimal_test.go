package jsonschema

import (
	"math/big"
	"strings"
	"testing"
)

func TestCompareNumbers(t *testing.T) {
	t.Parallel()

	huge := strings.Repeat("9", 40)

	for _, test := range []struct {
		a, b string
		want int
	}{
		{"1", "1.0", 0},
		{"-0", "0e5", 0},
		{"100", "1e2", 0},
		{"0.001", "1E-3", 0},
		{"12.50", "1250e-2", 0},
		{"0.1", "0.10000000000000000001", -1},
		{"9007199254740993", "9007199254740992", 1},
		{"-2", "-1", -1},
		{"-2", "1", -1},
		{"0", "-1", 1},
		{"0", "1e-999999999999", -1},
		{"1e1000000000", "1e999999999", 1},
		{"-1e1000000000", "1", -1},
		{"1e" + huge, "10e" + huge, -1},
		{"10e" + huge, "1.0e1" + strings.Repeat("0", 40), 0},
		{"1e-" + huge, "0.1e-" + huge, 1},
		{"1e999999999999999999", "0.1e1000000000000000000", 0},
		{"1e-1000000000000000000", "0.1e-999999999999999999", 0},
		{"1e" + huge, "1e5", 1},
		{"1e-" + huge, "1e5", -1},
		{"1e" + strings.Repeat("0", 30) + "5", "100000", 0},
	} {
		if got := compareNumbers(test.a, test.b); got != test.want {
			t.Errorf("compareNumbers(%s, %s) = %d, want %d", test.a, test.b, got, test.want)
		}

		if got := compareNumbers(test.b, test.a); got != -test.want {
			t.Errorf("compareNumbers(%s, %s) = %d, want %d", test.b, test.a, got, -test.want)
		}
	}
}

func TestIsMultiple(t *testing.T) {
	t.Parallel()

	huge := strings.Repeat("9", 40)

	for _, test := range []struct {
		number, divisor string
		want            bool
	}{
		{"0", "7", true},
		{"-21", "7", true},
		{"22", "7", false},
		{"0.0075", "0.0001", true},
		{"0.00751", "0.0001", false},
		{"1e308", "0.123456789", false},
		{"123456789e100", "0.123456789", true},
		{"1e1000000000", "1024", true},
		{"1e1000000000", "1023", false},
		{"1e63", "9223372036854775808", true},
		{"1e62", "9223372036854775808", false},
		{"18446744073709551616", "18446744073709551616", true},
		{"1e100", "1267650600228229401496703205376", true},
		{"1e99", "1267650600228229401496703205376", false},
		{"1e" + huge, "8", true},
		{"3e-" + huge, "8", false},
		{"24e-" + huge, "8e-" + huge, true},
		{"2.5", "1", false},
	} {
		if got := isMultiple(test.number, test.divisor); got != test.want {
			t.Errorf("isMultiple(%s, %s) = %v", test.number, test.divisor, got)
		}
	}
}

// The time that numbers take grows with their length and not with its square, nor with their value.
func TestLongNumbers(t *testing.T) {
	t.Parallel()

	const length = 4 << 20

	digits := strings.Repeat("7", length)

	for _, number := range []string{digits, "0." + digits, "1e" + digits, "1e-" + digits, digits + "e" + digits} {
		if compareNumbers(number, number) != 0 {
			t.Error("a long number is another than itself")
		}

		if compareNumbers(number, "0") != 1 {
			t.Error("a long number is not above zero")
		}

		isMultiple(number, "18446744073709551617")
		isMultiple(number, "3")
	}
}

// rational returns the value of a number whose exponent is not too large.
func rational(text string) *big.Rat {
	if numberEnd(text, 0) != len(text) || len(text) > 100 {
		return nil
	}

	if _, exponent, _ := strings.Cut(strings.ToLower(text), "e"); len(strings.TrimLeft(exponent, "+-0")) > 3 {
		return nil
	}

	value, _ := new(big.Rat).SetString(text)

	return value
}

func FuzzNumbers(f *testing.F) {
	for _, seed := range [][2]string{
		{"1", "1.0"}, {"-0.0", "3e-5"}, {"1e100", "1e99"}, {"0.1", "10e-2"}, {"123.456", "0.001"}, {"9e20", "3"},
	} {
		f.Add(seed[0], seed[1])
	}

	f.Fuzz(func(t *testing.T, a, b string) {
		x, y := rational(a), rational(b)
		if x == nil || y == nil {
			return
		}

		if got, want := compareNumbers(a, b), x.Cmp(y); got != want {
			t.Errorf("compareNumbers(%s, %s) = %d, want %d", a, b, got, want)
		}

		if got := parseDecimal(a).isInteger(); got != x.IsInt() {
			t.Errorf("isInteger(%s) = %v", a, got)
		}

		if y.Sign() > 0 {
			if got, want := isMultiple(a, b), new(big.Rat).Quo(x, y).IsInt(); got != want {
				t.Errorf("isMultiple(%s, %s) = %v", a, b, got)
			}
		}
	})
}
