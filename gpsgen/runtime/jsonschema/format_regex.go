package jsonschema

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

// IsRegex tells whether s is a regular expression of ECMA-262, 22.2.1, with the flag u.
func IsRegex(s string) bool {
	r := regexReader{text: s}
	if !utf8.ValidString(s) || !r.findGroups() {
		return false
	}
	return r.choice(0) && r.at == len(s)
}

// maxRegexDepth is how deep groups may nest.
const maxRegexDepth = 1000

// regexReader goes through a regular expression. Its methods return whether what they read is right.
type regexReader struct {
	text   string
	at     int
	groups int
	names  map[string]bool
}

// findGroups counts the groups that capture and collects their names, since references may come first.
func (r *regexReader) findGroups() bool {
	inClass := false
	for r.at < len(r.text) {
		switch c := r.text[r.at]; {
		case c == '\\':
			r.at++
		case c == '[':
			inClass = true
		case c == ']':
			inClass = false
		case c == '(' && !inClass && !r.countGroup():
			return false
		}
		r.at++
	}
	r.at = 0
	return true
}

// countGroup counts the group at hand if it captures; it is false for a name that is none or not new.
func (r *regexReader) countGroup() bool {
	rest := r.text[r.at+1:]
	if !strings.HasPrefix(rest, "?") {
		r.groups++
		return true
	}
	if !strings.HasPrefix(rest, "?<") || strings.HasPrefix(rest, "?<=") || strings.HasPrefix(rest, "?<!") {
		return true
	}
	r.groups++
	r.at += len("(?<")
	name, ok := r.name()
	if !ok || r.names[name] {
		return false
	}
	if r.names == nil {
		r.names = map[string]bool{}
	}
	r.names[name] = true
	r.at--
	return true
}

func (r *regexReader) choice(depth int) bool {
	for {
		for r.at < len(r.text) && r.text[r.at] != '|' && r.text[r.at] != ')' {
			if !r.term(depth) {
				return false
			}
		}
		if !r.take("|") {
			return true
		}
	}
}

// term reads an assertion, or an atom with the quantifier that it may have.
func (r *regexReader) term(depth int) bool {
	if r.take("^") || r.take("$") || r.take(`\b`) || r.take(`\B`) {
		return true
	}
	if r.take("(?=") || r.take("(?!") || r.take("(?<=") || r.take("(?<!") {
		return r.group(depth)
	}
	return r.atom(depth) && r.quantifier()
}

func (r *regexReader) atom(depth int) bool {
	switch c := r.text[r.at]; c {
	case '(':
		return r.opening() && r.group(depth)
	case '[':
		return r.class()
	case '\\':
		_, _, ok := r.escape(false)
		return ok
	case '*', '+', '?', '{', '}', ']':
		return false
	default:
		r.character()
		return true
	}
}

// opening reads the start of a group that is no assertion.
func (r *regexReader) opening() bool {
	switch {
	case r.take("(?:"):
		return true
	case r.take("(?<"):
		_, ok := r.name()
		return ok
	case r.take("(?"):
		return r.modifiers()
	default:
		return r.take("(")
	}
}

// modifiers reads flags of a group behind its question mark: "i:", "i-s:".
func (r *regexReader) modifiers() bool {
	flags, _, ok := strings.Cut(r.text[r.at:], ":")
	if !ok || flags == "-" {
		return false
	}
	r.at += len(flags) + 1
	for i := range len(flags) {
		if strings.IndexByte("ims-", flags[i]) < 0 || strings.IndexByte(flags[i+1:], flags[i]) >= 0 {
			return false
		}
	}
	return true
}

// group reads what is in a group, to its closing parenthesis.
func (r *regexReader) group(depth int) bool {
	return depth < maxRegexDepth && r.choice(depth+1) && r.take(")")
}

func (r *regexReader) quantifier() bool {
	if r.take("*") || r.take("+") || r.take("?") {
		r.take("?")
		return true
	}
	if !r.take("{") {
		return true
	}
	least := r.digits()
	most := least
	if r.take(",") {
		most = r.digits()
	}
	if least == "" || !r.take("}") {
		return false
	}
	r.take("?")
	return most == "" || compareDigits(least, most) <= 0
}

// compareDigits compares natural numbers of any length.
func compareDigits(a, b string) int {
	a, b = strings.TrimLeft(a, "0"), strings.TrimLeft(b, "0")
	if len(a) != len(b) {
		return len(a) - len(b)
	}
	return strings.Compare(a, b)
}

// class reads a class between brackets.
func (r *regexReader) class() bool {
	r.take("[")
	r.take("^")
	for !r.take("]") {
		low, isSet, ok := r.classAtom()
		if !ok {
			return false
		}
		if !strings.HasPrefix(r.text[r.at:], "-") || strings.HasPrefix(r.text[r.at:], "-]") {
			continue
		}
		r.take("-")
		high, isOther, ok := r.classAtom()
		if !ok || isSet || isOther || low > high {
			return false
		}
	}
	return true
}

// classAtom reads a character of a class, or an escape that is a set of them.
func (r *regexReader) classAtom() (code rune, isSet, ok bool) {
	if r.at == len(r.text) {
		return 0, false, false
	}
	if r.text[r.at] == '\\' {
		return r.escape(true)
	}
	return r.character(), false, true
}

