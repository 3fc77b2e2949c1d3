// Package testapp gives the tests of the runtime an application, and its log to look into.
package testapp

import (
	"bytes"
	"encoding/json"
	"slices"
	"sync"
	"testing"

	"gpsgen/runtime/app"
	"gpsgen/runtime/logger/slog"
)

// Service and Application are the names of every application made here.
const (
	Service     = "shop"
	Application = "api"
)

// Log keeps the lines that an application has written.
type Log struct {
	mu   sync.Mutex
	text bytes.Buffer
}

// Write implements io.Writer.
func (l *Log) Write(line []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()

	// A buffer takes everything.
	l.text.Write(line)

	return len(line), nil
}

// Lines are the lines with that message.
func (l *Log) Lines(tb testing.TB, message string) []map[string]any {
	tb.Helper()

	l.mu.Lock()
	text := bytes.Clone(l.text.Bytes())
	l.mu.Unlock()

	var found []map[string]any

	for line := range bytes.Lines(text) {
		var fields map[string]any
		if err := json.Unmarshal(line, &fields); err != nil {
			tb.Fatalf("a line that is not JSON: %s", line)
		}

		if fields["message"] == message {
			found = append(found, fields)
		}
	}

	return slices.Clip(found)
}

// String is all that was written.
func (l *Log) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()

	return l.text.String()
}

// Options are those of an application whose environment is env and nothing else.
func Options(env map[string]string, log *Log) app.Options {
	return app.Options{
		Service: Service, Application: Application, Logger: slog.New, Output: log,
		LookupEnv: func(name string) (string, bool) {
			value, found := env[name]

			return value, found
		},
	}
}

// New is an application in that environment, with its log.
func New(tb testing.TB, env map[string]string) (*app.App, *Log) {
	tb.Helper()

	log := &Log{}

	a, err := app.New(Options(env, log))
	if err != nil {
		tb.Fatalf("app.New: %v", err)
	}

	return a, log
}
