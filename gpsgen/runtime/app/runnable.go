package app

import "context"

// Runnable is a part of an application with a life cycle: a driver, a transport, a worker.
//
// An application calls Init once, then Run in a goroutine of its own, and at its end
// GracefulShutdown, or Shutdown, or both in this order.
type Runnable interface {
	// Name tells the parts of an application apart in its log.
	Name() string
	// Init makes the part ready to run, and reports what stands in its way.
	Init(ctx context.Context) error
	// Run blocks until the part is stopped; a part that has nothing to run returns nil at once.
	// The context lives until the part has been shut down.
	Run(ctx context.Context) error
	// GracefulShutdown takes on nothing new and waits for what is in flight; the context has a live
	// deadline.
	GracefulShutdown(ctx context.Context) error
	// Shutdown stops at once.
	Shutdown(ctx context.Context) error
}

// Service is the business logic that all transports and workers call.
type Service interface {
	Init(ctx context.Context) error
}

// Closer is a Service that has something to release at the end.
type Closer interface {
	Close(ctx context.Context) error
}