// escape reads an escape, but for those of assertions: of a set, of a group, or of one character.
func (r *regexReader) escape(inClass bool) (code rune, isSet, ok bool) {
	r.take("\\")
	if r.at == len(r.text) {
		return 0, false, false
	}
	switch c := r.character(); c {
	case 'd', 'D', 's', 'S', 'w', 'W':
		return 0, true, true
	case 'p', 'P':
		property, closed := r.until("{", "}")
		return 0, true, closed && isUnicodeProperty(property)
	case '1', '2', '3', '4', '5', '6', '7', '8', '9':
		r.at--
		return 0, false, !inClass && compareDigits(r.digits(), strconv.Itoa(r.groups)) <= 0
	case 'k':
		return 0, false, !inClass && r.reference()
	case 'b', '-':
		if c == 'b' {
			c = '\b'
		}
		return c, false, inClass
	default:
		code, ok = r.characterEscape(c)
		return code, false, ok
	}
}

// reference reads the name of a group that is there.
func (r *regexReader) reference() bool {
	if !r.take("<") {
		return false
	}
	name, ok := r.name()
	return ok && r.names[name]
}

// characterEscape reads what comes after a backslash and c, which stand for one character.
func (r *regexReader) characterEscape(c rune) (code rune, ok bool) {
	switch c {
	case 'x':
		return r.hex(2)
	case 'u':
		return r.codePoint()
	case 'c':
		letter := r.peek()
		return rune(letter % 32), isASCIILetter(letter) && r.take(string(rune(letter)))
	case '0':
		return 0, r.peek()-'0' > 9
	default:
		if at := strings.IndexRune("fnrtv", c); at >= 0 {
			return rune("\f\n\r\t\v"[at]), true
		}
		return c, strings.ContainsRune(`^$\.*+?()[]{}|/`, c)
	}
}

// codePoint reads what comes after "\u": four hexadecimal digits, twice for a surrogate pair, or any number of them in braces.
func (r *regexReader) codePoint() (code rune, ok bool) {
	if strings.HasPrefix(r.text[r.at:], "{") {
		digits, closed := r.until("{", "}")
		trimmed := strings.TrimLeft(digits, "0")
		if trimmed == "" || !closed {
			return 0, closed && digits != ""
		}
		value, err := strconv.ParseUint(trimmed, 16, 32)
		return rune(value), err == nil && value <= unicode.MaxRune
	}
	code, ok = r.hex(4)
	if rest := r.at; ok && utf16.IsSurrogate(code) && r.take(`\u`) {
		low, paired := r.hex(4)
		if both := utf16.DecodeRune(code, low); paired && both != utf8.RuneError {
			return both, true
		}
		r.at = rest
	}
	return code, ok
}

// hex reads that many hexadecimal digits.
func (r *regexReader) hex(digits int) (code rune, ok bool) {
	if len(r.text)-r.at < digits {
		return 0, false
	}
	value, err := strconv.ParseUint(r.text[r.at:r.at+digits], 16, 32)
	r.at += digits
	return rune(value), err == nil
}

// name reads the name of a group and the bracket behind it.
func (r *regexReader) name() (name string, ok bool) {
	var letters []rune
	for r.at < len(r.text) {
		c := r.character()
		switch c {
		case '>':
			return string(letters), len(letters) > 0
		case '\\':
			if !r.take("u") {
				return "", false
			}
			if c, ok = r.codePoint(); !ok {
				return "", false
			}
		}
		if !isIdentifier(c, len(letters) > 0) {
			return "", false
		}
		letters = append(letters, c)
	}
	return "", false
}

// isIdentifier tells whether c may be in an identifier of ECMA-262, 12.7, at its start or after it.
func isIdentifier(c rune, after bool) bool {
	if c == '$' || c == '_' || unicode.In(c, unicode.L, unicode.Nl, unicode.Other_ID_Start) {
		return true
	}
	return after && (c == '\u200C' || c == '\u200D' ||
		unicode.In(c, unicode.Mn, unicode.Mc, unicode.Nd, unicode.Pc, unicode.Other_ID_Continue))
}

// take steps over a text if it comes next.
func (r *regexReader) take(text string) bool {
	if !strings.HasPrefix(r.text[r.at:], text) {
		return false
	}
	r.at += len(text)
	return true
}

// peek returns the next byte, 0 at the end.
func (r *regexReader) peek() byte {
	if r.at == len(r.text) {
		return 0
	}
	return r.text[r.at]
}

// character steps over a character, which must be there.
func (r *regexReader) character() rune {
	c, size := utf8.DecodeRuneInString(r.text[r.at:])
	r.at += size
	return c
}

// digits steps over decimal digits.
func (r *regexReader) digits() string {
	rest := r.text[r.at:]
	n := countDigits(rest)
	r.at += n
	return rest[:n]
}

// until steps over what is between two texts, and over these.
func (r *regexReader) until(start, end string) (inner string, ok bool) {
	if !r.take(start) {
		return "", false
	}
	inner, _, ok = strings.Cut(r.text[r.at:], end)
	r.at = min(r.at+len(inner)+len(end), len(r.text))
	return inner, ok
}
