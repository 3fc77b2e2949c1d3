// Package metrics makes Prometheus metrics of declarations: a metric that is not declared as data by
// the package that records it cannot be recorded.
package metrics

import (
	"sync"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
)

// LabelApplication is on every series of a Registry.
const LabelApplication = "application"

// Registry holds the metrics of one application.
type Registry struct {
	gatherer   *prometheus.Registry
	registerer prometheus.Registerer

	mu         sync.Mutex
	registered map[string]vector
}

// vector is a registered metric with its declaration.
type vector struct {
	declared  Metric
	collector prometheus.Collector
}

// New makes a registry with the metrics of the Go runtime and of the process.
func New(application string) *Registry {
	gatherer := prometheus.NewRegistry()
	registerer := prometheus.WrapRegistererWith(prometheus.Labels{LabelApplication: application}, gatherer)
	registerer.MustRegister(
		collectors.NewGoCollector(),
		collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}),
	)

	return &Registry{gatherer: gatherer, registerer: registerer, registered: map[string]vector{}}
}

// Gatherer is where /metrics reads.
func (r *Registry) Gatherer() prometheus.Gatherer { return r.gatherer }

// Set registers the declared metrics and binds their constant labels, such as the name of a server.
// Components of one kind share their metrics and are told apart by these labels. Two declarations of
// one name that differ are a mistake in the program: it panics.
func (r *Registry) Set(declared []Metric, constant map[string]string) *Set {
	r.mu.Lock()
	defer r.mu.Unlock()

	set := &Set{constant: constant, vectors: make(map[string]vector, len(declared))}

	for _, metric := range declared {
		known, exists := r.registered[metric.Name]
		if !exists {
			known = vector{declared: metric, collector: newCollector(metric)}
			r.registerer.MustRegister(known.collector)
			r.registered[metric.Name] = known
		}

		if !known.declared.equal(metric) {
			panic("metrics: two declarations of " + metric.Name)
		}

		set.vectors[metric.Name] = known
	}

	return set
}

func newCollector(metric Metric) prometheus.Collector {
	switch metric.Type {
	case Counter:
		return prometheus.NewCounterVec(
			prometheus.CounterOpts{Name: metric.Name, Help: metric.Help}, metric.Labels)
	case Gauge:
		return prometheus.NewGaugeVec(
			prometheus.GaugeOpts{Name: metric.Name, Help: metric.Help}, metric.Labels)
	case Histogram:
		return prometheus.NewHistogramVec(
			prometheus.HistogramOpts{Name: metric.Name, Help: metric.Help, Buckets: metric.Buckets},
			metric.Labels)
	default:
		panic("metrics: unknown type " + string(metric.Type) + " of " + metric.Name)
	}
}
