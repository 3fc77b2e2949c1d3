"""One construct a row: the Go text, as gofmt leaves it, and the node that prints it.

Every row is checked both ways: the node prints the text, and the text reads as the node.
"""

import textwrap
from pathlib import Path

import pytest

from goast import (
    BLANK,
    ERROR,
    INT,
    NODES,
    STRING,
    ArrayType,
    Assign,
    BasicLit,
    Binary,
    Block,
    Branch,
    Call,
    Case,
    ChanType,
    CommCase,
    Comment,
    CompositeLit,
    Decl,
    Defer,
    Define,
    Directive,
    Ellipsis,  # noqa: A004
    Empty,
    Expr,
    ExprStmt,
    Field,
    File,
    Float,
    For,
    Func,
    FuncLit,
    FuncType,
    GenDecl,
    Go,
    Ident,
    If,
    ImportSpec,
    IncDec,
    Index,
    Int,
    InterfaceType,
    KeyValue,
    Labeled,
    MapType,
    Node,
    Package,
    Param,
    Range,
    RawString,
    Return,
    Rune,
    Select,
    Selector,
    Send,
    Slice,
    Star,
    Stmt,
    String,
    StructType,
    Switch,
    TypeAssert,
    TypeSpec,
    TypeSwitch,
    Unary,
    ValueSpec,
    call,
    format_files,
    load,
    render,
)
from goast.base import children
from goast.printer import TABLE, Printer

EXPRESSIONS: list[tuple[str, Expr]] = [
    ("x", Ident("x")),
    ("世界", Ident("世界")),
    (r'"a\"\\\n\u200b€"', String('a"\\\n\u200b€')),
    (r"`a\n`", RawString("a\\n")),
    ("42", Int(42)),
    ("1.5", Float(1.5)),
    ("1e+16", Float(1e16)),
    ("'x'", Rune("x")),
    (r"'\''", Rune("'")),
    ("0x1F", BasicLit("INT", "0x1F")),
    ("1_000i", BasicLit("IMAG", "1_000i")),
    ("a.b.c", Selector(Selector("a", "b"), "c")),
    ("f()", Call("f")),
    ("f(a, b...)", Call("f", ["a", "b"], ellipsis=True)),
    ("a[i]", Index("a", "i")),
    ("f[int, string](x)", Call(Index("f", [INT, STRING]), ["x"])),
    ("a[:]", Slice("a")),
    ("a[i:]", Slice("a", "i")),
    ("a[:j]", Slice("a", high="j")),
    ("a[i:j:k]", Slice("a", "i", "j", "k")),
    ("x.(T)", TypeAssert("x", "T")),
    ("*p", Star("p")),
    ("&x", Unary("&", "x")),
    ("<-ch", Unary("<-", "ch")),
    ("a + b*c", Binary("a", "+", Binary("b", "*", "c"))),
    ("(a + b) * c", Binary(Binary("a", "+", "b"), "*", "c")),
    ("a - (b - c)", Binary("a", "-", Binary("b", "-", "c"))),
    ("a - b - c", Binary(Binary("a", "-", "b"), "-", "c")),
    ("a || b && c", Binary("a", "||", Binary("b", "&&", "c"))),
    ("(a || b) && c", Binary(Binary("a", "||", "b"), "&&", "c")),
    ("-(a + b)", Unary("-", Binary("a", "+", "b"))),
    ("- -x", Unary("-", Unary("-", "x"))),
    ("& ^x", Unary("&", Unary("^", "x"))),
    ("a & ^b", Binary("a", "&", Unary("^", "b"))),
    ("(*p).x", Selector(Star("p"), "x")),
    ("(a + b).x", Selector(Binary("a", "+", "b"), "x")),
    ("(<-ch)[i]", Index(Unary("<-", "ch"), "i")),
    ("(*T)(x)", Call(Star("T"), ["x"])),
    ("(func())(x)", Call(FuncType(), ["x"])),
    ("(<-chan int)(x)", Call(ChanType(INT, "receive"), ["x"])),
    ("([]func())(x)", Call(ArrayType(FuncType()), ["x"])),
    ("[]byte(x)", Call(ArrayType("byte"), ["x"])),
    ("(1).x", Selector(Int(1), "x")),
    ("T{}", CompositeLit("T")),
    ("T{a, b}", CompositeLit("T", ["a", "b"])),
    ("T{A: a}", CompositeLit("T", [KeyValue("A", "a")])),
    ("&T{}", Unary("&", CompositeLit("T"))),
    ("[]T{{a}, {b}}", CompositeLit(ArrayType("T"), [CompositeLit(None, [x]) for x in "ab"])),
    ("[...]int{1}", CompositeLit(ArrayType(INT, Ellipsis()), [Int(1)])),
    ("func() {\n}", FuncLit()),
    ("func(a, b int, c ...T) (x T, err error) {\n}",
     FuncLit([Param(["a", "b"], INT), Param("c", Ellipsis("T"))],
             [Param("x", "T"), Param("err", ERROR)])),
    ("func() {\n\tf()\n}()", Call(FuncLit(body=[call("f")]))),
]  # fmt: skip

