"""Types, signatures and fields out of other people's Go."""

import pytest

from goast import (
    Field,
    Func,
    Ident,
    Index,
    Package,
    Param,
    Qualified,
    RawString,
    ScanError,
    Selector,
    Star,
    String,
    parse_fields,
    parse_signature,
    parse_type,
)
from goast.printer import Printer

CONTEXT = Package("context")
TIME = Package("time")
OAS = Package("example.com/shop/pkg/rest/api", "oas")
PACKAGES = {"context": CONTEXT, "time": TIME}


def printed(node) -> str:
    printer = Printer({CONTEXT: "context", TIME: "time", OAS: "oas"})
    printer.write(node)
    return "".join(printer.out)


def test_a_signature_in_another_package() -> None:
    text = "(ctx context.Context, params GetItemParams) (*Item, error)"
    signature = parse_signature(text, packages=PACKAGES, own=OAS)
    assert signature.params == (
        Param("ctx", Qualified(CONTEXT, "Context")),
        Param("params", Qualified(OAS, "GetItemParams")),
    )
    assert signature.results == (Param((), Star(OAS.Item)), Param((), Ident("error")))
    func = Func("GetItem", signature.params, signature.results, None)
    assert printed(func) == (
        "func GetItem(ctx context.Context, params oas.GetItemParams) (*oas.Item, error)"
    )


@pytest.mark.parametrize(
    "text",
    [
        "int",
        "*time.Duration",
        "[]byte",
        "[4][n]int",
        "[n + 1]int",
        "[0x10]int",
        "map[string][]*T",
        "chan int",
        "chan<- int",
        "<-chan int",
        "chan<- func(x int) error",
        "func()",
        "func(int, ...string) (a, b int, err error)",
        "func(a, b int, c ...time.Time) map[string]func()",
        "func(a []int, b [2]int, c G[int], d func(G[K, V]))",
        "func(G[int], [3]int)",
        "func(context.Context, T) func() error",
        "G[K, map[string]V]",
        "time.G[int]",
        "struct{}",
        "interface{}",
        "interface {\nM(x int) error\n~int | string\ntime.Clock\n}",
        'struct {\nA, B int `json:"a"`\nC [4]int\nT\n*time.Timer\nG[int]\n}',
    ],
)
def test_a_type_prints_as_it_was_read(text: str) -> None:
    assert printed(parse_type(text, packages=PACKAGES)) == text


def test_parentheses_and_names_before_a_signature_are_dropped() -> None:
    assert parse_type("(*(T))") == Star("T")
    assert parse_type("chan (<-chan int)") == parse_type("chan ((<-chan int))")
    assert parse_signature("func(int) T") == parse_signature("M(int) T")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "1:1: expected type, found end of text"),
        ("other.T", "1:1: 'other' is no known package"),
        ("time.after", "1:6: 'after' is not exported"),
        ("time.", "1:6: expected name, found end of text"),
        ("[n + 1 int", "1:8: expected ']', found 'int'"),
        ("int string", "1:5: expected end of text, found 'string'"),
        ("int;", "1:4: expected end of text, found ';'"),
        ("func(a int, string)", "1:13: parameter 'string' has no type"),
        ("func(a int, time.Time)", "1:13: parameters with and without names are mixed"),
        ("func(a int, a int)", "1:5: 'a' is declared twice"),
        ("func(a ...int, b int)", "1:5: only the last parameter may be variadic"),
        ("func(a int\n)", "1:11: expected ',' or ')', found newline"),
        ("map[int", "1:8: expected ']', found end of text"),
        ("G[]", "1:3: expected type argument, found ']'"),
        ("*", "1:2: expected type, found end of text"),
        ('"int"', "1:1: expected type, found '\"int\"'"),
        ("struct{ A int B int }", "1:15: expected ';' or newline, found 'B'"),
        ("interface{ M() }[T]", "1:17: expected end of text, found '['"),
        ("§", "1:1: illegal character U+00A7"),
        ("[]" * 60 + "int", "1:101: nested more than 50 levels deep"),
    ],
)
def test_what_is_no_type_is_refused(text: str, reason: str) -> None:
    with pytest.raises(ScanError) as refusal:
        parse_type(text, packages=PACKAGES)
    assert str(refusal.value) == reason


