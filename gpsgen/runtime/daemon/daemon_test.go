package daemon

import (
	"context"
	"errors"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"gpsgen/runtime/app"
	"gpsgen/runtime/internal/testapp"
	"gpsgen/runtime/logger"
)

var errBroken = errors.New("broken")

// handler is made of two functions.
type handler struct {
	fetch func(ctx context.Context, limit int) ([]int, error)
	do    func(ctx context.Context, job int) error
}

func (h handler) Fetch(ctx context.Context, limit int) ([]int, error) { return h.fetch(ctx, limit) }
func (h handler) Do(ctx context.Context, job int) error               { return h.do(ctx, job) }

func nothing(context.Context, int) error { return nil }

// once fetches the jobs, and after that none.
func once(jobs ...int) func(context.Context, int) ([]int, error) {
	return func(context.Context, int) ([]int, error) {
		defer func() { jobs = nil }()

		return jobs, nil
	}
}

// running is a worker that runs until its test stops it.
type running struct {
	*Worker[int]

	app  *app.App
	log  *testapp.Log
	done chan error
}

func start(t *testing.T, env map[string]string, h handler) *running {
	t.Helper()

	a, log := testapp.New(t, env)
	r := &running{Worker: New(a, "ticker", h), app: a, log: log, done: make(chan error, 1)}

	if err := a.Config().Check(); err != nil {
		t.Fatal(err)
	}

	if err := r.Init(t.Context()); err != nil {
		t.Fatal(err)
	}

	go func() { r.done <- r.Run(t.Context()) }()

	return r
}

func (r *running) stop(t *testing.T) {
	t.Helper()

	if err := r.GracefulShutdown(t.Context()); err != nil {
		t.Error(err)
	}

	if err := <-r.done; err != nil {
		t.Error(err)
	}
}

// count is the value of the series of a counter with that result.
func (r *running) count(t *testing.T, name, result string) float64 {
	t.Helper()

	families, err := r.app.Metrics().Gatherer().Gather()
	if err != nil {
		t.Fatal(err)
	}

	for _, family := range families {
		for _, metric := range family.GetMetric() {
			for _, label := range metric.GetLabel() {
				if family.GetName() == name && label.GetName() == labelResult && label.GetValue() == result {
					return metric.GetCounter().GetValue()
				}
			}
		}
	}

	return 0
}

func TestBatchesAndPool(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var active, most, done atomic.Int64

		left := 250
		env := map[string]string{"OC_shop__worker__ticker__max_workers": "3"}
		begun := time.Now()

		r := start(t, env, handler{
			fetch: func(_ context.Context, limit int) ([]int, error) {
				batch := make([]int, min(limit, left))
				left -= len(batch)

				return batch, nil
			},
			do: func(ctx context.Context, _ int) error {
				if now := active.Add(1); now > most.Load() {
					most.Store(now)
				}
				defer active.Add(-1)

				if deadline, _ := ctx.Deadline(); time.Until(deadline) != 30*time.Second {
					t.Errorf("deadline in %s", time.Until(deadline))
				}

				if !logger.FromContext(ctx).Enabled(logger.LevelInfo) {
					t.Error("no logger in the context")
				}

				time.Sleep(time.Second)
				done.Add(1)

				return nil
			},
		})

		time.Sleep(2 * time.Minute)
		synctest.Wait()

		if done.Load() != 250 || most.Load() != 3 {
			t.Errorf("done %d, at a time %d", done.Load(), most.Load())
		}

		// 100, 100 and 50 jobs by threes: 34 + 34 + 17 seconds; then a fetch of nothing each 10.
		if jobs, empty := r.count(t, metricFetches, "jobs"), r.count(t, metricFetches, "empty"); jobs != 3 || empty != 4 {
			t.Errorf("fetches: %v with jobs, %v empty after %s", jobs, empty, time.Since(begun))
		}

		if got := r.count(t, metricJobs, "ok"); got != 250 {
			t.Errorf("%v jobs counted", got)
		}

		r.stop(t)
	})
}

func TestBackoffAfterFailedFetches(t *testing.T) {
	for name, fails := range map[string]func() ([]int, error){
		"error": func() ([]int, error) { return nil, errBroken },
		"panic": func() ([]int, error) { panic("oh") },
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				var at []time.Time

				r := start(t, nil, handler{
					fetch: func(context.Context, int) ([]int, error) {
						at = append(at, time.Now())

						return fails()
					},
					do: nothing,
				})

				time.Sleep(10 * time.Minute)
				synctest.Wait()

				for i, seconds := range []int{1, 2, 4, 8, 16, 32, 60, 60} {
					wait, longest := at[i+1].Sub(at[i]), time.Duration(seconds)*time.Second
					if wait > longest || wait < longest*3/4 {
						t.Errorf("wait %d is %s, the longest %s", i, wait, longest)
					}
				}

				if got := r.count(t, metricFetches, name); got != float64(len(at)) {
					t.Errorf("%v counted of %d", got, len(at))
				}

				r.stop(t)
			})
		})
	}
}

