package onlineconf_test

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/Educentr/go-onlineconf/pkg/onlineconf_dev"

	"gpsgen/runtime/config"
	"gpsgen/runtime/config/onlineconf"
)

func TestLookup(t *testing.T) {
	directory := t.TempDir()
	onlineconf_dev.GenerateCDB(directory, "TREE", map[string]any{"/shop/a": "text", "/shop/empty": ""})

	source, err := onlineconf.Open(directory)
	if err != nil {
		t.Fatal(err)
	}

	for path, want := range map[string]struct {
		value string
		found bool
	}{
		"/shop/a": {"text", true}, "/shop/empty": {"", true}, "/shop/missing": {"", false},
	} {
		value, found, err := source.Lookup(path)
		if value != want.value || found != want.found || err != nil {
			t.Errorf("%s: %q, %t, %v", path, value, found, err)
		}
	}
}

func TestTheLibraryTakesNothingFromTheEnvironment(t *testing.T) {
	directory := t.TempDir()
	onlineconf_dev.GenerateCDB(directory, "TREE", map[string]any{"/shop/a": "tree"})
	t.Setenv("ONLINECONFIG_FROM_ENV", "1")
	t.Setenv("OC_shop__a", "environment")

	source, err := onlineconf.Open(directory)
	if err != nil {
		t.Fatal(err)
	}

	if value, _, _ := source.Lookup("/shop/a"); value != "tree" {
		t.Errorf("value %q", value)
	}
}

func TestOpenFails(t *testing.T) {
	if _, err := onlineconf.Open(t.TempDir()); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("no tree: %v", err)
	}

	directory := t.TempDir()
	damage(t, directory)

	if _, err := onlineconf.Open(directory); err == nil {
		t.Error("a damaged tree was opened")
	}
}

func TestFileThatShrinksIsAnError(t *testing.T) {
	directory := t.TempDir()
	values := map[string]any{}

	for i := range 10_000 {
		values[fmt.Sprintf("/shop/%d", i)] = "value"
	}

	onlineconf_dev.GenerateCDB(directory, "TREE", values)

	source, err := onlineconf.Open(directory)
	if err != nil {
		t.Fatal(err)
	}

	if err := os.Truncate(filepath.Join(directory, "TREE.cdb"), 0); err != nil {
		t.Fatal(err)
	}

	if _, _, err := source.Lookup("/shop/1"); err == nil {
		t.Error("no error")
	}
}

func TestChangesAtRunTime(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		directory := t.TempDir()
		onlineconf_dev.GenerateCDB(directory, "TREE", map[string]any{"/shop/x/a": "1", "/shop/x/api/b": "1"})

		source, err := onlineconf.Open(directory)
		if err != nil {
			t.Fatal(err)
		}

		c := config.New(config.Options{Service: "shop", Application: "api", Sources: []config.Source{source}})
		section := c.Section("x",
			config.Key{Name: "a", Type: config.Int, Live: true},
			config.Key{Name: "b", Type: config.Int, Live: true})

		var changes, warnings atomic.Int64

		section.OnChange(func() { changes.Add(1) })

		ctx, stop := context.WithCancel(t.Context())
		defer stop()

		go source.Watch(ctx, c.Refresh, func(error) { warnings.Add(1) })

		for _, step := range []struct {
			write             func()
			a, b              int
			changes, warnings int64
		}{
			{func() {}, 1, 1, 0, 0},
			{func() {
				onlineconf_dev.GenerateCDB(directory, "TREE", map[string]any{"/shop/x/a": "2", "/shop/x/b": "3"})
			}, 2, 3, 1, 0},
			{func() { damage(t, directory) }, 2, 3, 1, 1},
			{func() {}, 2, 3, 1, 1},
			{func() {
				onlineconf_dev.GenerateCDB(directory, "TREE", map[string]any{"/shop/x/a": 4, "/shop/x/b": 3})
			}, 4, 3, 2, 1},
		} {
			step.write()
			time.Sleep(3 * time.Second)
			synctest.Wait()

			if a, b := section.Int("a"), section.Int("b"); a != step.a || b != step.b {
				t.Errorf("a %d, b %d; want %d, %d", a, b, step.a, step.b)
			}

			if changes.Load() != step.changes || warnings.Load() != step.warnings {
				t.Errorf("changes %d, warnings %d; want %d, %d", changes.Load(), warnings.Load(), step.changes, step.warnings)
			}
		}
	})
}

// damage leaves a file that is no tree.
func damage(t *testing.T, directory string) {
	t.Helper()

	if err := os.WriteFile(filepath.Join(directory, "TREE.cdb"), []byte("short"), 0o600); err != nil {
		t.Fatal(err)
	}
}
