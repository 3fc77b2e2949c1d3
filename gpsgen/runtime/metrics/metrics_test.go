package metrics_test

import (
	"strings"
	"testing"

	"gpsgen/runtime/metrics"
)

func declared() []metrics.Metric {
	return []metrics.Metric{
		{Name: "jobs_total", Type: metrics.Counter, Labels: []string{"worker", "result"}, Help: "Jobs."},
		{Name: "active", Type: metrics.Gauge, Labels: []string{"worker"}, Help: "Active."},
		{Name: "seconds", Type: metrics.Histogram, Labels: []string{"worker"}, Help: "Time.", Buckets: []float64{1, 2}},
	}
}

func gathered(t *testing.T, registry *metrics.Registry) string {
	t.Helper()

	families, err := registry.Gatherer().Gather()
	if err != nil {
		t.Fatal(err)
	}

	var text strings.Builder
	for _, family := range families {
		text.WriteString(family.String() + "\n")
	}

	return text.String()
}

func TestComponentsOfOneKindShareMetrics(t *testing.T) {
	registry := metrics.New("api")

	for _, worker := range []string{"first", "second"} {
		set := registry.Set(declared(), map[string]string{"worker": worker})
		set.Counter("jobs_total").WithLabelValues("ok").Inc()
		set.Gauge("active").WithLabelValues().Set(1)
		set.Histogram("seconds").WithLabelValues().Observe(1)
	}

	text := gathered(t, registry)
	for _, part := range []string{`"first"`, `"second"`, `"api"`, "jobs_total", "seconds", "go_goroutines"} {
		if !strings.Contains(text, part) {
			t.Errorf("no %s in\n%s", part, text)
		}
	}
}

func TestMistakesInTheProgramPanic(t *testing.T) {
	registry := metrics.New("api")
	set := registry.Set(declared(), map[string]string{"worker": "first"})

	for name, mistake := range map[string]func(){
		"undeclared": func() { set.Counter("other") },
		"other type": func() { set.Gauge("jobs_total") },
		"two declarations": func() {
			registry.Set([]metrics.Metric{{Name: "active", Type: metrics.Gauge, Help: "Other."}}, nil)
		},
		"unknown type": func() { registry.Set([]metrics.Metric{{Name: "x", Type: "summary"}}, nil) },
	} {
		t.Run(name, func(t *testing.T) {
			defer func() {
				if recover() == nil {
					t.Error("no panic")
				}
			}()
			mistake()
		})
	}
}
