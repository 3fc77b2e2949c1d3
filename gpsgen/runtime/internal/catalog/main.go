// Command catalog prints what the packages of the runtime declare: configuration keys and metrics.
// The generator reads its output, so that documentation and dashboards come from the same place.
package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"

	"gpsgen/runtime/app"
	"gpsgen/runtime/config"
	"gpsgen/runtime/daemon"
	"gpsgen/runtime/httpserver"
	"gpsgen/runtime/logger"
	"gpsgen/runtime/metrics"
	"gpsgen/runtime/sysserver"
)

// declared is what one package declares.
type declared struct {
	// Section is where the keys lie, where that is fixed.
	Section string   `json:"section,omitempty"`
	Keys    []key    `json:"keys"`
	Metrics []metric `json:"metrics"`
	// Defaults are compiled-in values of keys that another package declares.
	Defaults config.Values `json:"defaults,omitempty"`
}

type key struct {
	Name     string   `json:"name"`
	Type     string   `json:"type"`
	Default  string   `json:"default"`
	Help     string   `json:"help"`
	Required bool     `json:"required"`
	Secret   bool     `json:"secret"`
	Live     bool     `json:"live"`
	Min      string   `json:"min,omitempty"`
	Max      string   `json:"max,omitempty"`
	OneOf    []string `json:"one_of,omitempty"`
}

type metric struct {
	Name    string    `json:"name"`
	Type    string    `json:"type"`
	Labels  []string  `json:"labels"`
	Help    string    `json:"help"`
	Buckets []float64 `json:"buckets"`
}

func main() {
	if err := write(os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func write(w io.Writer) error {
	encoder := json.NewEncoder(w)
	encoder.SetIndent("", "  ")
	encoder.SetEscapeHTML(false)

	if err := encoder.Encode(catalog()); err != nil {
		return fmt.Errorf("catalog: %w", err)
	}

	return nil
}

// catalog is what all packages declare, by the name of the package; the encoder sorts it.
func catalog() map[string]declared {
	return map[string]declared{
		"app":        {Section: app.Section, Keys: keys(app.Keys()), Metrics: listed(app.Metrics())},
		"daemon":     {Keys: keys(daemon.Keys()), Metrics: listed(daemon.Metrics())},
		"httpserver": {Keys: keys(httpserver.Keys()), Metrics: listed(httpserver.Metrics())},
		"logger":     {Section: logger.Section, Keys: keys(logger.Keys()), Metrics: []metric{}},
		"sysserver": {
			Keys: keys(sysserver.Keys()), Metrics: []metric{}, Defaults: sysserver.Defaults(),
		},
	}
}

func keys(all []config.Key) []key {
	result := make([]key, 0, len(all))
	for _, k := range all {
		result = append(result, key{
			Name: k.Name, Type: string(k.Type), Default: k.Default, Help: k.Help,
			Required: k.Required, Secret: k.Secret, Live: k.Live, Min: k.Min, Max: k.Max, OneOf: k.OneOf,
		})
	}

	return result
}

// listed puts the label first that the registry adds to every metric.
func listed(all []metrics.Metric) []metric {
	result := make([]metric, 0, len(all))
	for _, m := range all {
		labels := append([]string{metrics.LabelApplication}, m.Labels...)

		buckets := m.Buckets
		if buckets == nil {
			buckets = []float64{}
		}

		result = append(result, metric{
			Name: m.Name, Type: string(m.Type), Labels: labels, Help: m.Help, Buckets: buckets,
		})
	}

	return result
}
