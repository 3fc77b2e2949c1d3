// Package logrus implements the logger with github.com/sirupsen/logrus.
package logrus

import (
	"io"
	"time"

	"github.com/sirupsen/logrus"

	"gpsgen/runtime/logger"
)

var _ logger.Factory = New

// Logger is a logger.Logger on top of logrus.
type Logger struct {
	root    *logrus.Logger
	options logger.Options
	level   *logger.AtomicLevel
	fields  []logger.Field
}

// New is a logger.Factory.
func New(w io.Writer, o logger.Options) logger.Logger {
	root := logrus.New()
	root.SetOutput(w)
	root.SetLevel(logrus.DebugLevel)
	root.SetFormatter(jsonFormatter{})

	if o.Format == logger.FormatText {
		root.SetFormatter(&logrus.TextFormatter{
			DisableColors: true, FullTimestamp: true, TimestampFormat: logger.TimeLayout,
			FieldMap: logrus.FieldMap{logrus.FieldKeyMsg: logger.KeyMessage},
		})
	}

	level := &logger.AtomicLevel{}
	level.Set(o.Level)

	return &Logger{root: root, options: o, level: level}
}

// Debug implements logger.Logger.
func (l *Logger) Debug(msg string, fields ...logger.Field) {
	l.write(logger.LevelDebug, logrus.DebugLevel, msg, fields)
}

// Info implements logger.Logger.
func (l *Logger) Info(msg string, fields ...logger.Field) {
	l.write(logger.LevelInfo, logrus.InfoLevel, msg, fields)
}

// Warn implements logger.Logger.
func (l *Logger) Warn(msg string, fields ...logger.Field) {
	l.write(logger.LevelWarn, logrus.WarnLevel, msg, fields)
}

// Error implements logger.Logger.
func (l *Logger) Error(msg string, fields ...logger.Field) {
	l.write(logger.LevelError, logrus.ErrorLevel, msg, fields)
}

// With implements logger.Logger.
func (l *Logger) With(fields ...logger.Field) logger.Logger {
	return &Logger{root: l.root, options: l.options, level: l.level, fields: logger.Join(l.fields, fields)}
}

// Enabled implements logger.Logger.
func (l *Logger) Enabled(level logger.Level) bool { return l.level.Enabled(level) }

// SetLevel implements logger.Logger.
func (l *Logger) SetLevel(level logger.Level) { l.level.Set(level) }

// fixedFields are the service and the application.
const fixedFields = 2

func (l *Logger) write(level logger.Level, own logrus.Level, msg string, fields []logger.Field) {
	if !l.level.Enabled(level) {
		return
	}

	data := make(logrus.Fields, fixedFields+len(l.fields)+len(fields))
	data[logger.KeyService] = l.options.Service
	data[logger.KeyApplication] = l.options.Application

	add(data, l.fields)
	add(data, fields)

	entry := &logrus.Entry{Logger: l.root, Data: data, Time: time.Now().UTC()}
	entry.Log(own, msg)
}

func add(data logrus.Fields, fields []logger.Field) {
	for _, field := range fields {
		switch field.Kind {
		case logger.KindString:
			data[field.Key] = field.Text
		case logger.KindInt:
			data[field.Key] = field.Number
		case logger.KindFloat:
			data[field.Key] = field.Float
		case logger.KindBool:
			data[field.Key] = field.Flag
		case logger.KindAny:
			data[field.Key] = document(field.JSON())
		}
	}
}

// document is JSON that the text form prints as it is, and the JSON form as part of the line.
type document []byte

// MarshalJSON implements json.Marshaler.
func (d document) MarshalJSON() ([]byte, error) { return d, nil }

// String implements fmt.Stringer.
func (d document) String() string { return string(d) }