TYPES: list[tuple[str, Expr]] = [
    ("*T", Star("T")),
    ("[]T", ArrayType("T")),
    ("[4]T", ArrayType("T", Int(4))),
    ("map[string]*T", MapType(STRING, Star("T"))),
    ("chan T", ChanType("T")),
    ("chan<- T", ChanType("T", "send")),
    ("<-chan T", ChanType("T", "receive")),
    ("chan (<-chan T)", ChanType(ChanType("T", "receive"))),
    ("chan<- chan T", ChanType(ChanType("T"), "send")),
    ("func(int, ...string) error", FuncType([INT, Ellipsis(STRING)], [ERROR])),
    ("func() (int, error)", FuncType([], [INT, ERROR])),
    ("G[K, V]", Index("G", ["K", "V"])),
    ("struct{}", StructType()),
    ('struct {\n\tA, B int `json:"a"`\n\t*T\n}',
     StructType([Field(["A", "B"], INT, {"json": "a"}), Star("T")])),
    ("interface{}", InterfaceType()),
    ("interface {\n\tM(x int) error\n\t~int | string\n}",
     InterfaceType([Field("M", FuncType([Param("x", INT)], [ERROR])),
                    Binary(Unary("~", "int"), "|", STRING)])),
]  # fmt: skip

STATEMENTS: list[tuple[str, Stmt]] = [
    ("f()", ExprStmt(call("f"))),
    ("a, b := f()", Define(["a", "b"], call("f"))),
    ("a, b = b, a", Assign(["a", "b"], ["b", "a"])),
    ("a &^= b", Assign("a", "b", "&^=")),
    ("i++", IncDec("i")),
    ("i--", IncDec("i", "--")),
    ("ch <- x", Send("ch", "x")),
    ("go f()", Go(call("f"))),
    ("defer f()", Defer(call("f"))),
    ("return", Return()),
    ("return a, nil", Return(["a", "nil"])),
    ("{\n\tf()\n}", Block([call("f")])),
    ("if a {\n\tf()\n}", If("a", [call("f")])),
    ("if x := f(); x {\n} else if b {\n} else {\n\tg()\n}",
     If("x", [], If("b", [], Block([call("g")])), Define("x", call("f")))),
    ("if x == (T{}) {\n}", If(Binary("x", "==", CompositeLit("T")))),
    ("if f(T{}) {\n}", If(call("f", CompositeLit("T")))),
    ("if x := (T{}); x.ok {\n}", If("x.ok", init=Define("x", CompositeLit("T")))),
    ("for {\n\tbreak\n}", For(body=[Branch("break")])),
    ("for a {\n\tcontinue\n}", For("a", [Branch("continue")])),
    ("for i := 0; i < n; i++ {\n}",
     For(Binary("i", "<", "n"), [], Define("i", Int(0)), IncDec("i"))),
    ("for i := 0; ; {\n\tf(i)\n}", For(None, [call("f", "i")], Define("i", Int(0)))),
    ("for range x {\n}", Range("x")),
    ("for i := range 10 {\n\tf(i)\n}", Range(Int(10), [call("f", "i")], "i")),
    ("for k, v = range x {\n}", Range("x", [], "k", "v", define=False)),
    ("for range []T{a} {\n}", Range(CompositeLit(ArrayType("T"), ["a"]))),
    ("for range (T{a}) {\n}", Range(CompositeLit("T", ["a"]))),
    ("switch {\ncase a, b:\n\tf()\n\tfallthrough\ndefault:\n}",
     Switch(None, [Case(["a", "b"], [call("f"), Branch("fallthrough")]), Case()])),
    ("switch x := f(); x {\ncase 1:\n}",
     Switch("x", [Case(Int(1))], Define("x", call("f")))),
    ("switch x := y.(type) {\ncase int, nil:\n\tf(x)\n}",
     TypeSwitch("y", [Case([INT, "nil"], [call("f", "x")])], "x")),
    ("switch f(); y.(type) {\n}", TypeSwitch("y", init=ExprStmt(call("f")))),
    ("select {\ncase x := <-ch:\n\tf(x)\ncase ch <- y:\ndefault:\n}",
     Select([CommCase(Define("x", Unary("<-", "ch")), [call("f", "x")]),
             CommCase(Send("ch", "y")), CommCase()])),
    ("L:\n\tfor {\n\t\tbreak L\n\t}", Labeled("L", For(body=[Branch("break", "L")]))),
    ("goto L\nL:\n\t;\n\tf()", Block([Branch("goto", "L"), Labeled("L", Empty()), call("f")])),
    ("var x, y int = 1, 2\nf(x, y)",
     Block([GenDecl("var", [ValueSpec(["x", "y"], INT, [Int(1), Int(2)])]), call("f", "x", "y")])),
]  # fmt: skip

