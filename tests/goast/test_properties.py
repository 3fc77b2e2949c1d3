"""Whatever well-formed tree is built, it prints, gofmt takes it, and it reads as it was."""

import dataclasses
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from goast import NODES, Assign, Expr, File, Func, Stmt, TypeSpec, format_text, render, walk
from tests.goast.forms import loaded, print_node, read_back
from tests.goast.oracle import Astdump
from tests.strategies.go_files import files
from tests.strategies.go_trees import EXPRESSIONS, STATEMENTS, TYPES
from tests.support.examples import share

SETTINGS = settings(share(0.25), phases=[Phase.generate], suppress_health_check=list(HealthCheck))


def assert_reads_as_it_was(file: File, text: str, astdump: Astdump, folder: Path) -> None:
    path = folder / "x.go"
    path.write_text(format_text(text), "utf-8")
    [tree] = astdump.trees([path])
    assert read_back(tree, file) == loaded(file)


@pytest.mark.go
@SETTINGS
@given(st.lists(EXPRESSIONS, min_size=1, max_size=5))
def test_expressions(astdump: Astdump, tmp_path: Path, values: list[Expr]) -> None:
    file = File("p", [Func("f", body=[Assign("_", value) for value in values])])
    assert_reads_as_it_was(file, print_node(file), astdump, tmp_path)


@pytest.mark.go
@SETTINGS
@given(st.lists(STATEMENTS, min_size=1, max_size=4))
def test_statements(astdump: Astdump, tmp_path: Path, body: list[Stmt]) -> None:
    file = File("p", [Func("f", body=body)])
    assert_reads_as_it_was(file, print_node(file), astdump, tmp_path)


@pytest.mark.go
@SETTINGS
@given(st.lists(TYPES, min_size=5, max_size=15))
def test_types(astdump: Astdump, tmp_path: Path, types: list[Expr]) -> None:
    file = File("p", [TypeSpec(f"T{index}", node) for index, node in enumerate(types)])
    assert_reads_as_it_was(file, print_node(file), astdump, tmp_path)


@pytest.mark.go
@settings(SETTINGS, max_examples=SETTINGS.max_examples * 2)
@given(files())
def test_files_pass_the_checks(astdump: Astdump, tmp_path: Path, file: File) -> None:
    assert_reads_as_it_was(file, render(file), astdump, tmp_path)


def test_every_field_of_every_class_is_built() -> None:
    built = set()

    @settings(SETTINGS, max_examples=1000)
    @given(files())
    def build(file: File) -> None:
        for node in walk(file):
            for field in dataclasses.fields(node):
                if getattr(node, field.name) != field.default:
                    built.add(f"{type(node).__name__}.{field.name}")

    build()
    assert {f"{cls.__name__}.{f.name}" for cls in NODES for f in dataclasses.fields(cls)} == built
