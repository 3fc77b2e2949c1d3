package httpserver

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"runtime/debug"
	"sync/atomic"
	"time"

	"gpsgen/runtime/config"
	"gpsgen/runtime/logger"
	"gpsgen/runtime/reqctx"
)

// messageInternal is all that a client learns of a panic.
const messageInternal = "internal server error"

// messageTooLarge answers a body that is too large.
const messageTooLarge = "request body too large"

// middleware is everything around the handler of a server, in one step: what it knows of a request,
// each of its parts needs.
type middleware struct {
	next    http.Handler
	options Options
	section *config.Section
	log     logger.Logger
	metrics *recorder
	// draining is set while the server is being stopped.
	draining *atomic.Bool
}

// ServeHTTP implements http.Handler.
func (m *middleware) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	x := exchange{
		response: response{ResponseWriter: w, last: m.draining},
		request:  reqctx.Request{ID: requestID(r), Start: time.Now()},
		method:   methodLabel(r.Method),
	}

	active := m.metrics.active.get(x.method)
	active.Inc()

	defer active.Dec()

	w.Header().Set(reqctx.Header, x.request.ID)

	ctx, cancel := m.context(r.Context(), x.request)
	defer cancel()

	r = r.WithContext(ctx)
	aborted := m.serve(&x, r)

	m.finish(&x, r, aborted)

	if aborted {
		// The response is torn: only a closed connection tells the client.
		panic(http.ErrAbortHandler)
	}
}

// exchange is one request with its response.
type exchange struct {
	response

	request reqctx.Request
	method  string
}

// context is the context of the request with its id, a logger that knows it, and a deadline.
func (m *middleware) context(ctx context.Context, request reqctx.Request) (context.Context, context.CancelFunc) {
	ctx = reqctx.NewContext(ctx, request)
	ctx = logger.NewContext(ctx, m.log.With(logger.String("request_id", request.ID)))

	return context.WithDeadline(ctx, request.Start.Add(handlerTimeout(m.section)))
}

// serve calls the handler and tells whether the connection has to be aborted.
func (m *middleware) serve(x *exchange, r *http.Request) (aborted bool) {
	defer func() {
		if cause := recover(); cause != nil {
			aborted = m.recovered(x, r, cause)
		}
	}()

	if !m.limit(x, r) {
		return false
	}

	m.next.ServeHTTP(x, r)

	return false
}

// limit bounds the body of the request; one that says to be larger is answered at once.
func (m *middleware) limit(x *exchange, r *http.Request) bool {
	largest := int64(m.section.Int(KeyMaxBodyBytes))

	if r.ContentLength > largest {
		// What is not read of the body would have to be, to use the connection again.
		x.Header().Set("Connection", "close")
		m.options.WriteError(x, r, http.StatusRequestEntityTooLarge, messageTooLarge)

		return false
	}

	if r.Body != nil && r.Body != http.NoBody {
		r.Body = http.MaxBytesReader(x.ResponseWriter, r.Body, largest)
	}

	return true
}

// recovered answers for a handler that panicked, if it has not yet answered itself.
func (m *middleware) recovered(x *exchange, r *http.Request, cause any) (aborted bool) {
	if err, is := cause.(error); is && errors.Is(err, http.ErrAbortHandler) {
		return true
	}

	m.metrics.panics.Inc()
	logger.FromContext(r.Context()).Error("panic in handler",
		logger.String("panic", fmt.Sprint(cause)), logger.String("stack", string(debug.Stack())))

	if x.status != 0 {
		return true
	}

	ClearHeader(x.Header())
	m.options.WriteError(x, r, http.StatusInternalServerError, messageInternal)

	return false
}

// finish records the exchange.
func (m *middleware) finish(x *exchange, r *http.Request, aborted bool) {
	if aborted {
		x.begin(http.StatusInternalServerError)
	} else {
		x.begin(http.StatusOK)
	}

	took := time.Since(x.request.Start)
	route := m.options.Route(r)

	m.metrics.durations.get(served{method: x.method, route: route, status: x.status}).Observe(took.Seconds())

	if m.section.Bool(KeyAccessLog) && m.log.Enabled(logger.LevelInfo) {
		m.logAccess(x, r, route, took)
	}
}

// requestID is the id that the client sent, if it is a sound one, else a new one.
func requestID(r *http.Request) string {
	if id := r.Header.Get(reqctx.Header); reqctx.ValidID(id) {
		return id
	}

	return reqctx.NewID()
}
