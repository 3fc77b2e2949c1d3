package sysserver_test

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"maps"
	"net/http"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"gpsgen/runtime/app"
	"gpsgen/runtime/httpserver"
	"gpsgen/runtime/internal/testapp"
	"gpsgen/runtime/sysserver"
)

// application is one that runs, with a system server and a transport.
type application struct {
	*app.App

	log      *testapp.Log
	sys, api *httpserver.Server
	stop     context.CancelFunc
	status   chan int
}

// start runs an application until its test stops it.
func start(t *testing.T, env map[string]string, o sysserver.Options, handler http.HandlerFunc) *application {
	t.Helper()

	all := map[string]string{
		"OC_shop__transport__rest__sys__ip": "127.0.0.1", "OC_shop__transport__rest__sys__port": "0",
		"OC_shop__transport__rest__api__ip": "127.0.0.1", "OC_shop__transport__rest__api__port": "0",
	}
	maps.Copy(all, env)

	a, log := testapp.New(t, all)
	ctx, stop := context.WithCancel(t.Context())
	result := &application{App: a, log: log, stop: stop, status: make(chan int, 1)}

	result.sys = sysserver.New(a, o)
	result.api = httpserver.New(a, httpserver.Options{
		Name: "api", Section: "transport/rest/api",
		Handler: func() (http.Handler, error) { return handler, nil },
	})

	go func() {
		result.status <- a.Run(ctx, func(_ context.Context, a *app.App) error {
			a.System(result.sys)
			a.Serve(result.api)

			return nil
		})
	}()

	eventually(t, a.Ready)
	t.Cleanup(stop)

	return result
}

// eventually waits for what another goroutine does, and has no other way to tell.
func eventually(t *testing.T, condition func() bool) {
	t.Helper()

	for deadline := time.Now().Add(10 * time.Second); !condition(); time.Sleep(time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatal("it did not happen")
		}
	}
}

func get(t *testing.T, server *httpserver.Server, path string) (status int, body string) {
	t.Helper()

	status, body, err := try(t.Context(), server, path)
	if err != nil {
		t.Fatal(err)
	}

	return status, body
}

func try(ctx context.Context, server *httpserver.Server, path string) (status int, body string, err error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+server.Address().String()+path, http.NoBody)
	if err != nil {
		return 0, "", err
	}

	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return 0, "", err
	}
	defer response.Body.Close()

	content, err := io.ReadAll(response.Body)

	return response.StatusCode, string(content), err
}

func nothing(http.ResponseWriter, *http.Request) {}

func TestPaths(t *testing.T) {
	a := start(t, nil, sysserver.Options{}, nothing)

	for path, want := range map[string]string{
		"/ready": `{"ready":true}`, "/live": `{"live":true}`,
	} {
		if status, body := get(t, a.sys, path); status != http.StatusOK || body != want {
			t.Errorf("%s: %d, %s", path, status, body)
		}
	}

	_, body := get(t, a.sys, "/version")

	var info app.Info
	if err := json.Unmarshal([]byte(body), &info); err != nil || info.Service != "shop" || info.Application != "api" {
		t.Errorf("version %v, %s", err, body)
	}

	get(t, a.api, "/")

	const duration = `http_server_request_duration_seconds_count{application="api",` +
		`http_request_method="GET",http_response_status_code="200",`

	_, body = get(t, a.sys, "/metrics")
	for _, part := range []string{
		`service_build_info{application="api",`, `application_ready{application="api"} 1`, `go_goroutines{application="api"}`,
		duration + `http_route="/ready",server="sys"} 1`, duration + `http_route="",server="api"} 1`,
	} {
		if !strings.Contains(body, part) {
			t.Errorf("no %s in\n%s", part, body)
		}
	}

	for _, path := range []string{"/", "/debug/pprof/", "/unknown"} {
		if status, body := get(t, a.sys, path); status != http.StatusNotFound || body != `{"code":404,"error":"not found"}` {
			t.Errorf("%s: %d, %s", path, status, body)
		}
	}
}

