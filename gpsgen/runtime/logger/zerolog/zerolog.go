// Package zerolog implements the logger with github.com/rs/zerolog.
package zerolog

import (
	"io"
	"time"

	"github.com/rs/zerolog"

	"gpsgen/runtime/logger"
)

var _ logger.Factory = New

// Logger is a logger.Logger on top of zerolog.
type Logger struct {
	root   zerolog.Logger
	level  *logger.AtomicLevel
	fields []logger.Field
}

// New is a logger.Factory.
func New(w io.Writer, o logger.Options) logger.Logger {
	if o.Format == logger.FormatText {
		w = zerolog.ConsoleWriter{Out: w, NoColor: true, TimeFormat: logger.TimeLayout}
	}

	root := zerolog.New(w).With().
		Str(logger.KeyService, o.Service).
		Str(logger.KeyApplication, o.Application).
		Logger()

	level := &logger.AtomicLevel{}
	level.Set(o.Level)

	return &Logger{root: root, level: level}
}

// Debug implements logger.Logger.
func (l *Logger) Debug(msg string, fields ...logger.Field) {
	l.write(logger.LevelDebug, zerolog.DebugLevel, msg, fields)
}

// Info implements logger.Logger.
func (l *Logger) Info(msg string, fields ...logger.Field) {
	l.write(logger.LevelInfo, zerolog.InfoLevel, msg, fields)
}

// Warn implements logger.Logger.
func (l *Logger) Warn(msg string, fields ...logger.Field) {
	l.write(logger.LevelWarn, zerolog.WarnLevel, msg, fields)
}

// Error implements logger.Logger.
func (l *Logger) Error(msg string, fields ...logger.Field) {
	l.write(logger.LevelError, zerolog.ErrorLevel, msg, fields)
}

// With implements logger.Logger.
func (l *Logger) With(fields ...logger.Field) logger.Logger {
	return &Logger{root: l.root, level: l.level, fields: logger.Join(l.fields, fields)}
}

// Enabled implements logger.Logger.
func (l *Logger) Enabled(level logger.Level) bool { return l.level.Enabled(level) }

// SetLevel implements logger.Logger.
func (l *Logger) SetLevel(level logger.Level) { l.level.Set(level) }

func (l *Logger) write(level logger.Level, own zerolog.Level, msg string, fields []logger.Field) {
	if !l.level.Enabled(level) {
		return
	}

	var buffer [len(logger.TimeLayout)]byte

	event := l.root.WithLevel(own)
	event.Bytes(logger.KeyTime, time.Now().UTC().AppendFormat(buffer[:0], logger.TimeLayout))

	add(event, l.fields)
	add(event, fields)
	event.Msg(msg)
}

func add(event *zerolog.Event, fields []logger.Field) {
	for _, field := range fields {
		switch field.Kind {
		case logger.KindString:
			event.Str(field.Key, field.Text)
		case logger.KindInt:
			event.Int64(field.Key, field.Number)
		case logger.KindFloat:
			event.Float64(field.Key, field.Float)
		case logger.KindBool:
			event.Bool(field.Key, field.Flag)
		case logger.KindAny:
			event.RawJSON(field.Key, field.JSON())
		}
	}
}
