"""The page about goast says what is so."""

from pathlib import Path

import pytest

import goast
from goast import format_files, render
from tests.goast.oracle import Astdump
from tests.support.goast_page import PAGE, examples, with_tree

TEXT = PAGE.read_text("utf-8")
EXAMPLES = examples(TEXT)


def printed(python: str) -> str:
    """Return what an example prints, before gofmt."""
    namespace = {name: getattr(goast, name) for name in goast.__all__}
    exec(python, namespace)
    return render(namespace["file"])


def test_the_tables_are_those_of_the_classes() -> None:
    assert with_tree(TEXT) == TEXT, "run python -m tests.support.goast_page"
    assert all(f"| `{cls.__name__}(" in TEXT for cls in goast.NODES)


def test_the_page_names_all_that_goast_has() -> None:
    classes = {cls.__name__ for cls in goast.NODES}
    assert classes < set(goast.__all__)
    assert [name for name in goast.__all__ if name not in classes and f"`{name}`" not in TEXT] == []


@pytest.mark.go
def test_every_example_prints_the_go_beside_it() -> None:
    assert len(EXAMPLES) == 10
    found = format_files({str(i): printed(python) for i, (python, _) in enumerate(EXAMPLES)})
    assert list(found.values()) == [go for _, go in EXAMPLES]


@pytest.mark.go
def test_every_example_compiles(astdump: Astdump, tmp_path: Path) -> None:
    paths = [tmp_path / f"{index}.go" for index in range(len(EXAMPLES))]
    for path, (_, go) in zip(paths, EXAMPLES, strict=True):
        path.write_text(go)
    assert astdump.faults(paths) == [[]] * len(paths)


@pytest.mark.go
def test_the_first_program_runs(capsys: pytest.CaptureFixture[str]) -> None:
    program = TEXT.split("```python\n")[1].split("```")[0]
    exec(program, {})
    assert capsys.readouterr().out == (
        'package main\n\nimport "fmt"\n\nfunc main() {\n\tfmt.Println("hello")\n}\n'
    )
