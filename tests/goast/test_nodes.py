"""What the fields of nodes take and what they refuse."""

import pytest

from goast import (
    ERROR,
    Assign,
    Binary,
    Branch,
    Call,
    CompositeLit,
    Define,
    ExprStmt,
    Field,
    File,
    Func,
    GenDecl,
    Ident,
    If,
    Int,
    InvalidNode,
    Package,
    Param,
    Qualified,
    Range,
    Return,
    Selector,
    Slice,
    Star,
    String,
    StructType,
    TypeSpec,
    Unary,
)
from goast.base import RULES, field_rules
from goast.nodes import NODES


def test_a_string_is_a_name_or_a_selector_on_names() -> None:
    assert Star("T") == Star(Ident("T"))
    assert Star("s.cfg.Name") == Star(Selector(Selector(Ident("s"), "cfg"), "Name"))


def test_sequences_are_stored_as_tuples() -> None:
    assert Call("f", ["a"]) == Call("f", (Ident("a"),))
    assert Return("err") == Return([Ident("err")])
    assert Define("x", Int(1)) == Define(("x",), (Int(1),))
    hash(Func("f", [Param("a", "T")], [ERROR], [Return("a")]))


def test_what_stands_for_itself_is_put_into_its_node() -> None:
    assert Func("f", results=[ERROR]).results == (Param((), ERROR),)
    assert StructType(["T"]).fields == (Field((), "T"),)
    assert If("a", [Call("f")]).body == (ExprStmt(Call("f")),)
    assert File("p", [TypeSpec("T", "int")]).decls == (GenDecl("type", [TypeSpec("T", "int")]),)


def test_names_of_a_package_are_qualified() -> None:
    http = Package("net/http")
    assert http.Get == Qualified(http, "Get")
    with pytest.raises(InvalidNode, match="'get' is not exported"):
        _ = http.get


def test_an_error_names_node_field_and_text() -> None:
    with pytest.raises(InvalidNode, match=r"^Selector\.sel: 'a b' is not an identifier$"):
        Selector("x", "a b")


@pytest.mark.parametrize(
    "make",
    [
        lambda: Ident("func"),
        lambda: Ident(""),
        lambda: Star("a..b"),
        lambda: Star("a.func"),
        lambda: Star(1),
        lambda: Star(None),
        lambda: Binary("a", "= 1\nfunc init()", "b"),
        lambda: Unary("*", "a"),
        lambda: Assign("a", "b", ":="),
        lambda: Branch("return"),
        lambda: Call("f", "a"),
        lambda: Call("f", [], ellipsis=True),
        lambda: Call("f", [Int(1)], ellipsis=True),
        lambda: Call("f", [Binary("a", "+", Int(1))], ellipsis=True),
        lambda: Call("f", ["a"], ellipsis=1),
        lambda: CompositeLit("T", {"a": "b"}),
        lambda: Func("f", body=Return()),
        lambda: Func("f", body=["f"]),
        lambda: Func("f", recv="T"),
        lambda: If("a", orelse=Return()),
        lambda: Slice("a", max="b"),
        lambda: Range("x", value="v"),
        lambda: File("_"),
        lambda: File("p", ["x"]),
        lambda: File("p", doc="+build linux"),
        lambda: Field("A", "T", tag="json"),
        lambda: String(b"a"),
    ],
)
def test_values_that_a_field_refuses(make) -> None:
    with pytest.raises(InvalidNode):
        make()


def test_every_annotation_has_a_rule_and_every_rule_a_use() -> None:
    used = {cls.__annotations__[f] for cls in NODES for f, _ in field_rules(cls)}
    assert {annotation.removesuffix(" | None") for annotation in used} == set(RULES)
