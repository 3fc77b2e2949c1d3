package httpserver

import (
	"gpsgen/runtime/config"
	"gpsgen/runtime/metrics"
)

// The names of the configuration keys.
const (
	KeyIP                = "ip"
	KeyPort              = "port"
	KeyReadTimeout       = "server/timeout/read"
	KeyReadHeaderTimeout = "server/timeout/read_header"
	KeyWriteTimeout      = "server/timeout/write"
	KeyIdleTimeout       = "server/timeout/idle"
	KeyMaxBodyBytes      = "server/max_body_bytes"
	KeyMaxHeaderBytes    = "server/max_header_bytes"
	KeyHandlerTimeout    = "handler/default/timeout"
	KeyAccessLog         = "access_log"
)

const (
	metricDuration = "http_server_request_duration_seconds"
	metricActive   = "http_server_active_requests"
	metricPanics   = "http_server_panics_total"

	labelServer = "server"
	labelMethod = "http_request_method"
	labelRoute  = "http_route"
	labelStatus = "http_response_status_code"
)

// Keys are the configuration keys of a server.
func Keys() []config.Key {
	return []config.Key{
		{
			Name: KeyIP, Type: config.String, Default: "0.0.0.0",
			Help: "The address to listen on.",
		},
		{
			Name: KeyPort, Type: config.Int, Required: true, Min: "0", Max: "65535",
			Help: "The port to listen on; 0 takes any that is free.",
		},
		{
			Name: KeyReadTimeout, Type: config.Duration, Default: "30s", Min: "0s",
			Help: "How long a client may take to send a whole request.",
		},
		{
			Name: KeyReadHeaderTimeout, Type: config.Duration, Default: "5s", Min: "0s",
			Help: "How long a client may take to send the header of a request.",
		},
		{
			Name: KeyWriteTimeout, Type: config.Duration, Default: "60s", Min: "0s",
			Help: "How long a request may take from its header to the end of the response.",
		},
		{
			Name: KeyIdleTimeout, Type: config.Duration, Default: "120s", Min: "0s",
			Help: "How long a connection is kept open without a request.",
		},
		{
			Name: KeyMaxBodyBytes, Type: config.Int, Default: "10485760", Min: "0", Live: true,
			Help: "The largest body of a request; a larger one is answered with 413.",
		},
		{
			Name: KeyMaxHeaderBytes, Type: config.Int, Default: "1048576", Min: "1024",
			Help: "The largest header of a request.",
		},
		{
			Name: KeyHandlerTimeout, Type: config.Duration, Default: "15s", Min: "1ms", Live: true,
			Help: "The deadline that handlers find in the context; below server/timeout/write.",
		},
		{
			Name: KeyAccessLog, Type: config.Bool, Default: "true", Live: true,
			Help: "A line in the log for each request.",
		},
	}
}

// Metrics are the metrics of a server, named after OpenTelemetry's semantic conventions.
func Metrics() []metrics.Metric {
	return []metrics.Metric{
		{
			Name: metricDuration, Type: metrics.Histogram,
			Labels:  []string{labelServer, labelMethod, labelRoute, labelStatus},
			Help:    "Duration of HTTP server requests.",
			Buckets: metrics.DurationBuckets(),
		},
		{
			Name: metricActive, Type: metrics.Gauge,
			Labels: []string{labelServer, labelMethod},
			Help:   "Number of active HTTP server requests.",
		},
		{
			Name: metricPanics, Type: metrics.Counter,
			Labels: []string{labelServer},
			Help:   "Panics of handlers.",
		},
	}
}
