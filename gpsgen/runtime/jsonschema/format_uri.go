package jsonschema

import (
	"strings"
	"unicode/utf8"
)

// IsURI tells whether s is a URI of RFC 3986, 3.
func IsURI(s string) bool {
	return isReference(s, false, true)
}

// IsURIReference tells whether s is a URI reference of RFC 3986, 4.1.
func IsURIReference(s string) bool {
	return isReference(s, false, false)
}

// IsIRI tells whether s is an IRI of RFC 3987, 2.2.
func IsIRI(s string) bool {
	return isReference(s, true, true)
}

// IsIRIReference tells whether s is an IRI reference of RFC 3987, 2.2.
func IsIRIReference(s string) bool {
	return isReference(s, true, false)
}

func isReference(s string, international, absolute bool) bool {
	s, fragment, _ := strings.Cut(s, "#")
	s, query, _ := strings.Cut(s, "?")
	if !areURICharacters(fragment, ":@/?", international) || !isQuery(query, international) {
		return false
	}
	colon := strings.IndexByte(s, ':')
	if slash := strings.IndexByte(s, '/'); slash >= 0 && slash < colon {
		colon = -1
	}
	if colon < 0 && absolute {
		return false
	}
	// A colon in the first segment of a relative path would make a scheme of it.
	if colon >= 0 {
		if !isScheme(s[:colon]) {
			return false
		}
		s = s[colon+1:]
	}
	path, ok := strings.CutPrefix(s, "//")
	if !ok {
		return areURICharacters(s, ":@/", international)
	}
	end := strings.IndexByte(path, '/')
	if end < 0 {
		end = len(path)
	}
	return isAuthority(path[:end], international) && areURICharacters(path[end:], ":@/", international)
}

// isScheme tells whether s is a scheme of RFC 3986, 3.1.
func isScheme(s string) bool {
	if s == "" || !isASCIILetter(s[0]) {
		return false
	}
	for i := range len(s) {
		if c := s[i]; !isASCIILetter(c) && c-'0' > 9 && c != '+' && c != '-' && c != '.' {
			return false
		}
	}
	return true
}

// isAuthority tells whether s is an authority of RFC 3986, 3.2.
func isAuthority(s string, international bool) bool {
	if at := strings.IndexByte(s, '@'); at >= 0 {
		if !areURICharacters(s[:at], ":", international) {
			return false
		}
		s = s[at+1:]
	}
	if inner, ok := strings.CutPrefix(s, "["); ok {
		address, port, closed := strings.Cut(inner, "]")
		return closed && isIPLiteral(address) && (port == "" || isPort(port))
	}
	if colon := strings.IndexByte(s, ':'); colon >= 0 {
		if !isPort(s[colon:]) {
			return false
		}
		s = s[:colon]
	}
	return areURICharacters(s, "", international)
}

// isPort tells whether s is a colon with a port behind it, which may be empty.
func isPort(s string) bool {
	return s[0] == ':' && countDigits(s[1:]) == len(s)-1
}

// isIPLiteral tells whether s is an IPv6address or an IPvFuture of RFC 3986, 3.2.2.
func isIPLiteral(s string) bool {
	if s == "" || s[0]|0x20 != 'v' {
		return IsIPv6(s)
	}
	version, address, ok := strings.Cut(s[1:], ".")
	if !ok || version == "" || address == "" || strings.IndexByte(address, '%') >= 0 {
		return false
	}
	for i := range len(version) {
		if !isHexDigit(version[i]) {
			return false
		}
	}
	return areURICharacters(address, ":", false)
}

// isQuery tells whether s is a query, which takes private characters in an IRI.
func isQuery(s string, international bool) bool {
	if !international {
		return areURICharacters(s, ":@/?", false)
	}
	for s != "" {
		private := strings.IndexFunc(s, isPrivate)
		if private < 0 {
			return areURICharacters(s, ":@/?", true)
		}
		if !areURICharacters(s[:private], ":@/?", true) {
			return false
		}
		_, size := utf8.DecodeRuneInString(s[private:])
		s = s[private+size:]
	}
	return true
}

// isPrivate tells whether r is an iprivate of RFC 3987, 2.2.
func isPrivate(r rune) bool {
	return (r >= 0xE000 && r <= 0xF8FF) || (r >= 0xF0000 && r <= 0xFFFFD) || (r >= 0x100000 && r <= 0x10FFFD)
}

// isUCSChar tells whether r is a ucschar of RFC 3987, 2.2.
func isUCSChar(r rune) bool {
	switch {
	case r < 0xA0:
		return false
	case r < 0x10000:
		return r <= 0xD7FF || (r >= 0xF900 && r <= 0xFDCF) || (r >= 0xFDF0 && r <= 0xFFEF)
	default:
		// The last two of each plane are no characters, and plane 14 starts with its second block.
		return r&0xFFFF <= 0xFFFD && r < 0xF0000 && (r < 0xE0000 || r >= 0xE1000)
	}
}

// areURICharacters tells whether s is unreserved characters, escapes, sub-delimiters and the others that are given.
func areURICharacters(s, others string, international bool) bool {
	for i := 0; i < len(s); {
		c := s[i]
		switch {
		case isUnreserved(c) || strings.IndexByte("!$&'()*+,;=", c) >= 0 || strings.IndexByte(others, c) >= 0:
			i++
		case isPercentEscape(s[i:]):
			i += 3
		case c >= utf8.RuneSelf && international:
			r, size := utf8.DecodeRuneInString(s[i:])
			if !isUCSChar(r) || size == 1 {
				return false
			}
			i += size
		default:
			return false
		}
	}
	return true
}

// isUnreserved tells whether c is unreserved in RFC 3986, 2.3.
func isUnreserved(c byte) bool {
	return isASCIILetter(c) || c-'0' <= 9 || c == '-' || c == '.' || c == '_' || c == '~'
}

// isPercentEscape tells whether s starts with an octet in percent encoding.
func isPercentEscape(s string) bool {
	return len(s) > 2 && s[0] == '%' && isHexDigit(s[1]) && isHexDigit(s[2])
}
