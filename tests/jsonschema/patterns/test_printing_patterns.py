"""What patterns become in Go."""

from __future__ import annotations

import pytest

from goast import BOOL, STRING, File, Func, Ident, Package, Param, Return, format_text, render
from gpsgen.jsonschema.output import OwnHelpers, PackageHelpers
from gpsgen.jsonschema.patterns import REGEXP2, Patterns
from gpsgen.jsonschema.patterns.formats import FORMATS
from gpsgen.jsonschema.patterns.re2 import NotRegular, print_re2
from gpsgen.jsonschema.patterns.reading import read
from gpsgen.jsonschema.patterns.regexp2 import print_regexp2
from gpsgen.jsonschema.patterns.simplify import simplify
from gpsgen.jsonschema.scope import Scope

HELPERS = PackageHelpers(Package("x.test/jsonschema", "jsonschema"))


def printed(*patterns: str) -> str:
    printer = Patterns(HELPERS, Scope())
    tests = [
        Func(f"test{n}", [Param("v", STRING)], [BOOL], [Return(printer.test(it, Ident("v")))])
        for n, it in enumerate(patterns)
    ]
    return format_text(render(File("x", [*tests, *printer.decls()])))


@pytest.mark.go
@pytest.mark.parametrize(
    ("pattern", "wanted"),
    [
        ("", "true"),
        ("^", "true"),
        (".*", "true"),
        ("^[^]*$", "true"),
        ("^[\\s\\S]+$", 'v != ""'),
        ("[^]", 'v != ""'),
        ("^$", 'v == ""'),
        ("^abc$", 'v == "abc"'),
        ("^abc", 'strings.HasPrefix(v, "abc")'),
        ("^x-.*", 'strings.HasPrefix(v, "x-")'),
        ("\\.json$", 'strings.HasSuffix(v, ".json")'),
        ("(?:.*)a/b+c*", 'strings.Contains(v, "a/b")'),
    ],
)
def test_comparisons(pattern: str, wanted: str) -> None:
    assert f"return {wanted}\n" in printed(pattern)


@pytest.mark.go
def test_functions() -> None:
    assert "MatchString" not in printed(
        "^[a-z]+$",
        "^[A-Z]{2}-\\d{4}$",
        "^(get|put)$",
        "^https?://\\S+$",
        "^(?:/[^/]+)*$",
        "^é{2,}$",
        "^(?!-)[a-z-]+(?<!-)$",
        "^(?=[ab])[bc]",
        "^(?:(?!ab).)*$",
        "^v\\d+(\\.\\d+)?$",
        "^a|b$",
        "\\S",
    )


@pytest.mark.go
def test_what_is_not_deterministic_is_an_expression() -> None:
    text = printed("^[a-z](?:[a-z-]*[a-z])?$")

    assert "regexp.MustCompile(`^[a-z](?:[\\-a-z]*[a-z])?$`)" in text
    assert "regexp2" not in text


@pytest.mark.go
def test_look_around_within_needs_a_module() -> None:
    printer = Patterns(HELPERS, Scope())
    printer.test("a(?=b)c", Ident("v"))

    assert printer.modules() == (REGEXP2,)
    assert "MatchTimeout = 100 * time.Millisecond" in printed("a(?=b)c")


def test_nothing_is_needed_without_patterns() -> None:
    printer = Patterns(HELPERS, Scope())

    assert printer.test("^a", Ident("v")) is not None
    assert printer.modules() == ()
    assert printer.decls() == []


@pytest.mark.go
def test_names_do_not_depend_on_others() -> None:
    alone, among = printed("^[a-z]+-?$"), printed("^\\d$", "^[a-z]+-?$", "^[a-z]+-?$")
    functions = [it for it in alone.split("\n\n") if "func match" in it]

    assert len(functions) == 1
    assert among.count(functions[0]) == 1


