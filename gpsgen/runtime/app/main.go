package app

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"

	"gpsgen/runtime/logger"
)

// The exit statuses of an application.
const (
	// StatusOK is a stop that was asked for and left nothing behind.
	StatusOK = 0
	// StatusFailed is the failure of a component that was running.
	StatusFailed = 1
	// StatusConfig is a faulty configuration or command line.
	StatusConfig = 2
	// StatusInit is a part that could not be put together or initialised.
	StatusInit = 3
	// StatusCutOff is a stop for which something had to be cut off.
	StatusCutOff = 4
)

var errArgument = errors.New("unexpected argument")

// errStopped is why an application stops that was asked to.
var errStopped = errors.New("asked to stop")

// Main runs an application until a signal stops it, and returns the exit status of the process.
// A second signal does not wait for what is in flight.
func Main(o Options, wire Wire) int {
	return execute(o, wire, os.Args[1:], os.Stdout)
}

func execute(o Options, wire Wire, arguments []string, output io.Writer) int {
	flags := flag.NewFlagSet(o.Application, flag.ContinueOnError)
	showVersion := flags.Bool("version", false, "print the version and end")

	err := flags.Parse(arguments)
	if errors.Is(err, flag.ErrHelp) {
		return StatusOK
	}

	if err != nil {
		return StatusConfig
	}

	if flags.NArg() > 0 {
		return complain(StatusConfig, fmt.Errorf("%w %q", errArgument, flags.Arg(0)))
	}

	if *showVersion {
		info := newInfo(o)
		if err := info.print(output); err != nil {
			return complain(StatusFailed, err)
		}

		return StatusOK
	}

	stop, force, release := signals()
	defer release()

	a, err := New(o)
	if err != nil {
		return complain(StatusConfig, err)
	}

	return a.live(stop, force, wire)
}

// Run brings the application up, serves until the context ends, takes everything down and returns
// the exit status. Main does this for a program.
func (a *App) Run(ctx context.Context, wire Wire) int {
	return a.live(ctx, context.WithoutCancel(ctx), wire)
}

// live is the life of the application: the end of ctx stops it gracefully, the end of force at once.
func (a *App) live(ctx, force context.Context, wire Wire) int {
	ctx, stop := context.WithCancelCause(logger.NewContext(ctx, a.log))
	defer stop(nil)

	limit, release := a.limit(ctx, force)
	defer release()

	a.mu.Lock()
	a.stopBy = stop
	a.mu.Unlock()

	begun := time.Now()

	startErr := a.start(ctx, limit, wire)
	if startErr == nil {
		a.serve(ctx, begun)
	}

	return a.end(ctx, limit, startErr)
}

// serve is ready until the context ends.
func (a *App) serve(ctx context.Context, begun time.Time) {
	if ctx.Err() == nil {
		a.setReady(true)
		a.log.Info("started", logger.String("version", a.info.Version),
			logger.String("commit", a.info.Commit), logger.Duration("took", time.Since(begun)))
	}

	<-ctx.Done()
}

// end takes the application down and says how it went.
func (a *App) end(ctx, limit context.Context, startErr error) int {
	asked := ctx.Err() != nil
	if startErr != nil && !asked {
		a.reportStart(startErr)
	}

	begun := time.Now()

	a.log.Info("stopping")

	clean := a.stop(limit)
	status := a.status(startErr, asked, clean)

	a.log.Info("stopped", logger.Int("status", status), logger.Duration("took", time.Since(begun)))

	return status
}

func (a *App) status(startErr error, asked, clean bool) int {
	a.mu.Lock()
	defer a.mu.Unlock()

	switch {
	case a.failure != nil:
		return StatusFailed
	case startErr != nil && !asked && errors.Is(startErr, errConfig):
		return StatusConfig
	case startErr != nil && !asked:
		return StatusInit
	case !clean:
		return StatusCutOff
	default:
		return StatusOK
	}
}

// ended takes note of how the Run of a component ended: a failure stops the application.
func (a *App) ended(ctx context.Context, c *component, err error) {
	stopping := ctx.Err() != nil
	if err == nil || stopping && errors.Is(err, context.Canceled) {
		return
	}

	a.log.Error("component failed", append(c.fields(), logger.Err(err))...)

	a.mu.Lock()
	defer a.mu.Unlock()

	if a.failure == nil {
		a.failure = c.describe(err)
	}

	a.stopBy(a.failure)
}

// limit is a context that ends when the stop has lasted too long, or is forced.
func (a *App) limit(stop, force context.Context) (context.Context, context.CancelFunc) {
	limit, cancel := context.WithCancel(force)

	context.AfterFunc(stop, func() {
		timer := time.AfterFunc(a.shutdown.Duration(keyDelay)+a.shutdown.Duration(keyTimeout), cancel)

		context.AfterFunc(limit, func() { timer.Stop() })
	})

	return limit, cancel
}

// signals gives a context that ends with the first signal to stop, and one that ends with the second.
func signals() (stop, force context.Context, release func()) {
	stop, cancelStop := context.WithCancelCause(context.Background())
	force, cancelForce := context.WithCancel(context.Background())

	received := make(chan os.Signal, 1)
	signal.Notify(received, os.Interrupt, syscall.SIGTERM)

	released := make(chan struct{})

	go func() {
		for _, act := range []func(){func() { cancelStop(errStopped) }, cancelForce} {
			select {
			case <-received:
				act()
			case <-released:
				return
			}
		}
	}()

	return stop, force, func() {
		signal.Stop(received)
		close(released)
		cancelStop(nil)
		cancelForce()
	}
}

// complain prints an error before there is a log.
func complain(status int, err error) int {
	_, _ = fmt.Fprintln(os.Stderr, strings.ReplaceAll(err.Error(), "\n", "; "))

	return status
}
