package jsonschema

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"
)

func TestAppendString(t *testing.T) {
	for text, want := range map[string]string{
		"":                            `""`,
		"abc":                         `"abc"`,
		"\"\\/\b\f\n\r\t\x00\x1f\x7f": `"\"\\/\b\f\n\r\t\u0000\u001f` + "\x7f\"",
		"é€𝄞<&>\u2028":                `"é€𝄞<&>` + "\u2028\"",
		"12345678\n12345678":          `"12345678\n12345678"`,
		"\ufffd":                      "\"\ufffd\"",
	} {
		if got, err := AppendString([]byte("x"), text); err != nil || string(got) != "x"+want {
			t.Errorf("%q is %s, %v", text, got, err)
		}
	}

	for _, text := range []string{"\xff", "12345678\xc3", "\xed\xa0\x80", "\xc0\x80"} {
		if got, err := AppendString(nil, text); err == nil {
			t.Errorf("%q is %s", text, got)
		}
	}
}

func TestAppendRaw(t *testing.T) {
	for _, text := range right {
		if got, err := AppendRaw([]byte("x"), json.RawMessage(text)); err != nil || string(got) != "x"+text {
			t.Errorf("%q is %q, %v", text, got, err)
		}
	}

	if got, err := AppendRaw(nil, nil); err != nil || string(got) != "null" {
		t.Error(string(got), err)
	}

	for _, test := range wrong {
		got, err := AppendRaw(nil, json.RawMessage(test.text))
		if _, ok := errors.AsType[*SyntaxError](err); !ok {
			t.Errorf("%q is %q, %v", test.text, got, err)
		}
	}
}

func TestAppendBool(t *testing.T) {
	if got := string(AppendBool(AppendBool(nil, true), false)); got != "truefalse" {
		t.Error(got)
	}
}

// failing cannot be encoded.
type failing struct{ err error }

func (f failing) MarshalJSON() ([]byte, error) { return nil, f.err }

func TestValidate(t *testing.T) {
	decode := func(data []byte) error {
		var v texts

		return Unmarshal(data, &v)
	}

	if err := Validate(json.RawMessage(`["a"]`), decode); err != nil {
		t.Error(err)
	}

	var invalid *ValidationError
	if err := Validate(json.RawMessage(`["a", 1]`), decode); !errors.As(err, &invalid) || invalid.Findings[0].InstancePath != "/1" {
		t.Error(err)
	}

	cause := errors.New("cause")
	if err := Validate(failing{cause}, decode); !errors.Is(err, cause) {
		t.Error(err)
	}
}

func TestOptional(t *testing.T) {
	if (Optional[int]{}).Set || Some(5) != (Optional[int]{Value: 5, Set: true}) {
		t.Error("an absent value is set, or one that is set is absent")
	}
}

func TestKeptStringsAreCopies(t *testing.T) {
	// A document that is changed afterwards does not change what was decoded.
	data := []byte(`["abc"]`)

	var v texts
	if err := Unmarshal(data, &v); err != nil {
		t.Fatal(err)
	}

	copy(data[2:], "xyz")

	if v[0] != "abc" {
		t.Error(v)
	}

	raw := newDecoder(`{"a": [1]}`)
	raw.Object("")
	raw.More()

	var extra map[string]json.RawMessage

	raw.Extra(&extra)
	extra["a"][1] = '2'

	if raw.src != `{"a": [1]}` {
		t.Error("the raw value is a part of the document")
	}
}

func TestTexts(t *testing.T) {
	instant := time.Date(2024, 2, 29, 23, 59, 58, 120_000_000, time.FixedZone("", 2*60*60))

	text := NewDateTime(instant)
	if text != "2024-02-29T23:59:58.12+02:00" {
		t.Error(text)
	}

	if got, err := text.Time(); err != nil || !got.Equal(instant) {
		t.Error(got, err)
	}

	for text, want := range map[DateTime]string{
		"2016-12-31t23:59:60z":           "2017-01-01T00:00:00Z",
		"2016-12-31T23:59:60.5Z":         "2017-01-01T00:00:00.5Z",
		"2016-12-31T18:59:60-05:00":      "2016-12-31T19:00:00-05:00",
		"2024-01-02T03:04:05.123456789Z": "2024-01-02T03:04:05.123456789Z",
	} {
		if got, err := text.Time(); err != nil || NewDateTime(got) != DateTime(want) {
			t.Errorf("%s is %v, %v", text, got, err)
		}
	}

	for _, text := range []DateTime{
		"", "2024-01-02", "2024-02-30T00:00:00Z", "2024-01-02T25:00:00Z", "2024-01-02 03:04:05Z", "2016-12-31T23:59:61Z",
	} {
		if got, err := text.Time(); err == nil {
			t.Errorf("%s is %v", text, got)
		}
	}

	if got, err := Date("2024-02-29").Time(); err != nil || !got.Equal(time.Date(2024, 2, 29, 0, 0, 0, 0, time.UTC)) {
		t.Error(got, err)
	}

	if got, err := IPv4("192.0.2.1").Addr(); err != nil || got.String() != "192.0.2.1" {
		t.Error(got, err)
	}

	if got, err := IPv6("2001:db8::1").Addr(); err != nil || got.String() != "2001:db8::1" {
		t.Error(got, err)
	}

	if got, err := URI("https://example.com/a?b").URL(); err != nil || got.Host != "example.com" {
		t.Error(got, err)
	}

	for name, err := range map[string]error{
		"date":       second(Date("2024-02-30").Time()),
		"ipv4":       second(IPv4("::1").Addr()),
		"ipv4, none": second(IPv4("1.2.3").Addr()),
		"ipv6":       second(IPv6("192.0.2.1").Addr()),
		"ipv6, none": second(IPv6("x").Addr()),
		"uri":        second(URI("http://[").URL()),
	} {
		if err == nil || !strings.HasPrefix(err.Error(), name[:3]) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func second[T any](_ T, err error) error {
	return err
}
