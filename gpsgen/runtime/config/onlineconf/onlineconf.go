// Package onlineconf is the configuration layer of OnlineConf: the tree that its updater keeps in a
// file beside the application.
package onlineconf

import (
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"sync/atomic"
	"time"

	oc "github.com/Educentr/go-onlineconf/pkg/onlineconf"

	"gpsgen/runtime/config"
)

const (
	// DirectoryVariable is the environment variable that names the folder of OnlineConf's files.
	DirectoryVariable = "ONLINECONF_DIR"
	// DefaultDirectory is that folder where the variable is not set.
	DefaultDirectory = "etc/onlineconf"
)

// watchInterval is how often Watch looks for a new tree.
const watchInterval = time.Second

var _ config.Source = (*Source)(nil)

// Source is the newest tree of OnlineConf that can be read.
type Source struct {
	directory string
	current   atomic.Pointer[tree]
}

// tree is one version of the tree.
type tree struct {
	instance *oc.OnlineconfInstance
	file     fs.FileInfo
}

// Open opens the tree in the folder; the error wraps fs.ErrNotExist where there is none.
func Open(directory string) (*Source, error) {
	source := &Source{directory: directory}

	first, err := source.open()
	if err != nil {
		return nil, err
	}

	source.current.Store(first)

	return source, nil
}

// Name implements config.Source.
func (*Source) Name() string { return "onlineconf" }

// Lookup implements config.Source. A value that OnlineConf keeps as JSON is answered as its text.
func (s *Source) Lookup(path string) (value string, found bool, err error) {
	current := s.current.Load()
	// The library unmaps a file once nothing refers to it, even while it is being read.
	defer runtime.KeepAlive(current)

	// The library slices what it reads without a check, and a file that shrinks takes its mapping with
	// it: both are made panics here, and errors below.
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if cause := recover(); cause != nil {
			err = fmt.Errorf("onlineconf: %s: damaged file: %v", path, cause)
		}
	}()

	value, found, err = current.instance.GetStringIfExists(path)
	if err == nil {
		return value, found, nil
	}

	var document json.RawMessage

	found, jsonErr := current.instance.GetStruct(path, &document)
	if jsonErr != nil {
		return "", false, fmt.Errorf("onlineconf: %w", err)
	}

	return string(document), found, nil
}

// Watch calls refresh after the updater has written a new tree, and warn when that tree cannot be
// read: then the last good one stays. It returns when the context ends.
//
// The library has a watcher of its own. It is not used: after a file that it cannot read it holds its
// lock for ever, and every later read hangs.
func (s *Source) Watch(ctx context.Context, refresh func(), warn func(error)) {
	ticker := time.NewTicker(watchInterval)
	defer ticker.Stop()

	// The file that was looked at last, whether it could be read or not.
	seen := s.current.Load().file

	for {
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
		}

		file, err := os.Stat(s.file())
		if err != nil || same(file, seen) {
			// The updater replaces the file; for a moment there may be none.
			continue
		}

		seen = file

		next, err := s.open()
		if err != nil {
			warn(err)

			continue
		}

		s.current.Store(next)
		refresh()
	}
}

func (s *Source) file() string { return filepath.Join(s.directory, oc.DefaultModule+".cdb") }

// open reads the tree of now. The file is looked at first: should it be replaced meanwhile, the next
// look finds another one.
func (s *Source) open() (*tree, error) {
	file, err := os.Stat(s.file())
	if err != nil {
		return nil, fmt.Errorf("onlineconf: %w", err)
	}

	// Create, unlike the library's Initialize, leaves the environment alone.
	instance := oc.Create(oc.WithConfigDir(s.directory))
	if _, err = instance.GetOrAddModule(oc.DefaultModule); err != nil {
		return nil, fmt.Errorf("onlineconf: %s: %w", s.file(), err)
	}

	return &tree{instance: instance, file: file}, nil
}

func same(a, b fs.FileInfo) bool {
	return os.SameFile(a, b) && a.ModTime().Equal(b.ModTime()) && a.Size() == b.Size()
}
