package httpserver_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"

	"gpsgen/runtime/app"
	"gpsgen/runtime/httpserver"
	"gpsgen/runtime/internal/testapp"
	"gpsgen/runtime/logger"
	"gpsgen/runtime/reqctx"
)

// served is a server that runs, with what its test looks into.
type served struct {
	*httpserver.Server

	app *app.App
	log *testapp.Log
	url string
}

// serve runs a server with the handler until the end of the test.
func serve(tb testing.TB, env map[string]string, handler http.HandlerFunc) *served {
	tb.Helper()

	if env == nil {
		env = map[string]string{}
	}

	env["OC_shop__transport__rest__api_v1__ip"] = "127.0.0.1"
	env["OC_shop__transport__rest__api_v1__port"] = "0"

	a, log := testapp.New(tb, env)
	server := httpserver.New(a, httpserver.Options{
		Name: "api", Section: "transport/rest/api_v1", Port: 8080,
		Handler: func() (http.Handler, error) { return handler, nil },
		Route: func(r *http.Request) string {
			if strings.HasPrefix(r.URL.Path, "/items/") {
				return "/items/{id}"
			}

			return ""
		},
	})

	if err := a.Config().Check(); err != nil {
		tb.Fatal(err)
	}

	if err := server.Init(tb.Context()); err != nil {
		tb.Fatal(err)
	}

	done := make(chan error, 1)
	go func() { done <- server.Run(tb.Context()) }()

	tb.Cleanup(func() {
		if err := server.Shutdown(context.Background()); err != nil {
			tb.Error(err)
		}

		if err := <-done; err != nil {
			tb.Error(err)
		}
	})

	return &served{Server: server, app: a, log: log, url: "http://" + server.Address().String()}
}

// answer is a response that has been read.
type answer struct {
	status int
	header http.Header
	body   string
	// last tells that the server closes the connection.
	last bool
}

// call sends a request and reads the whole response.
func call(tb testing.TB, method, url string, body io.Reader, header ...string) answer {
	tb.Helper()

	request, err := http.NewRequestWithContext(tb.Context(), method, url, body)
	if err != nil {
		tb.Fatal(err)
	}

	for i := 0; i < len(header); i += 2 {
		request.Header.Set(header[i], header[i+1])
	}

	response, err := http.DefaultClient.Do(request)
	if err != nil {
		tb.Fatal(err)
	}
	defer response.Body.Close()

	content, err := io.ReadAll(response.Body)
	if err != nil {
		tb.Fatal(err)
	}

	return answer{status: response.StatusCode, header: response.Header, body: string(content), last: response.Close}
}

// series are the lines of /metrics that begin with the prefix, with their values.
func series(tb testing.TB, a *app.App, name string) map[string]float64 {
	tb.Helper()

	families, err := a.Metrics().Gatherer().Gather()
	if err != nil {
		tb.Fatal(err)
	}

	found := map[string]float64{}

	for _, family := range families {
		if family.GetName() != name {
			continue
		}

		for _, metric := range family.GetMetric() {
			labels := make([]string, 0, len(metric.GetLabel()))
			for _, label := range metric.GetLabel() {
				labels = append(labels, label.GetName()+"="+label.GetValue())
			}

			found[strings.Join(labels, ",")] = metric.GetCounter().GetValue() + metric.GetGauge().GetValue() +
				float64(metric.GetHistogram().GetSampleCount())
		}
	}

	return found
}

func TestAccessLogAndMetrics(t *testing.T) {
	s := serve(t, nil, func(w http.ResponseWriter, r *http.Request) {
		logger.FromContext(r.Context()).Info("inside", logger.String("id", reqctx.RequestID(r.Context())))
		w.WriteHeader(http.StatusCreated)
		_, _ = io.WriteString(w, "hello")
	})

	response := call(t, http.MethodPost, s.url+"/items/1?secret=1", nil, reqctx.Header, "abc-1")
	if got := response.header.Get(reqctx.Header); got != "abc-1" {
		t.Errorf("request id %q", got)
	}

	if inside := s.log.Lines(t, "inside"); len(inside) != 1 || inside[0]["request_id"] != "abc-1" || inside[0]["id"] != "abc-1" {
		t.Errorf("lines of the handler: %v", inside)
	}

	lines := s.log.Lines(t, "request")
	if len(lines) != 1 {
		t.Fatalf("log:\n%s", s.log)
	}

	for key, want := range map[string]any{
		"level": "info", "server": "api", "method": "POST", "route": "/items/{id}", "path": "/items/1", "status": 201.0,
		"bytes": 5.0, "request_id": "abc-1", "remote": "127.0.0.1", "service": "shop", "application": "api",
	} {
		if lines[0][key] != want {
			t.Errorf("%s: %v, want %v", key, lines[0][key], want)
		}
	}

	if _, is := lines[0]["duration_ms"].(float64); !is || strings.Contains(s.log.String(), "secret") {
		t.Errorf("log:\n%s", s.log)
	}

	labels := "application=api,http_request_method=POST,http_response_status_code=201,http_route=/items/{id},server=api"
	if got := series(t, s.app, "http_server_request_duration_seconds"); len(got) != 1 || got[labels] != 1 {
		t.Errorf("durations %v", got)
	}

	labels = "application=api,http_request_method=POST,server=api"
	if got := series(t, s.app, "http_server_active_requests"); len(got) != 1 || got[labels] != 0 {
		t.Errorf("active %v", got)
	}
}

