package config

// KeyError is one thing that is wrong with the configuration.
type KeyError struct {
	// Path is the whole path of the key, and Variable the environment variable that sets it.
	Path, Variable string
	// Layer is where the value came from.
	Layer string
	// Reason says what is wrong; it never holds the value of a secret.
	Reason string
}

// Error implements error.
func (e *KeyError) Error() string {
	return e.Path + " (" + e.Variable + "), " + e.Layer + ": " + e.Reason
}
