package app

import (
	"context"
	"slices"
	"time"

	"gpsgen/runtime/logger"
)

// stage is a step of the stop; what is in it stops side by side.
type stage func(ctx context.Context) error

// reserveShare of the budget is kept for the stages after the first, so that a transport that hangs
// does not leave the drivers without time.
const reserveShare = 4

// stop takes everything down in the reverse order of the start and tells whether nothing had to be
// cut off.
func (a *App) stop(limit context.Context) bool {
	a.delay(limit)

	stages := a.stages()
	started, budget := time.Now(), a.shutdown.Duration(keyTimeout)
	clean := true

	for i, stop := range stages {
		ctx, cancel := context.WithDeadline(limit, started.Add(share(budget, i, len(stages))))

		if err := stop(ctx); err != nil {
			a.log.Error("cut off", logger.Err(err))

			clean = false
		}

		cancel()
	}

	return clean
}

// delay serves on as not ready for a while.
func (a *App) delay(limit context.Context) {
	wasReady := a.Ready()
	a.setReady(false)

	if delay := a.shutdown.Duration(keyDelay); wasReady && delay > 0 {
		select {
		case <-time.After(delay):
		case <-limit.Done():
		}
	}
}

// share is the time from the beginning of the stop at which a stage has to be over.
func share(budget time.Duration, index, stages int) time.Duration {
	later := stages - 1 - index
	if later == 0 {
		return budget
	}

	return budget - budget/reserveShare*time.Duration(later)/time.Duration(stages-1)
}

func (a *App) stages() []stage {
	stages := []stage{stopTogether(a.transports), stopTogether(a.workers)}

	if closer, closes := a.service.(Closer); closes && a.serviceInitialised {
		stages = append(stages, func(ctx context.Context) error {
			return call(ctx, func() error { return closer.Close(ctx) })
		})
	}

	for _, driver := range slices.Backward(a.drivers) {
		stages = append(stages, driver.stop)
	}

	return append(stages, stopTogether(a.system))
}

func stopTogether(components []*component) stage {
	return func(ctx context.Context) error {
		return together(components, func(c *component) error { return c.stop(ctx) })
	}
}