func TestAccessLogCanBeSwitchedOff(t *testing.T) {
	s := serve(t, map[string]string{"OC_shop__transport__rest__api_v1__access_log": "0"}, func(http.ResponseWriter, *http.Request) {})
	call(t, http.MethodGet, s.url, nil)

	if len(s.log.Lines(t, "request")) != 0 {
		t.Errorf("log:\n%s", s.log)
	}
}

func TestRequestIDThatIsNotSoundIsReplaced(t *testing.T) {
	s := serve(t, nil, func(http.ResponseWriter, *http.Request) {})

	response := call(t, http.MethodGet, s.url, nil, reqctx.Header, "a b")
	if got := response.header.Get(reqctx.Header); !reqctx.ValidID(got) {
		t.Errorf("request id %q", got)
	}
}

func TestPanics(t *testing.T) {
	s := serve(t, nil, func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/clean":
			w.Header().Set("Content-Length", "1000")
			panic("the secret text")
		case "/torn":
			_, _ = io.WriteString(w, "half")
			_ = http.NewResponseController(w).Flush()

			panic("the secret text")
		case "/abort":
			panic(http.ErrAbortHandler)
		}
	})

	response := call(t, http.MethodGet, s.url+"/clean", nil)
	if response.status != http.StatusInternalServerError || response.body != `{"code":500,"error":"internal server error"}` {
		t.Errorf("%d, %q", response.status, response.body)
	}

	lines := s.log.Lines(t, "panic in handler")
	if len(lines) != 1 || lines[0]["panic"] != "the secret text" || !strings.Contains(lines[0]["stack"].(string), "server_test.go") {
		t.Errorf("log:\n%s", s.log)
	}

	for _, path := range []string{"/torn", "/abort"} {
		request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, s.url+path, http.NoBody)
		if err != nil {
			t.Fatal(err)
		}

		response, err := http.DefaultClient.Do(request)
		if err == nil {
			_, err = io.ReadAll(response.Body)
			response.Body.Close()
		}

		if err == nil {
			t.Errorf("%s: the connection was not aborted", path)
		}
	}

	if got := series(t, s.app, "http_server_panics_total")["application=api,server=api"]; got != 2 {
		t.Errorf("%v panics", got)
	}

	if response = call(t, http.MethodGet, s.url+"/", nil); response.status != http.StatusOK {
		t.Errorf("after the panics: %d", response.status)
	}
}

func TestBodyLimit(t *testing.T) {
	s := serve(t, map[string]string{"OC_shop__transport__rest__api_v1__server__max_body_bytes": "10"},
		func(w http.ResponseWriter, r *http.Request) {
			_, err := io.ReadAll(r.Body)

			if _, tooLarge := errors.AsType[*http.MaxBytesError](err); tooLarge {
				w.WriteHeader(http.StatusTeapot)
			}
		})

	response := call(t, http.MethodPost, s.url, strings.NewReader(strings.Repeat("x", 11)))
	if response.status != http.StatusRequestEntityTooLarge || response.body != `{"code":413,"error":"request body too large"}` {
		t.Errorf("%d, %q", response.status, response.body)
	}

	// A body whose length is not told shows only when it is read.
	response = call(t, http.MethodPost, s.url, io.MultiReader(strings.NewReader(strings.Repeat("x", 11))))
	if response.status != http.StatusTeapot {
		t.Errorf("%d", response.status)
	}

	response = call(t, http.MethodPost, s.url, strings.NewReader(strings.Repeat("x", 10)))
	if response.status != http.StatusOK {
		t.Errorf("%d", response.status)
	}
}

func TestHandlerDeadline(t *testing.T) {
	s := serve(t, map[string]string{"OC_shop__transport__rest__api_v1__handler__default__timeout": "20ms"},
		func(w http.ResponseWriter, r *http.Request) {
			<-r.Context().Done()

			if errors.Is(r.Context().Err(), context.DeadlineExceeded) {
				w.WriteHeader(http.StatusServiceUnavailable)
			}
		})

	if response := call(t, http.MethodGet, s.url, nil); response.status != http.StatusServiceUnavailable {
		t.Errorf("%d", response.status)
	}
}

func TestTimeoutsThatContradictEachOther(t *testing.T) {
	a, _ := testapp.New(t, map[string]string{"OC_shop__transport__rest__api_v1__server__timeout__write": "15s"})
	httpserver.New(a, httpserver.Options{Name: "api", Section: "transport/rest/api_v1", Port: 8080})

	if err := a.Config().Check(); err == nil || !strings.Contains(err.Error(), "not below server/timeout/write") {
		t.Errorf("error %v", err)
	}
}

