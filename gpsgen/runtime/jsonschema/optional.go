package jsonschema

// Optional is a value that may be absent: the zero Optional is. It stands where a pointer would not tell what is absent from what
// is null.
type Optional[T any] struct {
	Value T
	// Set says that there is a value.
	Set bool
}

// Some returns an Optional that has a value.
func Some[T any](v T) Optional[T] {
	return Optional[T]{Value: v, Set: true}
}
