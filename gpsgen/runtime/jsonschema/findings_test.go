package jsonschema

import (
	"encoding/json"
	"errors"
	"reflect"
	"strconv"
	"strings"
	"testing"
)

func TestFindings(t *testing.T) {
	before := account{Name: "before"}
	v := before

	err := Unmarshal([]byte(wrongAccount), &v)

	invalid, ok := errors.AsType[*ValidationError](err)
	if !ok || invalid.Truncated {
		t.Fatal(err)
	}

	if !reflect.DeepEqual(v, before) {
		t.Error("the value was changed")
	}

	got := make([]string, 0, len(invalid.Findings))
	for _, it := range invalid.Findings {
		got = append(got, it.InstancePath+" "+it.Keyword+" "+it.SchemaPath+" "+it.Message)
	}

	const properties = "#/properties/"

	want := []string{
		`/name minLength ` + properties + `name/minLength has 2 characters, must have at least 3`,
		`/age multipleOf ` + properties + `age/multipleOf is 131.0, must be a multiple of 2`,
		`/score type ` + properties + `score/type is null, must be a number`,
		`/verified type ` + properties + `verified/type is a number, must be a boolean`,
		`/roles uniqueItems ` + properties + `roles/uniqueItems has equal items: 0 and 2, all must be different`,
		`/roles/1 minLength ` + properties + `roles/items/minLength has 0 characters, must have at least 1`,
		`/roles/2 type ` + properties + `roles/items/type is an object, must be a string`,
		`/address required #/definitions/Address/required has no "city"`,
		`/labels/é type ` + properties + `labels/additionalProperties/type is a number, must be a string`,
		"/x~1y~0z\n additionalProperties #/additionalProperties may not be: no member \"x/y~z\\n\" is allowed",
		`/status enum ` + properties + `status/enum is "gone", must be "active" or "deleted"`,
	}

	if !reflect.DeepEqual(got, want) {
		t.Errorf("found\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}

	var first Finding
	if !errors.As(err, &first) || first != invalid.Findings[0] {
		t.Error(first)
	}

	if lines := strings.Split(err.Error(), "\n"); len(lines) != len(want) ||
		lines[1] != "/age is 131.0, must be a multiple of 2 (#/properties/age/multipleOf)" ||
		lines[9] != `"/x~1y~0z\n" may not be: no member "x/y~z\n" is allowed (#/additionalProperties)` {
		t.Error(err)
	}
}

func TestUnmarshal(t *testing.T) {
	v := account{Name: "before", Labels: map[string]string{"before": ""}}
	if err := Unmarshal([]byte(rightAccount), &v); err != nil {
		t.Fatal(err)
	}

	age, score, verified := int64(34), 0.1, true

	want := account{
		Name: "Jane Döe", Status: "active", Age: &age, Score: &score, Verified: &verified, Roles: []string{"user", "billing-admin"},
		Address: accountAddress{City: "Berlin", Extra: map[string]json.RawMessage{
			"zip": json.RawMessage(`[1, {"2": null}]`), "": json.RawMessage("1e400"),
		}},
		Labels: map[string]string{"plan": "pro", "note": "\"a\"\n"}, Parent: Some[*string](nil),
	}
	if !reflect.DeepEqual(v, want) {
		t.Errorf("%+v, want %+v", v, want)
	}
}

func TestMaxFindings(t *testing.T) {
	document := "[" + strings.Repeat("1,", 149) + "1]"

	for _, test := range []struct {
		options []Option
		n       int
	}{
		{nil, 100},
		{[]Option{MaxFindings(1)}, 1},
		{[]Option{MaxFindings(7)}, 7},
		{[]Option{MaxFindings(0)}, 150},
		{[]Option{MaxFindings(-1)}, 150},
		{[]Option{MaxFindings(1), MaxFindings(151)}, 150},
	} {
		var v texts

		var invalid *ValidationError
		if err := Unmarshal([]byte(document), &v, test.options...); !errors.As(err, &invalid) {
			t.Fatal(err)
		}

		if len(invalid.Findings) != test.n || invalid.Truncated != (test.n < 150) {
			t.Errorf("%d findings, truncated: %v; want %d", len(invalid.Findings), invalid.Truncated, test.n)
		}

		if last := invalid.Findings[test.n-1].InstancePath; last != "/"+itoa(test.n-1) {
			t.Error(last)
		}

		if lines := strings.Count(invalid.Error(), "\n") + 1; lines > maxLines+1 {
			t.Errorf("%d lines", lines)
		}
	}
}

func TestFindingsEndBeforeAnError(t *testing.T) {
	// What is behind the last finding that is asked for is not read.
	var v texts

	var invalid *ValidationError
	if err := Unmarshal([]byte(`["a", 1, ?`), &v, MaxFindings(1)); !errors.As(err, &invalid) || !invalid.Truncated {
		t.Error(err)
	}

	// An error of syntax comes before all findings.
	var wrong *SyntaxError
	if err := Unmarshal([]byte(`["a", 1, ?`), &v); !errors.As(err, &wrong) || wrong.Offset != 9 {
		t.Error(err)
	}

	if err := Unmarshal([]byte(`["a", {"x": 1, "x": 2}]`), &v); !errors.As(err, &wrong) || wrong.Offset != 15 {
		t.Error(err)
	}
}

// texts is an array of strings.
type texts []string

func (v *texts) DecodeJSON(d *Decoder) {
	if d.Array("#/type") {
		for d.Elem() {
			if text, ok := d.String("#/items/type"); ok {
				*v = append(*v, text)
			}
		}
	}
}

func itoa(n int) string {
	return strconv.Itoa(n)
}

func TestLocate(t *testing.T) {
	const text = ` {"a": [1, {"b": []}], "": {"": 2}, "c/d": "x", "~": [[], [3]] }`

	for mark, pointer := range map[string]string{
		`{"a"`: "", `"a"`: "/a", `[1,`: "/a", `1,`: "/a/0", `{"b"`: "/a/1", `"b"`: "/a/1/b", `[]}]`: "/a/1/b", `"": {`: "/", `{"": 2`: "/",
		`"": 2`: "//", `2`: "//", `"c/d"`: "/c~1d", `"x"`: "/c~1d", `"~"`: "/~0", `[[]`: "/~0", `[3]`: "/~0/1", `3]`: "/~0/1/0",
	} {
		all := []found{{at: strings.Index(text, mark)}}
		if got := locate(text, all)[0].InstancePath; got != pointer {
			t.Errorf("%s is at %q, want %q", mark, got, pointer)
		}
	}
}

func TestFindingsInOrder(t *testing.T) {
	findings, err := decodeWith(`[1, 2]`, func(d *Decoder) {
		d.Skip()
		d.Report(4, "#/c", "c", "third")
		d.Report(0, "#/a", "a", "first")
		d.Report(1, "#/b", "b", "second")
		d.Report(4, "#/d", "d", "fourth")
	})
	if err != nil {
		t.Fatal(err)
	}

	want := []Finding{{"", "#/a", "a", "first"}, {"/0", "#/b", "b", "second"}, {"/1", "#/c", "c", "third"}, {"/1", "#/d", "d", "fourth"}}
	if !reflect.DeepEqual(findings, want) {
		t.Error(findings)
	}
}

func TestMessagesAreShort(t *testing.T) {
	long := strings.Repeat("é\n", 10_000)

	document, err := json.Marshal(map[string]any{long: map[string]any{long: 1}})
	if err != nil {
		t.Fatal(err)
	}

	d := newDecoder(string(document))
	for d.Object(""); d.More(); {
		for d.Object(""); d.More(); {
			d.Unexpected("#/" + long)
		}
	}

	err = d.finish()
	if text := err.Error(); len(text) > 4096 || strings.Contains(text, "\n") {
		t.Errorf("%d bytes: %.100s", len(text), text)
	}

	var wrong *SyntaxError
	if err := skipAny(`{"` + strings.Repeat("é", 10_000) + `":1,"` + strings.Repeat("é", 10_000) + `":1}`); !errors.As(err, &wrong) ||
		len(err.Error()) > 256 {
		t.Error(err)
	}
}

func TestQuote(t *testing.T) {
	for text, want := range map[string]string{
		"":                                     `""`,
		"a\n\"b":                               `"a\n\"b"`,
		strings.Repeat("x", maxQuoted):         `"` + strings.Repeat("x", maxQuoted) + `"`,
		strings.Repeat("x", maxQuoted-1) + "é": `"` + strings.Repeat("x", maxQuoted-1) + `"…`,
	} {
		if got := Quote(text); got != want {
			t.Errorf("%q is %s", text, got)
		}
	}
}

func TestChecks(t *testing.T) {
	for _, test := range []struct {
		document, keyword string
		check             func(d *Decoder, at int)
	}{
		{`"é"`, "", func(d *Decoder, at int) { d.MinLength(at, "é", 1, "#/x") }},
		{`"é"`, "minLength", func(d *Decoder, at int) { d.MinLength(at, "é", 2, "#/x") }},
		{`""`, "minLength", func(d *Decoder, at int) { d.MinLength(at, "", 1, "#/x") }},
		{`""`, "", func(d *Decoder, at int) { d.MinLength(at, "", 0, "#/x") }},
		{`"𝄞𝄞"`, "", func(d *Decoder, at int) { d.MinLength(at, "𝄞𝄞", 2, "#/x") }},
		{`"𝄞𝄞"`, "minLength", func(d *Decoder, at int) { d.MinLength(at, "𝄞𝄞", 3, "#/x") }},
		{`"abcd"`, "", func(d *Decoder, at int) { d.MinLength(at, "abcd", 4, "#/x") }},
		{`"abcd"`, "minLength", func(d *Decoder, at int) { d.MinLength(at, "abcd", 5, "#/x") }},
		{`"𝄞𝄞"`, "", func(d *Decoder, at int) { d.MaxLength(at, "𝄞𝄞", 2, "#/x") }},
		{`"𝄞𝄞"`, "maxLength", func(d *Decoder, at int) { d.MaxLength(at, "𝄞𝄞", 1, "#/x") }},
		{`"ab"`, "maxLength", func(d *Decoder, at int) { d.MaxLength(at, "ab", 1, "#/x") }},
		{`""`, "", func(d *Decoder, at int) { d.MaxLength(at, "", 0, "#/x") }},
		{`[]`, "minItems", func(d *Decoder, at int) { d.MinItems(at, 0, 1, "#/x") }},
		{`[1]`, "", func(d *Decoder, at int) { d.MinItems(at, 1, 1, "#/x") }},
		{`[1]`, "maxItems", func(d *Decoder, at int) { d.MaxItems(at, 1, 0, "#/x") }},
		{`[1]`, "", func(d *Decoder, at int) { d.MaxItems(at, 1, 1, "#/x") }},
		{`{}`, "minProperties", func(d *Decoder, at int) { d.MinProperties(at, 0, 1, "#/x") }},
		{`{}`, "", func(d *Decoder, at int) { d.MinProperties(at, 0, 0, "#/x") }},
		{`{}`, "maxProperties", func(d *Decoder, at int) { d.MaxProperties(at, 1, 0, "#/x") }},
		{`{}`, "", func(d *Decoder, at int) { d.MaxProperties(at, 0, 0, "#/x") }},
		{`["a"]`, "", func(d *Decoder, at int) { UniqueItems(d, at, []string{"a"}, "#/x") }},
		{`["a","a"]`, "uniqueItems", func(d *Decoder, at int) { UniqueItems(d, at, []string{"a", "a"}, "#/x") }},
		{`[true,false]`, "", func(d *Decoder, at int) { UniqueItems(d, at, []bool{true, false}, "#/x") }},
		{`[]`, "", func(d *Decoder, at int) { UniqueInts(d, at, []int64{}, "#/x") }},
		{`[1, 2]`, "", func(d *Decoder, at int) { UniqueInts(d, at, []int64{1, 2}, "#/x") }},
		{`[1, 1.0]`, "uniqueItems", func(d *Decoder, at int) { UniqueInts(d, at, []int64{1, 1}, "#/x") }},
		{`[1e30, 1e31]`, "", func(d *Decoder, at int) { UniqueInts(d, at, []int64{1<<63 - 1, 1<<63 - 1}, "#/x") }},
		{`[1e30, 10e29]`, "uniqueItems", func(d *Decoder, at int) { UniqueInts(d, at, []int64{1<<63 - 1, 1<<63 - 1}, "#/x") }},
		{`[-1e30, 1e30]`, "", func(d *Decoder, at int) { UniqueInts(d, at, []int64{-1 << 63, 1<<63 - 1}, "#/x") }},
	} {
		findings, err := decodeWith(test.document, func(d *Decoder) {
			at := d.At()
			test.check(d, at)
			d.Skip()
		})
		if err != nil {
			t.Fatal(err)
		}

		if test.keyword == "" && len(findings) > 0 ||
			test.keyword != "" && (len(findings) != 1 || findings[0].Keyword != test.keyword || findings[0].SchemaPath != "#/x") {
			t.Errorf("%s: %v, want %q", test.document, findings, test.keyword)
		}
	}
}

func TestEqualItems(t *testing.T) {
	for n := range 4 * fewItems {
		items := make([]int64, n)
		for i := range items {
			items[i] = int64(i)
		}

		if first, second := equalItems(items); first != 0 || second != 0 {
			t.Errorf("of %d: %d, %d", n, first, second)
		}

		for i := range max(n-1, 0) {
			items[n-1] = int64(i)
			if first, second := equalItems(items); first != i || second != n-1 {
				t.Errorf("of %d: %d, %d; want %d, %d", n, first, second, i, n-1)
			}
		}
	}
}
