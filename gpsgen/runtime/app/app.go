// Package app is the life of an application: it puts configuration, log and metrics in place, starts
// the parts that wire gives it in their order, and stops them without tearing what is in flight.
package app

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"sync"
	"sync/atomic"

	"gpsgen/runtime/config"
	"gpsgen/runtime/config/onlineconf"
	"gpsgen/runtime/logger"
	"gpsgen/runtime/metrics"
)

// Wire puts together what an application is made of; it constructs and initialises nothing.
type Wire = func(ctx context.Context, a *App) error

// Options say which application it is, and how it logs.
type Options struct {
	Service, Application string
	Logger               logger.Factory
	// Output takes the lines of the log; nil is standard error.
	Output io.Writer
	// LookupEnv reads environment variables; nil is os.LookupEnv.
	LookupEnv func(name string) (string, bool)
}

// App is one application.
type App struct {
	options Options
	info    Info
	config  *config.Config
	log     logger.Logger
	metrics *metrics.Registry
	gauges  *metrics.Set
	tree    *onlineconf.Source
	ready   atomic.Bool

	shutdown *config.Section

	system, drivers, transports, workers []*component

	service            Service
	serviceInitialised bool

	mu sync.Mutex
	// stopBy stops the application, with the reason.
	stopBy context.CancelCauseFunc
	// failure is that of the component that failed first.
	failure error
}

// New makes an application that has nothing in it yet. Main does this for a program; a test of a
// handler or a worker calls it to have an App to give to constructors.
func New(o Options) (*App, error) {
	if o.Output == nil {
		o.Output = os.Stderr
	}

	if o.LookupEnv == nil {
		o.LookupEnv = os.LookupEnv
	}

	a := &App{options: o, info: newInfo(o), metrics: metrics.New(o.Application), log: logger.Discard()}

	notice, err := a.openConfig()
	if err != nil {
		return nil, err
	}

	a.openLog()

	if notice != nil {
		a.log.Warn("OnlineConf is not used", logger.Err(notice))
	}

	a.shutdown = a.config.Section(Section, Keys()...)
	a.openMetrics()

	return a, nil
}

// Info is what the build says of itself.
func (a *App) Info() Info { return a.info }

// Config is the configuration of the application.
func (a *App) Config() *config.Config { return a.config }

// Logger is the log of the application.
func (a *App) Logger() logger.Logger { return a.log }

// Metrics is where the parts of the application register their metrics.
func (a *App) Metrics() *metrics.Registry { return a.metrics }

// Ready tells whether the application has started and is not stopping.
func (a *App) Ready() bool { return a.ready.Load() }

// Drivers adds parts that start before all others and stop after them.
func (a *App) Drivers(parts ...Runnable) { a.drivers = add(a.drivers, kindDriver, parts) }

// Service sets the business logic; it is initialised after the drivers.
func (a *App) Service(s Service) { a.service = s }

// System adds servers for operations: they answer from the start of the application to its end.
func (a *App) System(parts ...Runnable) { a.system = add(a.system, kindSystem, parts) }

// Serve adds transports.
func (a *App) Serve(parts ...Runnable) { a.transports = add(a.transports, kindTransport, parts) }

// Workers adds workers.
func (a *App) Workers(parts ...Runnable) { a.workers = add(a.workers, kindWorker, parts) }

// openConfig puts the layers of configuration together. The notice says why OnlineConf is not one of
// them, where nobody has asked for it.
func (a *App) openConfig() (notice, err error) {
	sources := []config.Source{config.Environment(a.options.LookupEnv)}

	a.tree, notice, err = openTree(a.options.LookupEnv)
	if err != nil {
		return nil, err
	}

	if a.tree != nil {
		sources = append(sources, a.tree)
	}

	a.config = config.New(config.Options{
		Service: a.options.Service, Application: a.options.Application, Sources: sources,
		Warn: a.warnOfConfig,
	})

	return notice, nil
}

// openTree opens OnlineConf's tree: one that is named has to be there, the default one need not.
func openTree(lookup func(string) (string, bool)) (tree *onlineconf.Source, notice, err error) {
	directory, named := lookup(onlineconf.DirectoryVariable)
	if named && directory != "" {
		if tree, err = onlineconf.Open(directory); err != nil {
			return nil, nil, fmt.Errorf("%s=%s: %w", onlineconf.DirectoryVariable, directory, err)
		}

		return tree, nil, nil
	}

	tree, err = onlineconf.Open(onlineconf.DefaultDirectory)

	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("%s is not set: %w", onlineconf.DirectoryVariable, err), nil
	case err != nil:
		return nil, nil, fmt.Errorf("%s is not set: %w", onlineconf.DirectoryVariable, err)
	default:
		return tree, nil, nil
	}
}

func (a *App) openLog() {
	section := a.config.Section(logger.Section, logger.Keys()...)

	level := func() logger.Level {
		// A level that is not one is a fault of the configuration, and reported there.
		level, err := logger.ParseLevel(section.String(logger.KeyNameLevel))
		if err != nil {
			return logger.LevelInfo
		}

		return level
	}

	a.log = a.options.Logger(a.options.Output, logger.Options{
		Service: a.options.Service, Application: a.options.Application,
		Level:  level(),
		Format: logger.Format(section.String(logger.KeyNameFormat)),
	})

	section.OnChange(func() { a.log.SetLevel(level()) })
}

func (a *App) openMetrics() {
	a.gauges = a.metrics.Set(Metrics(), map[string]string{
		labelService: a.info.Service, labelVersion: a.info.Version,
		labelCommit: a.info.Commit, labelGoVersion: a.info.GoVersion,
	})
	a.gauges.Gauge(metricBuildInfo).WithLabelValues().Set(1)
	a.setReady(false)
}

func (a *App) setReady(ready bool) {
	a.ready.Store(ready)

	value := 0.0
	if ready {
		value = 1
	}

	a.gauges.Gauge(metricReady).WithLabelValues().Set(value)
}
