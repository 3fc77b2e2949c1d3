package app

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"gpsgen/runtime/config"
	"gpsgen/runtime/logger"
)

// errConfig marks a start that ended at faults in the configuration.
var errConfig = errors.New("configuration")

// start brings the application up, step by step; ctx ends when it has to stop, and limit when it may
// not even wait any longer.
func (a *App) start(ctx, limit context.Context, wire Wire) error {
	a.watchConfig(ctx)

	if err := guard(func() error { return wire(ctx, a) }); err != nil {
		return fmt.Errorf("wire: %w", err)
	}

	if err := a.config.Check(); err != nil {
		return fmt.Errorf("%w: %w", errConfig, err)
	}

	if err := a.initialise(ctx, limit); err != nil {
		return err
	}

	a.run(ctx, a.drivers)
	a.run(ctx, a.transports)
	a.run(ctx, a.workers)

	return nil
}

func (a *App) initialise(ctx, limit context.Context) error {
	one := func(c *component) error { return c.initialise(ctx, limit) }

	if err := together(a.system, one); err != nil {
		return err
	}

	// From here on /live and /ready answer, the latter with 503.
	a.run(ctx, a.system)

	for _, driver := range a.drivers {
		if err := one(driver); err != nil {
			return err
		}
	}

	if err := a.initService(ctx, limit); err != nil {
		return err
	}

	if err := together(slices.Concat(a.transports, a.workers), one); err != nil {
		return err
	}

	if ctx.Err() != nil {
		return fmt.Errorf("start: %w", context.Cause(ctx))
	}

	return nil
}

func (a *App) initService(ctx, limit context.Context) error {
	if a.service == nil {
		return nil
	}

	if err := call(limit, func() error { return a.service.Init(ctx) }); err != nil {
		return fmt.Errorf("service: %w", err)
	}

	a.serviceInitialised = true

	return nil
}

func (a *App) run(ctx context.Context, components []*component) {
	for _, c := range components {
		c.start(ctx, func(err error) { a.ended(ctx, c, err) })
	}
}

// watchConfig follows changes of OnlineConf's tree until the application stops.
func (a *App) watchConfig(ctx context.Context) {
	if a.tree == nil {
		return
	}

	go func() {
		err := guard(func() error {
			a.tree.Watch(ctx, a.config.Refresh, a.warnOfConfig)

			return nil
		})
		if err != nil {
			a.warnOfConfig(err)
		}
	}()
}

func (a *App) warnOfConfig(err error) { a.log.Warn("configuration", logger.Err(err)) }

// reportStart logs why the application did not start: each fault of the configuration on a line of
// its own.
func (a *App) reportStart(err error) {
	if !errors.Is(err, errConfig) {
		a.log.Error("start failed", logger.Err(err))

		return
	}

	for _, fault := range faults(err) {
		a.log.Error("configuration", logger.Err(fault), logger.String("path", fault.Path),
			logger.String("variable", fault.Variable), logger.String("layer", fault.Layer))
	}
}

// faults are all faults that the error wraps.
func faults(err error) []*config.KeyError {
	if fault, is := err.(*config.KeyError); is { //nolint:errorlint // The tree is walked by hand: all faults count, not the first.
		return []*config.KeyError{fault}
	}

	joined, is := err.(interface{ Unwrap() []error })
	if !is {
		return nil
	}

	var all []*config.KeyError
	for _, part := range joined.Unwrap() {
		all = append(all, faults(part)...)
	}

	return all
}
