package jsonschema

import "strings"

// IsUUID tells whether s is a UUID of RFC 4122 as it is written without a prefix.
func IsUUID(s string) bool {
	if len(s) != len("00000000-0000-0000-0000-000000000000") {
		return false
	}
	for i := range len(s) {
		switch i {
		case 8, 13, 18, 23:
			if s[i] != '-' {
				return false
			}
		default:
			if !isHexDigit(s[i]) {
				return false
			}
		}
	}
	return true
}

// IsJSONPointer tells whether s is a JSON pointer of RFC 6901.
func IsJSONPointer(s string) bool {
	if s == "" {
		return true
	}
	if s[0] != '/' {
		return false
	}
	for {
		at := strings.IndexByte(s, '~')
		if at < 0 {
			return true
		}
		s = s[at+1:]
		if s == "" || (s[0] != '0' && s[0] != '1') {
			return false
		}
	}
}

// IsRelativeJSONPointer tells whether s is a relative JSON pointer (draft-handrews-relative-json-pointer-01).
func IsRelativeJSONPointer(s string) bool {
	digits := countDigits(s)
	if digits == 0 || (s[0] == '0' && digits > 1) {
		return false
	}
	rest := s[digits:]
	return rest == "#" || IsJSONPointer(rest)
}

func isHexDigit(c byte) bool {
	return c-'0' <= 9 || (c|0x20)-'a' <= 5
}

func isASCIILetter(c byte) bool {
	return (c|0x20)-'a' <= 25
}
