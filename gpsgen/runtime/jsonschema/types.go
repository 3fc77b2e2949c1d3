package jsonschema

import "strings"

// Types is a set of the names that `type` may have.
type Types uint8

// The names that `type` may have.
const (
	TypeNull Types = 1 << iota
	TypeBoolean
	TypeInteger
	TypeNumber
	TypeString
	TypeArray
	TypeObject
)

// typeNames are the types as they stand in messages, in the order of their bits.
const typeNames = "null,a boolean,an integer,a number,a string,an array,an object"

// String returns the types as they stand in messages: "a string or null".
func (t Types) String() string {
	var names []string

	for i, name := range strings.Split(typeNames, ",") {
		if t>>i&1 != 0 {
			names = append(names, name)
		}
	}

	return alternatives(names)
}

// alternatives joins texts: "a, b or c".
func alternatives(texts []string) string {
	last := len(texts) - 1
	if last < 1 {
		return strings.Join(texts, "")
	}

	return strings.Join(texts[:last], ", ") + " or " + texts[last]
}

// types returns the types that a value has: an integer is a number, too.
func (v *Node) types() Types {
	switch v.Kind {
	case KindNull:
		return TypeNull
	case KindBool:
		return TypeBoolean
	case KindString:
		return TypeString
	case KindArray:
		return TypeArray
	case KindObject:
		return TypeObject
	default:
		if v.IsInteger() {
			return TypeInteger | TypeNumber
		}

		return TypeNumber
	}
}

// IsInteger says whether a number is an integer by its value, as 1.0 and 1e2 are.
func (v *Node) IsInteger() bool {
	return v.Kind == KindNumber && (digitsEnd(v.Text, 0) == len(v.Text) || parseDecimal(v.Text).isInteger())
}
