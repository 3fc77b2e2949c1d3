package jsonschema

// ValueKind is the kind of a JSON value.
type ValueKind uint8

// The kinds of JSON values.
const (
	// KindInvalid is where no value starts.
	KindInvalid ValueKind = iota
	KindNull
	KindBool
	KindNumber
	KindString
	KindArray
	KindObject
)

// String returns the kind as it stands in messages.
func (k ValueKind) String() string {
	switch k {
	case KindNull:
		return "null"
	case KindBool:
		return "a boolean"
	case KindNumber:
		return "a number"
	case KindString:
		return "a string"
	case KindArray:
		return "an array"
	case KindObject:
		return "an object"
	default:
		return "no value"
	}
}

// kindOf returns the kind of the values that start with a byte.
func kindOf(first byte) ValueKind {
	switch first {
	case '"':
		return KindString
	case '{':
		return KindObject
	case '[':
		return KindArray
	case 't', 'f':
		return KindBool
	case 'n':
		return KindNull
	case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9':
		return KindNumber
	default:
		return KindInvalid
	}
}
