package jsonschema

import (
	"net/netip"
	"strings"
	"unicode/utf8"
)

const (
	maxHostname = 253 // octets, RFC 1035, 2.3.4 less what the wire format adds
	maxLabel    = 63  // octets, RFC 1035, 2.3.4
	maxMailbox  = 64  // octets of a local part, RFC 5321, 4.5.3.1.1
)

// IsIPv4 tells whether s is an IPv4 address in dotted-quad notation (RFC 2673, 3.2).
func IsIPv4(s string) bool {
	if len(s) > len("255.255.255.255") {
		return false
	}
	address, err := netip.ParseAddr(s)
	return err == nil && address.Is4()
}

// IsIPv6 tells whether s is an IPv6 address (RFC 4291, 2.2), without a zone.
func IsIPv6(s string) bool {
	if len(s) > len("ffff:ffff:ffff:ffff:ffff:ffff:255.255.255.255") || strings.IndexByte(s, '%') >= 0 {
		return false
	}
	address, err := netip.ParseAddr(s)
	return err == nil && address.Is6()
}

// IsHostname tells whether s is a host name of RFC 1123, 2.1. Labels that start with "xn--" must be A-labels of RFC 5890.
func IsHostname(s string) bool {
	if len(s) > maxHostname {
		return false
	}
	for {
		label, rest, more := strings.Cut(s, ".")
		if !isHostLabel(label) || (hasACEPrefix(label) && !isALabel(label)) {
			return false
		}
		if !more {
			return true
		}
		s = rest
	}
}

// isHostLabel tells whether a label has nothing but letters, digits and hyphens that are not at its ends.
func isHostLabel(label string) bool {
	if label == "" || len(label) > maxLabel || label[0] == '-' || label[len(label)-1] == '-' {
		return false
	}
	for i := range len(label) {
		if c := label[i]; !isASCIILetter(c) && c-'0' > 9 && c != '-' {
			return false
		}
	}
	return true
}

// IsEmail tells whether s is a Mailbox of RFC 5321, 4.1.2.
func IsEmail(s string) bool {
	return isMailbox(s, false)
}

// IsIDNEmail tells whether s is a Mailbox of RFC 6531, 3.3.
func IsIDNEmail(s string) bool {
	return isMailbox(s, true)
}

func isMailbox(s string, international bool) bool {
	local := localPart(s, international)
	if local == 0 || local > maxMailbox || local == len(s) || s[local] != '@' {
		return false
	}
	domain := s[local+1:]
	if inner, ok := strings.CutPrefix(domain, "["); ok {
		return isAddressLiteral(inner)
	}
	return isMailDomain(domain, international)
}

// isAddressLiteral tells whether s is an address of a mailbox less its first bracket.
func isAddressLiteral(s string) bool {
	address, ok := strings.CutSuffix(s, "]")
	if !ok {
		return false
	}
	const tag = "IPv6:"
	if len(address) > len(tag) && strings.EqualFold(address[:len(tag)], tag) {
		return IsIPv6(address[len(tag):])
	}
	return IsIPv4(address)
}

// isMailDomain tells whether s is labels with dots between them. Labels that are not ASCII are taken as they are.
func isMailDomain(s string, international bool) bool {
	if len(s) > maxHostname {
		return false
	}
	for {
		label, rest, more := strings.Cut(s, ".")
		if !isHostLabel(label) && (!international || !isInternationalLabel(label)) {
			return false
		}
		if !more {
			return true
		}
		s = rest
	}
}

func isInternationalLabel(label string) bool {
	if label == "" || label[0] == '-' || label[len(label)-1] == '-' {
		return false
	}
	for i := range len(label) {
		if c := label[i]; c < utf8.RuneSelf && !isASCIILetter(c) && c-'0' > 9 && c != '-' {
			return false
		}
	}
	return true
}

// localPart returns the length of the local part that s starts with, 0 where there is none.
func localPart(s string, international bool) int {
	if strings.HasPrefix(s, `"`) {
		return quotedString(s, international)
	}
	start := 0
	for i := range len(s) {
		switch c := s[i]; {
		case isAtext(c) || (international && c >= utf8.RuneSelf):
		case c == '.' && i > start:
			start = i + 1
		default:
			if i == start {
				return 0
			}
			return i
		}
	}
	return 0
}

// quotedString returns the length of the Quoted-string that s starts with, 0 where it does not end.
func quotedString(s string, international bool) int {
	for i := 1; i < len(s); i++ {
		switch c := s[i]; {
		case c == '"':
			return i + 1
		case c == '\\':
			i++
			if i == len(s) || s[i] < ' ' || s[i] > '~' {
				return 0
			}
		case (c < ' ' || c > '~') && (!international || c < utf8.RuneSelf):
			return 0
		}
	}
	return 0
}

// isAtext tells whether c is an atext of RFC 5322, 3.2.3.
func isAtext(c byte) bool {
	return isASCIILetter(c) || c-'0' <= 9 || strings.IndexByte("!#$%&'*+-/=?^_`{|}~", c) >= 0
}