DECLARATIONS: list[tuple[str, Decl]] = [
    ('import "fmt"', GenDecl("import", [ImportSpec("fmt")])),
    ('import (\n\t_ "embed"\n\tf "fmt"\n)',
     GenDecl("import", [ImportSpec("embed", "_"), ImportSpec("fmt", "f")], grouped=True)),
    ("const a = 1", GenDecl("const", [ValueSpec("a", None, Int(1))])),
    ("const (\n\ta T = iota\n\tb\n)",
     GenDecl("const", [ValueSpec("a", "T", "iota"), ValueSpec("b")], grouped=True)),
    ("var (\n\ta int\n)", GenDecl("var", [ValueSpec("a", INT)], grouped=True)),
    ("type T int", GenDecl("type", [TypeSpec("T", INT)])),
    ("type T = []int", GenDecl("type", [TypeSpec("T", ArrayType(INT), alias=True)])),
    ("type T[K comparable, V any] map[K]V",
     GenDecl("type", [TypeSpec("T", MapType("K", "V"),
                               [Param("K", "comparable"), Param("V", "any")])])),
    ("type T[P *C,] int", GenDecl("type", [TypeSpec("T", INT, [Param("P", Star("C"))])])),
    ("type T [n * m]int", GenDecl("type", [TypeSpec("T", ArrayType(INT, Binary("n", "*", "m")))])),
    ("func f() {\n}", Func("f")),
    ("func f()", Func("f", body=None)),
    ("func f[T any](x T) T {\n\treturn x\n}",
     Func("f", [Param("x", "T")], ["T"], [Return("x")], type_params=[Param("T", "any")])),
    ("func (s *S) M(int) (err error) {\n\treturn\n}",
     Func("M", [INT], [Param("err", ERROR)], [Return()], recv=Param("s", Star("S")))),
]  # fmt: skip

COMMENTED: list[tuple[str, File]] = [
    (("// Code generated by x. DO NOT EDIT.\n\n//go:build linux\n\n// Package p is.\n//\n"
      "// More.\npackage p\n"),
     File("p", header="Code generated by x. DO NOT EDIT.", doc="Package p is.\n\nMore.",
          directives=[Directive("build", "linux")])),
    ('package p\n\nimport (\n\t_ "embed"\n)\n\n// f is.\n//\n//go:embed f.txt\nvar f string\n',
     File("p", [GenDecl("import", [ImportSpec("embed", "_")], grouped=True),
                GenDecl("var", [ValueSpec("f", STRING)], doc="f is.",
                        directives=[Directive("embed", "f.txt")])])),
    (("package p\n\n//go:generate x -y\n\n// Loose.\n\nfunc f() {\n\t// one\n\t// two\n\tg()\n\n"
      "\th()\n}\n"),
     File("p", [Directive("generate", "x -y"), Comment("Loose."),
                Func("f", body=[Comment("one\ntwo"), call("g"), BLANK, call("h")])])),
    ("package p\n\n// T is.\ntype T struct {\n\t// A is.\n\tA int // a\n\n\t// rest\n\tB int\n}\n",
     File("p", [TypeSpec("T", StructType([Field("A", INT, doc="A is.", comment="a"), BLANK,
                                          Comment("rest"), Field("B", INT)]), doc="T is.")])),
    ("package p\n\nconst (\n\t// A is.\n\tA = 1 // one\n\n\tB = 2\n)\n",
     File("p", [GenDecl("const", [ValueSpec("A", None, Int(1), doc="A is.", comment="one"), BLANK,
                                  ValueSpec("B", None, Int(2))])])),
    ("package p\n\nvar t = T{\n\tA: 1,\n\tB: 2,\n}\n\nvar u = T{A: 1, B: 2}\n",
     File("p", [GenDecl("var", [ValueSpec(name, None, CompositeLit(
         "T", [KeyValue("A", Int(1)), KeyValue("B", Int(2))], many))])
         for name, many in (("t", None), ("u", False))])),
    ("package p\n\nvar t = f(\n\ta,\n\tb...,\n)\n",
     File("p", [GenDecl("var", [ValueSpec("t", None, Call(
         "f", ["a", "b"], ellipsis=True, multiline=True))])])),
    ("package p\n\nvar t = []T{\n\t// none\n\ta,\n}\n",
     File("p", [GenDecl("var", [ValueSpec("t", None, CompositeLit(
         ArrayType("T"), [Comment("none"), "a"]))])])),
    ('package p\n\nimport "net/http"\n\nvar get = http.Get\n',
     File("p", [GenDecl("var", [ValueSpec("get", None, Package("net/http").Get)])])),
]  # fmt: skip