func TestOtherPathsAndPprof(t *testing.T) {
	a := start(t, map[string]string{"OC_shop__transport__rest__sys__pprof__enabled": "1"},
		sysserver.Options{MetricsPath: "/m", ReadyPath: "/r", LivePath: "/l", VersionPath: "/v", PprofPath: "/p"}, nothing)

	for _, path := range []string{"/m", "/r", "/l", "/v", "/p/", "/p/goroutine?debug=1", "/p/cmdline"} {
		if status, _ := get(t, a.sys, path); status != http.StatusOK {
			t.Errorf("%s: %d", path, status)
		}
	}

	if status, _ := get(t, a.sys, "/metrics"); status != http.StatusNotFound {
		t.Errorf("/metrics: %d", status)
	}
}

func TestPprofCompiledIn(t *testing.T) {
	a := start(t, nil, sysserver.Options{Pprof: true}, nothing)
	if status, _ := get(t, a.sys, "/debug/pprof/heap?debug=1"); status != http.StatusOK {
		t.Errorf("status %d", status)
	}
}

func TestDrainingAnswers503AndFinishesWhatIsInFlight(t *testing.T) {
	entered, leave := make(chan struct{}), make(chan struct{})
	a := start(t, nil, sysserver.Options{}, func(w http.ResponseWriter, r *http.Request) {
		close(entered)

		select {
		case <-leave:
			_, _ = io.WriteString(w, "done")
		case <-r.Context().Done():
		}
	})

	answered := make(chan string, 1)

	go func() {
		_, body, err := try(t.Context(), a.api, "/")
		answered <- body

		if err != nil {
			t.Error(err)
		}
	}()

	<-entered
	a.stop()
	eventually(t, func() bool { return !a.Ready() })

	if status, body := get(t, a.sys, "/ready"); status != http.StatusServiceUnavailable || body != `{"ready":false}` {
		t.Errorf("/ready: %d, %s", status, body)
	}

	if _, body := get(t, a.sys, "/metrics"); !strings.Contains(body, `application_ready{application="api"} 0`) {
		t.Error("/metrics says that the application is ready")
	}

	close(leave)

	if body := <-answered; body != "done" {
		t.Errorf("body %q", body)
	}

	if status := <-a.status; status != app.StatusOK {
		t.Errorf("status %d, log:\n%s", status, a.log)
	}
}

func TestHungHandlerIsCutOff(t *testing.T) {
	entered, never := make(chan struct{}), make(chan struct{})
	defer close(never)

	a := start(t, map[string]string{"OC_shop__shutdown__timeout": "200ms"}, sysserver.Options{},
		func(http.ResponseWriter, *http.Request) {
			close(entered)
			<-never
		})

	go func() { _, _, _ = try(t.Context(), a.api, "/") }()

	<-entered

	begun := time.Now()

	a.stop()

	if status := <-a.status; status != app.StatusCutOff {
		t.Errorf("status %d", status)
	}

	if took := time.Since(begun); took > 5*time.Second {
		t.Errorf("the stop took %s", took)
	}
}

func TestStopUnderLoadTearsNoRequest(t *testing.T) {
	a := start(t, nil, sysserver.Options{}, func(w http.ResponseWriter, _ *http.Request) {
		for range 10 {
			_, _ = io.WriteString(w, strings.Repeat("x", 1000))
		}
	})

	var group sync.WaitGroup

	enough := make(chan struct{}, 1)

	for range 8 {
		group.Go(func() {
			for served := 0; ; served++ {
				status, body, err := try(t.Context(), a.api, "/")
				if refused(err) {
					return
				}

				if err != nil || status != http.StatusOK || len(body) != 10_000 {
					t.Errorf("torn: %v, %d, %d bytes", err, status, len(body))

					return
				}

				if served == 20 {
					select {
					case enough <- struct{}{}:
					default:
					}
				}
			}
		})
	}

	<-enough
	a.stop()
	group.Wait()

	if status := <-a.status; status != app.StatusOK {
		t.Errorf("status %d, log:\n%s", status, a.log)
	}
}

// refused tells of a request that the server did not take on: a client may send it elsewhere.
func refused(err error) bool {
	return errors.Is(err, syscall.ECONNREFUSED) || errors.Is(err, syscall.ECONNRESET)
}
