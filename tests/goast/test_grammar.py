"""Trees that no program has: goast refuses them, for what they print is not Go or another tree."""

from collections.abc import Callable
from typing import Final

import pytest

from goast import (
    BLANK,
    INT,
    NODES,
    STRING,
    ArrayType,
    Assign,
    Binary,
    Branch,
    Call,
    Case,
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
    Package,
    Param,
    Qualified,
    Range,
    Return,
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
    var,
)
from goast.base import below
from goast.grammar import is_operand, is_type, is_value
from tests.goast.rows import EXPRESSIONS, TYPES


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


@pytest.mark.parametrize("node", [node for _, node in EXPRESSIONS])
def test_what_has_a_value_stands_where_one_is_taken(node: Expr) -> None:
    assert is_value(node)
    for make in (Return, lambda x: Binary("a", "+", x), If, lambda x: Index("a", x)):
        assert node in below(make(node))


@pytest.mark.parametrize("node", [node for _, node in TYPES if not isinstance(node, StructType)])
def test_a_type_stands_where_one_is_taken(node: Expr) -> None:
    assert is_type(node)
    for make in (ArrayType, Star, lambda x: MapType("K", x), lambda x: TypeAssert("a", x)):
        assert node in below(make(node))


def test_every_class_of_expression_is_a_value_or_a_type_or_part_of_something() -> None:
    parts = {Ellipsis, KeyValue}
    shown = {type(x) for _, x in [*EXPRESSIONS, *TYPES] if is_operand(x)}
    assert shown == {cls for cls in NODES if issubclass(cls, Expr)} - parts - {Qualified}
    assert is_value(Package("os").Args)
    assert is_type(Package("os").File)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: var("x", Call("f")), "ValueSpec.type: Call(fun=Ident(name='f'), args=(), "),
        (lambda: Call("f", [KeyValue("a", "b")]), "Call.args: KeyValue(key=Ident(name='a'), "),
        (lambda: Param("a", Int(1)), "Param.type: Int(value=1) is not the type of a parameter"),
        (lambda: Assign(Int(1), "a"), "Assign.targets: Int(value=1) is not what can be assigned"),
        (lambda: Switch("a", [Case(StructType())]), "Switch.cases: StructType(fields=()) is not a"),
        (lambda: Unary("-", StructType()), "Unary.x: StructType(fields=()) is not a value"),
        (lambda: Binary("a", "+", StructType()), "Binary.y: StructType(fields=()) is not a value"),
        (lambda: Func("f", body=[Int(1)]), "ExprStmt.x: Int(value=1) is not a statement"),
    ],
)  # fmt: skip
def test_the_error_names_the_node_the_field_and_what_stands_there(
    make: Callable[[], object], message: str
) -> None:
    with pytest.raises(InvalidNode) as caught:
        make()
    assert str(caught.value).startswith(message)
