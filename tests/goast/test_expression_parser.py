"""Calls and other expressions: what is read, what is refused, and where."""

import pytest

from goast import (
    ArrayType,
    BasicLit,
    Binary,
    Call,
    ChanType,
    CompositeLit,
    Expr,
    Ident,
    Index,
    Int,
    KeyValue,
    MapType,
    Package,
    Qualified,
    ScanError,
    Selector,
    Slice,
    Star,
    String,
    TypeAssert,
    Unary,
    parse_call,
    parse_expression,
)
from goast.printer import Printer

TIME = Package("time")
TELEGRAM = Package("example.com/shop/pkg/drivers/telegram", "telegram")

#: Expressions that print as they are written, and their trees.
EXPRESSIONS: dict[str, Expr] = {
    "WithUpdatePoller()": Call("WithUpdatePoller"),
    'WithTimeout(5 * time.Second, "a")': Call(
        "WithTimeout", [Binary(Int(5), "*", "time.Second"), String("a")]
    ),
    "f(a...)": Call("f", ["a"], ellipsis=True),
    "F[int](x)": Call(Index("F", "int"), ["x"]),
    "F[int, []T](x)": Call(Index("F", ["int", ArrayType("T")]), ["x"]),
    "a.b(c).d[e]": Index(Selector(Call("a.b", ["c"]), "d"), "e"),
    "x[:]": Slice("x"),
    "x[1:]": Slice("x", Int(1)),
    "x[:1]": Slice("x", None, Int(1)),
    "x[1:2:n + 1]": Slice("x", Int(1), Int(2), Binary("n", "+", Int(1))),
    "x.(*T)": TypeAssert("x", Star("T")),
    "a + b + c": Binary(Binary("a", "+", "b"), "+", "c"),
    "a + b*c": Binary("a", "+", Binary("b", "*", "c")),
    "(a + b) * c": Binary(Binary("a", "+", "b"), "*", "c"),
    "a - (b - c)": Binary("a", "-", Binary("b", "-", "c")),
    "a || b && c == d": Binary("a", "||", Binary("b", "&&", Binary("c", "==", "d"))),
    "a &^ b << c": Binary(Binary("a", "&^", "b"), "<<", "c"),
    "-x": Unary("-", "x"),
    "- -x": Unary("-", Unary("-", "x")),
    "!a.b": Unary("!", "a.b"),
    "*p.q": Star("p.q"),
    "(*p).q": Selector(Star("p"), "q"),
    "<-c": Unary("<-", "c"),
    "<-chan int": ChanType("int", "receive"),
    "<-chan <-chan int": ChanType(ChanType("int", "receive"), "receive"),
    "(<-chan int)(x)": Call(ChanType("int", "receive"), ["x"]),
    '[]byte("x")': Call(ArrayType("byte"), [String("x")]),
    "(*T)(nil)": Call(Star("T"), ["nil"]),
    "T{}": CompositeLit("T"),
    "&p.T{A: 1}": Unary("&", CompositeLit("p.T", [KeyValue("A", Int(1))])),
    "G[int]{1}": CompositeLit(Index("G", "int"), [Int(1)]),
    "[...]T{{1}, {2}}": CompositeLit(
        ArrayType("T", parse_expression("[...]T").len),
        [CompositeLit(None, [Int(1)]), CompositeLit(None, [Int(2)])],
    ),
    'map[K]T{{1}: "a"}': CompositeLit(
        MapType("K", "T"), [KeyValue(CompositeLit(None, [Int(1)]), String("a"))]
    ),
    "0x1F": BasicLit("INT", "0x1F"),
    "1_000": BasicLit("INT", "1_000"),
    "1e-9": BasicLit("FLOAT", "1e-9"),
    ".5i": BasicLit("IMAG", ".5i"),
    "0x1p-2": BasicLit("FLOAT", "0x1p-2"),
    r"'\''": BasicLit("CHAR", r"'\''"),
    r'"\u4e16\n"': BasicLit("STRING", r'"\u4e16\n"'),
}


def printed(node: Expr) -> str:
    printer = Printer({TIME: "time", TELEGRAM: "telegram"})
    printer.write(node)
    return "".join(printer.out)


