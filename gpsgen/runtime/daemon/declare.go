package daemon

import (
	"gpsgen/runtime/config"
	"gpsgen/runtime/metrics"
)

// The names of the configuration keys.
const (
	KeyEnabled    = "enabled"
	KeyBatchSize  = "batch_size"
	KeyMaxWorkers = "max_workers"
	KeyInterval   = "interval"
	KeyBackoffMin = "backoff/min"
	KeyBackoffMax = "backoff/max"
	KeyJobTimeout = "job/timeout"
)

const (
	metricJobs       = "worker_jobs_total"
	metricDuration   = "worker_job_duration_seconds"
	metricInProgress = "worker_jobs_in_progress"
	metricFetches    = "worker_fetches_total"

	labelWorker = "worker"
	labelResult = "result"
)

// The results of a job, or of a fetch.
const (
	resultOK      = "ok"
	resultError   = "error"
	resultPanic   = "panic"
	resultTimeout = "timeout"
	resultJobs    = "jobs"
	resultEmpty   = "empty"
)

// shortestWait keeps a worker from turning without a pause.
const shortestWait = "1ms"

// Keys are the configuration keys of a worker.
func Keys() []config.Key {
	return []config.Key{
		{
			Name: KeyEnabled, Type: config.Bool, Default: "true",
			Help: "Run the worker at all.",
		},
		{
			Name: KeyBatchSize, Type: config.Int, Default: "100", Min: "1", Live: true,
			Help: "The most jobs that are fetched at a time.",
		},
		{
			Name: KeyMaxWorkers, Type: config.Int, Default: "5", Min: "1", Live: true,
			Help: "The most jobs that are done at a time.",
		},
		{
			Name: KeyInterval, Type: config.Duration, Default: "10s", Min: shortestWait, Live: true,
			Help: "The wait after a fetch that found no jobs.",
		},
		{
			Name: KeyBackoffMin, Type: config.Duration, Default: "1s", Min: shortestWait, Live: true,
			Help: "The wait after a first failure; it doubles with each that follows.",
		},
		{
			Name: KeyBackoffMax, Type: config.Duration, Default: "1m", Min: shortestWait, Live: true,
			Help: "The longest wait after a failure.",
		},
		{
			Name: KeyJobTimeout, Type: config.Duration, Default: "30s", Min: shortestWait, Live: true,
			Help: "The deadline that a job finds in its context.",
		},
	}
}

// Metrics are the metrics of a worker.
func Metrics() []metrics.Metric {
	return []metrics.Metric{
		{
			Name: metricJobs, Type: metrics.Counter, Labels: []string{labelWorker, labelResult},
			Help: "Jobs done, by result: ok, error, panic, timeout.",
		},
		{
			Name: metricDuration, Type: metrics.Histogram, Labels: []string{labelWorker},
			Help: "Duration of jobs.", Buckets: metrics.DurationBuckets(),
		},
		{
			Name: metricInProgress, Type: metrics.Gauge, Labels: []string{labelWorker},
			Help: "Jobs that are being done.",
		},
		{
			Name: metricFetches, Type: metrics.Counter, Labels: []string{labelWorker, labelResult},
			Help: "Fetches of jobs, by result: jobs, empty, error, panic.",
		},
	}
}
