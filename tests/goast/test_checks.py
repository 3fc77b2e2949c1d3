"""Rules over a whole file, each held against the compiler.

A row is the body of a function, or a declaration, that both refuse; the second table has what
comes close and is right.
"""

from pathlib import Path
from typing import TypeAlias

import pytest

from goast import (
    BLANK,
    ERROR,
    INT,
    NIL,
    STRING,
    Assign,
    Binary,
    Block,
    Branch,
    Call,
    Case,
    CommCase,
    Comment,
    CompositeLit,
    Decl,
    Defer,
    Define,
    Expr,
    Field,
    File,
    For,
    Func,
    FuncLit,
    FuncType,
    GenDecl,
    If,
    ImportSpec,
    IncDec,
    Index,
    Int,
    InterfaceType,
    InvalidNode,
    KeyValue,
    Labeled,
    MapType,
    Param,
    Range,
    Return,
    Select,
    Send,
    Star,
    Stmt,
    String,
    StructType,
    Switch,
    TypeSpec,
    TypeSwitch,
    Unary,
    call,
    check,
    check_package,
    const,
    var,
)
from goast.printer import Printer

Body: TypeAlias = list[Stmt | Expr]
LOOP = For(body=[Branch("break")])

WRONG_BODIES: list[tuple[str, Body]] = [
    ("an unused local", [Define("x", Int(1))]),
    ("an unused var", [var("x", INT)]),
    ("a local that is only assigned to", [Define("x", Int(1)), Assign("x", Int(2))]),
    ("a local that only a function assigns to",
     [Define("x", Int(1)), call(FuncLit(body=[Assign("x", Int(2))]))]),
    ("an unused local of a header", [If("true", init=Define("x", Int(1)))]),
    ("an unused name of a range", [Range(Int(3), key="i")]),
    ("an unused name of a type switch", [TypeSwitch("a", [Case(INT)], "b")]),
    ("a shadow that is not used", [Define("x", Int(1)), Block([Define("x", Int(2))]),
                                   call("f", "x")]),
    (":= without a new name", [Define("x", Int(1)), Define("x", Int(2)), call("f", "x")]),
    (":= of a parameter alone", [Define("a", NIL)]),
    (":= of the blank name alone", [Define("_", Int(1))]),
    (":= of one name twice", [Define(["x", "x"], [Int(1), Int(2)])]),
    ("more names than values", [Define(["x", "y", "z"], [Int(1), Int(2)])]),
    ("more values than names", [Assign("a", ["b", "c"])]),
    ("two values for one that spreads not", [Assign(["a", "b"], Int(1))]),
    ("an operation on two", [Assign(["a", "b"], [Int(1), Int(2)], "+=")]),
    ("break without a loop", [Branch("break")]),
    ("break out of a function", [For(body=[call("f", FuncLit(body=[Branch("break")]))])]),
    ("continue in a switch", [Switch(None, [Case([], [Branch("continue")])])]),
    ("continue to a switch",
     [For(body=[Labeled("L", Switch(None, [Case([], [Branch("continue", "L")])]))])]),
    ("break to a label elsewhere", [Labeled("L", LOOP), For(body=[Branch("break", "L")])]),
    ("goto nowhere", [Branch("goto", "L")]),
    ("an unused label", [Labeled("L", LOOP)]),
    ("a label twice", [Branch("goto", "L"), Labeled("L", LOOP), Labeled("L", LOOP)]),
    ("fallthrough without a switch", [Branch("fallthrough")]),
    ("fallthrough in the last case", [Switch(None, [Case([], [Branch("fallthrough")])])]),
    ("fallthrough before the end",
     [Switch(None, [Case("true", [Branch("fallthrough"), call("f", "a")]), Case()])]),
    ("fallthrough in an if",
     [Switch(None, [Case("true", [If("true", [Branch("fallthrough")])]), Case()])]),
    ("two defaults", [Switch(None, [Case(), Case()])]),
    ("two defaults of a select", [Select([CommCase(), CommCase()])]),
    ("a case twice", [Switch("b", [Case(Int(1)), Case(Int(1))])]),
    ("a key twice", [Assign("_", CompositeLit(MapType(STRING, INT), [
        KeyValue(String("a"), Int(1)), KeyValue(String("a"), Int(2))]))]),
    ("a field twice", [Assign("_", CompositeLit("T", [
        KeyValue("A", Int(1)), KeyValue("A", Int(2))]))]),
    ("fields with and without names", [Assign("_", CompositeLit("T", [
        KeyValue("A", Int(1)), Int(2)]))]),
]  # fmt: skip

