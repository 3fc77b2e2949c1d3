package jsonschema

import "testing"

func isType(allowed Types) Predicate {
	return func(v *Node, e *Evaluated, r *Collector) bool {
		e.MarkItems(v)

		return v.Type(allowed, "#/type", r)
	}
}

// kindOfMember is the schema of an object whose kind is a certain string, and which has a size.
func kindOfMember(kind string) Predicate {
	return func(v *Node, _ *Evaluated, r *Collector) bool {
		ok := v.Type(TypeObject, "#/type", r)
		ok = v.Required("#/required", r, "size") && ok

		if is := v.Get("kind"); is != nil {
			ok = is.ConstString(kind, "#/const", r) && ok
		}

		if size := v.Get("size"); size != nil {
			ok = size.Type(TypeNumber, "#/type", r) && ok
		}

		return ok
	}
}

func anyOf(branches ...Predicate) Predicate {
	return func(v *Node, e *Evaluated, r *Collector) bool { return v.AnyOf("#/anyOf", e, r, branches...) }
}

func oneOf(branches ...Predicate) Predicate {
	return func(v *Node, e *Evaluated, r *Collector) bool { return v.OneOf("#/oneOf", e, r, branches...) }
}

func TestApplicators(t *testing.T) {
	t.Parallel()

	shapes := oneOf(kindOfMember("circle"), kindOfMember("square"))

	for name, test := range map[string]struct {
		check Predicate
		fit   []string
		wrong map[string]string
	}{
		"anyOf": {
			anyOf(isType(TypeString), isType(TypeNumber), isType(TypeInteger)),
			[]string{`""`, "1.5", "1"},
			// All that the schemas say is that it has another type.
			map[string]string{"null": "anyOf  fits none of the 3 schemas"},
		},
		"oneOf": {
			oneOf(isType(TypeString), isType(TypeNumber), isType(TypeInteger)),
			[]string{`""`, "1.5"},
			map[string]string{"1": "oneOf  fits 2 of the 3 schemas, must fit one: 1, 2", "[]": "oneOf  fits none of the 3 schemas"},
		},
		"oneOf of objects": {
			shapes,
			[]string{`{"kind":"circle","size":1}`, `{"kind":"square","size":1}`},
			map[string]string{
				// The constant says which schema was meant.
				`{"kind":"square","size":"1"}`: "oneOf  fits none of the 2 schemas; type /size is a string, must be a number",
				`{"kind":"square"}`:            `required  has no "size"; oneOf  fits none of the 2 schemas`,
				`{"kind":"line","size":1}`:     `oneOf  fits none of the 2 schemas; const /kind is "line", must be "circle"`,
			},
		},
		"anyOf of a list or one": {
			anyOf(
				func(v *Node, _ *Evaluated, r *Collector) bool {
					ok := v.Type(TypeArray, "#", r)
					for i := range v.Items {
						ok = v.Items[i].Type(TypeString, "#", r) && ok
					}

					return ok
				},
				isType(TypeString),
			),
			[]string{`["a"]`, `"a"`},
			map[string]string{`["a",1]`: "anyOf  fits none of the 2 schemas; type /1 is a number, must be a string"},
		},
		"the deepest findings": {
			anyOf(
				func(v *Node, _ *Evaluated, r *Collector) bool { return v.Required("#", r, "x") },
				func(v *Node, _ *Evaluated, r *Collector) bool { return v.Get("a").Get("b").Type(TypeNull, "#", r) },
				func(v *Node, _ *Evaluated, r *Collector) bool { return v.Get("a").MaxProperties(0, "#", r) },
			),
			[]string{`{"a":{"b":null}}`, `{"x":1}`},
			map[string]string{`{"a":{"b":1}}`: "anyOf  fits none of the 3 schemas; type /a/b is a number, must be null"},
		},
		"not": {
			func(v *Node, _ *Evaluated, r *Collector) bool { return v.Not(isType(TypeNull), "#", r) },
			[]string{"1"},
			map[string]string{"null": "not  fits what may not be"},
		},
		"propertyNames": {
			func(v *Node, _ *Evaluated, r *Collector) bool {
				return v.PropertyNames(func(v *Node, _ *Evaluated, r *Collector) bool { return v.MaxLength(2, "#", r) }, r)
			},
			[]string{`{"ab":1}`, "[]"},
			map[string]string{
				`{"a":1,"abc":2,"abcd":3}`: "maxLength /abc has 3 characters, must have at most 2; " +
					"maxLength /abcd has 4 characters, must have at most 2",
			},
		},
		"contains": {
			func(v *Node, _ *Evaluated, r *Collector) bool {
				n := v.Contains(isType(TypeNull), nil)

				return v.MinContains(n, 1, "contains", "#", r) && v.MaxContains(n, 2, "#", r)
			},
			[]string{"[null]", "[1,null,null]", "{}"},
			map[string]string{
				"[1]":              "contains  has 0 items as contains asks for, must have at least 1",
				"[null,null,null]": "maxContains  has 3 items as contains asks for, must have at most 2",
			},
		},
		"false": {
			func(v *Node, _ *Evaluated, r *Collector) bool {
				ok := true
				for i := range v.Items {
					ok = v.Items[i].FailItem("items", "#", r) && ok
				}

				for i := range v.Members {
					ok = v.Members[i].FailMember("additionalProperties", "#", r) && ok
				}

				return v.Kind != KindNull && ok || v.Kind == KindNull && v.FailFalse("#", r)
			},
			[]string{"[]", "1"},
			map[string]string{
				"null":         "false  may not be: no value is allowed",
				"[1]":          "items /0 may not be: no item is allowed here",
				`{"a":1}`:      `additionalProperties /a may not be: no member "a" is allowed`,
				`{"~/":[0,1]}`: `additionalProperties /~0~1 may not be: no member "~/" is allowed`,
			},
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

// marks returns which of the first three items a predicate evaluates.
func marks(tb testing.TB, text string, fits Predicate) (ok bool, marked [3]bool) {
	tb.Helper()

	e := new(Evaluated)
	ok = fits(parseText(tb, text), e, nil)

	return ok, *e.asBools()
}

func TestEvaluatedByBranches(t *testing.T) {
	t.Parallel()

	mark := func(i, most int) Predicate {
		return func(v *Node, e *Evaluated, r *Collector) bool {
			e.Mark(i)

			return v.MaxItems(most, "#", r)
		}
	}

	for name, test := range map[string]struct {
		fits Predicate
		ok   bool
		want [3]bool
	}{
		"anyOf merges all that fit":    {anyOf(mark(0, 9), mark(1, 0), mark(2, 9)), true, [3]bool{true, false, true}},
		"anyOf merges none that fails": {anyOf(mark(0, 0), mark(1, 0)), false, [3]bool{}},
		"oneOf merges the one":         {oneOf(mark(0, 0), mark(1, 9)), true, [3]bool{false, true, false}},
		"oneOf merges not two":         {oneOf(mark(0, 9), mark(1, 9)), false, [3]bool{}},
	} {
		if ok, got := marks(t, "[1,2,3]", test.fits); ok != test.ok || got != test.want {
			t.Errorf("%s: %v %v", name, ok, got)
		}
	}
}

// A branch is joined as a whole or not at all, and the limit holds for what is joined.
func TestJoinIsBounded(t *testing.T) {
	t.Parallel()

	v := parseText(t, "[[1,2,3,4]]")
	r := &Collector{limit: 3}
	r.Add(0, "#", "x", "is first")

	many := r.Fork()
	for i := range 4 {
		v.Items[0].Items[i].Fail("#", "x", "is deep", many)
	}

	if len(many.findings) != 3 {
		t.Errorf("%d findings in a branch", len(many.findings))
	}

	r.Join(v, r.Fork(), many)

	if len(r.findings) != 3 || !r.full() || r.findings[0].finding.Message != "is first" {
		t.Errorf("%v", r.findings)
	}

	var nobody *Collector

	nobody.Join(v, nobody.Fork())
	nobody.Add(0, "#", "x", "is dropped")
}
