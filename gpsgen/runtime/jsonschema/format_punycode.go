package jsonschema

import (
	"math"
	"slices"
	"strings"
	"unicode/utf8"
)

// The parameters of Punycode: RFC 3492, 5.
const (
	punyBase        = 36
	punyTMin        = 1
	punyTMax        = 26
	punySkew        = 38
	punyDamp        = 700
	punyInitialBias = 72
	punyInitialN    = 128
)

// decodePunycode is the procedure of RFC 3492, 6.2 for lower case.
func decodePunycode(encoded string) (decoded string, ok bool) {
	var runes []rune
	if at := strings.LastIndexByte(encoded, '-'); at > 0 {
		runes = []rune(encoded[:at])
		encoded = encoded[at+1:]
	}
	n, i, bias := punyInitialN, 0, punyInitialBias
	for encoded != "" {
		delta, size := decodeDelta(encoded, bias)
		if size == 0 {
			return "", false
		}
		encoded = encoded[size:]
		length := len(runes) + 1
		bias = adaptBias(delta, length, i == 0)
		i += delta
		n += i / length
		i %= length
		if n > utf8.MaxRune || !utf8.ValidRune(rune(n)) {
			return "", false
		}
		runes = slices.Insert(runes, i, rune(n))
		i++
	}
	return string(runes), true
}

// decodeDelta returns the variable-length integer that s starts with and its length, 0 where there is none.
func decodeDelta(s string, bias int) (delta, size int) {
	weight := 1
	for at := range len(s) {
		digit := punyDigit(s[at])
		if digit < 0 || digit > (math.MaxInt32-delta)/weight {
			return 0, 0
		}
		delta += digit * weight
		threshold := punyThreshold(at, bias)
		if digit < threshold {
			return delta, at + 1
		}
		if weight > math.MaxInt32/(punyBase-threshold) {
			return 0, 0
		}
		weight *= punyBase - threshold
	}
	return 0, 0
}

// encodePunycode is the procedure of RFC 3492, 6.3 for strings that a label could hold.
func encodePunycode(s string) string {
	var encoded []byte
	for i := range len(s) {
		if s[i] < utf8.RuneSelf {
			encoded = append(encoded, s[i])
		}
	}
	basic := len(encoded)
	if basic > 0 {
		encoded = append(encoded, '-')
	}
	n, delta, bias := punyInitialN, 0, punyInitialBias
	for handled, length := basic, utf8.RuneCountInString(s); handled < length; {
		next := nextRune(s, n)
		delta += (next - n) * (handled + 1)
		n = next
		for _, r := range s {
			switch {
			case int(r) < n:
				delta++
			case int(r) == n:
				encoded = appendDelta(encoded, delta, bias)
				bias = adaptBias(delta, handled+1, handled == basic)
				delta = 0
				handled++
			}
		}
		delta++
		n++
	}
	return string(encoded)
}

// nextRune returns the least character of s that is n or greater.
func nextRune(s string, n int) int {
	next := utf8.MaxRune
	for _, r := range s {
		if int(r) >= n {
			next = min(next, r)
		}
	}
	return int(next)
}

// appendDelta appends a variable-length integer.
func appendDelta(b []byte, delta, bias int) []byte {
	for at := 0; ; at++ {
		threshold := punyThreshold(at, bias)
		if delta < threshold {
			return append(b, punyDigits[delta])
		}
		delta -= threshold
		b = append(b, punyDigits[threshold+delta%(punyBase-threshold)])
		delta /= punyBase - threshold
	}
}

const punyDigits = "abcdefghijklmnopqrstuvwxyz0123456789"

func punyDigit(c byte) int {
	return strings.IndexByte(punyDigits, c)
}

// punyThreshold returns the threshold of the digit at a place of a variable-length integer.
func punyThreshold(at, bias int) int {
	return min(max(punyBase*(at+1)-bias, punyTMin), punyTMax)
}

// adaptBias is the procedure of RFC 3492, 6.1.
func adaptBias(delta, length int, first bool) int {
	if first {
		delta /= punyDamp
	} else {
		delta /= 2
	}
	delta += delta / length
	k := 0
	for delta > (punyBase-punyTMin)*punyTMax/2 {
		delta /= punyBase - punyTMin
		k += punyBase
	}
	return k + (punyBase-punyTMin+1)*delta/(delta+punySkew)
}
