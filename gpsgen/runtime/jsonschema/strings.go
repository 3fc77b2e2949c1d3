package jsonschema

import (
	"math/bits"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// Words of eight equal bytes.
const (
	lowBits  = 0x0101010101010101
	highBits = 0x8080808080808080
)

// plain returns the offset of the first byte from an offset on that is not just a character of a string: a quote, a backslash, a
// control character or a part of a code point beyond ASCII; the length of the text if there is none.
func plain(text string, at int) int {
	// Eight bytes at a time. A subtraction borrows from the byte above only where a byte is found, so that the lowest is right.
	for at <= len(text)-8 {
		word := uint64(text[at]) | uint64(text[at+1])<<8 | uint64(text[at+2])<<16 | uint64(text[at+3])<<24 |
			uint64(text[at+4])<<32 | uint64(text[at+5])<<40 | uint64(text[at+6])<<48 | uint64(text[at+7])<<56

		quotes := word ^ ('"' * lowBits)
		backslashes := word ^ ('\\' * lowBits)

		stops := ((word - ' '*lowBits) | (quotes - lowBits) | (backslashes - lowBits) | word) & highBits
		if stops != 0 {
			return at + bits.TrailingZeros64(stops)/8
		}

		at += 8
	}

	for at < len(text) && isPlain(text[at]) {
		at++
	}

	return at
}

// isPlain says whether a byte is just a character of a string.
func isPlain(c byte) bool {
	return c >= ' ' && c != '"' && c != '\\' && c < utf8.RuneSelf
}

// scanString reads the string whose quote is at an offset.
func (d *Decoder) scanString(at int) (text string, ok bool) {
	end := plain(d.src, at+1)
	if end < len(d.src) && d.src[end] == '"' {
		d.pos = end + 1

		return d.src[at+1 : end], true
	}

	return d.scanRest(at, end)
}

// scanRest reads the string whose quote is at an offset, from the first byte on that is not plain.
func (d *Decoder) scanRest(at, next int) (text string, ok bool) {
	escapes := 0

	for next < len(d.src) {
		switch c := d.src[next]; {
		case c == '"':
			d.pos = next + 1
			if escapes == 0 {
				return d.src[at+1 : next], true
			}

			return unescape(d.src[at+1:next], escapes), true
		case c == '\\':
			escapes++

			width := d.escapeWidth(next)
			if width == 0 {
				return "", false
			}

			next += width
		case c < ' ':
			d.syntax(next, "a control character in a string: "+strconv.QuoteRune(rune(c)))

			return "", false
		default:
			_, width := utf8.DecodeRuneInString(d.src[next:])
			if width == 1 {
				d.syntax(next, "a string that is not UTF-8")

				return "", false
			}

			next += width
		}

		next = plain(d.src, next)
	}

	d.syntax(len(d.src), "the document ends within a string")

	return "", false
}

// escapeWidth returns the length of the escape at an offset, both parts of a surrogate pair; 0 and a syntax error for what is none.
func (d *Decoder) escapeWidth(at int) int {
	const width = len(`\u0000`)

	if at+1 < len(d.src) && strings.IndexByte(`"\/bfnrt`, d.src[at+1]) >= 0 {
		return len(`\n`)
	}

	first, ok := codeUnit(d.src[at:])
	if !ok {
		d.syntax(at, "no escape of a string: "+Quote(cut(d.src[at:], width)))

		return 0
	}

	if !utf16.IsSurrogate(first) {
		return width
	}

	second, ok := codeUnit(d.src[at+width:])
	if !ok || utf16.DecodeRune(first, second) == utf8.RuneError {
		d.syntax(at, "half of a surrogate pair: "+Quote(d.src[at:at+width]))

		return 0
	}

	return 2 * width
}

// codeUnit returns the code unit of UTF-16 that the text starts with as an escape: "\u00e9".
func codeUnit(text string) (rune, bool) {
	const width = len(`\u0000`)

	if len(text) < width || text[0] != '\\' || text[1] != 'u' {
		return 0, false
	}

	var unit rune

	for i := 2; i < width; i++ {
		c := text[i]

		switch {
		case '0' <= c && c <= '9':
			c -= '0'
		case 'a' <= c && c <= 'f':
			c -= 'a' - 10
		case 'A' <= c && c <= 'F':
			c -= 'A' - 10
		default:
			return 0, false
		}

		unit = unit<<4 | rune(c)
	}

	return unit, true
}

// unescape returns a string's text without its escapes, all of which are right.
func unescape(text string, escapes int) string {
	var result strings.Builder

	// An escape is at least a byte longer than what it stands for.
	result.Grow(len(text) - escapes)

	for {
		next := strings.IndexByte(text, '\\')
		if next < 0 {
			result.WriteString(text)

			return result.String()
		}

		result.WriteString(text[:next])

		r, width := escaped(text[next:])
		result.WriteRune(r)
		text = text[next+width:]
	}
}

// escaped returns the code point of the escape that a text starts with, and the escape's length.
func escaped(text string) (point rune, width int) {
	switch c := text[1]; c {
	case 'b':
		return '\b', 2
	case 'f':
		return '\f', 2
	case 'n':
		return '\n', 2
	case 'r':
		return '\r', 2
	case 't':
		return '\t', 2
	case 'u':
		first, _ := codeUnit(text)
		if !utf16.IsSurrogate(first) {
			return first, len(`\u0000`)
		}

		second, _ := codeUnit(text[len(`\u0000`):])

		return utf16.DecodeRune(first, second), 2 * len(`\u0000`)
	default:
		return rune(c), 2
	}
}
