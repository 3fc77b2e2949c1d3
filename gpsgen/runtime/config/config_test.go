package config_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"gpsgen/runtime/config"
)

// layer is a Source in memory, by the path of the key.
type layer struct {
	name   string
	values map[string]string
	err    error
}

func (l *layer) Name() string { return l.name }

func (l *layer) Lookup(path string) (value string, found bool, err error) {
	value, found = l.values[path]

	return value, found, l.err
}

func environment(values map[string]string) config.Source {
	return config.Environment(func(name string) (string, bool) {
		value, found := values[name]

		return value, found
	})
}

func newConfig(sources ...config.Source) *config.Config {
	return config.New(config.Options{Service: "shop", Application: "api", Sources: sources})
}

func TestVariable(t *testing.T) {
	for path, want := range map[string]string{
		"/shop/transport/rest/api_v1/port": "OC_shop__transport__rest__api_v1__port",
		"/my-shop/a.b/c d":                 "OC_my_shop__a_b__c_d",
		"/магазин/x":                       "OC__________x",
	} {
		if got := config.Variable(path); got != want {
			t.Errorf("Variable(%q) = %q, want %q", path, got, want)
		}
	}
}

func TestPrecedence(t *testing.T) {
	key := config.Key{Name: "port", Type: config.String, Default: "compiled"}
	steps := []struct {
		name string
		set  func(env, tree map[string]string)
	}{
		{"compiled", func(_, _ map[string]string) {}},
		{"tree", func(_, tree map[string]string) { tree["/shop/rest/port"] = "tree" }},
		{"tree of the application", func(_, tree map[string]string) { tree["/shop/rest/api/port"] = "tree of the application" }},
		{"environment", func(env, _ map[string]string) { env["OC_shop__rest__port"] = "environment" }},
		{"environment of the application", func(env, _ map[string]string) {
			env["OC_shop__rest__api__port"] = "environment of the application"
		}},
	}

	env, tree := map[string]string{}, map[string]string{}

	for _, step := range steps {
		step.set(env, tree)

		section := newConfig(environment(env), &layer{name: "tree", values: tree}).Section("rest", key)
		if got := section.String("port"); got != step.name {
			t.Errorf("got %q, want %q", got, step.name)
		}
	}
}

func TestTypes(t *testing.T) {
	env := map[string]string{
		"OC_shop__x__int":      " 42 ",
		"OC_shop__x__duration": "1m30s",
		"OC_shop__x__commas":   "a, b,c",
		"OC_shop__x__json":     `["a,b", "c"]`,
		"OC_shop__x__empty":    "",
	}
	c := newConfig(environment(env))
	section := c.Section("x",
		config.Key{Name: "int", Type: config.Int},
		config.Key{Name: "duration", Type: config.Duration},
		config.Key{Name: "commas", Type: config.Strings},
		config.Key{Name: "json", Type: config.Strings},
		config.Key{Name: "empty", Type: config.Strings, Default: "a"},
		config.Key{Name: "unset", Type: config.Int})

	if err := c.Check(); err != nil {
		t.Fatal(err)
	}

	if got := section.Int("int"); got != 42 {
		t.Errorf("int %d", got)
	}

	if got := section.Duration("duration"); got != 90*time.Second {
		t.Errorf("duration %s", got)
	}

	for name, want := range map[string][]string{"commas": {"a", "b", "c"}, "json": {"a,b", "c"}, "empty": nil} {
		if got := section.Strings(name); !slices.Equal(got, want) {
			t.Errorf("%s %q", name, got)
		}
	}

	if got := section.Int("unset"); got != 0 {
		t.Errorf("unset %d", got)
	}
}

func TestBool(t *testing.T) {
	for text, want := range map[string]bool{
		"": false, "0": false, "false": false, "off": false, "No": false,
		"1": true, "true": true, "ON": true, "yes": true,
	} {
		c := newConfig(environment(map[string]string{"OC_shop__x__on": text}))

		section := c.Section("x", config.Key{Name: "on", Type: config.Bool, Default: "true"})
		if got := section.Bool("on"); got != want || c.Check() != nil {
			t.Errorf("%q is %t, %v", text, got, c.Check())
		}
	}
}

func TestCheckNamesEverything(t *testing.T) {
	env := map[string]string{
		"OC_shop__x__int":        "many",
		"OC_shop__x__bool":       "2",
		"OC_shop__x__api__small": "0",
		"OC_shop__x__secret_int": "hunter2",
		"OC_shop__x__one":        "red",
	}
	c := newConfig(environment(env), &layer{name: "tree", values: map[string]string{"/shop/x/list": "[1]"}})
	c.Section("x",
		config.Key{Name: "int", Type: config.Int},
		config.Key{Name: "bool", Type: config.Bool},
		config.Key{Name: "small", Type: config.Int, Min: "1"},
		config.Key{Name: "missing", Type: config.String, Required: true, Secret: true},
		config.Key{Name: "secret_int", Type: config.Int, Secret: true},
		config.Key{Name: "one", Type: config.String, OneOf: []string{"green", "blue"}},
		config.Key{Name: "list", Type: config.Strings})

	err := c.Check()
	if err == nil {
		t.Fatal("no error")
	}

	want := []string{
		`/shop/x/api/small (OC_shop__x__api__small), environment: "0" is less than 1`,
		`/shop/x/bool (OC_shop__x__bool), environment: "2" is not a boolean: 1, 0, true, false, on, off, yes, no`,
		`/shop/x/int (OC_shop__x__int), environment: "many" is not an integer`,
		`/shop/x/list (OC_shop__x__list), tree: "[1]" is not a list: comma separated, or a JSON array of strings`,
		`/shop/x/missing (OC_shop__x__missing), compiled in: required, and set nowhere`,
		`/shop/x/one (OC_shop__x__one), environment: "red" is not one of green, blue`,
		`/shop/x/secret_int (OC_shop__x__secret_int), environment: not an integer`,
	}
	if got := strings.Split(err.Error(), "\n"); !slices.Equal(got, want) {
		t.Errorf("got\n%s", err)
	}

	if strings.Contains(err.Error(), "hunter2") {
		t.Error("a secret is in the error")
	}
}

