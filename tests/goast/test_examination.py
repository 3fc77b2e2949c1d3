"""The one walk before printing: it sees every node of every class, however deep."""

from collections.abc import Iterator

import pytest

from goast import (
    NODES,
    Binary,
    Branch,
    Define,
    Expr,
    File,
    For,
    Func,
    Ident,
    ImportSpec,
    InvalidNode,
    KeyValue,
    Labeled,
    Node,
    Param,
    Qualified,
    Stmt,
    TypeSpec,
    TypeSwitch,
    ValueSpec,
    call,
    check,
    render,
    var,
    walk,
)
from goast.examination import TABLE, Examination
from goast.names import assumed_package_name
from goast.structure import RULES
from tests.goast.rows import FILES, ROWS, STATEMENTS, TYPES


def names_in(node: Node) -> Iterator[str]:
    """Yield what a plain walk finds of names that are declared or used unqualified."""
    nodes = list(walk(node))
    keys = {id(x.key) for x in nodes if isinstance(x, KeyValue)}
    for x in nodes:
        match x:
            case Ident(name=name) if id(x) not in keys:
                yield name
            case Param(names=names) | ValueSpec(names=names) | Define(names=names):
                yield from names
            case Func(name=name, recv=None) | TypeSpec(name=name) | Labeled(label=name):
                yield name
            case TypeSwitch(name=str(name)):
                yield name
            case ImportSpec(name=name, path=path):
                yield name or assumed_package_name(path)


def examined(node: Node) -> Examination:
    examination = Examination()
    examination.visit(node)
    return examination


def test_the_table_has_exactly_the_classes_of_nodes() -> None:
    assert set(TABLE) == {*NODES, type(None)}


def test_what_has_a_rule_is_never_passed_over() -> None:
    assert [cls.__name__ for cls in RULES if TABLE[cls] is None] == []


@pytest.mark.parametrize("node", [node for _, node in [*ROWS, *TYPES, *FILES]])
def test_every_name_and_every_package_is_seen(node: Node) -> None:
    found = examined(node)
    assert found.names == set(names_in(node))
    assert found.packages == {x.package for x in walk(node) if isinstance(x, Qualified)}


@pytest.mark.parametrize("stmt", [stmt for _, stmt in STATEMENTS])
def test_what_is_entered_is_left(stmt: Stmt) -> None:
    after, before = examined(Func("f", body=[stmt])), Examination()
    for state in ("around", "falls", "label", "own", "scope"):
        assert getattr(after, state) == getattr(before, state)


def test_a_long_sum_is_rendered_wherever_it_stands() -> None:
    total: Expr = Ident("x")
    for _ in range(5000):
        total = Binary(total, "+", "x")
    text = render(File("p", [var("a", values=total), Func("f", body=[call("g", total)])]))
    assert text.count("+") == 10000


def test_all_that_is_wrong_is_found_in_the_order_of_the_source() -> None:
    body = [Branch("break"), Define("x", ["a", "b"]), For(body=[Branch("goto", "L")])]
    faults = examined(Func("f", body=body)).faults
    assert [reason for _, _, reason in faults] == [
        "nothing around it to break",
        "1 on the left and 2 on the right",
        "'x' is declared and not used",
        "there is no label 'L'",
    ]


def test_the_error_leads_to_the_first_place_of_a_node() -> None:
    leave = Branch("break")
    file = File("p", [Func("f", body=[leave]), Func("g", body=[For(body=[leave])])])
    with pytest.raises(InvalidNode, match=r"^File p / decls\[0\]: Func f / body\[0\]: Branch:"):
        check(file)
