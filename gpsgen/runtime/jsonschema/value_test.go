package jsonschema

import (
	"encoding/json"
	"fmt"
	"maps"
	"math/big"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// parseText returns the tree of a document.
func parseText(tb testing.TB, text string) *Node {
	tb.Helper()

	d := newDecoder(text)

	v := d.node()
	if v == nil {
		tb.Fatalf("%.80s: %v", text, d.err)
	}

	return v
}

func TestParse(t *testing.T) {
	t.Parallel()

	v := parseText(t, ` {"a": [1.50, "x\ny", null], "b": {"c": true}, "a/b": false}`)

	list, inner := v.Get("a"), v.Get("b").Get("c")
	if len(list.Items) != 3 || list.Items[0].Text != "1.50" || list.Items[1].Text != "x\ny" || list.Items[2].Kind != KindNull {
		t.Errorf("array: %+v", list)
	}

	if inner.Kind != KindBool || inner.Text != "true" || inner.depth != 2 {
		t.Errorf("inner value: %+v", inner)
	}

	if v.At != 1 || list.At != 7 || v.Members[1].At != 29 {
		t.Errorf("offsets: %d, %d, %d", v.At, list.At, v.Members[1].At)
	}

	if v.Get("c") != nil || inner.Get("a") != nil {
		t.Error("a member that is not there")
	}
}

func TestGetAmongMany(t *testing.T) {
	t.Parallel()

	for _, size := range []int{0, 1, fewMembers - 1, fewMembers, fewMembers + 1, 1000} {
		members := make([]string, 0, size+1)
		for i := range size {
			members = append(members, fmt.Sprintf(`"k%d":%d`, i, i))
		}

		v := parseText(t, "{"+strings.Join(members, ",")+"}")
		for i := range members {
			if got := v.Get("k" + strconv.Itoa(i)); got == nil || got.Text != strconv.Itoa(i) {
				t.Errorf("%d members: k%d is %+v", size, i, got)
			}
		}

		if v.Get("k"+strconv.Itoa(size)) != nil {
			t.Errorf("%d members: one more", size)
		}

		if size == 0 {
			continue
		}

		text := "{" + strings.Join(append(members, members[0]), ",") + "}"
		if d := newDecoder(text); d.node() != nil || d.err == nil {
			t.Errorf("%d members: the first again is no error", size)
		}
	}
}

func TestParseErrors(t *testing.T) {
	t.Parallel()

	for _, text := range []string{
		"", "[", "[1", "[1,", `{"a"`, `{"a":`, `{"a":1`, "nul", "tru", "01", "-", `"`, `"\ud800"`, "[1 2]", `{"a":1,"a":2}`, "}",
	} {
		d := newDecoder(text)
		ok := d.Check(func(*Node, *Evaluated, *Collector) bool {
			t.Errorf("%q is checked", text)

			return true
		})

		if ok || d.finish() == nil {
			t.Errorf("%q is no error", text)
		}
	}
}

// A check of a value inside one that was checked finds the same node, whatever is read between.
func TestCheckFindsNodes(t *testing.T) {
	t.Parallel()

	const text = ` [ {"a" : [1, {"b": 2}], "c": "x"}, [[3]], 4, {"a": {}} ]`

	d := newDecoder(text)

	var nodes []*Node

	see := func(v *Node, _ *Evaluated, _ *Collector) bool {
		nodes = append(nodes, v)

		return true
	}

	var read func()

	read = func() {
		for range 2 {
			if !d.Check(see) {
				t.Error("a check fails")
			}
		}

		at := d.At()
		if seen := nodes[len(nodes)-1]; seen.At != at || seen != nodes[len(nodes)-2] {
			t.Errorf("the node at %d is that at %d", at, seen.At)
		}

		switch d.Kind() {
		case KindArray:
			d.Array("")

			for d.Elem() {
				read()
			}
		case KindObject:
			d.Object("")

			for d.More() {
				read()
			}
		default:
			d.Skip()
		}
	}

	read()

	if err := d.finish(); err != nil {
		t.Fatal(err)
	}

	if distinct := countNodes(nodes[0]); len(nodes) != 2*distinct || len(uniqueNodes(nodes)) != distinct {
		t.Errorf("%d checks saw %d nodes of %d", len(nodes), len(uniqueNodes(nodes)), distinct)
	}
}

func countNodes(v *Node) int {
	n := 1
	for i := range v.Items {
		n += countNodes(&v.Items[i])
	}

	for i := range v.Members {
		n += countNodes(&v.Members[i].Value)
	}

	return n
}

func uniqueNodes(nodes []*Node) map[*Node]bool {
	set := make(map[*Node]bool)
	for _, v := range nodes {
		set[v] = true
	}

	return set
}

// The decoder stands before and after a check at the same place, with the member at hand.
func TestCheckDoesNotRead(t *testing.T) {
	t.Parallel()

	d := newDecoder(`{"k": {"x": [1]}}`)
	d.Object("")
	d.More()

	if !d.Check(func(v *Node, _ *Evaluated, _ *Collector) bool { return len(v.Members) == 1 }) {
		t.Error("the check fails")
	}

	if d.Key != "k" || d.KeyAt != 1 || string(d.Raw()) != `{"x": [1]}` || d.More() || d.finish() != nil {
		t.Errorf("%q at %d, %v", d.Key, d.KeyAt, d.err)
	}
}

func TestCheckStopsAtTheLastFinding(t *testing.T) {
	t.Parallel()

	d := newDecoder("[1, 2]")
	MaxFindings(2)(d)

	if d.Check(func(v *Node, _ *Evaluated, r *Collector) bool {
		for i := range v.Items {
			v.Items[i].Fail("#/x", "x", "is wrong", r)
		}

		return false
	}) {
		t.Error("the check holds")
	}

	if d.Check(func(*Node, *Evaluated, *Collector) bool { return true }) || d.Array("") {
		t.Error("the pass goes on")
	}

	if err := d.finish(); fmt.Sprint(err) != "/0 is wrong (#/x)\n/1 is wrong (#/x)" {
		t.Error(err)
	}
}

// A predicate that goes to the same value in two ways, to a depth of 10 000, is done once for each value.
func TestMemo(t *testing.T) {
	t.Parallel()

	depth := maxDepth - 1
	v := parseText(t, strings.Repeat("[", depth)+`"end"`+strings.Repeat("]", depth))

	for _, number := range []int{0, wordBits/verdictBits - 1, wordBits / verdictBits, 1000} {
		calls, findings := 0, &Collector{}

		var fits, again Predicate

		fits = func(v *Node, e *Evaluated, r *Collector) bool { return v.Memo(number, again, e, r) }
		again = func(v *Node, _ *Evaluated, r *Collector) bool {
			calls++

			if v.Kind != KindArray {
				return v.Fail("#", "type", "is wrong", r)
			}

			item := func(v *Node, _ *Evaluated, r *Collector) bool { return fits(&v.Items[0], nil, r) }

			return v.AnyOf("#/anyOf", nil, r, slices.Repeat([]Predicate{item}, 2)...)
		}

		if fits(v, nil, nil) || fits(v, nil, findings) || fits(v, nil, nil) {
			t.Error("the predicate holds")
		}

		if calls > 2*(depth+1) {
			t.Errorf("%d calls", calls)
		}

		if first := findings.findings[0]; first.depth != depth {
			t.Errorf("the first finding is at depth %d", first.depth)
		}
	}
}

func TestMemoHolds(t *testing.T) {
	t.Parallel()

	v, calls := parseText(t, "[1]"), 0
	fits := func(_ *Node, e *Evaluated, _ *Collector) bool {
		calls++

		e.Mark(0)

		return true
	}

	e := new(Evaluated)
	if !v.Memo(3, fits, nil, nil) || !v.Memo(3, fits, nil, &Collector{}) || calls != 1 {
		t.Errorf("%d calls", calls)
	}

	if !v.Memo(3, fits, e, nil) || !e.Has(0) {
		t.Error("what is evaluated is not marked")
	}
}

func TestEqual(t *testing.T) {
	t.Parallel()

	for _, test := range []struct {
		a, b string
		want bool
	}{
		{"1", "1.0", true},
		{"1", `"1"`, false},
		{"0", "false", false},
		{"null", "false", false},
		{"true", "true", true},
		{`"a"`, `"\u0061"`, true},
		{"[1,2]", "[1.0,2e0]", true},
		{"[1,2]", "[2,1]", false},
		{"[1]", "[1,1]", false},
		{`{"a":1,"b":[]}`, `{"b":[],"a":1}`, true},
		{`{"a":1}`, `{"b":1}`, false},
		{`{"a":1}`, `{"a":2}`, false},
		{`{"a":1}`, `{"a":1,"b":2}`, false},
		{"[]", "{}", false},
	} {
		a, b := parseText(t, test.a), parseText(t, test.b)
		if a.Equal(b) != test.want || b.Equal(a) != test.want {
			t.Errorf("%s equal to %s: %v", test.a, test.b, !test.want)
		}

		if test.want && a.hash() != b.hash() {
			t.Errorf("%s and %s have two hashes", test.a, test.b)
		}
	}
}

// canonical returns a value of encoding/json with numbers that have one form.
func canonical(value any) any {
	switch value := value.(type) {
	case json.Number:
		number, _ := new(big.Rat).SetString(string(value))

		return []string{"number", number.RatString()}
	case []any:
		items := make([]any, len(value))
		for i, it := range value {
			items[i] = canonical(it)
		}

		return items
	case map[string]any:
		members := make(map[string]any)
		for _, key := range slices.Sorted(maps.Keys(value)) {
			members[key] = canonical(value[key])
		}

		return members
	default:
		return value
	}
}

func FuzzEqual(f *testing.F) {
	for _, seed := range []string{
		`[1,1.0]`, `[{"a":1,"b":2},{"b":2,"a":1}]`, `[[],{},null,false,0,""]`, `[0.1,1e-1,"0.1"]`, `[[1,[2]],[1,[2.0]]]`,
		`[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,1e0]`,
	} {
		f.Add(seed)
	}

	f.Fuzz(func(t *testing.T, text string) {
		if strings.ContainsAny(text, "eE") && len(text) > 20 {
			return
		}

		d := newDecoder(text)

		v := d.node()
		if v == nil || v.Kind != KindArray || len(text) > 1000 {
			return
		}

		decoder := json.NewDecoder(strings.NewReader(text))
		decoder.UseNumber()

		var items []any
		if err := decoder.Decode(&items); err != nil {
			t.Skip(err)
		}

		want := true

		for i := range items {
			for j := range i {
				equal := reflect.DeepEqual(canonical(items[i]), canonical(items[j]))
				if v.Items[i].Equal(&v.Items[j]) != equal {
					t.Errorf("%s: items %d and %d: %v", text, i, j, !equal)
				}

				if equal && v.Items[i].hash() != v.Items[j].hash() {
					t.Errorf("%s: items %d and %d have two hashes", text, i, j)
				}

				want = want && !equal
			}
		}

		if v.UniqueItems("", nil) != want {
			t.Errorf("%s: unique is %v", text, !want)
		}
	})
}

// Unique items of all levels of a deep document take a time that grows with its length.
func TestUniqueOfDeepArrays(t *testing.T) {
	t.Parallel()

	const depth = 5000

	ones := make([]string, 20)
	for i := range ones {
		ones[i] = strconv.Itoa(i)
	}

	level := "[" + strings.Join(ones, ",") + ","
	v := parseText(t, strings.Repeat(level, depth)+"[]"+strings.Repeat("]", depth))

	for at := v; len(at.Items) > 0; at = &at.Items[len(at.Items)-1] {
		if !at.UniqueItems("#", nil) {
			t.Fatal("items are not unique")
		}
	}
}

func TestUniqueAmongMany(t *testing.T) {
	t.Parallel()

	items := make([]string, 200_000)
	for i := range items {
		items[i] = fmt.Sprintf(`{"a":[%d]}`, i)
	}

	if v := parseText(t, "["+strings.Join(items, ",")+"]"); !v.UniqueItems("#", nil) {
		t.Error("items are not unique")
	}

	items[len(items)-1] = `{"a":[7.0]}`

	r := &Collector{}
	if v := parseText(t, "["+strings.Join(items, ",")+"]"); v.UniqueItems("#/uniqueItems", r) {
		t.Error("items are unique")
	}

	if got, want := r.findings[0].finding.Message, "has equal items: 7 and 199999, all must be different"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
