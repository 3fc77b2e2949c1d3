// Package daemon is the base of workers that fetch jobs in batches and do them in a pool.
package daemon

import (
	"context"
	"fmt"
	"sync"

	"gpsgen/runtime/app"
	"gpsgen/runtime/config"
	"gpsgen/runtime/logger"
)

// Handler is what a worker does.
type Handler[J any] interface {
	// Fetch returns the next jobs, no more than limit; none is not an error. It is called again when
	// all jobs of the batch before are done, so it may read them without marking them. Jobs that come
	// with an error are not done.
	Fetch(ctx context.Context, limit int) ([]J, error)
	// Do does one job; it is called by several goroutines at a time.
	Do(ctx context.Context, job J) error
}

// Worker is an app.Runnable that does the jobs of a Handler.
type Worker[J any] struct {
	name    string
	handler Handler[J]
	section *config.Section
	log     logger.Logger
	metrics *recorder

	// stop is closed when nothing new may begin; finished when Run has returned.
	stop     chan struct{}
	stopOnce sync.Once
	finished chan struct{}

	// kill ends the contexts of all jobs.
	kill     chan struct{}
	killOnce sync.Once
}

// New makes the worker of that name; its configuration lies in the section worker/{name}.
func New[J any](a *app.App, name string, h Handler[J]) *Worker[J] {
	section := a.Config().Section("worker/"+name, Keys()...)
	section.Require(boundsAreInOrder)

	return &Worker[J]{
		name:     name,
		handler:  h,
		section:  section,
		log:      a.Logger().With(logger.String("worker", name)),
		metrics:  newRecorder(a.Metrics().Set(Metrics(), map[string]string{labelWorker: name})),
		stop:     make(chan struct{}),
		finished: make(chan struct{}),
		kill:     make(chan struct{}),
	}
}

// Name implements app.Runnable.
func (w *Worker[J]) Name() string { return w.name }

// Init implements app.Runnable; there is nothing to make ready.
func (w *Worker[J]) Init(context.Context) error { return nil }

// Run fetches and does jobs until the worker is stopped.
func (w *Worker[J]) Run(ctx context.Context) error {
	defer close(w.finished)

	if !w.section.Bool(KeyEnabled) {
		w.log.Info("worker is switched off")

		return nil
	}

	jobs, cancelJobs := until(logger.NewContext(ctx, w.log), w.kill)
	defer cancelJobs()

	fetches, cancelFetches := until(jobs, w.stop)
	defer cancelFetches()

	w.loop(fetches, jobs)

	return nil
}

// GracefulShutdown fetches nothing more, begins no more jobs and waits for those that have begun.
func (w *Worker[J]) GracefulShutdown(ctx context.Context) error {
	w.stopOnce.Do(func() { close(w.stop) })

	select {
	case <-w.finished:
		return nil
	case <-ctx.Done():
		return fmt.Errorf("jobs in progress: %w", ctx.Err())
	}
}

// Shutdown ends the contexts of all jobs.
func (w *Worker[J]) Shutdown(context.Context) error {
	w.stopOnce.Do(func() { close(w.stop) })
	w.killOnce.Do(func() { close(w.kill) })

	return nil
}
