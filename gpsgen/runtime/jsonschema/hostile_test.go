package jsonschema

import (
	"encoding/json"
	"errors"
	"reflect"
	"strconv"
	"strings"
	"testing"
)

// many, and even some, are more than what a decoder could do if the time grew with the square.
const (
	many = 1_000_000
	some = 200_000
)

func TestManyMembers(t *testing.T) {
	var document strings.Builder

	for i := range many {
		document.WriteString(`,"` + strconv.Itoa(i) + `":1`)
	}

	text := document.String()[1:]

	for way, err := range map[string]error{
		"Skip": skipAny("{" + text + `,"0":2}`),
		"Extra": failure(decodeWith("{"+text+`,"0":2}`, func(d *Decoder) {
			var members map[string]json.RawMessage

			for d.Object(""); d.More(); {
				d.Extra(&members)
			}

			if len(members) != many {
				t.Errorf("%d members", len(members))
			}
		})),
	} {
		var wrong *SyntaxError
		if !errors.As(err, &wrong) || wrong.Offset != len(text)+2 {
			t.Errorf("%s: %v", way, err)
		}
	}
}

func failure(_ []Finding, err error) error {
	return err
}

func TestManyDuplicates(t *testing.T) {
	text := "{" + strings.Repeat(`"a":1,`, many) + `"a":1}`

	var wrong *SyntaxError
	if err := skipAny(text); !errors.As(err, &wrong) || wrong.Offset != 7 {
		t.Error(err)
	}
}

func TestManyObjectsOfManyNames(t *testing.T) {
	var object strings.Builder

	for i := range fewNames + 1 {
		object.WriteString(`,"` + strconv.Itoa(1000+i) + `":{}`)
	}

	if err := skipAny("[" + strings.Repeat("{"+object.String()[1:]+"},", 10_000) + "1]"); err != nil {
		t.Error(err)
	}
}

func TestManyFindings(t *testing.T) {
	var v texts

	var invalid *ValidationError
	if err := Unmarshal([]byte("["+strings.Repeat("1,", some)+"1]"), &v, MaxFindings(0)); !errors.As(err, &invalid) ||
		len(invalid.Findings) != some+1 || invalid.Findings[some].InstancePath != "/"+strconv.Itoa(some) {
		t.Error("not all findings")
	}
}

func TestLongPointers(t *testing.T) {
	name := strings.Repeat("~", some)

	findings, err := decodeWith(`{"`+name+`":[`+strings.Repeat("1,", defaultFindings)+`1]}`, func(d *Decoder) {
		for d.Object(""); d.More(); {
			var v texts

			v.DecodeJSON(d)
		}
	})
	if err != nil || len(findings) == 0 || len(findings) > 2*roomPerByte ||
		findings[0].InstancePath != "/"+strings.Repeat("~0", some)+"/0" {
		t.Errorf("%d findings, %v", len(findings), err)
	}
}

func TestLongDocument(t *testing.T) {
	text := `[{"a":"` + strings.Repeat("x", maxShared) + `","b\n":"é\n","c":[0.5,"",{"d":null}]}]`

	var want any
	if err := json.Unmarshal([]byte(text), &want); err != nil {
		t.Fatal(err)
	}

	if got, err := decodeAny(text); err != nil || !reflect.DeepEqual(got, want) {
		t.Error(err)
	}
}

func TestDeepFinding(t *testing.T) {
	const levels = maxDepth - 1

	text := strings.Repeat(`{"a":`, levels) + "1" + strings.Repeat("}", levels)

	findings, err := decodeWith(text, func(d *Decoder) {
		d.Skip()
		d.Report(strings.IndexByte(text, '1'), "#/type", "type", "is a number")
	})
	if err != nil || len(findings) != 1 || findings[0].InstancePath != strings.Repeat("/a", levels) {
		t.Errorf("%d findings, %v", len(findings), err)
	}
}

func TestLongLiterals(t *testing.T) {
	digits := strings.Repeat("7", some)

	for _, literal := range []string{digits, "0." + digits, "1e" + digits, "1e-" + digits, "-" + digits + "." + digits + "E-" + digits} {
		f := newDecoder(literal)
		if _, ok := f.Float64(""); !ok || len(f.exact) != 1 || f.finish() != nil {
			t.Errorf("Float64 of %.20s", literal)
		}

		n := newDecoder(literal)
		if _, ok := n.Int64(""); ok != (literal == digits || strings.HasPrefix(literal, "1e7")) {
			t.Errorf("Int64 of %.20s", literal)
		}

		findings, err := decodeWith(literal, func(d *Decoder) {
			f, _ := d.Float64("")
			d.Minimum(0, f, "0", 0, "#/minimum")
			d.Maximum(0, f, "1", 1, "#/maximum")
			d.MultipleOf(0, "0.03", "#/multipleOf")
		})
		if err != nil || len(findings) == 0 {
			t.Errorf("%d findings, %v", len(findings), err)
		}
	}
}

func TestLongStrings(t *testing.T) {
	for _, part := range []string{`\n`, `\u00e9`, `\ud834\udd1e`, "é", "x", "1234567é", `1234567\"`} {
		text := `"` + strings.Repeat(part, some) + `"`

		var want string
		if err := json.Unmarshal([]byte(text), &want); err != nil {
			t.Fatal(err)
		}

		got, ok := newDecoder(text).String("")
		if !ok || got != want {
			t.Errorf("%d times %s", some, part)
		}

		encoded, err := AppendString(nil, got)
		if err != nil {
			t.Error(err)
		}

		if again, ok := newDecoder(string(encoded)).String(""); !ok || again != want {
			t.Errorf("%d times %s, encoded", some, part)
		}
	}
}