@pytest.mark.go
@pytest.mark.parametrize(
    "pattern",
    [
        '`"\\\\\n\r\0',
        "^[`\"'\\\\]+$",
        "\u2028*/ //go:build x",
        "\u202e\ud83d",
        "^\ud800$|[\ud800]x?",
    ],
)
def test_hostile_text_stays_text(pattern: str) -> None:
    text = printed(f"^{pattern}$", pattern, f"({pattern})(?=x)\\1")

    assert "\n//go:" not in text
    assert "\u202e" not in text


@pytest.mark.parametrize(
    ("pattern", "wanted"),
    [
        ("a{1001}", "a{1000}a"),
        ("^a{0,2500}$", "^a{0,1000}a{0,1000}a{0,500}$"),
        ("^a{1500,}$", "^a{1000}a{500}a*$"),
        ("^(?:a{100}b){10,12}$", "^(?:a{100}b){10}(?:a{100}b){0,2}$"),
        ("[]a", r"[^\x00-\x{10FFFF}]a"),
        (r"\x00[^]b", r"\x00[\x00-\x{10FFFF}]b"),
        (r"^\p{Lu}|[^\p{L}-]$", r"^\p{Lu}|[^\-\p{L}]$"),
        ("(?i:a(?-i:b))", "(?i:a(?-i:b))"),
        (r"\d\D\w\W\b\B.", r"\d\D\w\W\b\B[^\n\r\x{2028}\x{2029}]"),
        ("^(?:a*)*(?:b?)+$", "^a*(?:b?)+$"),
    ],
)
def test_expressions_of_regexp(pattern: str, wanted: str) -> None:
    assert print_re2(simplify(read(pattern))) == wanted


@pytest.mark.parametrize("pattern", ["(?=a)b", "(a)\\1", "^(?:ab|c){0,100000000}$"])
def test_what_regexp_cannot(pattern: str) -> None:
    with pytest.raises(NotRegular):
        print_re2(simplify(read(pattern)))


@pytest.mark.parametrize(
    ("pattern", "wanted"),
    [
        ("^a$", r"\Aa\z"),
        (r"(a)(b)\2", r"(?:a)(?<2>b)(?(2)\2|)"),
        (r"(a\1)", "(?:a)"),
        (r"(?:(a)|b)+\1", r"(?:(?(1)(?<-1>)|)(?:(?<1>a)|b)){1,}(?(1)\1|)"),
        ("(?<!a)b+?", "(?<!a)b{1,}?"),
        ("[]", "(?!)"),
        ("a{3000000000}", "a{2147483647,2147483647}"),
        ("(?m:^)", "\\A|(?<=[\\u000A\\u000D\\u2028-\\u2029])"),
    ],
)
def test_expressions_of_regexp2(pattern: str, wanted: str) -> None:
    assert print_regexp2(read(pattern)) == wanted


def test_formats_are_helpers() -> None:
    helpers = OwnHelpers()
    printer = Patterns(helpers, Scope())

    assert all(printer.format(it, Ident("v")) is not None for it in FORMATS)
    assert printer.format("color", Ident("v")) is None
    assert helpers.used == set(FORMATS.values())


@pytest.mark.parametrize(
    ("pattern", "wanted"),
    [
        (".*a+b{2,}", "ab{2}"),
        ("(?:ab?c){1,3}d", "ab?cd"),
        ("d(?:ab?c)+", "dab?c"),
        ("a*^b", "^b"),
        ("(?:^a)+", "(?:^a)+"),
        ("(?:a|b|[cd]|a)", "[a-d]"),
        ("(?:(?:a)(?:b(?:c)))", "abc"),
        ("(?:a+)*b{0}(?:)c{1}$", "c$"),
        (r"(a+)b\1", None),
    ],
)
def test_simplification(pattern: str, wanted: str | None) -> None:
    node = read(pattern)

    assert simplify(node) == (node if wanted is None else simplify(read(wanted)))
    if wanted is not None:
        assert print_re2(simplify(node)) == wanted
