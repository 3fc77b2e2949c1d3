package app_test

import (
	"context"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/Educentr/go-onlineconf/pkg/onlineconf_dev"

	"gpsgen/runtime/app"
	"gpsgen/runtime/config"
	"gpsgen/runtime/internal/testapp"
	"gpsgen/runtime/logger"
)

// run starts an application, stops it as soon as it stands still, and gives its status.
func run(t *testing.T, env map[string]string, wire app.Wire) (status int, log *testapp.Log) {
	t.Helper()

	a, log := testapp.New(t, env)
	ctx, stop := context.WithCancel(t.Context())

	done := make(chan int, 1)
	go func() { done <- a.Run(ctx, wire) }()

	synctest.Wait()
	stop()

	return <-done, log
}

func TestOrderOfLife(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		j := &journal{}

		status, log := run(t, nil, func(_ context.Context, a *app.App) error {
			a.System(newPart("sys", j))
			a.Drivers(newPart("db", j), newPart("queue", j))
			a.Service(logic{journal: j})
			a.Serve(newPart("rest", j))
			a.Workers(newPart("ticker", j))

			return nil
		})

		got := j.all()
		// Transports and workers are initialised side by side.
		slices.Sort(got[4:6])

		want := []string{
			"init sys", "init db", "init queue", "init service", "init rest", "init ticker",
			"stop rest", "stop ticker", "close service", "stop queue", "stop db", "stop sys",
		}
		if !slices.Equal(got, want) {
			t.Errorf("order:\n got %q\nwant %q", got, want)
		}

		if status != app.StatusOK {
			t.Errorf("status %d, log:\n%s", status, log)
		}
	})
}

func TestReady(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		j := &journal{}
		a, _ := testapp.New(t, map[string]string{"OC_shop__shutdown__delay": "5s"})

		rest := newPart("rest", j)
		rest.init = func(context.Context) error {
			if a.Ready() {
				t.Error("ready before the end of the start")
			}

			return nil
		}
		rest.graceful = func(context.Context) error {
			if a.Ready() {
				t.Error("ready while stopping")
			}

			close(rest.stopped)

			return nil
		}

		ctx, stop := context.WithCancel(t.Context())
		done := make(chan int, 1)

		go func() {
			done <- a.Run(ctx, func(_ context.Context, a *app.App) error {
				a.Serve(rest)

				return nil
			})
		}()

		synctest.Wait()

		if !a.Ready() {
			t.Error("not ready after the start")
		}

		begun := time.Now()

		stop()
		synctest.Wait()

		if a.Ready() {
			t.Error("ready during the delay")
		}

		if slices.Contains(j.all(), "stop rest") {
			t.Error("stopped before the delay was over")
		}

		<-done

		if took := time.Since(begun); took != 5*time.Second {
			t.Errorf("the stop took %s, not the delay", took)
		}
	})
}

func TestHungPartIsCutOffAndOthersKeepTime(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		j := &journal{}
		begun := time.Now()
		rest, db := newPart("rest", j), newPart("db", j)

		rest.graceful = func(context.Context) error {
			<-rest.stopped // Deaf to its context.

			return nil
		}
		db.graceful = func(ctx context.Context) error {
			deadline, bounded := ctx.Deadline()
			if !bounded || ctx.Err() != nil || !deadline.After(time.Now()) {
				t.Error("the driver has no live deadline")
			}

			close(db.stopped)

			return nil
		}

		status, log := run(t, map[string]string{"OC_shop__shutdown__timeout": "20s"},
			func(_ context.Context, a *app.App) error {
				a.Drivers(db)
				a.Serve(rest)

				return nil
			})

		if status != app.StatusCutOff {
			t.Errorf("status %d", status)
		}

		if took := time.Since(begun); took < 10*time.Second || took > 20*time.Second {
			t.Errorf("the stop took %s", took)
		}

		if want := []string{"init db", "init rest", "stop rest", "shutdown rest", "stop db"}; !slices.Equal(j.all(), want) {
			t.Errorf("order %q", j.all())
		}

		if len(log.Lines(t, "cut off")) != 1 {
			t.Errorf("log:\n%s", log)
		}
	})
}

func TestPartThatNothingStops(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		rest := newPart("rest", &journal{})
		forever := make(chan struct{})

		defer close(forever)

		wait := func(context.Context) error {
			<-forever

			return nil
		}
		rest.run, rest.graceful, rest.shutdown = wait, wait, wait

		status, _ := run(t, nil, func(_ context.Context, a *app.App) error {
			a.Serve(rest)

			return nil
		})

		if status != app.StatusCutOff {
			t.Errorf("status %d", status)
		}
	})
}

