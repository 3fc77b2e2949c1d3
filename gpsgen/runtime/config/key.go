package config

import (
	"maps"
	"slices"
)

// Type says how the text of a value is read.
type Type string

// The types that a key can have.
const (
	String   Type = "string"
	Int      Type = "int"
	Bool     Type = "bool"
	Duration Type = "duration"
	Strings  Type = "strings"
)

// Key declares one configuration value: the package that reads it lists its keys as data.
type Key struct {
	// Name is the path of the key below its section, such as "server/timeout/read".
	Name string
	Type Type
	// Default is the compiled-in value, in the same text form as in the environment.
	Default string
	Help    string
	// Required makes the absence of a value an error at start.
	Required bool
	// Secret keeps the value out of every message; a secret has no default.
	Secret bool
	// Live values follow changes at run time; the others are read once.
	Live bool
	// Min and Max bound an Int or a Duration, in text form; "" is no bound.
	Min, Max string
	// OneOf lists the texts that a String may have; empty allows all.
	OneOf []string
}

// Values are compiled-in values in text form, by the name of their key.
type Values map[string]string

// WithDefaults returns the keys with other compiled-in values.
// A name that no key declares, and a value for a secret, are mistakes in the program: it panics.
func WithDefaults(keys []Key, values Values) []Key {
	result := slices.Clone(keys)
	for _, name := range slices.Sorted(maps.Keys(values)) {
		index := slices.IndexFunc(result, func(key Key) bool { return key.Name == name })
		if index < 0 {
			panic("config: a default for an undeclared key: " + name)
		}

		result[index].Default = values[name]
	}

	return result
}

// mustBeSound panics where a declaration contradicts itself: that is a mistake in the program,
// not in its configuration.
func (k Key) mustBeSound() {
	if k.Secret && k.Default != "" {
		panic("config: a secret must not have a default: " + k.Name)
	}

	for _, text := range []string{k.Default, k.Min, k.Max} {
		if text == "" {
			continue
		}

		if _, err := parse(k.Type, text); err != nil {
			panic("config: the declaration of " + k.Name + ": " + err.Error())
		}
	}
}