def test_a_name_that_another_package_cannot_see_is_refused() -> None:
    with pytest.raises(ScanError, match="'item' is not exported"):
        parse_type("*item", own=OAS)


def test_names_before_a_dot_are_kept_while_packages_are_not_known() -> None:
    assert parse_type("*telegram.BaseAuth", packages=None) == Star("telegram.BaseAuth")
    assert parse_type("p.G[T]", packages=None, own=OAS) == Index("p.G", OAS.T)


FIELDS = {
    "": [],
    " // nothing\n\n": [],
    "telegram.BaseAuth\ntelegram.UnimplementedPayment": [
        Field((), Selector("telegram", "BaseAuth")),
        Field((), Selector("telegram", "UnimplementedPayment")),
    ],
    "T; *T2; p.T3[int]\nG[K, V];": [
        Field((), "T"),
        Field((), Star("T2")),
        Field((), Index("p.T3", "int")),
        Field((), Index("G", ["K", "V"])),
    ],
    'A, B int `json:"a"` // both\n*T "tag"': [
        Field(["A", "B"], "int", RawString('json:"a"')),
        Field((), Star("T"), String("tag")),
    ],
}


@pytest.mark.parametrize("text", FIELDS)
def test_fields(text: str) -> None:
    assert parse_fields(text, packages=None) == FIELDS[text]


@pytest.mark.parametrize(
    "text",
    [
        "T",
        "*time.Timer",
        "G[int]",
        "a [n]int",
        "a []T",
        "a [n][]T",
        "a, b map[string]T",
        "f func(a, b int) error",
        "s struct {\nA int\nT\n}",
        "i interface {\nM()\ntime.Clock\n}",
        'a int `json:"a"`',
        'T "t"',
    ],
)
def test_a_field_prints_as_it_was_read(text: str) -> None:
    [field] = parse_fields(text, packages=PACKAGES)
    assert printed(field) == text


def test_embedded_types_of_another_package_are_qualified() -> None:
    fields = parse_fields("BaseAuth\nclock time.Time\nname string", packages=PACKAGES, own=OAS)
    assert fields == [
        Field((), OAS.BaseAuth),
        Field("clock", TIME.Time),
        Field("name", Ident("string")),
    ]


@pytest.mark.parametrize(
    ("text", "reason", "fault"),
    [
        ("(T)", "1:1: cannot parenthesize embedded type", "("),
        ("*(T)", "1:2: cannot parenthesize embedded type", "("),
        ("A int,", "1:6: expected ';' or newline, found ','", ","),
        ("A int;;B int", "1:7: expected field name or embedded type, found ';'", ";"),
        ("func f() {}", "1:1: expected field name or embedded type, found 'func'", "func"),
        ("a b c", "1:5: expected ';' or newline, found 'c'", "c"),
        ("x = 1", "1:3: expected type, found '='", "="),
        ("A int }\nfunc init() {", "1:7: expected ';' or newline, found '}'", "}"),
        ("A int\n}\ntype T struct {", "2:1: expected field name or embedded type, found '}'", "}"),
        ("A int\nB string\n*p.A", "3:1: 'A' is declared twice", "*"),
        ("A struct{ B int; B int }", "1:18: 'B' is declared twice", "B"),
        ("A int 5", "1:7: expected ';' or newline, found '5'", "5"),
        ("A int 'x'", "1:7: expected ';' or newline, found \"'x'\"", "'x'"),
        ("A int `x", "1:7: raw string literal not terminated", "`"),
        ("A int /* }", "1:7: comment not terminated", "/*"),
        ("A int // \u202e", "1:10: illegal character U+202E", "\u202e"),
        ("A [5/*\n*/]int", "1:5: expected ',' or ']', found newline", ""),
    ],
)
def test_what_is_no_field_is_refused(text: str, reason: str, fault: str) -> None:
    with pytest.raises(ScanError) as refusal:
        parse_fields(text, packages=None)
    error = refusal.value
    assert str(error) == reason
    assert text[error.offset : error.end] == fault
