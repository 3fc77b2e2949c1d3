// Package httpserver is an HTTP server as a part of an application, with what every request needs
// around its handler: recovery, a request id, deadlines and limits, metrics by route, an access log.
package httpserver

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"strconv"
	"time"

	"gpsgen/runtime/app"
	"gpsgen/runtime/config"
	"gpsgen/runtime/logger"
)

var _ app.Runnable = (*Server)(nil)

// errHandlerTimeout is a fault of the configuration.
var errHandlerTimeout = errors.New(KeyHandlerTimeout + " is not below " + KeyWriteTimeout +
	": a handler that runs into its deadline could not answer any more")

// Options say what a server serves.
type Options struct {
	// Name is the label "server" of the metrics, and a field of the log.
	Name string
	// Section is where the configuration of the server lies, such as "transport/rest/api_v1".
	Section string
	// Port is compiled in; configuration may set another. 0 leaves the port to configuration.
	Port int
	// Defaults are other compiled-in values, by the names of their keys.
	Defaults config.Values
	// Handler makes what is served; it is called by Init.
	Handler func() (http.Handler, error)
	// Route is the pattern of the route that serves a request, or "" where there is none. It is asked
	// after the handler; nil knows no routes.
	Route func(r *http.Request) string
	// WriteError answers errors of the server itself; nil is WriteJSONError.
	WriteError ErrorWriter
}

// Server is an app.Runnable.
type Server struct {
	options Options
	section *config.Section
	log     logger.Logger
	metrics *recorder

	server      *http.Server
	listener    net.Listener
	connections *connections
	// served is closed when Run has returned.
	served chan struct{}
	cancel context.CancelFunc
}

// New declares what the server reads and records; it listens from Init on.
func New(a *app.App, o Options) *Server {
	if o.WriteError == nil {
		o.WriteError = WriteJSONError
	}

	if o.Route == nil {
		o.Route = func(*http.Request) string { return "" }
	}

	defaults := config.Values{}
	if o.Port != 0 {
		defaults[KeyPort] = strconv.Itoa(o.Port)
	}

	section := a.Config().Section(o.Section, config.WithDefaults(config.WithDefaults(Keys(), defaults), o.Defaults)...)
	section.Require(handlerTimeoutIsBelowWriteTimeout)

	return &Server{
		options: o,
		section: section,
		log:     a.Logger().With(logger.String("server", o.Name)),
		metrics: newRecorder(a.Metrics().Set(Metrics(), map[string]string{labelServer: o.Name})),

		connections: newConnections(),
		served:      make(chan struct{}),
	}
}

// Name implements app.Runnable.
func (s *Server) Name() string { return s.options.Name }

// Address is where the server listens; nil before Init.
func (s *Server) Address() net.Addr {
	if s.listener == nil {
		return nil
	}

	return s.listener.Addr()
}

// Init makes the handler and listens, so that a port that is taken shows before anything runs.
func (s *Server) Init(ctx context.Context) error {
	handler, err := s.options.Handler()
	if err != nil {
		return fmt.Errorf("handler: %w", err)
	}

	base, cancel := context.WithCancel(context.WithoutCancel(ctx))
	s.cancel = cancel
	s.server = s.newHTTPServer(base, &middleware{
		next: handler, options: s.options, section: s.section, log: s.log, metrics: s.metrics,
		draining: &s.connections.draining,
	})

	address := net.JoinHostPort(s.section.String(KeyIP), strconv.Itoa(s.section.Int(KeyPort)))

	var listen net.ListenConfig

	s.listener, err = listen.Listen(ctx, "tcp", address)
	if err != nil {
		path := s.section.Path(KeyPort)

		return fmt.Errorf("%s (%s): %w", path, config.Variable(path), err)
	}

	return nil
}

// Run serves until the server is stopped.
func (s *Server) Run(context.Context) error {
	defer close(s.served)

	s.log.Info("listening", logger.String("address", s.listener.Addr().String()))

	// Both ends of serving begin with closing the listener.
	err := s.server.Serve(s.listener)
	if errors.Is(err, http.ErrServerClosed) || errors.Is(err, net.ErrClosed) {
		return nil
	}

	return fmt.Errorf("serve: %w", err)
}

// GracefulShutdown closes the port and waits for the requests in flight.
func (s *Server) GracefulShutdown(ctx context.Context) error {
	if err := s.listener.Close(); err != nil && !errors.Is(err, net.ErrClosed) {
		return fmt.Errorf("close: %w", err)
	}

	s.connections.linger(ctx, s.served)

	// The server closes the listener once more.
	if err := s.server.Shutdown(ctx); err != nil && !errors.Is(err, net.ErrClosed) {
		return fmt.Errorf("requests in flight: %w", err)
	}

	s.cancel()

	return nil
}

// Shutdown ends the contexts of all requests and closes their connections.
func (s *Server) Shutdown(context.Context) error {
	s.cancel()

	// The server knows its listener only once it runs; where it does, this closes it a second time.
	err := errors.Join(s.server.Close(), s.listener.Close())
	if err != nil && !errors.Is(err, net.ErrClosed) {
		return fmt.Errorf("close: %w", err)
	}

	return nil
}

func (s *Server) newHTTPServer(base context.Context, handler http.Handler) *http.Server {
	return &http.Server{
		Handler:           handler,
		ReadTimeout:       s.section.Duration(KeyReadTimeout),
		ReadHeaderTimeout: s.section.Duration(KeyReadHeaderTimeout),
		WriteTimeout:      s.section.Duration(KeyWriteTimeout),
		IdleTimeout:       s.section.Duration(KeyIdleTimeout),
		MaxHeaderBytes:    s.section.Int(KeyMaxHeaderBytes),
		ErrorLog:          newErrorLog(s.log),
		ConnState:         s.connections.track,
		BaseContext:       func(net.Listener) context.Context { return base },
	}
}

// handlerTimeoutIsBelowWriteTimeout is a rule over the section of a server.
func handlerTimeoutIsBelowWriteTimeout(section *config.Section) error {
	if limit := section.Duration(KeyWriteTimeout); limit > 0 && section.Duration(KeyHandlerTimeout) >= limit {
		return errHandlerTimeout
	}

	return nil
}

// handlerTimeout is the deadline for handlers: one that was changed at run time is held below the
// timeout of writing, which was not.
func handlerTimeout(section *config.Section) time.Duration {
	timeout := section.Duration(KeyHandlerTimeout)
	if limit := section.Duration(KeyWriteTimeout); limit > 0 && timeout >= limit {
		return limit * 9 / 10 //nolint:mnd // What is left is enough to answer.
	}

	return timeout
}