func TestFailuresStopTheApplication(t *testing.T) {
	panics := func(context.Context) error { panic("oh") }
	breaks := func(context.Context) error { return errBroken }
	cancels := func(context.Context) error { return context.Canceled }

	tests := map[string]struct {
		change func(*part)
		status int
		log    string
	}{
		"run fails":        {func(p *part) { p.run = breaks }, app.StatusFailed, "component failed"},
		"run panics":       {func(p *part) { p.run = panics }, app.StatusFailed, "component failed"},
		"init fails":       {func(p *part) { p.init = breaks }, app.StatusInit, "start failed"},
		"init panics":      {func(p *part) { p.init = panics }, app.StatusInit, "start failed"},
		"stop fails":       {func(p *part) { p.graceful = breaks }, app.StatusCutOff, "cut off"},
		"stop panics":      {func(p *part) { p.graceful = panics }, app.StatusCutOff, "cut off"},
		"passive ends":     {func(p *part) { p.run = func(context.Context) error { return nil } }, app.StatusOK, "stopped"},
		"nothing happens":  {func(*part) {}, app.StatusOK, "stopped"},
		"cancelled itself": {func(p *part) { p.run = cancels }, app.StatusFailed, "component failed"},
	}

	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				j := &journal{}
				rest := newPart("rest", j)
				test.change(rest)

				status, log := run(t, nil, func(_ context.Context, a *app.App) error {
					a.Drivers(newPart("db", j))
					a.Serve(rest)

					return nil
				})

				if status != test.status {
					t.Errorf("status %d, want %d", status, test.status)
				}

				if len(log.Lines(t, test.log)) != 1 {
					t.Errorf("no line %q in:\n%s", test.log, log)
				}

				if events := j.all(); !slices.Contains([]string{"stop db", "shutdown db"}, events[len(events)-1]) {
					t.Errorf("the driver was not stopped: %q", events)
				}
			})
		})
	}
}

func TestWireFails(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		status, log := run(t, nil, func(context.Context, *app.App) error { return errBroken })
		if status != app.StatusInit || !strings.Contains(log.String(), "wire: broken") {
			t.Errorf("status %d, log:\n%s", status, log)
		}
	})
}

func TestStopDuringTheStartIsNoFailure(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		db := newPart("db", &journal{})
		db.init = func(ctx context.Context) error {
			<-ctx.Done()

			return ctx.Err()
		}

		status, log := run(t, nil, func(_ context.Context, a *app.App) error {
			a.Drivers(db)

			return nil
		})
		if status != app.StatusOK {
			t.Errorf("status %d, log:\n%s", status, log)
		}
	})
}

func TestHungInitIsAbandoned(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		db := newPart("db", &journal{})
		forever := make(chan struct{})

		defer close(forever)

		db.init = func(context.Context) error {
			<-forever

			return nil
		}

		begun := time.Now()

		run(t, nil, func(_ context.Context, a *app.App) error {
			a.Drivers(db)

			return nil
		})

		if took := time.Since(begun); took > 31*time.Second {
			t.Errorf("the stop took %s", took)
		}
	})
}

func TestAllFaultsOfTheConfigurationAtOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		env := map[string]string{
			"OC_shop__shutdown__timeout": "soon",
			"OC_shop__log__api__level":   "loud",
			"OC_shop__db__password":      "",
		}

		status, log := run(t, env, func(_ context.Context, a *app.App) error {
			a.Config().Section("db",
				config.Key{Name: "host", Type: config.String, Required: true},
				config.Key{Name: "pool", Type: config.Int, Default: "5"})

			return nil
		})

		if status != app.StatusConfig {
			t.Errorf("status %d", status)
		}

		lines := log.Lines(t, "configuration")
		variables := make([]string, 0, len(lines))

		for _, line := range lines {
			variables = append(variables, line["variable"].(string))
		}

		want := []string{"OC_shop__db__host", "OC_shop__log__api__level", "OC_shop__shutdown__timeout"}
		if !slices.Equal(variables, want) {
			t.Errorf("variables %q, log:\n%s", variables, log)
		}
	})
}

func TestLevelOfTheLog(t *testing.T) {
	a, _ := testapp.New(t, map[string]string{"OC_shop__log__level": "error"})
	if a.Logger().Enabled(logger.LevelWarn) {
		t.Error("the level of the configuration is not the log's")
	}
}

func TestLevelOfTheLogFollowsOnlineConf(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		directory := t.TempDir()
		onlineconf_dev.GenerateCDB(directory, "TREE", map[string]any{"/shop/log/level": "error"})

		a, _ := testapp.New(t, map[string]string{"ONLINECONF_DIR": directory})
		ctx, stop := context.WithCancel(t.Context())
		done := make(chan int, 1)

		go func() { done <- a.Run(ctx, func(context.Context, *app.App) error { return nil }) }()

		synctest.Wait()

		if a.Logger().Enabled(logger.LevelWarn) {
			t.Error("the level of the tree is not the log's")
		}

		onlineconf_dev.GenerateCDB(directory, "TREE", map[string]any{"/shop/log/level": "debug"})
		time.Sleep(3 * time.Second)
		synctest.Wait()

		if !a.Logger().Enabled(logger.LevelDebug) {
			t.Error("the log does not follow the tree")
		}

		stop()
		<-done
	})
}

func TestOnlineConfDirectoryThatIsNamedHasToBeThere(t *testing.T) {
	missing := filepath.Join(t.TempDir(), "nowhere")

	_, err := app.New(testapp.Options(map[string]string{"ONLINECONF_DIR": missing}, &testapp.Log{}))
	if err == nil || !strings.Contains(err.Error(), "ONLINECONF_DIR="+missing) {
		t.Errorf("error %v", err)
	}
}

func TestOnlineConfDirectoryThatIsNotNamedIsOneWarning(t *testing.T) {
	t.Chdir(t.TempDir())

	_, log := testapp.New(t, nil)
	if len(log.Lines(t, "OnlineConf is not used")) != 1 {
		t.Errorf("log:\n%s", log)
	}
}
