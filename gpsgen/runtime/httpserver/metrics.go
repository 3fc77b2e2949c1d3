package httpserver

import (
	"net/http"
	"strconv"

	"github.com/prometheus/client_golang/prometheus"

	"gpsgen/runtime/metrics"
)

// otherMethod is OpenTelemetry's name for methods that are not standard ones: clients can make up any
// number of them.
const otherMethod = "_OTHER"

// served identifies a series of the histogram; each of its parts has few values.
type served struct {
	method, route string
	status        int
}

// recorder records the metrics of one server.
type recorder struct {
	durations *cache[served, prometheus.Observer]
	active    *cache[string, prometheus.Gauge]
	panics    prometheus.Counter
}

func newRecorder(set *metrics.Set) *recorder {
	durations, active := set.Histogram(metricDuration), set.Gauge(metricActive)

	return &recorder{
		durations: newCache(func(key served) prometheus.Observer {
			return durations.WithLabelValues(key.method, key.route, strconv.Itoa(key.status))
		}),
		active: newCache(func(method string) prometheus.Gauge { return active.WithLabelValues(method) }),
		panics: set.Counter(metricPanics).WithLabelValues(),
	}
}

func methodLabel(method string) string {
	switch method {
	case http.MethodGet, http.MethodHead, http.MethodPost, http.MethodPut, http.MethodPatch,
		http.MethodDelete, http.MethodConnect, http.MethodOptions, http.MethodTrace:
		return method
	default:
		return otherMethod
	}
}
