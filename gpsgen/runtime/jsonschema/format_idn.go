package jsonschema

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// IsIDNHostname tells whether s is a host name of RFC 5890, 2.3.2.3: labels of RFC 1123, A-labels and U-labels.
//
// Whether a label is in Unicode's normalization form C is not looked at.
func IsIDNHostname(s string) bool {
	length, bidi := -1, false
	for label := range strings.FieldsFuncSeq(s, isLabelSeparator) {
		size, rightToLeft := idnLabel(label)
		if size == 0 {
			return false
		}
		length += size + 1
		bidi = bidi || rightToLeft
	}
	return length > 0 && length <= maxHostname && !hasEmptyLabel(s) && (!bidi || followsBidi(s))
}

// isLabelSeparator tells whether r stands between labels (RFC 3490, 3.1).
func isLabelSeparator(r rune) bool {
	return r == '.' || r == '\u3002' || r == '\uFF0E' || r == '\uFF61'
}

func hasEmptyLabel(s string) bool {
	after := true
	for _, r := range s {
		separator := isLabelSeparator(r)
		if separator && after {
			return true
		}
		after = separator
	}
	return after
}

// followsBidi tells whether all labels fulfil the rule of RFC 5893, 2.
func followsBidi(s string) bool {
	for label := range strings.FieldsFuncSeq(s, isLabelSeparator) {
		if hasACEPrefix(label) {
			label, _ = decodePunycode(strings.ToLower(label[len(acePrefix):]))
		}
		if !isBidiLabel(label) {
			return false
		}
	}
	return true
}

// idnLabel returns the length of a label in the domain name system, 0 where it is none, and whether it is right-to-left.
func idnLabel(label string) (size int, rightToLeft bool) {
	switch {
	case hasACEPrefix(label):
		if !isHostLabel(label) {
			return 0, false
		}
		decoded, ok := decodeALabel(label)
		if !ok {
			return 0, false
		}
		return len(label), strings.ContainsFunc(decoded, isRightToLeft)
	case isASCII(label):
		if !isHostLabel(label) || hasReservedHyphens(label) {
			return 0, false
		}
		return len(label), false
	default:
		// No label of that many octets fits, and encoding takes time that grows faster than the label.
		if len(label) > maxLabel*utf8.UTFMax || !isULabel(label) {
			return 0, false
		}
		size = len(acePrefix) + len(encodePunycode(label))
		if size > maxLabel {
			return 0, false
		}
		return size, strings.ContainsFunc(label, isRightToLeft)
	}
}

const acePrefix = "xn--"

func hasACEPrefix(label string) bool {
	return len(label) >= len(acePrefix) && strings.EqualFold(label[:len(acePrefix)], acePrefix)
}

// isALabel tells whether a label with the prefix stands for a U-label that has right-to-left characters only as it may.
func isALabel(label string) bool {
	decoded, ok := decodeALabel(label)
	return ok && (!strings.ContainsFunc(decoded, isRightToLeft) || isBidiLabel(decoded))
}

// decodeALabel returns the U-label that a label with the prefix stands for.
func decodeALabel(label string) (decoded string, ok bool) {
	encoded := strings.ToLower(label[len(acePrefix):])
	decoded, ok = decodePunycode(encoded)
	return decoded, ok && !isASCII(decoded) && isULabel(decoded) && encodePunycode(decoded) == encoded
}

// isULabel tells whether a label that is not ASCII fulfils RFC 5891, 4.2.3, but for the rule about direction.
func isULabel(label string) bool {
	if !utf8.ValidString(label) || label[0] == '-' || label[len(label)-1] == '-' || hasReservedHyphens(label) {
		return false
	}
	first, _ := utf8.DecodeRuneInString(label)
	if unicode.Is(unicode.M, first) {
		return false
	}
	for i, r := range label {
		if !isProtocolValid(r) && !isValidInContext(label, i, r) {
			return false
		}
	}
	return true
}

// hasReservedHyphens tells whether the third and the fourth character are hyphens.
func hasReservedHyphens(label string) bool {
	at := 0
	for i := range label {
		switch at {
		case 2:
			return strings.HasPrefix(label[i:], "--")
		default:
			at++
		}
	}
	return false
}

// isProtocolValid tells whether RFC 5892, 3 gives the property PVALID to r.
func isProtocolValid(r rune) bool {
	switch {
	case r < utf8.RuneSelf:
		return r == '-' || (r >= '0' && r <= '9') || (r >= 'a' && r <= 'z')
	case strings.ContainsRune("\u00DF\u03C2\u06FD\u06FE\u0F0B\u3007", r):
		return true
	case r >= 0x0660 && r <= 0x0669, r >= 0x06F0 && r <= 0x06F9:
		return false // valid in a context
	default:
		return unicode.In(r, unicode.Ll, unicode.Lo, unicode.Lm, unicode.Mn, unicode.Mc, unicode.Nd) && !inRanges(r, unstableLetters)
	}
}