@pytest.mark.parametrize("text", EXPRESSIONS)
def test_expressions(text: str) -> None:
    assert parse_expression(text, packages=None) == EXPRESSIONS[text]
    assert parse_expression(printed(EXPRESSIONS[text]), packages=None) == EXPRESSIONS[text]


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("((F))(((a)))", "F(a)"),
        ("(a * b) + c", "a * b + c"),
        ("<-chan int(x)", "<-(chan int)(x)"),
        ("<-chan<- chan int", "<-chan (<-chan int)"),
        ("F(\n\ta,\n\tb,\n)", "F(a, b)"),
        ("F( /* none */ ) // no more\n\n// at all\n", "F()"),
        ("x[a,]", "x[a]"),
        ("f(a...,)", "f(a...)"),
        ("`a\r\nb`", "`a\nb`"),
    ],
)
def test_what_is_written_in_another_way_is_the_same(text: str, same: str) -> None:
    assert parse_expression(text, packages=None) == parse_expression(same, packages=None)


def test_names_of_known_packages_are_qualified() -> None:
    found = parse_call('WithTimeout(5*time.Second, "a")', packages={"time": TIME})
    assert found.args[0] == Binary(Int(5), "*", Qualified(TIME, "Second"))


def test_plain_names_are_those_of_the_own_package() -> None:
    text = (
        "With(Default.Copy(), Max, len(names), true, error.Error, T{name: Max}, []T{{name: Max}})"
    )
    found = parse_call(text.replace("names", '"x"'), packages={}, own=TELEGRAM)
    assert printed(found) == (
        'telegram.With(telegram.Default.Copy(), telegram.Max, len("x"), true, error.Error, '
        "telegram.T{name: telegram.Max}, []telegram.T{{name: telegram.Max}})"
    )


def test_names_before_a_dot_are_kept_while_packages_are_not_known() -> None:
    found = parse_call("With(time.Second, Max)", packages=None, own=TELEGRAM)
    assert found == Call(TELEGRAM.With, [Selector("time", "Second"), TELEGRAM.Max])


def test_keys_of_maps_and_arrays_are_values() -> None:
    text = "With(map[K]V{Key: Max}, [2]T{Key: Max}, map[string][2]T{x: {Key: Max}})"
    found = parse_call(text.replace("x:", '"x":'), packages={}, own=TELEGRAM)
    assert printed(found).count("{telegram.Key: telegram.Max}") == 3


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("F(os.Exit(1))", "1:3: 'os' is no known package"),
        ("F(time.after)", "1:8: 'after' is not exported"),
        ("F(x)", "1:3: 'x' is not exported by package telegram"),
        ("f()", "1:1: 'f' is not exported by package telegram"),
        ("F(Max.(os.T))", "1:8: 'os' is no known package"),
    ],
)
def test_names_that_nothing_has_are_refused(text: str, reason: str) -> None:
    with pytest.raises(ScanError) as refusal:
        parse_call(text, packages={"time": TIME}, own=TELEGRAM)
    assert str(refusal.value) == reason


def test_without_an_own_package_a_name_before_a_dot_is_a_package() -> None:
    assert parse_expression("error.Error") == Selector(Ident("error"), "Error")
    with pytest.raises(ScanError, match="1:1: 'x' is no known package"):
        parse_expression("x.y")


