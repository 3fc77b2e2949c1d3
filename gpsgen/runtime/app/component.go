package app

import (
	"context"
	"fmt"
	"time"

	"gpsgen/runtime/logger"
)

// The kinds of components, as the log calls them.
const (
	kindSystem    = "system"
	kindDriver    = "driver"
	kindTransport = "transport"
	kindWorker    = "worker"
)

// cutOffTime is how long a component may take for its Shutdown, which is meant to be immediate.
const cutOffTime = time.Second

// component is a Runnable with how far it has come.
type component struct {
	Runnable

	kind        string
	initialised bool
	// cancel ends the context of Run; nil before the start.
	cancel context.CancelFunc
	// done is closed when Run has returned.
	done chan struct{}
}

func add(components []*component, kind string, parts []Runnable) []*component {
	for _, part := range parts {
		components = append(components, &component{Runnable: part, kind: kind, done: make(chan struct{})})
	}

	return components
}

func (c *component) fields() []logger.Field {
	return []logger.Field{logger.String("component", c.Name()), logger.String("kind", c.kind)}
}

func (c *component) describe(err error) error {
	if err == nil {
		return nil
	}

	return fmt.Errorf("%s %s: %w", c.kind, c.Name(), err)
}

// initialise waits for the Init of the component no longer than the limit.
func (c *component) initialise(ctx, limit context.Context) error {
	err := call(limit, func() error { return c.Init(ctx) })
	c.initialised = err == nil

	return c.describe(err)
}

// start runs the component in a goroutine of its own and reports how it ended.
func (c *component) start(ctx context.Context, ended func(error)) {
	ctx, c.cancel = context.WithCancel(context.WithoutCancel(ctx))

	go func() {
		defer close(c.done)

		ended(guard(func() error { return c.Run(ctx) }))
	}()
}

// stop stops the component: gracefully until the context ends, then at once. The error says that it
// had to be cut off.
func (c *component) stop(ctx context.Context) error {
	if !c.initialised {
		return nil
	}

	if c.cancel == nil {
		return c.describe(c.cutOff(ctx))
	}

	err := call(ctx, func() error { return c.GracefulShutdown(ctx) })
	if err == nil {
		err = c.wait(ctx)
	}

	c.cancel()

	if err == nil {
		return nil
	}

	if cutErr := c.cutOff(ctx); cutErr != nil {
		err = fmt.Errorf("%w; then %w", err, cutErr)
	}

	return c.describe(err)
}

// cutOff shuts the component down under a deadline of its own: the one before has passed.
func (c *component) cutOff(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), cutOffTime)
	defer cancel()

	if err := call(ctx, func() error { return c.Shutdown(ctx) }); err != nil {
		return err
	}

	if c.cancel == nil {
		return nil
	}

	return c.wait(ctx)
}

func (c *component) wait(ctx context.Context) error {
	select {
	case <-c.done:
		return nil
	case <-ctx.Done():
		return fmt.Errorf("run %w", errAbandoned)
	}
}