func TestResultsOfJobs(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := start(t, nil, handler{
			fetch: once(1, 2, 3, 4),
			do: func(ctx context.Context, job int) error {
				switch job {
				case 1:
					return nil
				case 2:
					return errBroken
				case 3:
					panic("oh")
				default:
					<-ctx.Done()

					return ctx.Err()
				}
			},
		})

		time.Sleep(35 * time.Second)
		synctest.Wait()

		for _, result := range []string{"ok", "error", "panic", "timeout"} {
			if got := r.count(t, metricJobs, result); got != 1 {
				t.Errorf("%s: %v", result, got)
			}
		}

		if lines := r.log.Lines(t, "job failed"); len(lines) != 3 || !strings.Contains(r.log.String(), "daemon_test.go") {
			t.Errorf("log:\n%s", r.log)
		}

		r.stop(t)
	})
}

func TestBatchWithoutASuccessBacksOff(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		fetches := 0
		r := start(t, nil, handler{
			fetch: func(context.Context, int) ([]int, error) {
				fetches++

				return []int{1}, nil
			},
			do: func(context.Context, int) error { return errBroken },
		})

		time.Sleep(10 * time.Second)
		synctest.Wait()

		if fetches > 5 {
			t.Errorf("%d fetches in ten seconds", fetches)
		}

		r.stop(t)
	})
}

func TestGracefulShutdownFinishesJobsInFlightAndBeginsNoMore(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var finished atomic.Int64

		r := start(t, map[string]string{"OC_shop__worker__ticker__max_workers": "2"}, handler{
			fetch: once(1, 2, 3, 4, 5),
			do: func(ctx context.Context, _ int) error {
				time.Sleep(5 * time.Second)

				if ctx.Err() != nil {
					t.Error("the context of a job in flight has ended")
				}

				finished.Add(1)

				return nil
			},
		})

		time.Sleep(time.Second)

		begun := time.Now()
		r.stop(t)

		if took := time.Since(begun); took != 4*time.Second || finished.Load() != 2 {
			t.Errorf("stopped after %s with %d jobs", took, finished.Load())
		}

		if lines := r.log.Lines(t, "jobs are left for the next start"); len(lines) != 1 || lines[0]["jobs"] != 3.0 {
			t.Errorf("log:\n%s", r.log)
		}
	})
}

func TestShutdownEndsTheContextsOfJobs(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := start(t, nil, handler{
			fetch: once(1),
			do: func(ctx context.Context, _ int) error {
				<-ctx.Done()

				return ctx.Err()
			},
		})

		synctest.Wait()

		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()

		if err := r.GracefulShutdown(ctx); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("error %v", err)
		}

		if err := r.Shutdown(t.Context()); err != nil {
			t.Error(err)
		}

		begun := time.Now()

		if err := <-r.done; err != nil || time.Since(begun) != 0 {
			t.Errorf("%v after %s", err, time.Since(begun))
		}
	})
}

func TestStopDuringFetchAndWaits(t *testing.T) {
	for name, fetch := range map[string]func(ctx context.Context) ([]int, error){
		"fetch": func(ctx context.Context) ([]int, error) {
			<-ctx.Done()

			return nil, ctx.Err()
		},
		"interval": func(context.Context) ([]int, error) { return nil, nil },
		"backoff":  func(context.Context) ([]int, error) { return nil, errBroken },
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				r := start(t, nil, handler{
					fetch: func(ctx context.Context, _ int) ([]int, error) { return fetch(ctx) }, do: nothing,
				})

				synctest.Wait()

				begun := time.Now()
				r.stop(t)

				if took := time.Since(begun); took != 0 {
					t.Errorf("the stop took %s", took)
				}
			})
		})
	}
}

func TestSwitchedOff(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := start(t, map[string]string{"OC_shop__worker__ticker__api__enabled": "off"}, handler{
			fetch: func(context.Context, int) ([]int, error) {
				t.Error("fetch of a worker that is switched off")

				return nil, nil
			},
			do: nothing,
		})
		r.stop(t)
	})
}

func TestWorkersOfOneApplicationAreToldApart(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		a, _ := testapp.New(t, nil)
		first := New(a, "first", handler{fetch: once(), do: nothing})
		second := New(a, "second", handler{fetch: once(), do: nothing})

		if first.Name() != "first" || second.Name() != "second" {
			t.Errorf("names %q, %q", first.Name(), second.Name())
		}
	})
}

func TestBoundsOfTheBackoff(t *testing.T) {
	a, _ := testapp.New(t, map[string]string{"OC_shop__worker__ticker__backoff__min": "2m"})
	New(a, "ticker", handler{fetch: once(), do: nothing})

	if err := a.Config().Check(); err == nil || !strings.Contains(err.Error(), "backoff/min is more than backoff/max") {
		t.Errorf("error %v", err)
	}
}
