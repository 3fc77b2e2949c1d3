package jsonschema

import (
	"strings"
	"unicode/utf8"
)

// IsURITemplate tells whether s is a URI template of RFC 6570, 2.
func IsURITemplate(s string) bool {
	for s != "" {
		size := templateLiteral(s)
		if size == 0 {
			size = templateExpression(s)
		}
		if size == 0 {
			return false
		}
		s = s[size:]
	}
	return true
}

// templateLiteral returns the length of the one literal character that s starts with, 0 where there is none.
func templateLiteral(s string) int {
	switch c := s[0]; {
	case c == '%':
		if isPercentEscape(s) {
			return 3
		}
		return 0
	case c < utf8.RuneSelf:
		if c <= ' ' || c == 0x7F || strings.IndexByte("\"<>\\^`{|}", c) >= 0 {
			return 0
		}
		return 1
	default:
		r, size := utf8.DecodeRuneInString(s)
		if (r == utf8.RuneError && size == 1) || (!isUCSChar(r) && !isPrivate(r)) {
			return 0
		}
		return size
	}
}

// templateExpression returns the length of the expression that s starts with, 0 where there is none.
func templateExpression(s string) int {
	end := strings.IndexByte(s, '}')
	if s[0] != '{' || end < 0 {
		return 0
	}
	list := s[1:end]
	// The second half is reserved for extensions: a template with one is well-formed.
	if list != "" && strings.IndexByte("+#./;?&=,!@|", list[0]) >= 0 {
		list = list[1:]
	}
	for {
		spec, rest, more := strings.Cut(list, ",")
		if !isVarspec(spec) {
			return 0
		}
		if !more {
			return end + 1
		}
		list = rest
	}
}

// isVarspec tells whether s is a varspec of RFC 6570, 2.3.
func isVarspec(s string) bool {
	name, limit, limited := strings.Cut(s, ":")
	if !limited {
		name = strings.TrimSuffix(name, "*")
	} else if limit == "" || limit[0] == '0' || len(limit) > 4 || countDigits(limit) != len(limit) {
		return false
	}
	return isVarname(name)
}

// isVarname tells whether s is a varname of RFC 6570, 2.3.
func isVarname(name string) bool {
	start := 0
	for i := 0; i < len(name); {
		switch c := name[i]; {
		case isASCIILetter(c) || c-'0' <= 9 || c == '_':
			i++
		case c == '%' && isPercentEscape(name[i:]):
			i += 3
		case c == '.' && i > start:
			i++
			start = i
		default:
			return false
		}
	}
	return start < len(name)
}
