// Package config reads the configuration of an application: keys declared as data by the packages
// that read them, and layers of sources, of which the first that has a value wins.
package config

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
)

// layerCompiled is what messages call the values compiled into the program.
const layerCompiled = "compiled in"

// Options say whose configuration it is, and where it comes from.
type Options struct {
	Service, Application string
	// Sources are the layers above what is compiled in, the strongest first.
	Sources []Source
	// Warn is told of a live value that has become invalid; nil tells nobody.
	Warn func(error)
}

// Config is the configuration of one application.
type Config struct {
	options Options

	mu       sync.Mutex
	sections []*Section
}

// New makes a configuration that declares no keys yet.
func New(o Options) *Config {
	if o.Warn == nil {
		o.Warn = func(error) {}
	}

	return &Config{options: o}
}

// Section declares the keys that a part of the application reads below path, such as
// "transport/rest/api_v1", and reads their values.
// A fault in a value shows in Check; until then the accessor answers with the default.
func (c *Config) Section(path string, keys ...Key) *Section {
	section := &Section{config: c, path: strings.Trim(path, "/"), entries: make(map[string]*entry, len(keys))}

	for _, key := range keys {
		key.mustBeSound()

		section.entries[key.Name] = newEntry(key, section)
	}

	c.mu.Lock()
	defer c.mu.Unlock()

	c.sections = append(c.sections, section)

	return section
}

// Check reports everything that is wrong with the values of all declared keys: KeyErrors, joined.
func (c *Config) Check() error {
	var faults []*KeyError
	for _, section := range c.declared() {
		faults = append(faults, section.faults()...)
	}

	faults = append(faults, c.clashes()...)
	slices.SortStableFunc(faults, func(a, b *KeyError) int { return cmp.Compare(a.Path, b.Path) })

	faults = slices.CompactFunc(faults, func(a, b *KeyError) bool { return *a == *b })

	all := make([]error, len(faults))
	for i, fault := range faults {
		all[i] = fault
	}

	return errors.Join(all...)
}

// Refresh reads the live keys again and tells the subscribers of the sections that changed.
// A value that has become invalid keeps its last good one, and is warned of once.
func (c *Config) Refresh() {
	for _, section := range c.declared() {
		section.refresh()
	}
}

func (c *Config) declared() []*Section {
	c.mu.Lock()
	defer c.mu.Unlock()

	return slices.Clone(c.sections)
}

// clashes finds different paths that share an environment variable.
func (c *Config) clashes() []*KeyError {
	var faults []*KeyError

	owners := map[string]string{}

	for _, section := range c.declared() {
		for _, name := range section.names() {
			for _, path := range section.candidates(name) {
				variable := Variable(path)

				owner, taken := owners[variable]
				if !taken {
					owners[variable] = path
				} else if owner != path {
					faults = append(faults, &KeyError{
						Path: path, Variable: variable, Layer: "environment",
						Reason: "the variable also stands for " + owner,
					})
				}
			}
		}
	}

	return faults
}

// find asks the layers for the first path that has a value, the strongest layer first.
func (c *Config) find(paths []string) (found, error) {
	for _, source := range c.options.Sources {
		for _, path := range paths {
			value, exists, err := source.Lookup(path)
			if err != nil {
				return found{path: path, layer: source.Name()}, fmt.Errorf("cannot be read: %w", err)
			}

			if exists {
				return found{path: path, layer: source.Name(), text: value, exists: true}, nil
			}
		}
	}

	return found{path: paths[len(paths)-1], layer: layerCompiled}, nil
}

// found is where a value was found, or should have been.
type found struct {
	path, layer, text string
	exists            bool
}
