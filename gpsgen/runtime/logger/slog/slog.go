// Package slog implements the logger with the standard library's log/slog.
package slog

import (
	"context"
	"io"
	"log/slog"
	"time"

	"gpsgen/runtime/logger"
)

var _ logger.Factory = New

// Logger is a logger.Logger on top of log/slog.
type Logger struct {
	handler slog.Handler
	level   *logger.AtomicLevel
	fields  []logger.Field
}

// New is a logger.Factory.
func New(w io.Writer, o logger.Options) logger.Logger {
	options := &slog.HandlerOptions{Level: slog.LevelDebug, ReplaceAttr: rename}

	var handler slog.Handler = slog.NewJSONHandler(w, options)
	if o.Format == logger.FormatText {
		handler = slog.NewTextHandler(w, options)
	}

	handler = handler.WithAttrs([]slog.Attr{
		slog.String(logger.KeyService, o.Service),
		slog.String(logger.KeyApplication, o.Application),
	})

	level := &logger.AtomicLevel{}
	level.Set(o.Level)

	return &Logger{handler: handler, level: level}
}

// Debug implements logger.Logger.
func (l *Logger) Debug(msg string, fields ...logger.Field) {
	l.write(logger.LevelDebug, slog.LevelDebug, msg, fields)
}

// Info implements logger.Logger.
func (l *Logger) Info(msg string, fields ...logger.Field) {
	l.write(logger.LevelInfo, slog.LevelInfo, msg, fields)
}

// Warn implements logger.Logger.
func (l *Logger) Warn(msg string, fields ...logger.Field) {
	l.write(logger.LevelWarn, slog.LevelWarn, msg, fields)
}

// Error implements logger.Logger.
func (l *Logger) Error(msg string, fields ...logger.Field) {
	l.write(logger.LevelError, slog.LevelError, msg, fields)
}

// With implements logger.Logger.
func (l *Logger) With(fields ...logger.Field) logger.Logger {
	return &Logger{handler: l.handler, level: l.level, fields: logger.Join(l.fields, fields)}
}

// Enabled implements logger.Logger.
func (l *Logger) Enabled(level logger.Level) bool { return l.level.Enabled(level) }

// SetLevel implements logger.Logger.
func (l *Logger) SetLevel(level logger.Level) { l.level.Set(level) }

func (l *Logger) write(level logger.Level, own slog.Level, msg string, fields []logger.Field) {
	if !l.level.Enabled(level) {
		return
	}

	record := slog.NewRecord(time.Now().UTC(), own, msg, 0)

	for _, field := range l.fields {
		record.AddAttrs(attribute(field))
	}

	for _, field := range fields {
		record.AddAttrs(attribute(field))
	}

	// As with every logger here, a line that cannot be written is lost: there is nobody to tell.
	_ = l.handler.Handle(context.Background(), record)
}

func attribute(field logger.Field) slog.Attr {
	switch field.Kind {
	case logger.KindInt:
		return slog.Int64(field.Key, field.Number)
	case logger.KindFloat:
		return slog.Float64(field.Key, field.Float)
	case logger.KindBool:
		return slog.Bool(field.Key, field.Flag)
	case logger.KindAny:
		return slog.Any(field.Key, field.JSON())
	case logger.KindString:
		return slog.String(field.Key, field.Text)
	default:
		return slog.String(field.Key, field.Text)
	}
}

// rename gives slog's own attributes the names and forms that all loggers share.
func rename(_ []string, attr slog.Attr) slog.Attr {
	switch attr.Key {
	case slog.TimeKey:
		return slog.String(logger.KeyTime, attr.Value.Time().Format(logger.TimeLayout))
	case slog.LevelKey:
		if level, known := attr.Value.Any().(slog.Level); known {
			return slog.String(logger.KeyLevel, levelName(level))
		}
	case slog.MessageKey:
		return slog.String(logger.KeyMessage, attr.Value.String())
	}

	return attr
}

func levelName(level slog.Level) string {
	switch {
	case level >= slog.LevelError:
		return logger.LevelError.String()
	case level >= slog.LevelWarn:
		return logger.LevelWarn.String()
	case level >= slog.LevelInfo:
		return logger.LevelInfo.String()
	default:
		return logger.LevelDebug.String()
	}
}
