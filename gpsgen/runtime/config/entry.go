package config

import (
	"errors"
	"strconv"
	"sync/atomic"
)

var errMissing = errors.New("required, and set nowhere")

// entry is a declared key with its value of now, and what is wrong with it if anything is.
type entry struct {
	key     Key
	current atomic.Pointer[setting]
	fault   atomic.Pointer[KeyError]
}

// newEntry reads the value of the key for the first time.
func newEntry(key Key, s *Section) *entry {
	result := &entry{key: key}

	value, fault := result.load(s)
	if fault != nil {
		result.fault.Store(fault)

		value = fallback(key)
	}

	result.current.Store(value)

	return result
}

// fallback stands in for a value that is faulty, until the application ends because of it.
func fallback(key Key) *setting {
	value, err := parse(key.Type, key.Default)
	if err != nil {
		return &setting{}
	}

	return value
}

// update reads the value again and tells whether it changed.
func (e *entry) update(s *Section) bool {
	next, fault := e.load(s)
	if fault != nil {
		if last := e.fault.Swap(fault); last == nil || *last != *fault {
			s.config.options.Warn(fault)
		}

		return false
	}

	e.fault.Store(nil)

	return e.current.Swap(next).text != next.text
}

func (e *entry) load(s *Section) (*setting, *KeyError) {
	at, err := s.config.find(s.candidates(e.key.Name))
	if err != nil {
		return nil, newKeyError(e.key, at, err)
	}

	if !at.exists {
		at.text = e.key.Default
	}

	if at.text == "" && !at.exists {
		if e.key.Required {
			return nil, newKeyError(e.key, at, errMissing)
		}

		return &setting{}, nil
	}

	value, err := e.key.read(at.text)
	if err != nil {
		return nil, newKeyError(e.key, at, err)
	}

	return value, nil
}

// newKeyError describes what is wrong with the value of a key.
func newKeyError(key Key, at found, err error) *KeyError {
	reason := err.Error()
	if at.text != "" && !key.Secret {
		reason = quote(at.text) + " is " + reason
	}

	return &KeyError{Path: at.path, Variable: Variable(at.path), Layer: at.layer, Reason: reason}
}

// longestQuote keeps a value that is not what it should be from flooding a message.
const longestQuote = 80

func quote(text string) string {
	if len(text) > longestQuote {
		text = text[:longestQuote] + "…"
	}

	return strconv.Quote(text)
}
