package config

import "strings"

// Source is one layer of configuration, asked by the whole path of a key.
type Source interface {
	// Name is what messages call the layer.
	Name() string
	Lookup(path string) (value string, found bool, err error)
}

// variablePrefix starts the name of every environment variable that is read.
const variablePrefix = "OC_"

// Variable is the name of the environment variable for a path:
// "/shop/log/level" is OC_shop__log__level.
func Variable(path string) string {
	var name strings.Builder

	name.WriteString(variablePrefix)

	for _, letter := range strings.TrimPrefix(path, "/") {
		switch {
		case letter == '/':
			name.WriteString("__")
		case letter == '_', '0' <= letter && letter <= '9',
			'a' <= letter && letter <= 'z', 'A' <= letter && letter <= 'Z':
			name.WriteRune(letter)
		default:
			name.WriteByte('_')
		}
	}

	return name.String()
}

// Environment is the layer of environment variables, read through lookup (os.LookupEnv).
func Environment(lookup func(name string) (string, bool)) Source {
	return environment{lookup: lookup}
}

type environment struct {
	lookup func(name string) (string, bool)
}

// Name implements Source.
func (environment) Name() string { return "environment" }

// Lookup implements Source.
func (e environment) Lookup(path string) (value string, found bool, err error) {
	value, found = e.lookup(Variable(path))

	return value, found, nil
}
