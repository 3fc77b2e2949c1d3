// Package sysserver is the server for those who operate an application: metrics, readiness, version
// and, where it is switched on, profiles.
package sysserver

import (
	"cmp"
	"net/http"
	"strconv"
	"strings"

	"github.com/prometheus/client_golang/prometheus/promhttp"

	"gpsgen/runtime/app"
	"gpsgen/runtime/config"
	"gpsgen/runtime/httpserver"
)

// KeyPprof is the name of the configuration key that switches profiles on.
const KeyPprof = "pprof/enabled"

// Options say what the server answers where; "" is the usual path.
type Options struct {
	// Name is the label "server" of the metrics; "" is "sys".
	Name string
	// Section is where the configuration of the server lies; "" is "transport/rest/sys".
	Section string
	Port    int

	MetricsPath, ReadyPath, LivePath, VersionPath, PprofPath string

	// Pprof is the compiled-in value of KeyPprof.
	Pprof bool
}

// Keys are the configuration keys that a system server has besides those of every server.
func Keys() []config.Key {
	return []config.Key{{
		Name: KeyPprof, Type: config.Bool, Default: "false",
		Help: "Serve profiles of the running process.",
	}}
}

// Defaults are the compiled-in values of the keys of every server that differ in a system server.
func Defaults() config.Values {
	return config.Values{
		httpserver.KeyAccessLog: "false",
		// A profile takes 30 seconds if nothing else is asked for.
		httpserver.KeyHandlerTimeout: "50s",
	}
}

// New makes the server of an application.
func New(a *app.App, o Options) *httpserver.Server {
	o = o.complete()

	section := a.Config().Section(o.Section,
		config.WithDefaults(Keys(), config.Values{KeyPprof: strconv.FormatBool(o.Pprof)})...)

	return httpserver.New(a, httpserver.Options{
		Name: o.Name, Section: o.Section, Port: o.Port,
		Defaults: Defaults(),
		Handler:  func() (http.Handler, error) { return o.handler(a, section.Bool(KeyPprof)), nil },
		Route:    route,
	})
}

func (o Options) complete() Options {
	o.Name = cmp.Or(o.Name, "sys")
	o.Section = cmp.Or(o.Section, "transport/rest/sys")
	o.MetricsPath = cmp.Or(o.MetricsPath, "/metrics")
	o.ReadyPath = cmp.Or(o.ReadyPath, "/ready")
	o.LivePath = cmp.Or(o.LivePath, "/live")
	o.VersionPath = cmp.Or(o.VersionPath, "/version")
	o.PprofPath = strings.TrimSuffix(cmp.Or(o.PprofPath, "/debug/pprof"), "/") + "/"

	return o
}

func (o Options) handler(a *app.App, profiling bool) http.Handler {
	mux := http.NewServeMux()
	mux.Handle("GET "+o.MetricsPath, promhttp.HandlerFor(a.Metrics().Gatherer(), promhttp.HandlerOpts{}))
	mux.HandleFunc("GET "+o.ReadyPath, ready(a))
	mux.HandleFunc("GET "+o.LivePath, live)
	mux.HandleFunc("GET "+o.VersionPath, func(w http.ResponseWriter, _ *http.Request) {
		httpserver.WriteJSON(w, http.StatusOK, a.Info())
	})
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		httpserver.WriteJSONError(w, r, http.StatusNotFound, "not found")
	})

	if profiling {
		mux.Handle(o.PprofPath, profiles(o.PprofPath))
	}

	return mux
}

// ready answers 503 until the application has started, and from the moment it begins to stop.
func ready(a *app.App) http.HandlerFunc {
	type body struct {
		Ready bool `json:"ready"`
	}

	return func(w http.ResponseWriter, _ *http.Request) {
		status := http.StatusOK
		if !a.Ready() {
			status = http.StatusServiceUnavailable
		}

		httpserver.WriteJSON(w, status, body{Ready: status == http.StatusOK})
	}
}

func live(w http.ResponseWriter, _ *http.Request) {
	type body struct {
		Live bool `json:"live"`
	}

	httpserver.WriteJSON(w, http.StatusOK, body{Live: true})
}

// route is the path of the pattern that matched; the pattern of everything else is no route.
func route(r *http.Request) string {
	if r.Pattern == "/" {
		return ""
	}

	if _, path, found := strings.Cut(r.Pattern, " "); found {
		return path
	}

	return r.Pattern
}
