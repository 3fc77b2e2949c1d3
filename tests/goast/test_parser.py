"""Types and signatures out of other people's Go."""

import pytest

from goast import (
    Func,
    Ident,
    Package,
    Param,
    Qualified,
    ScanError,
    Star,
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
        ("", "a type is missing"),
        ("other.T", "no known package"),
        ("[n + 1]int", "']' is missing"),
        ("int string", "the text goes on"),
        ("func(a int, string)", "a parameter has no type"),
        ("func(a int, time.Time)", "with and without names"),
        ("map[int", "']' is missing"),
        ("*", "a type is missing"),
        ('"int"', "a type is missing"),
        ("§", "starts nothing"),
    ],
)
def test_what_is_no_type_is_refused(text: str, reason: str) -> None:
    with pytest.raises(ScanError, match=rf".*{reason}".replace("[", r"\[")):
        parse_type(text, packages=PACKAGES)


def test_a_name_that_another_package_cannot_see_is_refused() -> None:
    with pytest.raises(ScanError, match="'item' is not exported"):
        parse_type("*item", own=OAS)
