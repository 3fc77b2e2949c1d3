package app

import (
	"gpsgen/runtime/config"
	"gpsgen/runtime/metrics"
)

// Section is where the configuration of the stop lies.
const Section = "shutdown"

const (
	keyTimeout = "timeout"
	keyDelay   = "delay"
)

const (
	metricBuildInfo = "service_build_info"
	metricReady     = "application_ready"

	labelService   = "service"
	labelVersion   = "version"
	labelCommit    = "commit"
	labelGoVersion = "go_version"
)

// Keys are the configuration keys of the stop of an application.
func Keys() []config.Key {
	return []config.Key{
		{
			Name: keyTimeout, Type: config.Duration, Default: "25s", Live: true, Min: "0s",
			Help: "How long the parts of the application together may take to stop.",
		},
		{
			Name: keyDelay, Type: config.Duration, Default: "0s", Live: true, Min: "0s",
			Help: "How long the application serves on as not ready, for a balancer to notice, before it stops.",
		},
	}
}

// Metrics are the metrics that every application has.
func Metrics() []metrics.Metric {
	return []metrics.Metric{
		{
			Name: metricBuildInfo, Type: metrics.Gauge,
			Labels: []string{labelService, labelVersion, labelCommit, labelGoVersion},
			Help:   "Always 1; its labels say which build is running.",
		},
		{
			Name: metricReady, Type: metrics.Gauge,
			Help: "1 while the application is ready to serve, else 0.",
		},
	}
}