WRONG_DECLARATIONS: list[tuple[str, list[Decl]]] = [
    ("a parameter twice", [Func("g", [Param(["x", "x"], INT)])]),
    ("a result named as a parameter", [Func("g", [Param("x", INT)], [Param("x", INT)],
                                            [Return()])]),
    ("a parameter named as the receiver", [Func("g", [Param("t", INT)], recv=Param("t", "T"))]),
    ("a parameter of a type twice", [var("g", FuncType([Param(["x", "x"], INT)]))]),
    ("a field twice", [GenDecl("type", [TypeSpec("S", StructType([
        Field("A", INT), Field("A", STRING)]))])]),
    ("a field named as an embedded type", [GenDecl("type", [TypeSpec("S", StructType([
        Star("T"), Field("T", STRING)]))])]),
    ("a method twice in an interface", [GenDecl("type", [TypeSpec("I", InterfaceType([
        Field("M", FuncType()), Field("M", FuncType())]))])]),
    ("a name twice", [var("g", INT), Func("g")]),
    ("a method twice", [Func("M", recv=Param("t", "T")), Func("M", recv=Param("t", Star("T")))]),
    ("init with parameters", [Func("init", [INT])]),
    ("main with results", [Func("main", [], [INT], [Return(Int(1))])]),
    ("a generic main", [Func("main", type_params=[Param("K", "any")])]),
    ("a type parameter twice", [Func("g", type_params=[Param(["K", "K"], "any")])]),
    ("a type among constants", [GenDecl("const", [TypeSpec("S", INT)], grouped=True)]),
    ("a constant without a value", [const("g")]),
    ("a variable without anything", [var("g")]),
    ("more variables than values", [var(["g", "h"], values=Int(1))]),
    ("an import after other things", [var("g", INT), GenDecl("import", [ImportSpec("fmt")])]),
]  # fmt: skip

RIGHT_BODIES: list[tuple[str, Body]] = [
    ("locals that are used", [
        Define("x", Int(1)), IncDec("x"), Define(["x", "y"], [Int(2), Int(3)]),
        Assign("y", "x", "+="), var(["p"], "T"), Assign("p.A", Int(1))]),
    ("a local that a function uses",
     [Define("x", Int(1)), Defer(call(FuncLit(body=[call("f", "x")])))]),
    ("a name in an inner block", [Define("x", Int(1)), If("true", [Define("x", "x"),
                                                                  call("f", "x")])]),
    ("unused constants and types", [const("x", Int(1)), GenDecl("type", [TypeSpec("U", INT)])]),
    ("values that spread", [
        Define(["v", "ok"], Index("m", String("a"))), Define(["w", "also"], Unary("<-", "ch")),
        Assign(["_", "_", "_", "_"], Call("four", [])), call("f", "v", "ok", "w", "also")]),
    ("labels", [
        Labeled("L", For(body=[Switch(None, [Case("true", [Branch("continue", "L")]),
                                             Case([], [Branch("break", "L")])])])),
        Branch("goto", "M"), Labeled("M", LOOP)]),
    ("fallthrough before a comment", [
        Switch(None, [Case("true", [Branch("fallthrough"), BLANK, Comment("on")]), Case()])]),
    ("break in a select", [Select([CommCase(Send("ch", Int(1)), [Branch("break")]), CommCase()])]),
    ("the name of a type switch", [TypeSwitch("a", [Case(INT, [call("f", "b")]), Case(STRING)],
                                              "b")]),
    ("names of another scope", [
        If(Binary("err", "!=", NIL), [call("f", "err")], init=Define("err", call("fail"))),
        Define("err", call("fail")), call("f", "err")]),
]  # fmt: skip

PRELUDE = """package main

type T struct{ A, B int }

var m map[string]int
var ch chan int
func fail() error { return nil }
func four() (a, b, c, d int) { return }
func f(...any) {}
"""


def in_function(body: Body) -> list[Decl]:
    return [Func("under_test", [Param("a", "any"), Param(["b", "c"], INT)], body=body)]


def program(decls: list[Decl]) -> str:
    printer = Printer({})
    for decl in decls:
        printer.write(decl, "\n")
    main = "" if any(isinstance(d, Func) and d.name == "main" for d in decls) else "func main() {}"
    return f"{PRELUDE}\n{''.join(printer.out)}\n{main}\n"


WRONG = [*((what, in_function(body)) for what, body in WRONG_BODIES), *WRONG_DECLARATIONS]
RIGHT = [(what, in_function(body)) for what, body in RIGHT_BODIES]


@pytest.mark.parametrize("decls", [d for _, d in WRONG], ids=[what for what, _ in WRONG])
def test_what_is_wrong_is_refused(decls: list[Decl]) -> None:
    with pytest.raises(InvalidNode, match=r"^File main"):
        check(File("main", decls))


@pytest.mark.parametrize("decls", [d for _, d in RIGHT], ids=[what for what, _ in RIGHT])
def test_what_is_right_is_taken(decls: list[Decl]) -> None:
    check(File("main", decls))


@pytest.mark.go
def test_the_compiler_agrees(typechecks, tmp_path: Path) -> None:
    rows = [*WRONG, *RIGHT]
    paths = [tmp_path / f"{index}.go" for index in range(len(rows))]
    for path, (_, decls) in zip(paths, rows, strict=True):
        path.write_text(program(decls))
    accepted = [what for (what, _), good in zip(rows, typechecks(paths), strict=True) if good]
    assert accepted == [what for what, _ in RIGHT]


def test_the_error_leads_to_the_node() -> None:
    file = File("main", [Func("run", body=[If("ok", [Branch("break")])])])
    with pytest.raises(InvalidNode) as caught:
        check(file)
    assert str(caught.value) == (
        "File main / decls[0]: Func run / body[0]: If / body[0]: Branch: "
        "Branch.tok: nothing around it to break"
    )


def test_the_files_of_a_package_share_their_names() -> None:
    one, two = File("p", [Func("f")]), File("p", [var("f", ERROR)])
    check_package([one, File("p", [Func("init")]), File("p", [Func("init")])])
    with pytest.raises(InvalidNode, match="'f' is declared twice"):
        check_package([one, two])
