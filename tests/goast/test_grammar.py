"""Trees that no program has: goast refuses them, for what they print is not Go or another tree.

``MISSING`` has those that get through. When one is refused, its test fails: it belongs to
``REFUSED`` then.
"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from goast import (
    BLANK,
    INT,
    STRING,
    ArrayType,
    Assign,
    Binary,
    Branch,
    Call,
    ChanType,
    CommCase,
    Comment,
    CompositeLit,
    Ellipsis,  # noqa: A004
    Empty,
    Expr,
    ExprStmt,
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
    Select,
    Star,
    Stmt,
    StructType,
    Switch,
    TypeAssert,
    TypeSpec,
    Unary,
    ValueSpec,
    check,
    load,
    var,
)
from tests.goast.forms import loaded, print_node
from tests.goast.oracle import Astdump


def value(x: Expr) -> File:
    return File("p", [var("x", values=x)])


def type_(x: Expr) -> File:
    return File("p", [TypeSpec("T", x)])


def body(*statements: Stmt) -> File:
    return File("p", [Func("f", body=statements)])


RECEIVE = Unary("<-", "c")

#: What each is, and how it is made: some are refused at once, some by the checks.
REFUSED: Final[list[tuple[str, Callable[[], File]]]] = [
    ("func(a int, string)", lambda: type_(FuncType([Param("a", INT), STRING]))),
    ("func(...int, int)", lambda: type_(FuncType([Ellipsis(INT), INT]))),
    ("func() ...int", lambda: type_(FuncType([], [Ellipsis(INT)]))),
    ("func(a, b ...int)", lambda: type_(FuncType([Param(["a", "b"], Ellipsis(INT))]))),
    ("func f[int]()", lambda: File("p", [Func("f", type_params=[INT])])),
    ("func (a T) f[K any]()",
     lambda: File("p", [Func("f", recv=Param("a", "T"), type_params=[Param("K", "any")])])),
    ("interface { M int }", lambda: type_(InterfaceType([Field("M", INT)]))),
    ("interface { M() `tag` }",
     lambda: type_(InterfaceType([Field("M", FuncType(), {"a": "b"})]))),
    ("if var x int; a", lambda: body(If("a", init=var("x", INT)))),
    ("for ; ; if a {}", lambda: body(For(post=If("a")))),
    ("else return", lambda: body(If("a", [], Branch("break")))),
    ("for , v := range x", lambda: body(Range("x", value="v"))),
    ("a, b += 1, 2", lambda: body(Assign(["a", "b"], [Int(1), Int(2)], "+="))),
    (":= 1", lambda: body(Assign([], [Int(1)]))),
    ("func() {} as a statement", lambda: body(ExprStmt(FuncLit()))),
    ("case if a {}:", lambda: body(Select([CommCase(If("a"))]))),
    ("case x++:", lambda: body(Select([CommCase(IncDec("x"))]))),
    ("const a int", lambda: File("p", [GenDecl("const", [ValueSpec("a", INT)])])),
    ("goto", lambda: body(Branch("goto"))),
    ("var (fmt)", lambda: File("p", [GenDecl("var", [ImportSpec("fmt")])])),
    ("f(...)", lambda: value(Call("f", [], ellipsis=True))),
    ("f(1...)", lambda: value(Call("f", [Int(1)], ellipsis=True))),
]  # fmt: skip

MISSING: Final[list[tuple[str, Callable[[], File]]]] = [
    ("var x ...int", lambda: File("p", [var("x", Ellipsis(INT))])),
    ("x = ...int", lambda: value(Ellipsis(INT))),
    ("f(...int)", lambda: value(Call("f", [Ellipsis(INT)]))),
    ("struct { a ...int }", lambda: type_(StructType([Field("a", Ellipsis(INT))]))),
    ("[...int]int{}", lambda: value(CompositeLit(ArrayType(INT, Ellipsis(INT))))),
    ("func f(a [...]int)",
     lambda: File("p", [Func("f", [Param("a", ArrayType(INT, Ellipsis()))])])),
    ("type T[P ...int] int", lambda: File("p", [TypeSpec("T", INT, [Param("P", Ellipsis(INT))])])),
    ("type T[int] int", lambda: File("p", [TypeSpec("T", INT, [INT])])),
    ("struct { []int }", lambda: type_(StructType([ArrayType(INT)]))),
    ("struct { **T }", lambda: type_(StructType([Star(Star("T"))]))),
    ("struct { f() }", lambda: type_(StructType([Call("f")]))),
    ("interface { 1 }", lambda: type_(InterfaceType([Int(1)]))),
    ("interface { a + b }", lambda: type_(InterfaceType([Binary("a", "+", "b")]))),
    ("interface { I `tag` }", lambda: type_(InterfaceType([Field((), "I", {"a": "b"})]))),
    ("interface { a | (b | c) }",
     lambda: type_(InterfaceType([Binary("a", "|", Binary("b", "|", "c"))]))),
    ("var x int | string", lambda: File("p", [var("x", Binary(INT, "|", STRING))])),
    ("func f(1)", lambda: File("p", [Func("f", [Int(1)])])),
    ("func f(a g())", lambda: File("p", [Func("f", [Param("a", Call("g"))])])),
    ("func f() a + b", lambda: File("p", [Func("f", results=[Binary("a", "+", "b")])])),
    ("func (1) f()", lambda: File("p", [Func("f", recv=Param((), Int(1)))])),
    ("[]1{}", lambda: value(CompositeLit(ArrayType(Int(1))))),
    ("map[1]2{}", lambda: value(CompositeLit(MapType(Int(1), Int(2))))),
    ("x.(1)", lambda: value(TypeAssert("x", Int(1)))),
    ("a[]", lambda: value(Index("a", []))),
    ("a: b", lambda: value(KeyValue("a", "b"))),
    ("f(a: b)", lambda: value(Call("f", [KeyValue("a", "b")]))),
    ("for a: b = range x", lambda: body(Range("x", [], KeyValue("a", "b"), define=False))),
    ("{a} with no literal around it", lambda: value(CompositeLit(None, ["a"]))),
    ("&{} in a literal",
     lambda: value(CompositeLit(ArrayType("T"), [Unary("&", CompositeLit(None))]))),
    ("(*T){}", lambda: value(CompositeLit(Star("T")))),
    ("(func()){}", lambda: value(CompositeLit(FuncType()))),
    ("(chan int){}", lambda: value(CompositeLit(ChanType(INT)))),
    ("f(){}", lambda: value(CompositeLit(Call("f")))),
    ("(a + b){}", lambda: value(CompositeLit(Binary("a", "+", "b")))),
    ("if ;; a", lambda: body(If("a", init=Empty()))),
    ("for ;; a;", lambda: body(For("a", init=Empty()))),
    ("switch ;; a", lambda: body(Switch("a", init=Empty()))),
    ("case x += <-c:", lambda: body(Select([CommCase(Assign("x", RECEIVE, "+="))]))),
    ("case x, y = <-c, <-c:",
     lambda: body(Select([CommCase(Assign(["x", "y"], [RECEIVE, RECEIVE]))]))),
    ("a label of a comment", lambda: body(Labeled("L", Comment("x")), Branch("goto", "L"))),
    ("a label of a blank line", lambda: body(Labeled("L", BLANK), Branch("goto", "L"))),
    ("for range x with =", lambda: body(Range("x", define=False))),
    ("an import in a body", lambda: body(GenDecl("import", [ImportSpec("fmt")]))),
    ("var // comment", lambda: File("p", [GenDecl("var", [Comment("x")])])),
]  # fmt: skip


@pytest.mark.parametrize("make", [make for _, make in REFUSED], ids=[what for what, _ in REFUSED])
def test_what_no_program_has_is_refused(make: Callable[[], File]) -> None:
    with pytest.raises(InvalidNode):
        check(make())


@pytest.mark.go
def test_what_gets_through_is_not_go_or_another_tree(astdump: Astdump, tmp_path: Path) -> None:
    paths = [tmp_path / f"{index}.go" for index in range(len(MISSING))]
    files = [check(make()) for _, make in MISSING]
    for path, file in zip(paths, files, strict=True):
        path.write_text(print_node(file))
    lines = astdump.lines("ast", paths)
    right = [
        what
        for (what, _), file, line in zip(MISSING, files, lines, strict=True)
        if not line.startswith("ERROR") and load(json.loads(line)["file"]) == loaded(file)
    ]
    assert right == []
