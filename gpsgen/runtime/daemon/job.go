package daemon

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"gpsgen/runtime/logger"
	"gpsgen/runtime/metrics"
)

// errPanic marks an error that was a panic.
var errPanic = errors.New("panic")

// recorder records the metrics of one worker.
type recorder struct {
	jobs, fetches *prometheus.CounterVec
	duration      prometheus.Observer
	inProgress    prometheus.Gauge
}

func newRecorder(set *metrics.Set) *recorder {
	return &recorder{
		jobs:       set.Counter(metricJobs),
		fetches:    set.Counter(metricFetches),
		duration:   set.Histogram(metricDuration).WithLabelValues(),
		inProgress: set.Gauge(metricInProgress).WithLabelValues(),
	}
}

// fetch asks the handler for the next jobs.
func (w *Worker[J]) fetch(ctx context.Context) (batch []J, result string) {
	err := recovered(func() (err error) {
		batch, err = w.handler.Fetch(ctx, w.section.Int(KeyBatchSize))

		return err
	})

	switch {
	case err != nil && ctx.Err() != nil && !errors.Is(err, errPanic):
		// The worker is being stopped, and that is what the handler says.
		return nil, resultEmpty
	case err != nil:
		batch, result = nil, failure(err)
		w.log.Error("fetch failed", logger.String(labelResult, result), logger.Err(err))
	case len(batch) == 0:
		result = resultEmpty
	default:
		result = resultJobs
	}

	w.metrics.fetches.WithLabelValues(result).Inc()

	return batch, result
}

// do does one job and records how it went.
func (w *Worker[J]) do(ctx context.Context, job J) (result string) {
	ctx, cancel := context.WithTimeout(ctx, w.section.Duration(KeyJobTimeout))
	defer cancel()

	w.metrics.inProgress.Inc()
	defer w.metrics.inProgress.Dec()

	started := time.Now()
	err := recovered(func() error { return w.handler.Do(ctx, job) })
	w.metrics.duration.Observe(time.Since(started).Seconds())

	switch {
	case err == nil:
		result = resultOK
	case errors.Is(ctx.Err(), context.DeadlineExceeded) && !errors.Is(err, errPanic):
		result = resultTimeout
	default:
		result = failure(err)
	}

	w.metrics.jobs.WithLabelValues(result).Inc()

	if err != nil {
		w.log.Error("job failed", logger.String(labelResult, result), logger.Err(err))
	}

	return result
}

// recovered makes an error of a panic.
func recovered(function func() error) (err error) {
	defer func() {
		if cause := recover(); cause != nil {
			err = fmt.Errorf("%w: %v\n%s", errPanic, cause, debug.Stack())
		}
	}()

	return function()
}

func failure(err error) string {
	if errors.Is(err, errPanic) {
		return resultPanic
	}

	return resultError
}
