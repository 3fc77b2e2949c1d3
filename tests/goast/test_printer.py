"""The table of rows, checked both ways: a node prints its text, and the text reads as the node."""

import dataclasses
import textwrap
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from goast import (
    NODES,
    Binary,
    Block,
    Decl,
    Expr,
    File,
    Func,
    GenDecl,
    Ident,
    Node,
    Stmt,
    TypeSpec,
    ValueSpec,
    declarations,
    expressions,
    format_files,
    kinds,
    render,
    statements,
    walk,
)
from goast.printer import TABLE
from tests.goast.forms import loaded, print_node, read_back
from tests.goast.oracle import Astdump
from tests.goast.rows import FILES, ROWS, TYPES


def wrap(node: Node, text: str) -> tuple[File, str]:
    """Put a node and its text where the grammar takes them."""
    match node:
        case Decl():
            return File("p", [node]), f"package p\n\n{text}\n"
        case Stmt():
            is_body = isinstance(node, Block) and not text.startswith("{")
            body = node.body if is_body else [node]
            lines = textwrap.indent(text, "\t")
            return File("p", [Func("_", body=body)]), f"package p\n\nfunc _() {{\n{lines}\n}}\n"
    var = GenDecl("var", [ValueSpec("_", None, node)])  # type: ignore[list-item]
    return File("p", [var]), f"package p\n\nvar _ = {text}\n"


def wrap_type(node: Expr, text: str) -> tuple[File, str]:
    return File("p", [TypeSpec("_", node, alias=True)]), f"package p\n\ntype _ = {text}\n"


WRAPPED = [
    *(wrap(node, text) for text, node in ROWS),
    *(wrap_type(node, text) for text, node in TYPES),
]


@pytest.mark.go
def test_each_node_prints_its_text() -> None:
    printed = format_files({str(i): print_node(file) for i, (file, _) in enumerate(WRAPPED)})
    for index, (_, text) in enumerate(WRAPPED):
        assert without_indentation(printed[str(index)]) == without_indentation(text)


def without_indentation(text: str) -> str:
    """Drop what is gofmt's and not the table's."""
    return "\n".join(line.strip() for line in text.split("\n") if line.strip())


@pytest.mark.go
def test_each_file_prints_its_text_exactly() -> None:
    printed = format_files({str(i): render(file) for i, (_, file) in enumerate(FILES)})
    assert list(printed.values()) == [text for text, _ in FILES]


@pytest.mark.go
def test_each_text_reads_as_its_node(astdump: Astdump, tmp_path: Path) -> None:
    rows = [*WRAPPED, *((file, text) for text, file in FILES)]
    for index, (_, text) in enumerate(rows):
        (tmp_path / f"{index}.go").write_text(text)
    trees = astdump.trees(tmp_path / f"{index}.go" for index in range(len(rows)))
    for (file, _), tree in zip(rows, trees, strict=True):
        assert read_back(tree, file) == loaded(file)


def test_the_table_has_exactly_the_classes_of_nodes() -> None:
    assert set(TABLE) == set(NODES)
    modules = {declarations, expressions, statements}
    found = {x for module in modules for x in vars(module).values() if isinstance(x, type)}
    nodes = {x for x in found if issubclass(x, Node) and x.__module__ != "goast.base"}
    assert nodes == set(NODES)


def nodes() -> Iterator[Node]:
    """Return every node of every row."""
    for _, row in [*ROWS, *TYPES, *FILES]:
        yield from walk(row)


def test_every_field_of_every_class_is_in_a_row_with_a_value_that_is_not_its_default() -> None:
    shown = {
        (type(node), field.name)
        for node in nodes()
        for field in dataclasses.fields(node)
        if getattr(node, field.name) != field.default
    }
    all_fields = {(cls, field.name) for cls in NODES for field in dataclasses.fields(cls)}
    assert {f"{cls.__name__}.{name}" for cls, name in all_fields - shown} == set()
    assert set(NODES) - {type(node) for node in nodes()} == set()


def test_every_operator_and_keyword_is_in_a_row() -> None:
    shown: dict[str, set[object]] = defaultdict(set)
    for node in nodes():
        for field in dataclasses.fields(node):
            shown[str(field.type).removesuffix(" | None")].add(getattr(node, field.name))
    words = {name: set(get_args(kind)) for name, kind in vars(kinds).items() if name in shown}
    missing = {name: found - shown[name] for name, found in words.items() if found - shown[name]}
    assert {"BinaryOp", "Direction", "Jump"} < set(words)
    assert missing == {}


def test_a_long_sum_needs_no_deep_recursion() -> None:
    total: Expr = Ident("x")
    for _ in range(5000):
        total = Binary(total, "+", "x")
    assert print_node(total).count("+") == 5000
