package jsonschema

import (
	"strings"
	"testing"
	"time"
)

// formatCase is a string with the verdict of a format.
type formatCase struct {
	text string
	want bool
}

func checkFormat(t *testing.T, is func(string) bool, cases []formatCase) {
	t.Helper()
	for _, c := range cases {
		if got := is(c.text); got != c.want {
			t.Errorf("%+q: got %v", c.text, got)
		}
	}
}

func TestIsDate(t *testing.T) {
	t.Parallel()
	checkFormat(t, IsDate, []formatCase{
		{"1963-06-19", true},
		{"0000-01-01", true},
		{"2020-02-29", true},
		{"2021-02-29", false},
		{"1900-02-29", false},
		{"2000-02-29", true},
		{"2020-04-31", false},
		{"2020-00-10", false},
		{"2020-13-10", false},
		{"2020-10-00", false},
		{"2020-10-32", false},
		{"2020/10/10", false},
		{"2020-1-100", false},
		{"2020-10-1\u09EA", false},
		{"", false},
	})
}

func TestIsTime(t *testing.T) {
	t.Parallel()
	checkFormat(t, IsTime, []formatCase{
		{"08:30:06Z", true},
		{"08:30:06z", true},
		{"08:30:06.283185Z", true},
		{"08:30:06.Z", false},
		{"08:30:06.5", false},
		{"08:30:06", false},
		{"08:30:06+23:59", true},
		{"08:30:06-00:00", true},
		{"08:30:06+24:00", false},
		{"08:30:06+00:60", false},
		{"08:30:06#00:00", false},
		{"08:30:06+0000", false},
		{"24:00:00Z", false},
		{"23:60:00Z", false},
		{"23:59:61Z", false},
		{"23:59:60Z", true},
		{"22:59:60Z", false},
		{"22:59:60-01:00", true},
		{"00:59:60+01:00", true},
		{"00:29:60.5+00:30", true},
		{"8:30:06Z", false},
	})
}

func TestIsDateTime(t *testing.T) {
	t.Parallel()
	checkFormat(t, IsDateTime, []formatCase{
		{"1963-06-19T08:30:06.283185Z", true},
		{"1963-06-19t08:30:06+01:00", true},
		{"1998-12-31T15:59:60.123-08:00", true},
		{"1963-06-19 08:30:06Z", false},
		{"1963-06-19T", false},
		{"1963-06-19", false},
		{"1963-06-31T08:30:06Z", false},
	})
}

func TestIsDuration(t *testing.T) {
	t.Parallel()
	checkFormat(t, IsDuration, []formatCase{
		{"P1Y2M3DT4H5M6S", true},
		{"PT36H", true},
		{"P2W", true},
		{"P1M2D", true},
		{"P1YT1H", true},
		{"P1Y2D", false},
		{"PT1H2S", false},
		{"P2D1Y", false},
		{"P1Y2W", false},
		{"P1WT1H", false},
		{"PT", false},
		{"P", false},
		{"P1", false},
		{"P1YT", false},
		{"PT1TH", false},
		{"PT0.5S", false},
		{"1Y", false},
	})
}

func TestIsUUID(t *testing.T) {
	t.Parallel()
	checkFormat(t, IsUUID, []formatCase{
		{"2eb8aa08-AA98-11ea-b4aa-73b441d16380", true},
		{"2eb8aa08-aa98-11ea-b4ga-73b441d16380", false},
		{"2eb8aa08aa98-11ea-b4aa-73b441d16380-", false},
		{"2eb8aa08-aa98-11ea-b4aa-73b441d1638", false},
		{"", false},
	})
}

func TestIsJSONPointer(t *testing.T) {
	t.Parallel()
	checkFormat(t, IsJSONPointer, []formatCase{
		{"", true},
		{"/", true},
		{"/a~0b~1/c\x00é", true},
		{"a", false},
		{"/~", false},
		{"/~2", false},
		{"/~0~", false},
	})
	checkFormat(t, IsRelativeJSONPointer, []formatCase{
		{"0", true},
		{"10/a", true},
		{"2#", true},
		{"0/~", false},
		{"01", false},
		{"2#/a", false},
		{"", false},
		{"/a", false},
		{"-1", false},
	})
}

