package metrics

import "slices"

// Type is the kind of a metric.
type Type string

// The types that a metric can have.
const (
	Counter   Type = "counter"
	Gauge     Type = "gauge"
	Histogram Type = "histogram"
)

// Metric declares one metric: the package that records it lists its metrics as data.
type Metric struct {
	Name string
	Type Type
	// Labels are those that the package sets; the registry adds LabelApplication to every metric.
	Labels []string
	Help   string
	// Buckets are the upper bounds of a Histogram.
	Buckets []float64
}

// DurationBuckets are the bounds in seconds that OpenTelemetry advises for durations of requests.
func DurationBuckets() []float64 {
	return []float64{0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10}
}

func (m Metric) equal(other Metric) bool {
	return m.Name == other.Name && m.Type == other.Type && m.Help == other.Help &&
		slices.Equal(m.Labels, other.Labels) && slices.Equal(m.Buckets, other.Buckets)
}