// isValidInContext tells whether r, which stands at i, has the property CONTEXTJ or CONTEXTO and fulfils its rule in RFC 5892, appendix A.
func isValidInContext(label string, i int, r rune) bool {
	before, _ := utf8.DecodeLastRuneInString(label[:i])
	after, _ := utf8.DecodeRuneInString(label[i+utf8.RuneLen(r):])
	switch r {
	case '\u200C':
		return strings.ContainsRune(viramas, before) || joins(label, i)
	case '\u200D':
		return strings.ContainsRune(viramas, before)
	case '\u00B7':
		return before == 'l' && after == 'l'
	case '\u0375':
		return unicode.Is(unicode.Greek, after)
	case '\u05F3', '\u05F4':
		return unicode.Is(unicode.Hebrew, before)
	case '\u30FB':
		return strings.ContainsFunc(label, isJapanese)
	default:
		return hasOneKindOfDigits(label, r)
	}
}

// joins tells whether the zero width non-joiner at i breaks a cursive connection (RFC 5892, A.1).
func joins(label string, i int) bool {
	before := strings.TrimRightFunc(label[:i], isTransparent)
	after := strings.TrimLeftFunc(label[i+len("\u200C"):], isTransparent)
	left, _ := utf8.DecodeLastRuneInString(before)
	right, _ := utf8.DecodeRuneInString(after)
	return (inRanges(left, dualJoining) || inRanges(left, leftJoining)) &&
		(inRanges(right, dualJoining) || inRanges(right, rightJoining))
}

// isTransparent tells whether the Joining_Type of r is T.
func isTransparent(r rune) bool {
	return r != '\u200C' && r != '\u200D' && unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf)
}

func isJapanese(r rune) bool {
	return r != '\u30FB' && unicode.In(r, unicode.Hiragana, unicode.Katakana, unicode.Han)
}

// hasOneKindOfDigits tells whether r is an Arabic-Indic digit in a label without those of the other kind (RFC 5892, A.8 and A.9).
func hasOneKindOfDigits(label string, r rune) bool {
	switch {
	case isArabicIndicDigit(r):
		return !strings.ContainsFunc(label, isExtendedDigit)
	case isExtendedDigit(r):
		return !strings.ContainsFunc(label, isArabicIndicDigit)
	default:
		return false
	}
}

func isArabicIndicDigit(r rune) bool {
	return r >= 0x0660 && r <= 0x0669
}

func isExtendedDigit(r rune) bool {
	return r >= 0x06F0 && r <= 0x06F9
}

// isRightToLeft tells whether the Bidi_Class of r is R, AL or AN.
//
// Unicode gives these to the letters and digits of some blocks, assigned or not.
func isRightToLeft(r rune) bool {
	switch {
	case r < 0x0590 || isExtendedDigit(r) || unicode.Is(unicode.Mn, r):
		return false
	case r <= 0x08FF, r >= 0xFB1D && r <= 0xFDFF, r >= 0xFE70 && r <= 0xFEFE:
		return true
	default:
		return (r >= 0x10800 && r <= 0x10FFF) || (r >= 0x1E800 && r <= 0x1EFFF)
	}
}

// isArabicNumber tells whether the Bidi_Class of r is AN, of what may stand in a label.
func isArabicNumber(r rune) bool {
	return isArabicIndicDigit(r) || (r >= 0x10D30 && r <= 0x10D39)
}

// isEuropeanNumber tells whether the Bidi_Class of r is EN, of what may stand in a label.
func isEuropeanNumber(r rune) bool {
	return (r >= '0' && r <= '9') || isExtendedDigit(r)
}

// isBidiLabel tells whether a label fulfils the rule of RFC 5893, 2.
func isBidiLabel(label string) bool {
	first, _ := utf8.DecodeRuneInString(label)
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRightFunc(label, isNonspacing))
	if !isRightToLeft(first) {
		leads := !isEuropeanNumber(first) && first != '-' && !isNonspacing(first)
		return leads && last != '-' && !strings.ContainsFunc(label, isRightToLeft)
	}
	european := strings.ContainsFunc(label, isEuropeanNumber)
	return !isArabicNumber(first) && (isRightToLeft(last) || isEuropeanNumber(last)) &&
		!strings.ContainsFunc(label, isLeftToRight) && (!european || !strings.ContainsFunc(label, isArabicNumber))
}

// isLeftToRight tells whether the Bidi_Class of r is L, of what may stand in a label.
func isLeftToRight(r rune) bool {
	return !isRightToLeft(r) && !isEuropeanNumber(r) && !isNonspacing(r) && r != '-' && r != '\u200C' && r != '\u200D'
}

func isNonspacing(r rune) bool {
	return unicode.Is(unicode.Mn, r)
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
