// Package logger is what the services know of logging: an interface, typed fields, and a logger in
// the context. The packages below it implement the interface, each with another library.
package logger

import (
	"context"
	"fmt"
	"io"
)

// The keys of what every line has.
const (
	KeyTime        = "time"
	KeyLevel       = "level"
	KeyMessage     = "message"
	KeyService     = "service"
	KeyApplication = "application"
)

// TimeLayout is RFC 3339 with milliseconds.
const TimeLayout = "2006-01-02T15:04:05.000Z07:00"

// Logger writes lines with fields. It is safe for use by many goroutines.
type Logger interface {
	Debug(msg string, fields ...Field)
	Info(msg string, fields ...Field)
	Warn(msg string, fields ...Field)
	Error(msg string, fields ...Field)
	// With is a logger that adds the fields to each of its lines.
	With(fields ...Field) Logger
	// Enabled tells whether lines of the level are written.
	Enabled(level Level) bool
	// SetLevel changes the level of this logger and of all that share its root.
	SetLevel(level Level)
}

// Factory makes a logger that writes to w.
type Factory func(w io.Writer, o Options) Logger

// Options say what a logger writes, and how.
type Options struct {
	// Service and Application are in every line.
	Service, Application string
	Level                Level
	Format               Format
}

// Format is the form of a line.
type Format string

// The forms of a line: for machines, and for people.
const (
	FormatJSON Format = "json"
	FormatText Format = "text"
)

// Level is the weight of a line.
type Level int8

// The levels, the lightest first.
const (
	LevelDebug Level = iota - 1
	LevelInfo
	LevelWarn
	LevelError
)

// String is the name of the level, as in a line and in the configuration.
func (l Level) String() string {
	switch l {
	case LevelDebug:
		return "debug"
	case LevelInfo:
		return "info"
	case LevelWarn:
		return "warn"
	case LevelError:
		return "error"
	default:
		return "unknown"
	}
}

// ParseLevel is the level of that name.
func ParseLevel(name string) (Level, error) {
	for level := LevelDebug; level <= LevelError; level++ {
		if level.String() == name {
			return level, nil
		}
	}

	return LevelInfo, fmt.Errorf("logger: unknown level %q", name)
}

type contextKey struct{}

// NewContext is a context with the logger in it.
func NewContext(ctx context.Context, log Logger) context.Context {
	return context.WithValue(ctx, contextKey{}, log)
}

// FromContext is the logger in the context; where there is none, one that writes nothing.
func FromContext(ctx context.Context) Logger {
	if log, found := ctx.Value(contextKey{}).(Logger); found {
		return log
	}

	return Discard()
}
