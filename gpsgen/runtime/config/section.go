package config

import (
	"maps"
	"slices"
	"sync"
	"time"
)

// Section holds the values of the keys below one path. Its accessors never fail: values are checked
// at start, and a live one that becomes invalid keeps its last good value. A name that was not
// declared, or not with this type, is a mistake in the program: the accessor panics.
type Section struct {
	config  *Config
	path    string
	entries map[string]*entry

	mu          sync.Mutex
	subscribers []func()
	rules       []func(*Section) error
}

// String is the value of a key of type String.
func (s *Section) String(name string) string { return s.value(name, String).text }

// Int is the value of a key of type Int.
func (s *Section) Int(name string) int { return int(s.value(name, Int).number) }

// Bool is the value of a key of type Bool.
func (s *Section) Bool(name string) bool { return s.value(name, Bool).flag }

// Duration is the value of a key of type Duration.
func (s *Section) Duration(name string) time.Duration {
	return time.Duration(s.value(name, Duration).number)
}

// Strings is the value of a key of type Strings; it is shared, do not change it.
func (s *Section) Strings(name string) []string { return s.value(name, Strings).list }

// OnChange calls the function after a live value of the section has changed.
func (s *Section) OnChange(changed func()) {
	s.mu.Lock()
	defer s.mu.Unlock()

	s.subscribers = append(s.subscribers, changed)
}

// Require adds a rule over several keys, which Config.Check asks once each key is good by itself.
func (s *Section) Require(rule func(*Section) error) {
	s.mu.Lock()
	defer s.mu.Unlock()

	s.rules = append(s.rules, rule)
}

// Path is the whole path of a key: "/shop/transport/rest/api_v1/port".
func (s *Section) Path(name string) string {
	return "/" + s.config.options.Service + "/" + s.path + "/" + name
}

// candidates are the paths that may hold a key, the one for this application alone first.
func (s *Section) candidates(name string) []string {
	own := "/" + s.config.options.Service + "/" + s.path + "/" + s.config.options.Application + "/" + name

	return []string{own, s.Path(name)}
}

func (s *Section) names() []string { return slices.Sorted(maps.Keys(s.entries)) }

func (s *Section) value(name string, kind Type) *setting {
	declared, exists := s.entries[name]
	if !exists || declared.key.Type != kind {
		panic("config: no key " + s.Path(name) + " of type " + string(kind) + " is declared")
	}

	return declared.current.Load()
}

func (s *Section) faults() []*KeyError {
	var faults []*KeyError

	for _, name := range s.names() {
		if fault := s.entries[name].fault.Load(); fault != nil {
			faults = append(faults, fault)
		}
	}

	if len(faults) > 0 {
		return faults
	}

	s.mu.Lock()
	rules := slices.Clone(s.rules)
	s.mu.Unlock()

	for _, rule := range rules {
		if err := rule(s); err != nil {
			path := "/" + s.config.options.Service + "/" + s.path
			faults = append(faults, &KeyError{Path: path, Variable: Variable(path) + "__*", Layer: "together", Reason: err.Error()})
		}
	}

	return faults
}

func (s *Section) refresh() {
	changed := false

	for _, name := range s.names() {
		if declared := s.entries[name]; declared.key.Live && declared.update(s) {
			changed = true
		}
	}

	if !changed {
		return
	}

	s.mu.Lock()
	subscribers := slices.Clone(s.subscribers)
	s.mu.Unlock()

	for _, notify := range subscribers {
		notify()
	}
}