func TestIsIP(t *testing.T) {
	t.Parallel()
	checkFormat(t, IsIPv4, []formatCase{
		{"192.168.0.1", true},
		{"192.168.0.256", false},
		{"192.168.00.1", false},
		{"192.168.0", false},
		{"::1", false},
		{strings.Repeat("1", 1<<20), false},
	})
	checkFormat(t, IsIPv6, []formatCase{
		{"::", true},
		{"1:d6::42", true},
		{"1000:1000:1000:1000:1000:1000:255.255.255.255", true},
		{"::ffff:192.168.0.01", false},
		{"fe80::a%eth1", false},
		{"1:2:3:4:5:::8", false},
		{"192.168.0.1", false},
	})
}

func TestIsHostname(t *testing.T) {
	t.Parallel()
	label := strings.Repeat("a", 63)
	checkFormat(t, IsHostname, []formatCase{
		{"www.example.com", true},
		{"a--b", true},
		{label, true},
		{label + "a", false},
		{strings.Repeat(label+".", 3) + strings.Repeat("a", 61), true},
		{strings.Repeat(label+".", 3) + strings.Repeat("a", 62), false},
		{"", false},
		{"a.", false},
		{".a", false},
		{"-a", false},
		{"a-", false},
		{"a_b", false},
		{"é", false},
		{"xn--9n2bp8q.xn--9t4b11yi5a", true},
		{"XN--9N2BP8Q", true},
		{"xn--X", false},
		{"xn--", false},
		{"xn--a", false},
		{"xn--99999999", false},
	})
}

func TestIsIDNHostname(t *testing.T) {
	t.Parallel()
	checkFormat(t, IsIDNHostname, []formatCase{
		{"실례.테스트", true},
		{"실례。테스트", true},
		{"Example.com", true},
		{"bücher.example", true},
		{"Bücher.example", false},
		{"faß", true},
		{"ﬁ", false},
		{"a..b", false},
		{"a.", false},
		{"。", false},
		{"", false},
		{"ab--c", false},
		{"l·l", true},
		{"l·", false},
		{"א0", true},
		{"א0٠", false},
		{"0א", false},
		{"a.אb", false},
		{"بي\u200Cبي", true},
		{"ب\u200Ca", false},
		{"क\u094D\u200Dष", true},
		{"क\u200Dष", false},
		{"・", false},
		{"・ァ", true},
		{"\u0300a", false},
		{"a b", false},
		{"é\xff", false},
		{strings.Repeat("é", 60), false},
		{strings.Repeat("日本語", 1<<18), false},
	})
}

