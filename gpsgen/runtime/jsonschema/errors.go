package jsonschema

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Bounds of texts in messages, in bytes.
const (
	maxQuoted  = 64
	maxPointer = 256
	maxLines   = 20
)

// ValidationError is a document that is JSON, but is not what its schema asks for.
type ValidationError struct {
	// Findings are in the order of the document; there is at least one.
	Findings []Finding
	// Truncated says that there may be more: as many findings as were asked for ended the pass, or their JSON pointers were too long.
	Truncated bool
}

// Error returns a line for each of the first findings.
func (e *ValidationError) Error() string {
	var text strings.Builder

	for i, finding := range e.Findings {
		if i == maxLines {
			fmt.Fprintf(&text, "\n(%d more)", len(e.Findings)-i)

			break
		}

		if i > 0 {
			text.WriteByte('\n')
		}

		text.WriteString(finding.Error())
	}

	return text.String()
}

// Unwrap returns each Finding, so that errors.As finds the first.
func (e *ValidationError) Unwrap() []error {
	errs := make([]error, len(e.Findings))
	for i, finding := range e.Findings {
		errs[i] = finding
	}

	return errs
}

// Finding is one thing that is wrong with a document.
//
//nolint:errname // the error is ValidationError; a finding is one of its parts
type Finding struct {
	// InstancePath is the JSON pointer (RFC 6901) of the value in the document; empty for the document itself.
	InstancePath string
	// SchemaPath is the keyword that the value fails, as a JSON pointer behind the address of its schema: "#/properties/age/maximum".
	SchemaPath string
	// Keyword is the keyword's name: "maximum".
	Keyword string
	// Message says what is wrong: "is 200, must be at most 130".
	Message string
}

// Error returns a line with the place in the document, the message and the place in the schema.
func (f Finding) Error() string {
	place := "document"
	if f.InstancePath != "" {
		place = printable(f.InstancePath, maxPointer)
	}

	return place + " " + f.Message + " (" + printable(f.SchemaPath, maxPointer) + ")"
}

// SyntaxError is a text that is no JSON document: it is not as RFC 8259 says, not UTF-8, nested too deep, or has an object with two
// members of one name.
type SyntaxError struct {
	// Offset counts the bytes before what is wrong.
	Offset int
	// Message says what is wrong.
	Message string
}

// Error returns the message with the offset.
func (e *SyntaxError) Error() string {
	return "JSON: " + e.Message + " at offset " + strconv.Itoa(e.Offset)
}

// Quote returns a text of a document as it stands in messages: quoted, and cut where it is long.
func Quote(text string) string {
	if len(text) <= maxQuoted {
		return strconv.Quote(text)
	}

	return strconv.Quote(cut(text, maxQuoted)) + "…"
}

// printable returns a text as it is if it is short and prints on one line; else quoted or cut.
func printable(text string, most int) string {
	short := cut(text, most)
	for _, r := range short {
		if !strconv.IsPrint(r) {
			short = strconv.Quote(short)

			break
		}
	}

	if len(text) > most {
		short += "…"
	}

	return short
}

// cut returns the first bytes of a text, whole code points of it.
func cut(text string, most int) string {
	if len(text) <= most {
		return text
	}

	for most > 0 && !utf8.RuneStart(text[most]) {
		most--
	}

	return text[:most]
}
