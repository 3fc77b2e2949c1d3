package app

import (
	"bytes"
	"context"
	"os"
	"strings"
	"syscall"
	"testing"
	"time"

	"gpsgen/runtime/logger/slog"
)

func TestVersionFlag(t *testing.T) {
	var output bytes.Buffer

	status := execute(Options{Service: "shop", Application: "api"}, nil, []string{"-version"}, &output)
	if status != StatusOK || !strings.HasPrefix(output.String(), "shop api ") {
		t.Errorf("status %d, output %q", status, output.String())
	}
}

func TestUnknownFlag(t *testing.T) {
	if status := execute(Options{Application: "api"}, nil, []string{"-verbose"}, &bytes.Buffer{}); status != StatusConfig {
		t.Errorf("status %d", status)
	}
}

func TestShare(t *testing.T) {
	const stages = 5

	budget := 40 * time.Second

	var previous time.Duration

	for i := range stages {
		end := share(budget, i, stages)
		if end <= previous || end > budget {
			t.Errorf("stage %d ends at %s after one at %s", i, end, previous)
		}

		previous = end
	}

	if first := share(budget, 0, stages); first != 30*time.Second {
		t.Errorf("the first stage has %s", first)
	}

	if previous != budget {
		t.Errorf("the last stage ends at %s", previous)
	}
}

// hung is a part that only the end of its life stops.
type hung struct {
	running chan struct{}
	stuck   chan struct{}
}

func (hung) Name() string               { return "hung" }
func (hung) Init(context.Context) error { return nil }

func (h hung) Run(ctx context.Context) error {
	close(h.running)
	<-ctx.Done()

	return nil
}

func (h hung) GracefulShutdown(ctx context.Context) error {
	close(h.stuck)
	<-ctx.Done()

	return ctx.Err()
}

func (hung) Shutdown(context.Context) error { return nil }

func TestSecondSignalEndsAtOnce(t *testing.T) {
	part := hung{running: make(chan struct{}), stuck: make(chan struct{})}
	options := Options{Service: "shop", Application: "api", Logger: slog.New, Output: &bytes.Buffer{}}

	status := make(chan int, 1)

	go func() {
		status <- execute(options, func(_ context.Context, a *App) error {
			a.Serve(part)

			return nil
		}, nil, &bytes.Buffer{})
	}()

	<-part.running
	terminate(t)
	<-part.stuck

	begun := time.Now()

	terminate(t)

	if got := <-status; got != StatusCutOff {
		t.Errorf("status %d", got)
	}

	if took := time.Since(begun); took > 5*time.Second {
		t.Errorf("took %s", took)
	}
}

func terminate(t *testing.T) {
	t.Helper()

	if err := syscall.Kill(os.Getpid(), syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
}