func TestSourceThatFails(t *testing.T) {
	c := newConfig(&layer{name: "tree", err: errors.New("damaged")})
	c.Section("x", config.Key{Name: "int", Type: config.Int})

	want := "/shop/x/api/int (OC_shop__x__api__int), tree: cannot be read: damaged"
	if err := c.Check(); err == nil || !strings.Contains(err.Error(), want) {
		t.Errorf("error %v", err)
	}
}

func TestClashOfVariables(t *testing.T) {
	c := newConfig()
	c.Section("worker/a-b", config.Key{Name: "x", Type: config.Int})
	c.Section("worker/a_b", config.Key{Name: "x", Type: config.Int})

	if err := c.Check(); err == nil || !strings.Contains(err.Error(), "the variable also stands for /shop/worker/a-b/x") {
		t.Errorf("error %v", err)
	}
}

func TestRules(t *testing.T) {
	c := newConfig(environment(map[string]string{"OC_shop__x__low": "5"}))
	section := c.Section("x",
		config.Key{Name: "low", Type: config.Int}, config.Key{Name: "high", Type: config.Int, Default: "3"})
	section.Require(func(s *config.Section) error {
		if s.Int("low") > s.Int("high") {
			return errors.New("low is above high")
		}

		return nil
	})

	if err := c.Check(); err == nil || !strings.Contains(err.Error(), "/shop/x (OC_shop__x__*), together: low is above high") {
		t.Errorf("error %v", err)
	}
}

func TestLiveValues(t *testing.T) {
	tree := &layer{name: "tree", values: map[string]string{"/shop/x/live": "1", "/shop/x/fixed": "1"}}

	var warnings []error

	c := config.New(config.Options{
		Service: "shop", Application: "api", Sources: []config.Source{tree},
		Warn: func(err error) { warnings = append(warnings, err) },
	})
	section := c.Section("x",
		config.Key{Name: "live", Type: config.Int, Live: true}, config.Key{Name: "fixed", Type: config.Int})

	changes := 0

	section.OnChange(func() { changes++ })

	steps := []struct {
		text                     string
		value, changes, warnings int
	}{
		{"1", 1, 0, 0},
		{"2", 2, 1, 0},
		{"many", 2, 1, 1},
		{"many", 2, 1, 1},
		{"3", 3, 2, 1},
	}
	for _, step := range steps {
		tree.values["/shop/x/live"], tree.values["/shop/x/fixed"] = step.text, step.text
		c.Refresh()

		if got := section.Int("live"); got != step.value || changes != step.changes || len(warnings) != step.warnings {
			t.Errorf("after %q: value %d, changes %d, warnings %v", step.text, got, changes, warnings)
		}
	}

	if got := section.Int("fixed"); got != 1 {
		t.Errorf("a value that is not live has changed to %d", got)
	}
}

func TestMistakesInTheProgramPanic(t *testing.T) {
	section := newConfig().Section("x", config.Key{Name: "a", Type: config.Int})

	for name, mistake := range map[string]func(){
		"undeclared name": func() { section.Int("b") },
		"other type":      func() { section.String("a") },
		"default of a secret": func() {
			newConfig().Section("x", config.Key{Name: "a", Type: config.String, Secret: true, Default: "x"})
		},
		"unsound default":    func() { newConfig().Section("x", config.Key{Name: "a", Type: config.Int, Default: "x"}) },
		"undeclared default": func() { config.WithDefaults(nil, config.Values{"a": "x"}) },
	} {
		t.Run(name, func(t *testing.T) {
			defer func() {
				if recover() == nil {
					t.Error("no panic")
				}
			}()
			mistake()
		})
	}
}

func TestWithDefaults(t *testing.T) {
	keys := []config.Key{{Name: "port", Type: config.Int, Required: true}}
	c := newConfig()

	section := c.Section("x", config.WithDefaults(keys, config.Values{"port": "8080"})...)
	if got := section.Int("port"); got != 8080 || c.Check() != nil {
		t.Errorf("port %d, %v", got, c.Check())
	}

	if keys[0].Default != "" {
		t.Error("the declaration itself has changed")
	}
}

func ExampleConfig_Section() {
	c := config.New(config.Options{Service: "shop", Application: "api"})
	section := c.Section("transport/rest/api_v1",
		config.Key{Name: "port", Type: config.Int, Default: "8080", Help: "The port to listen on."})

	fmt.Println(section.Path("port"), section.Int("port"))
	// Output: /shop/transport/rest/api_v1/port 8080
}
