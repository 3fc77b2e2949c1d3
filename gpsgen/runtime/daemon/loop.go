package daemon

import (
	"context"
	"errors"
	"math/rand/v2"
	"sync"
	"sync/atomic"
	"time"

	"gpsgen/runtime/config"
	"gpsgen/runtime/logger"
)

var errBounds = errors.New(KeyBackoffMin + " is more than " + KeyBackoffMax)

// boundsAreInOrder is a rule over the section of a worker.
func boundsAreInOrder(section *config.Section) error {
	if section.Duration(KeyBackoffMin) > section.Duration(KeyBackoffMax) {
		return errBounds
	}

	return nil
}

// outcome says how a batch went, and with it when the next one is due.
type outcome int

const (
	// busy batches are followed by the next one at once.
	busy outcome = iota
	// idle is a fetch that found nothing.
	idle
	// failed is a fetch that failed, or a batch of which no job went well: without a wait, the same
	// jobs would fail again and again as fast as the machine can.
	failed
)

// loop goes on until fetches ends; jobs may outlive it.
func (w *Worker[J]) loop(fetches, jobs context.Context) {
	failures := 0

	for fetches.Err() == nil {
		switch w.batch(fetches, jobs) {
		case busy:
			failures = 0
		case idle:
			failures = 0

			pause(fetches, w.section.Duration(KeyInterval))
		case failed:
			pause(fetches, backoff(failures, w.section.Duration(KeyBackoffMin), w.section.Duration(KeyBackoffMax)))

			failures++
		}
	}
}

// batch fetches jobs and does them.
func (w *Worker[J]) batch(fetches, jobs context.Context) outcome {
	batch, result := w.fetch(fetches)

	switch {
	case fetches.Err() != nil && len(batch) == 0:
		return idle
	case result == resultEmpty:
		return idle
	case result != resultJobs:
		return failed
	}

	if w.pool(fetches, jobs, batch) == 0 {
		return failed
	}

	return busy
}

// pool does the jobs side by side, begins none after fetches has ended, and counts those that went
// well.
func (w *Worker[J]) pool(fetches, jobs context.Context, batch []J) int {
	var (
		group sync.WaitGroup
		good  atomic.Int64
		next  = make(chan J)
	)

	for range min(w.section.Int(KeyMaxWorkers), len(batch)) {
		group.Go(func() {
			for job := range next {
				if w.do(jobs, job) == resultOK {
					good.Add(1)
				}
			}
		})
	}

	if left := handOver(fetches, next, batch); left > 0 {
		w.log.Info("jobs are left for the next start", logger.Int("jobs", left))
	}

	close(next)
	group.Wait()

	return int(good.Load())
}

// handOver gives the jobs to the pool and tells how many it did not get to.
func handOver[J any](ctx context.Context, next chan<- J, batch []J) (left int) {
	for i, job := range batch {
		// Without this, a stop would be seen only half of the times when the pool is free as well.
		if ctx.Err() != nil {
			return len(batch) - i
		}

		select {
		case next <- job:
		case <-ctx.Done():
			return len(batch) - i
		}
	}

	return 0
}

// backoff doubles from least to most, and takes a random part off, so that instances of one worker
// do not come back together.
func backoff(failures int, least, most time.Duration) time.Duration {
	wait := least
	for range failures {
		if wait >= most/2 { //nolint:mnd // The half is what doubles to the most.
			wait = most

			break
		}

		wait *= 2
	}

	wait = min(wait, most)

	return wait - rand.N(wait/4+1) //nolint:gosec,mnd // A jitter of a quarter is no secret.
}

func pause(ctx context.Context, wait time.Duration) {
	timer := time.NewTimer(wait)
	defer timer.Stop()

	select {
	case <-timer.C:
	case <-ctx.Done():
	}
}

// until is a context that ends with the channel, too.
func until(ctx context.Context, end <-chan struct{}) (context.Context, context.CancelFunc) {
	ctx, cancel := context.WithCancel(ctx)

	go func() {
		select {
		case <-end:
			cancel()
		case <-ctx.Done():
		}
	}()

	return ctx, cancel
}
