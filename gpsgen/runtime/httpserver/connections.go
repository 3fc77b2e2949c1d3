package httpserver

import (
	"context"
	"net"
	"net/http"
	"sync"
	"sync/atomic"
	"time"
)

// lingerTime is how long open connections may bring one more request after the port has closed.
//
// http.Server.Shutdown alone closes idle connections at once and drops requests that it has read but
// not yet begun, so that under load some clients would lose a request on every stop. Told "Connection:
// close" in a response, a client knows not to send another.
const lingerTime = 100 * time.Millisecond

// connections counts the open connections of a server.
type connections struct {
	// draining makes every response the last one of its connection.
	draining atomic.Bool

	mu   sync.Mutex
	open int
	// final is set when no connection can come any more.
	final bool
	empty chan struct{}
}

func newConnections() *connections { return &connections{empty: make(chan struct{})} }

// track is a hook for http.Server.ConnState.
func (c *connections) track(_ net.Conn, state http.ConnState) {
	c.mu.Lock()
	defer c.mu.Unlock()

	switch state {
	case http.StateNew:
		c.open++
	case http.StateClosed, http.StateHijacked:
		c.open--
		c.signal()
	case http.StateActive, http.StateIdle:
	}
}

// linger waits until the connections have closed that have a request to bring, and no longer than
// lingerTime for those that have not. Accepted is closed when the last connection has come.
func (c *connections) linger(ctx context.Context, accepted <-chan struct{}) {
	c.draining.Store(true)

	ctx, cancel := context.WithTimeout(ctx, lingerTime)
	defer cancel()

	select {
	case <-accepted:
	case <-ctx.Done():
	}

	c.mu.Lock()
	c.final = true
	c.signal()
	c.mu.Unlock()

	select {
	case <-c.empty:
	case <-ctx.Done():
	}
}

// signal closes empty once there is nothing left to wait for.
func (c *connections) signal() {
	if c.open > 0 || !c.final {
		return
	}

	select {
	case <-c.empty:
	default:
		close(c.empty)
	}
}
