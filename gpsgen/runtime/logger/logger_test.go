package logger_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"maps"
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"gpsgen/runtime/logger"
	"gpsgen/runtime/logger/logrus"
	"gpsgen/runtime/logger/slog"
	"gpsgen/runtime/logger/zerolog"
)

// factories are all implementations: each has to pass every test.
func factories() map[string]logger.Factory {
	return map[string]logger.Factory{"zerolog": zerolog.New, "logrus": logrus.New, "slog": slog.New}
}

func each(t *testing.T, test func(t *testing.T, factory logger.Factory)) {
	t.Helper()

	all := factories()
	for _, name := range slices.Sorted(maps.Keys(all)) {
		t.Run(name, func(t *testing.T) { test(t, all[name]) })
	}
}

func options() logger.Options {
	return logger.Options{Service: "shop", Application: "api", Level: logger.LevelDebug, Format: logger.FormatJSON}
}

// line is the only line in the output, without its time.
func line(t *testing.T, output *bytes.Buffer) map[string]any {
	t.Helper()

	if strings.Count(output.String(), "\n") != 1 {
		t.Fatalf("not one line: %q", output)
	}

	var fields map[string]any
	if err := json.Unmarshal(output.Bytes(), &fields); err != nil {
		t.Fatalf("%v: %q", err, output)
	}

	text, _ := fields["time"].(string)

	at, err := time.Parse("2006-01-02T15:04:05.000Z07:00", text)
	if err != nil || time.Since(at).Abs() > time.Minute {
		t.Errorf("time %q: %v", text, err)
	}

	delete(fields, "time")

	return fields
}

func TestLines(t *testing.T) {
	at := time.Date(2025, 1, 2, 3, 4, 5, 6_000_000, time.FixedZone("", 3600))
	tests := []struct {
		name  string
		write func(logger.Logger)
		want  map[string]any
	}{
		{"debug", func(l logger.Logger) { l.Debug("hello") }, map[string]any{"level": "debug", "message": "hello"}},
		{"info", func(l logger.Logger) { l.Info("hello") }, map[string]any{"level": "info", "message": "hello"}},
		{"warn", func(l logger.Logger) { l.Warn("hello") }, map[string]any{"level": "warn", "message": "hello"}},
		{"error", func(l logger.Logger) { l.Error("hello") }, map[string]any{"level": "error", "message": "hello"}},
		{"fields", func(l logger.Logger) {
			l.Info("m", logger.String("string", "a\n\"<b>"), logger.Int("int", -1), logger.Int64("int64", 1<<40),
				logger.Float64("float", 1.5), logger.Bool("bool", true), logger.Duration("duration", 1500*time.Millisecond),
				logger.Time("at", at), logger.Err(errors.New("broken")))
		}, map[string]any{
			"level": "info", "message": "m", "string": "a\n\"<b>", "int": -1.0, "int64": float64(1 << 40),
			"float": 1.5, "bool": true, "duration": "1.5s", "at": "2025-01-02T02:04:05.006Z", "error": "broken",
		}},
		{"any", func(l logger.Logger) {
			l.Info("m", logger.Any("list", []int{1, 2}), logger.Any("nothing", nil), logger.Any("bad", math.Inf))
		}, map[string]any{"level": "info", "message": "m", "list": []any{1.0, 2.0}, "nothing": nil, "bad": "bad"}},
		{"not a number", func(l logger.Logger) { l.Info("m", logger.Float64("x", math.NaN()), logger.Err(nil)) },
			map[string]any{"level": "info", "message": "m", "x": "NaN", "error": ""}},
		{"taken names", func(l logger.Logger) {
			l.Info("m", logger.String("level", "x"), logger.String("message", "x"), logger.Int("service", 1))
		}, map[string]any{"level": "info", "message": "m", "fields.level": "x", "fields.message": "x", "fields.service": 1.0}},
		{"with", func(l logger.Logger) {
			l.With(logger.String("a", "1")).With(logger.Int("b", 2)).Info("m", logger.Bool("c", false))
		}, map[string]any{"level": "info", "message": "m", "a": "1", "b": 2.0, "c": false}},
		{"not utf-8", func(l logger.Logger) { l.Info("a\xffb") }, map[string]any{"level": "info", "message": "a\ufffdb"}},
	}

	each(t, func(t *testing.T, factory logger.Factory) {
		t.Helper()

		for _, test := range tests {
			t.Run(test.name, func(t *testing.T) {
				var output bytes.Buffer

				test.write(factory(&output, options()))

				got := line(t, &output)
				if _, is := got["bad"].(string); is {
					got["bad"] = "bad"
				}

				test.want["service"], test.want["application"] = "shop", "api"
				if !reflect.DeepEqual(got, test.want) {
					t.Errorf("got  %v\nwant %v", got, test.want)
				}
			})
		}
	})
}

func TestLevels(t *testing.T) {
	each(t, func(t *testing.T, factory logger.Factory) {
		t.Helper()

		var output bytes.Buffer

		o := options()
		o.Level = logger.LevelWarn
		root := factory(&output, o)
		child := root.With(logger.String("a", "b"))

		child.Info("no")

		if output.Len() != 0 || child.Enabled(logger.LevelInfo) || !child.Enabled(logger.LevelWarn) {
			t.Errorf("below the level: %q", &output)
		}

		root.SetLevel(logger.LevelDebug)
		child.Debug("yes")

		if got := line(t, &output); got["message"] != "yes" {
			t.Errorf("line %v", got)
		}
	})
}

func TestTextIsForPeople(t *testing.T) {
	each(t, func(t *testing.T, factory logger.Factory) {
		t.Helper()

		var output bytes.Buffer

		o := options()
		o.Format = logger.FormatText
		factory(&output, o).With(logger.Int("number", 42)).Warn("two words", logger.Any("list", []int{1}))

		for _, part := range []string{"two words", "number=42", "list=", "[1]", "service=shop", "application=api"} {
			if !strings.Contains(output.String(), part) {
				t.Errorf("no %q in %q", part, &output)
			}
		}

		if strings.HasPrefix(output.String(), "{") || strings.Count(output.String(), "\n") != 1 {
			t.Errorf("line %q", &output)
		}
	})
}

func TestContext(t *testing.T) {
	logger.FromContext(t.Context()).Info("into the void")

	var output bytes.Buffer

	log := slog.New(&output, options())
	if logger.FromContext(logger.NewContext(t.Context(), log)) != log {
		t.Error("not the logger of the context")
	}
}

func TestParseLevel(t *testing.T) {
	for level := logger.LevelDebug; level <= logger.LevelError; level++ {
		if got, err := logger.ParseLevel(level.String()); got != level || err != nil {
			t.Errorf("%s: %v, %v", level, got, err)
		}
	}

	if _, err := logger.ParseLevel("loud"); err == nil {
		t.Error("no error")
	}
}

func BenchmarkLine(b *testing.B) {
	for name, factory := range factories() {
		b.Run(name, func(b *testing.B) {
			log := factory(&bytes.Buffer{}, options())

			b.ReportAllocs()

			for b.Loop() {
				log.Info("request", logger.String("method", "GET"), logger.String("route", "/items/{id}"),
					logger.Int("status", 200), logger.Float64("duration_ms", 1.25))
			}
		})
	}
}