def print_node(node: Node) -> str:
    printer = Printer({})
    printer.write(node)
    return "".join(printer.out)


def wrap(node: Node) -> File:
    """Put a node where the grammar takes it."""
    match node:
        case File():
            return node
        case Decl():
            return File("p", [node])
        case Stmt():
            return File("p", [Func("_", body=node.body if isinstance(node, Block) else [node])])
    return File("p", [GenDecl("var", [ValueSpec("_", None, node)])])  # type: ignore[list-item]


def wrap_text(text: str, node: Node) -> str:
    match node:
        case Decl():
            return f"package p\n\n{text}\n"
        case Stmt() if isinstance(node, Block):
            return f"package p\n\nfunc _() {{\n{textwrap.indent(text, chr(9))}\n}}\n"
        case Stmt():
            body = textwrap.indent(text, "\t")
            return f"package p\n\nfunc _() {{\n{body}\n}}\n"
    return f"package p\n\nvar _ = {text}\n"


ROWS = [*EXPRESSIONS, *STATEMENTS, *DECLARATIONS]


@pytest.mark.go
def test_each_node_prints_its_text() -> None:
    rows = [(text, wrap_row(node, text)) for text, node in ROWS]
    printed = format_files({str(i): print_node(file) for i, (_, (file, _)) in enumerate(rows)})
    for index, (_, (_, expected)) in enumerate(rows):
        assert normal(printed[str(index)]) == normal(expected)


def wrap_row(node: Node, text: str) -> tuple[File, str]:
    if isinstance(node, Block) and text.startswith("{"):
        return File("p", [Func("_", body=[node])]), wrap_text(text, ExprStmt("x"))
    return wrap(node), wrap_text(text, node)


def normal(text: str) -> str:
    """Drop the indentation, which is gofmt's and not the table's."""
    return "\n".join(line.strip() for line in text.split("\n") if line.strip())


@pytest.mark.go
def test_each_type_prints_its_text() -> None:
    printed = format_files(
        {text: print_node(File("p", [TypeSpec("_", node, alias=True)])) for text, node in TYPES}
    )
    for text, _ in TYPES:
        assert normal(printed[text]) == normal(f"package p\n\ntype _ = {text}\n")


@pytest.mark.go
def test_comments_and_layout_are_printed_exactly() -> None:
    printed = format_files({text: render(file) for text, file in COMMENTED})
    for text, _ in COMMENTED:
        assert printed[text] == text


@pytest.mark.go
def test_each_text_reads_as_its_node(astdump, tmp_path: Path) -> None:
    for text, node in ROWS:
        file, source = wrap_row(node, text)
        path = tmp_path / "x.go"
        path.write_text(source)
        assert load(astdump.tree(path)) == canonical(file)


def canonical(file: File) -> File:
    """Spell the literals that have a value of their own as the loader does."""
    return load_form(file)  # type: ignore[return-value]


def load_form(node: object) -> object:
    match node:
        case tuple():
            return tuple(map(load_form, node))
        case String() if "\\" in print_node(node):
            return BasicLit("STRING", print_node(node))
        case Float():
            return BasicLit("FLOAT", print_node(node))
        case Rune():
            return BasicLit("CHAR", print_node(node))
        case Node():
            fields = {name: load_form(getattr(node, name)) for name in node.__match_args__}
            return type(node)(**fields)
    return node


def test_the_table_has_exactly_the_classes_of_nodes() -> None:
    assert set(TABLE) == set(NODES)


def test_every_class_of_node_is_in_a_row() -> None:
    seen: set[type] = set()

    def visit(node: Node) -> None:
        seen.add(type(node))
        for _, child in children(node):
            visit(child)

    for _, node in [*ROWS, *TYPES, *COMMENTED]:
        visit(node)
    assert set(NODES) - seen == set()


def test_a_long_sum_needs_no_deep_recursion() -> None:
    total: Expr = Ident("x")
    for _ in range(5000):
        total = Binary(total, "+", "x")
    assert print_node(total).count("+") == 5000
