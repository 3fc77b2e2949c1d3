package metrics

import (
	"slices"

	"github.com/prometheus/client_golang/prometheus"
)

// Set is the metrics of one component, with its constant labels bound. Asking it for a name that is
// not declared, or not with that type, is a mistake in the program: it panics.
type Set struct {
	constant map[string]string
	vectors  map[string]vector
}

// Counter is the declared counter of that name.
func (s *Set) Counter(name string) *prometheus.CounterVec {
	counter, known := s.vectors[name].collector.(*prometheus.CounterVec)
	mustBe(known, name, Counter)

	return counter.MustCurryWith(s.bound(name))
}

// Gauge is the declared gauge of that name.
func (s *Set) Gauge(name string) *prometheus.GaugeVec {
	gauge, known := s.vectors[name].collector.(*prometheus.GaugeVec)
	mustBe(known, name, Gauge)

	return gauge.MustCurryWith(s.bound(name))
}

// Histogram is the declared histogram of that name.
func (s *Set) Histogram(name string) prometheus.ObserverVec {
	histogram, known := s.vectors[name].collector.(*prometheus.HistogramVec)
	mustBe(known, name, Histogram)

	return histogram.MustCurryWith(s.bound(name))
}

// bound are those constant labels that the metric has.
func (s *Set) bound(name string) prometheus.Labels {
	labels := prometheus.Labels{}

	for label, value := range s.constant {
		if slices.Contains(s.vectors[name].declared.Labels, label) {
			labels[label] = value
		}
	}

	return labels
}

func mustBe(known bool, name string, kind Type) {
	if !known {
		panic("metrics: no " + string(kind) + " " + name + " is declared")
	}
}
