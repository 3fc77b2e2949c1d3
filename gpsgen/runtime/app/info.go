package app

import (
	"fmt"
	"io"
	"runtime"
	"runtime/debug"
	"time"
)

// Set by the linker: -X '<module>/pkg/runtime/app.version=v1.2.3', and so on.
var (
	version   string
	commit    string //nolint:gochecknoglobals // The linker can set nothing but package variables.
	buildDate string //nolint:gochecknoglobals // The linker can set nothing but package variables.
)

// unknown stands for what neither the linker nor the version control stamped.
const unknown = "unknown"

// Info is what a build says of itself.
type Info struct {
	Service     string    `json:"service"`
	Application string    `json:"application"`
	Version     string    `json:"version"`
	Commit      string    `json:"commit"`
	BuildDate   string    `json:"build_date"`
	GoVersion   string    `json:"go_version"`
	Started     time.Time `json:"started"`
}

func newInfo(o Options) Info {
	info := Info{
		Service: o.Service, Application: o.Application,
		Version: version, Commit: commit, BuildDate: buildDate,
		GoVersion: runtime.Version(), Started: time.Now().UTC(),
	}

	if build, stamped := debug.ReadBuildInfo(); stamped {
		info.complete(build)
	}

	info.Version = orUnknown(info.Version)
	info.Commit = orUnknown(info.Commit)
	info.BuildDate = orUnknown(info.BuildDate)

	return info
}

// complete takes what the linker left open from the stamps of the version control.
func (i *Info) complete(build *debug.BuildInfo) {
	if i.Version == "" {
		i.Version = build.Main.Version
	}

	for _, stamp := range build.Settings {
		switch {
		case stamp.Key == "vcs.revision" && i.Commit == "":
			i.Commit = stamp.Value
		case stamp.Key == "vcs.time" && i.BuildDate == "":
			i.BuildDate = stamp.Value
		}
	}
}

func (i *Info) print(w io.Writer) error {
	_, err := fmt.Fprintf(w, "%s %s %s (commit %s, built %s, %s)\n",
		i.Service, i.Application, i.Version, i.Commit, i.BuildDate, i.GoVersion)
	if err != nil {
		return fmt.Errorf("version: %w", err)
	}

	return nil
}

func orUnknown(text string) string {
	if text == "" {
		return unknown
	}

	return text
}
