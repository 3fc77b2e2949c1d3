package httpserver

import (
	"io"
	"net/http"
	"net/http/httptest"
	"testing"

	"gpsgen/runtime/app"
	"gpsgen/runtime/logger"
	"gpsgen/runtime/logger/logrus"
	"gpsgen/runtime/logger/slog"
	"gpsgen/runtime/logger/zerolog"
)

// nowhere is a response that costs nothing, so that what is measured is the middleware.
type nowhere struct {
	header http.Header
}

func (n nowhere) Header() http.Header          { return n.header }
func (nowhere) Write(data []byte) (int, error) { return len(data), nil }
func (nowhere) WriteHeader(int)                {}

// BenchmarkMiddleware is the cost of everything around a handler, per request.
func BenchmarkMiddleware(b *testing.B) {
	quiet := map[string]string{"OC_shop__api__access_log": "0"}

	for _, test := range []struct {
		name    string
		factory logger.Factory
		env     map[string]string
	}{
		{"zerolog", zerolog.New, nil},
		{"slog", slog.New, nil},
		{"logrus", logrus.New, nil},
		{"no access log", zerolog.New, quiet},
	} {
		b.Run(test.name, func(b *testing.B) {
			handler := benchmarked(b, test.factory, test.env)
			request := httptest.NewRequestWithContext(b.Context(), http.MethodGet, "/items/1", http.NoBody)
			response := nowhere{header: http.Header{}}

			b.ReportAllocs()

			for b.Loop() {
				handler.ServeHTTP(response, request)
			}
		})
	}
}

func benchmarked(b *testing.B, factory logger.Factory, env map[string]string) http.Handler {
	b.Helper()

	a, err := app.New(app.Options{
		Service: "shop", Application: "api", Logger: factory, Output: io.Discard,
		LookupEnv: func(name string) (string, bool) {
			value, found := env[name]

			return value, found
		},
	})
	if err != nil {
		b.Fatal(err)
	}

	s := New(a, Options{Name: "api", Section: "api", Port: 8080, Route: func(*http.Request) string { return "/items/{id}" }})
	next := http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusOK) })

	return &middleware{next: next, options: s.options, section: s.section, log: s.log, metrics: s.metrics, draining: &s.connections.draining}
}