@pytest.mark.parametrize(
    ("text", "reason", "fault"),
    [
        ("", "1:1: expected operand, found end of text", ""),
        ("F", "1:1: expected function call", "F"),
        ("F()+1", "1:1: expected function call", "F"),
        ('[]byte("x")', "1:1: expected the name of a function", "["),
        ("F()()", "1:1: expected the name of a function", "F"),
        ("F(); os.Exit(1)", "1:4: expected end of text, found ';'", ";"),
        ("F();", "1:4: expected end of text, found ';'", ";"),
        ("F()\nG()", "2:1: expected end of text, found 'G'", "G"),
        ("F() G()", "1:5: expected end of text, found 'G'", "G"),
        ("F() /*\n*/ G()", "2:4: expected end of text, found 'G'", "G"),
        ("F(", "1:3: expected operand, found end of text", ""),
        ("F(a", "1:4: expected ',' or ')', found end of text", ""),
        ("F(a b)", "1:5: expected ',' or ')', found 'b'", "b"),
        ("F(a,,b)", "1:5: expected operand, found ','", ","),
        ("F(a\n)", "1:4: expected ',' or ')', found newline", ""),
        ("F)", "1:1: expected function call", "F"),
        ("F(a..., b)", "1:9: can only use ... with final argument", "b"),
        ("F(...)", "1:3: expected operand, found '...'", "..."),
        ("F(x = 1)", "1:5: expected ',' or ')', found '='", "="),
        ("F(x := 1)", "1:5: expected ',' or ')', found ':='", ":="),
        ("F(func() { x() })", "1:3: a function cannot be written here: give its name", "func"),
        ("F(x.)", "1:5: expected selector or type assertion, found ')'", ")"),
        ("F(x.(type))", "1:6: use of .(type) outside type switch", "type"),
        ("F(x[])", "1:5: expected operand, found ']'", "]"),
        ("F(x[::3])", "1:6: middle index required in 3-index slice", ":"),
        ("F(x[:2:])", "1:8: final index required in 3-index slice", "]"),
        ("F(~x)", "1:3: '~' is no operator on values: the bitwise complement is '^'", "~"),
        ("F((T){1})", "1:6: cannot parenthesize type in composite literal", "{"),
        ("F(T{1, A: 2})", "1:4: some elements have keys and some have none", "{"),
        ("F(T{A: 1, A: 2})", "1:4: a key comes twice", "{"),
        ("F(<-(chan int))", "1:3: expected channel type behind '<-'", "<-"),
        ("F(<-chan<- (chan int))", "1:3: expected channel type behind '<-'", "<-"),
        ("F(if)", "1:3: expected operand, found 'if'", "if"),
        ("go F()", "1:1: expected operand, found 'go'", "go"),
        ('F("a\nb")', "1:3: string literal not terminated", '"'),
        ('F("', "1:3: string literal not terminated", '"'),
        ("F(`a)", "1:3: raw string literal not terminated", "`"),
        ("F('')", "1:3: rune literal empty or not terminated", "'"),
        ("F(/* a)", "1:3: comment not terminated", "/*"),
        ("F(½)", "1:3: '½' is not an identifier", "½"),
        ("F(§)", "1:3: illegal character U+00A7", "§"),
        ("F(\x00)", "1:3: illegal character U+0000", "\x00"),
        ("\ufeffF()", "1:1: illegal character U+FEFF", "\ufeff"),
        ('F("ü\u202e")', "1:5: illegal character U+202E", "\u202e"),
        ("F(1 /*\n\u2066*/)", "2:1: illegal character U+2066", "\u2066"),
        ('F("\ud800")', "1:4: illegal character U+D800", "\ud800"),
    ],
)
def test_what_is_no_call_is_refused_at_its_place(text: str, reason: str, fault: str) -> None:
    with pytest.raises(ScanError) as refusal:
        parse_call(text, packages=None)
    error = refusal.value
    assert str(error) == reason
    assert text[error.offset : error.end] == fault


@pytest.mark.parametrize(
    ("before", "inside", "after"),
    [
        ("F(", "(", "a"), ("F(", "f(", "a"), ("F(", "!", "a"), ("F(", "*", "a"), ("F(", "a[", "b"),
        ("F(", "[]", "T{}"), ("F(", "T{", "1"), ("F([]T{", "{", "1"), ("F(", "a+(", "b"),
        ("F(", "func(", "T"), ("F(", "map[", "T"), ("F(", "chan ", "T"), ("F(", "<-", "T"),
        ("F(", "struct{ A ", "int"), ("F(", "interface{ M(", "int"), ("F(a", ".b", ""),
        ("F(a", "()", ""), ("F(a", "[b]", ""), ("F(a", "+b", ""), ("F(a", ".(T)", ""),
    ],
)  # fmt: skip
def test_what_is_nested_too_deeply_is_refused(before: str, inside: str, after: str) -> None:
    with pytest.raises(ScanError, match="nested more than 50 levels deep"):
        parse_call(before + inside * 3000 + after, packages=None)


@pytest.mark.parametrize(
    "text",
    [
        "f(" * 49 + "a" + ")" * 49,
        "f(" + "(" * 48 + "a" + ")" * 48 + ")",
        "f(" + "T{" * 48 + "1" + "}" * 48 + ")",
        "f(" + "struct{ A " * 23 + "int" + "}" * 23 + "{})",
        "f((" + "func(" * 23 + "int" + ")" * 23 + ")(nil))",
        "f(a" + "+b" * 48 + ")",
        "f(a" + ".b()" * 24 + ")",
    ],
)
def test_what_is_nested_as_deeply_as_it_may_be_is_read_and_printed(text: str) -> None:
    found = parse_call(text, packages=None)
    assert parse_call(printed(found), packages=None) == found


def test_long_lists_are_read() -> None:
    call = parse_call(f"F({'a, ' * 5000})", packages=None)
    assert call.args == (Ident("a"),) * 5000