func TestIsEmail(t *testing.T) {
	t.Parallel()
	local := strings.Repeat("a", 64)
	checkFormat(t, IsEmail, []formatCase{
		{"joe.bloggs@example.com", true},
		{"!#$%&'*+-/=?^_`{|}~@localhost", true},
		{`"joe @ \" bloggs"@example.com`, true},
		{"joe@[127.0.0.1]", true},
		{"joe@[IPv6:::1]", true},
		{"joe@[ipv6:::1]", true},
		{"joe@[::1]", false},
		{"joe@[127.0.0.1", false},
		{"joe@[127.0.0.300]", false},
		{local + "@example.com", true},
		{local + "a@example.com", false},
		{".joe@example.com", false},
		{"joe.@example.com", false},
		{"joe..b@example.com", false},
		{"joe@", false},
		{"@example.com", false},
		{"joe", false},
		{`"joe@example.com`, false},
		{`"joe\`, false},
		{`"joe"example.com`, false},
		{"joe@exa_mple.com", false},
		{"é@example.com", false},
		{"joe@é.com", false},
		{"", false},
	})
	checkFormat(t, IsIDNEmail, []formatCase{
		{"실례@실례.테스트", true},
		{`"δοκιμή"@example.com`, true},
		{"joe@-é", false},
		{"joe@é!", false},
		{"joe＠example.com", false},
	})
}

func TestIsURI(t *testing.T) {
	t.Parallel()
	checkFormat(t, IsURI, []formatCase{
		{"http://user:pass@example.com:80/a;b=c?d=e#f", true},
		{"urn:example:a", true},
		{"mailto:a@b", true},
		{"file:///etc", true},
		{"ldap://[2001:db8::7]/c=GB?objectClass?one", true},
		{"http://[v1.a:b]", true},
		{"http://[v.a]", false},
		{"http://[vg.a]", false},
		{"http://[v1.%41]", false},
		{"http://[::1]a", false},
		{"http://[::1", false},
		{"http://[::1]:", true},
		{"http://a:b", false},
		{"http://a@b@c", false},
		{"http:/[a]", false},
		{"1http://a", false},
		{"ht_tp://a", false},
		{"://a", false},
		{"//a", false},
		{"a/b:c", false},
		{"http://a/%4", false},
		{"http://a/%4g", false},
		{"http://a/é", false},
		{"http://a/#a#b", false},
		{"http://a/?é", false},
		{"", false},
	})
	checkFormat(t, IsURIReference, []formatCase{
		{"", true},
		{"//a", true},
		{"a/b:c", true},
		{"a:b", true},
		{"1:b", false},
		{"?a:b", true},
		{"#a:b", true},
		{`a\b`, false},
	})
}

func TestIsIRI(t *testing.T) {
	t.Parallel()
	checkFormat(t, IsIRI, []formatCase{
		{"http://é@é/é?é#é", true},
		{"http://a/?\uE000", true},
		{"http://a/?%\uE000", false},
		{"http://a/?\uE000 ", false},
		{"http://a/\uE000", false},
		{"http://a/\uFDD0", false},
		{"http://a/\U0001FFFE", false},
		{"http://a/\U000E0001", false},
		{"http://a/\U000E1000", true},
		{"http://a/\u0080", false},
		{"http://a/\xff", false},
		{"é", false},
	})
	checkFormat(t, IsIRIReference, []formatCase{{"é", true}, {"é:a", false}, {`\`, false}})
}

func TestIsURITemplate(t *testing.T) {
	t.Parallel()
	checkFormat(t, IsURITemplate, []formatCase{
		{"", true},
		{"http://a/{b}/{+c,d*}{?e:3}", true},
		{"{a.b%41}", true},
		{"a%41é\U000F0000", true},
		{"a%4", false},
		{"a b", false},
		{"}", false},
		{"{", false},
		{"{}", false},
		{"{+}", false},
		{"{a,}", false},
		{"{a..b}", false},
		{"{.a.}", false},
		{"{a:0}", false},
		{"{a:10000}", false},
		{"{a:9999}", true},
		{"{a:}", false},
		{"{a:3*}", false},
		{"{a%4}", false},
		{"\xff", false},
	})
}

func TestIsRegex(t *testing.T) {
	t.Parallel()
	checkFormat(t, IsRegex, []formatCase{
		{"", true},
		{`^(?:a|b)*?[^\d\-\]a-z]{2,3}$`, true},
		{`(?<n>a)\k<n>\1`, true},
		{`\k<n>(?<n>a)`, true},
		{`(?<\u{61}>a)\k<a>`, true},
		{`(?<a>x)(?<a>y)`, false},
		{`(?<1>x)`, false},
		{`(?<>x)`, false},
		{`(?<a`, false},
		{`\k<a>`, false},
		{`\k`, false},
		{`(?=a)(?!b)(?<=c+)(?<!d)`, true},
		{`(?=a)*`, false},
		{`^*`, false},
		{`\b+`, false},
		{`(?i:a)(?-s:b)(?i-m:c)`, true},
		{`(?i-i:a)`, false},
		{`(?-:a)`, false},
		{`(?x:a)`, false},
		{`(?i)a`, false},
		{`(?P<n>a)`, false},
		{`(?>a)`, false},
		{`(`, false},
		{`)`, false},
		{`(a))`, false},
		{`[a`, false},
		{`]`, false},
		{`{`, false},
		{`a{1`, false},
		{`a{,1}`, false},
		{`a{2,1}`, false},
		{`a{10,9}`, false},
		{`a{0002,3}`, true},
		{`a{1,}`, true},
		{`a**`, false},
		{`[]`, true},
		{`[^]`, true},
		{`[b-a]`, false},
		{`[\d-z]`, false},
		{`[a-\d]`, false},
		{`[a-]`, true},
		{`[\b\-]`, true},
		{`[\B]`, false},
		{`[\1]`, false},
		{`[\k<a>]`, false},
		{`[(]`, true},
		{`\-`, false},
		{`\a`, false},
		{`\_`, false},
		{`\/`, true},
		{`\`, false},
		{`\0`, true},
		{`\01`, false},
		{`\1`, false},
		{`\2(a)(b)`, true},
		{`\x41\u0041\u{41}\u{0}\u{00010FFFF}`, true},
		{`\x4`, false},
		{`\u004`, false},
		{`\u{}`, false},
		{`\u{110000}`, false},
		{`\u{41`, false},
		{`[\uD83D\uDC09-\uD83D\uDC32]`, true},
		{`[\uD83D\uDC32-\uD83D\uDC09]`, false},
		{`\uD83D\u0041`, true},
		{`\cA`, true},
		{`\c1`, false},
		{`\c`, false},
		{`\p{L}\P{Letter}\p{Script=Greek}\p{scx=Grek}\p{gc=digit}\p{Emoji}\p{Any}`, true},
		{`\p{l}`, false},
		{`\p{}`, false},
		{`\p{Script}`, false},
		{`\p{Script=Klingon}`, false},
		{`\p{Emoji Any}`, false},
		{`\p{Foo=L}`, false},
		{`\pL`, false},
		{`\p{L`, false},
		{"\xff", false},
		{strings.Repeat("(", 1<<20), false},
		{strings.Repeat("(?:", 500) + strings.Repeat(")", 500), true},
	})
}

func TestFormatsDoNotAllocate(t *testing.T) {
	for text, is := range map[string]func(string) bool{
		"2020-02-29T08:30:06.283185+01:00":     IsDateTime,
		"P1Y2M3DT4H5M6S":                       IsDuration,
		"joe.bloggs@example.com":               IsEmail,
		"www.example.com":                      IsHostname,
		"192.168.0.1":                          IsIPv4,
		"2001:db8::7":                          IsIPv6,
		"2eb8aa08-aa98-11ea-b4aa-73b441d16380": IsUUID,
		"http://example.com/a?b=c#d":           IsURI,
		"/a/b~0":                               IsJSONPointer,
	} {
		if !is(text) {
			t.Errorf("%q is refused", text)
		}
		if allocations := testing.AllocsPerRun(10, func() { is(text) }); allocations > 0 {
			t.Errorf("%q: %v allocations", text, allocations)
		}
	}
}

func FuzzFormats(f *testing.F) {
	for _, seed := range []string{
		"2020-02-29T08:30:06Z", "P1Y", "joe@example.com", "xn--9n2bp8q", "실례.테스트", "א0", "http://[::1]:80/%41?a#b",
		"{+a,b:3}", `^(?<n>[^\p{L}-\u{41}]{2,3})\k<n>$`, "1/a~0", "::1", "",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for name, is := range map[string]func(string) bool{
			"date": IsDate, "time": IsTime, "duration": IsDuration, "email": IsEmail, "hostname": IsHostname,
			"idn-hostname": IsIDNHostname, "ipv6": IsIPv6, "iri": IsIRI, "json-pointer": IsJSONPointer,
			"relative-json-pointer": IsRelativeJSONPointer, "regex": IsRegex, "uri-template": IsURITemplate, "uuid": IsUUID,
		} {
			if is(text) && is(text+"\n") && name != "json-pointer" && name != "relative-json-pointer" && name != "regex" {
				t.Errorf("%s takes %q with a newline behind it", name, text)
			}
		}
		if IsDateTime(text) {
			checkTime(t, text)
		}
		if (IsURIReference(text) || IsIRI(text)) && !IsIRIReference(text) {
			t.Errorf("%q is no IRI reference", text)
		}
		if IsEmail(text) && !IsIDNEmail(text) {
			t.Errorf("%q is no international address", text)
		}
	})
}

// checkTime holds a date-time against package time, which knows no leap seconds.
func checkTime(t *testing.T, text string) {
	t.Helper()
	upper := strings.ToUpper(text)
	if _, err := time.Parse(time.RFC3339Nano, upper); err != nil && !strings.Contains(upper, ":60") {
		t.Errorf("%q: %v", text, err)
	}
}