func TestPortIsRequired(t *testing.T) {
	a, _ := testapp.New(t, nil)
	httpserver.New(a, httpserver.Options{Name: "api", Section: "transport/rest/api_v1"})

	err := a.Config().Check()
	if err == nil || !strings.Contains(err.Error(), "/shop/transport/rest/api_v1/port (OC_shop__transport__rest__api_v1__port)") {
		t.Errorf("error %v", err)
	}
}

func TestPortThatIsTaken(t *testing.T) {
	var listen net.ListenConfig

	taken, err := listen.Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()

	_, port, _ := net.SplitHostPort(taken.Addr().String())
	number, _ := strconv.Atoi(port)
	a, _ := testapp.New(t, map[string]string{"OC_shop__transport__rest__api_v1__ip": "127.0.0.1"})
	server := httpserver.New(a, httpserver.Options{
		Name: "api", Section: "transport/rest/api_v1", Port: number,
		Handler: func() (http.Handler, error) { return http.NotFoundHandler(), nil },
	})

	err = server.Init(t.Context())
	if err == nil || !strings.Contains(err.Error(), "/shop/transport/rest/api_v1/port (OC_shop__transport__rest__api_v1__port): listen") {
		t.Errorf("error %v", err)
	}
}

func TestUnknownPathsAndMethodsLeaveNoTrace(t *testing.T) {
	s := serve(t, map[string]string{"OC_shop__transport__rest__api_v1__access_log": "0"}, http.NotFound)

	call(t, http.MethodGet, s.url+"/first", nil)
	call(t, "BREW", s.url+"/first", nil)

	before := memory()

	for i := range 20_000 {
		call(t, http.MethodGet, fmt.Sprintf("%s/unknown/%d", s.url, i), nil)
	}

	for i := range 100 {
		call(t, fmt.Sprintf("BREW%d", i), s.url, nil)
	}

	got := series(t, s.app, "http_server_request_duration_seconds")
	if len(got) != 2 || got["application=api,http_request_method=_OTHER,http_response_status_code=404,http_route=,server=api"] != 101 {
		t.Errorf("series %v", got)
	}

	if grown := int64(memory()) - int64(before); grown > 4<<20 {
		t.Errorf("the heap has grown by %d bytes", grown)
	}
}

func memory() uint64 {
	runtime.GC()

	var stats runtime.MemStats

	runtime.ReadMemStats(&stats)

	return stats.HeapAlloc
}

func TestServersOfOneApplicationShareMetrics(t *testing.T) {
	a, _ := testapp.New(t, nil)
	for _, name := range []string{"api", "admin"} {
		httpserver.New(a, httpserver.Options{Name: name, Section: "transport/rest/" + name, Port: 8080})
	}

	if got := series(t, a, "http_server_panics_total"); len(got) != 2 {
		t.Errorf("series %v", got)
	}
}

func TestWriteJSONError(t *testing.T) {
	s := serve(t, nil, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("ETag", "x")
		httpserver.WriteJSONError(w, r, http.StatusNotFound, `not "found"`)
	})

	response := call(t, http.MethodGet, s.url, nil)

	var decoded struct {
		Code  int    `json:"code"`
		Error string `json:"error"`
	}
	if err := json.Unmarshal([]byte(response.body), &decoded); err != nil || decoded.Code != 404 || decoded.Error != `not "found"` {
		t.Errorf("%v, %q", err, response.body)
	}

	if response.header.Get("Content-Type") != "application/json" || response.header.Get("ETag") != "" {
		t.Errorf("header %v", response.header)
	}
}

func TestGracefulShutdownWaitsForRequestsInFlight(t *testing.T) {
	entered, leave := make(chan struct{}), make(chan struct{})
	s := serve(t, nil, func(w http.ResponseWriter, r *http.Request) {
		close(entered)
		<-leave

		if r.Context().Err() != nil {
			t.Error("the context of a request in flight has ended")
		}

		_, _ = io.WriteString(w, "done")
	})

	answered := make(chan answer, 1)

	go func() { answered <- call(t, http.MethodGet, s.url, nil) }()

	<-entered

	stopped := make(chan error, 1)
	go func() { stopped <- s.GracefulShutdown(t.Context()) }()

	// The port closes before the requests are done.
	for {
		connection, err := (&net.Dialer{Timeout: time.Second}).DialContext(t.Context(), "tcp", s.Address().String())
		if err != nil {
			break
		}

		connection.Close()
	}

	close(leave)

	if response := <-answered; response.body != "done" || !response.last {
		t.Errorf("body %q, last of its connection: %t", response.body, response.last)
	}

	if err := <-stopped; err != nil {
		t.Error(err)
	}
}

func TestShutdownEndsTheContextsOfRequests(t *testing.T) {
	entered, left := make(chan struct{}), make(chan struct{})
	s := serve(t, nil, func(_ http.ResponseWriter, r *http.Request) {
		defer close(left)

		close(entered)
		<-r.Context().Done()
	})

	go func() {
		request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, s.url, http.NoBody)
		if err != nil {
			return
		}

		if response, err := http.DefaultClient.Do(request); err == nil {
			response.Body.Close()
		}
	}()

	<-entered

	if err := s.Shutdown(t.Context()); err != nil {
		t.Error(err)
	}

	<-left
}
