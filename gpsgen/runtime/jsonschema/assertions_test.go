package jsonschema

import (
	"strings"
	"testing"
)

// said runs a check with and without a Collector, and returns what it says is wrong.
func said(tb testing.TB, text string, check Predicate) string {
	tb.Helper()

	r := &Collector{}
	v := parseText(tb, text)

	ok := check(v, nil, r)
	if quiet := check(parseText(tb, text), nil, nil); quiet != ok || ok != (len(r.findings) == 0) {
		tb.Errorf("%s: %v, quiet %v, findings %v", text, ok, quiet, r.findings)
	}

	lines := make([]string, len(r.findings))
	for i, it := range locate(text, r.findings) {
		lines[i] = it.Keyword + " " + it.InstancePath + " " + it.Message
	}

	return strings.Join(lines, "; ")
}

func TestAssertions(t *testing.T) {
	t.Parallel()

	abc := Constants(`"a"`, "1", "null", "true", "[1,2]", `{"a":1}`)
	many := Constants("1", "2", "3", "4", "5", "6", "7", "8", "9")

	for name, test := range map[string]struct {
		check Predicate
		// fit are documents that fit, wrong are others with what is said about them.
		fit   []string
		wrong map[string]string
	}{
		"type": {
			func(v *Node, _ *Evaluated, r *Collector) bool { return v.Type(TypeString|TypeNull|TypeInteger, "#", r) },
			[]string{`""`, "null", "1", "1.0", "1e2", "-0.0"},
			map[string]string{
				"true":  "type  is a boolean, must be null, an integer or a string",
				"1.5":   "type  is 1.5, must be null, an integer or a string",
				"[]":    "type  is an array, must be null, an integer or a string",
				"{}":    "type  is an object, must be null, an integer or a string",
				"1e-10": "type  is 1e-10, must be null, an integer or a string",
			},
		},
		"number": {
			func(v *Node, _ *Evaluated, r *Collector) bool { return v.Type(TypeNumber, "#", r) },
			[]string{"1", "1.5", "-1e-1000000"},
			map[string]string{`"1"`: "type  is a string, must be a number"},
		},
		"other types": {
			func(v *Node, _ *Evaluated, r *Collector) bool {
				return v.Type(TypeArray|TypeObject|TypeBoolean, "#", r)
			},
			[]string{"[]", "{}", "false"},
			map[string]string{"null": "type  is null, must be a boolean, an array or an object"},
		},
		"enum": {
			func(v *Node, _ *Evaluated, r *Collector) bool { return v.Enum(abc, "#", r) },
			[]string{`"a"`, "1.0", "null", "true", "[1,2e0]", `{"a":1}`},
			map[string]string{
				"2": `enum  is 2, must be "a", 1, null, true, an array of 2 items or an object of 1 member`,
			},
		},
		"long enum": {
			func(v *Node, _ *Evaluated, r *Collector) bool { return v.Enum(many, "#", r) },
			[]string{"9"},
			map[string]string{"[1]": "enum  is an array of 1 item, which is none of the 9 allowed values"},
		},
		"empty enum": {
			func(v *Node, _ *Evaluated, r *Collector) bool { return v.EnumStrings("#", r) },
			nil,
			map[string]string{"{}": "enum  is an object of 0 members, which is none of the 0 allowed values"},
		},
		"enum of strings": {
			func(v *Node, _ *Evaluated, r *Collector) bool { return v.EnumStrings("#", r, "a", "b", "1") },
			[]string{`"a"`, `"b"`, `"\u0031"`},
			map[string]string{
				`"c"`:   `enum  is "c", must be "a", "b" or "1"`,
				"1":     `enum  is 1, must be "a", "b" or "1"`,
				"false": `enum  is false, must be "a", "b" or "1"`,
			},
		},
		"const": {
			func(v *Node, _ *Evaluated, r *Collector) bool { return v.Const(many[:1], "#", r) },
			[]string{"1", "10e-1"},
			map[string]string{"null": "const  is null, must be 1"},
		},
		"const of a string": {
			func(v *Node, _ *Evaluated, r *Collector) bool { return v.ConstString("é", "#", r) },
			[]string{`"é"`, `"\u00e9"`},
			map[string]string{`"e"`: `const  is "e", must be "é"`},
		},
		"minimum": {
			func(v *Node, _ *Evaluated, r *Collector) bool { return v.Minimum("1.5", "#", r) },
			[]string{"1.5", "2", `""`, "15e-1"},
			map[string]string{"1.4999999999999999999": "minimum  is 1.4999999999999999999, must be at least 1.5"},
		},
		"maximum": {
			func(v *Node, _ *Evaluated, r *Collector) bool { return v.Maximum("130", "#", r) },
			[]string{"130", "-1e9", "null"},
			map[string]string{"131": "maximum  is 131, must be at most 130"},
		},
		"exclusiveMinimum": {
			func(v *Node, _ *Evaluated, r *Collector) bool { return v.ExclusiveMinimum("0", "#", r) },
			[]string{"1e-400", "[]"},
			map[string]string{"-0.0": "exclusiveMinimum  is -0.0, must be more than 0"},
		},
		"exclusiveMaximum": {
			func(v *Node, _ *Evaluated, r *Collector) bool { return v.ExclusiveMaximum("9007199254740993", "#", r) },
			[]string{"9007199254740992", "{}"},
			map[string]string{"9007199254740993": "exclusiveMaximum  is 9007199254740993, must be less than 9007199254740993"},
		},
		"multipleOf": {
			func(v *Node, _ *Evaluated, r *Collector) bool { return v.MultipleOf("0.01", "#", r) },
			[]string{"19.99", "1", `"x"`},
			map[string]string{"0.001": "multipleOf  is 0.001, must be a multiple of 0.01"},
		},
		"minLength": {
			func(v *Node, _ *Evaluated, r *Collector) bool { return v.MinLength(2, "#", r) },
			[]string{`"ab"`, `"💩💩"`, "1"},
			map[string]string{`"💩"`: "minLength  has 1 characters, must have at least 2"},
		},
		"maxLength": {
			func(v *Node, _ *Evaluated, r *Collector) bool { return v.MaxLength(2, "#", r) },
			[]string{`"ab"`, `"💩💩"`, "[1,2,3]"},
			map[string]string{`"abc"`: "maxLength  has 3 characters, must have at most 2"},
		},
		"items": {
			func(v *Node, _ *Evaluated, r *Collector) bool { return v.MinItems(1, "#", r) && v.MaxItems(2, "#", r) },
			[]string{"[1]", "[1,2]", `{}`, `""`},
			map[string]string{
				"[]":      "minItems  has 0 items, must have at least 1",
				"[1,2,3]": "maxItems  has 3 items, must have at most 2",
			},
		},
		"properties": {
			func(v *Node, _ *Evaluated, r *Collector) bool {
				return v.MinProperties(1, "#", r) && v.MaxProperties(1, "#", r)
			},
			[]string{`{"a":1}`, "[]"},
			map[string]string{
				"{}":            "minProperties  has 0 members, must have at least 1",
				`{"a":1,"b":2}`: "maxProperties  has 2 members, must have at most 1",
			},
		},
		"required": {
			func(v *Node, _ *Evaluated, r *Collector) bool { return v.Required("#", r, "a", "b") },
			[]string{`{"b":1,"a":null}`, "[]", "1"},
			map[string]string{"{}": `required  has no "a"; required  has no "b"`, `{"a":1}`: `required  has no "b"`},
		},
		"dependentRequired": {
			func(v *Node, _ *Evaluated, r *Collector) bool {
				return v.DependentRequired("a", "dependencies", "#", r, "b", "c")
			},
			[]string{"{}", `{"a":1,"b":1,"c":1}`, `{"c":1}`, "null"},
			map[string]string{`{"a":1,"b":1}`: `dependencies  has no "c", which must be there since "a" is`},
		},
		"uniqueItems": {
			func(v *Node, _ *Evaluated, r *Collector) bool { return v.UniqueItems("#", r) },
			[]string{"[]", "[1,2]", `[1,"1",true,[1],{"a":1}]`, `{}`},
			map[string]string{"[1,2,1.0]": "uniqueItems  has equal items: 0 and 2, all must be different"},
		},
		"pattern and format": {
			func(v *Node, _ *Evaluated, r *Collector) bool {
				pattern := v.FailPattern("^a$", "#", r)

				return v.FailFormat("uuid", "#", r) && pattern
			},
			nil,
			map[string]string{`"b"`: `pattern  is "b", must match the pattern "^a$"; format  is "b", must be in the format "uuid"`},
		},
	} {
		for _, text := range test.fit {
			if got := said(t, text, test.check); got != "" {
				t.Errorf("%s: %s: %s", name, text, got)
			}
		}

		for text, want := range test.wrong {
			if got := said(t, text, test.check); got != want {
				t.Errorf("%s: %s\n got %s\nwant %s", name, text, got, want)
			}
		}
	}
}
