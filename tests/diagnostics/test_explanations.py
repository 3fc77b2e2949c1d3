"""Each code has a page, and its examples are right: one reaches the code, the other does not."""

import ast
import re
from pathlib import Path

import pytest

from gpsgen.__main__ import run
from gpsgen.diagnostics import codes
from gpsgen.diagnostics.explanations import GROUPS, PAGES, Page
from gpsgen.diagnostics.explanations.page_text import page_text, table_text
from tests.support import error_pages
from tests.support.pages import about, load, write

ROOT = Path(__file__).parents[2]

#: What only the compiler of specs finds, and so a generation.
_FOUND_BY_GENERATING = (codes.SPEC_REFUSED, codes.VERSION_REFUSED)
#: What is found in the Go of a project when it is generated.
_FOUND_IN_A_PROJECT = (codes.SIGNATURE_CHANGED, codes.OPERATION_GONE, codes.GO_UNREADABLE)
_LOADED = [
    page
    for page in PAGES.values()
    if page.code not in (*_FOUND_BY_GENERATING, *_FOUND_IN_A_PROJECT)
]
_SCREEN = 50


def _number(page: Page) -> str:
    return page.code.number


def test_every_code_has_a_page_in_the_order_of_the_numbers() -> None:
    assert list(PAGES) == sorted(codes.CATALOGUE)
    assert all(page.code is codes.CATALOGUE[number] for number, page in PAGES.items())


def test_every_code_belongs_to_a_group() -> None:
    assert {number[:5] for number in PAGES} == set(GROUPS)


@pytest.mark.parametrize("page", _LOADED, ids=_number)
def test_the_wrong_example_reaches_its_code_and_no_other(page: Page, tmp_path: Path) -> None:
    found = about(page, load(page.wrong, tmp_path))

    assert {it.code.number for it in found} == {page.code.number}, [it.concise for it in found]


@pytest.mark.parametrize("page", PAGES.values(), ids=_number)
def test_the_right_example_is_free_of_findings(page: Page, tmp_path: Path) -> None:
    found = about(page, load(page.right, tmp_path))

    assert [it.concise for it in found] == []


@pytest.mark.go
@pytest.mark.parametrize("code", _FOUND_BY_GENERATING, ids=lambda code: code.number)
def test_a_generation_reaches_what_needs_the_compiler(
    code: codes.Code,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    config = write(PAGES[code.number].wrong, tmp_path)
    # a proxy that holds no module at all
    monkeypatch.setenv("GOPROXY", (tmp_path / "proxy").as_uri())

    status = run(["generate", str(config), "--target", str(tmp_path / "project")])

    assert status == 1
    told = capsys.readouterr()
    assert set(re.findall(r"GPS\d{4}\]", told.out + told.err)) == {f"{code.number}]"}


@pytest.mark.go
@pytest.mark.parametrize("code", _FOUND_IN_A_PROJECT, ids=lambda code: code.number)
def test_a_generation_finds_what_stands_in_the_project(
    code: codes.Code, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = PAGES[code.number]
    for example, found in ((page.wrong, {code.number}), (page.right, set())):
        project = tmp_path / ("wrong" if found else "right")
        project.mkdir()
        config = write(example, project)

        status = run(["generate", str(config), "--target", str(project)])

        assert status == 0
        told = capsys.readouterr()
        assert set(re.findall(r"GPS17\d{2}(?=\])", told.out + told.err)) == found


@pytest.mark.parametrize("page", PAGES.values(), ids=_number)
def test_a_page_fits_a_screen(page: Page) -> None:
    lines = page_text(page, color=False, width=100).splitlines()

    assert len(lines) <= _SCREEN
    assert max(map(len, lines)) <= 104


@pytest.mark.parametrize("page", PAGES.values(), ids=_number)
def test_sentences_are_whole(page: Page) -> None:
    for text in (page.text, page.why, page.code.meaning):
        assert text.endswith(".")
        assert "  " not in text
        assert text.count("`") % 2 == 0
        assert set(re.findall(r"GPS\d{4}", text)) <= set(PAGES)


def test_examples_differ() -> None:
    assert [number for number, page in PAGES.items() if page.wrong == page.right] == []


def test_colour_adds_nothing_but_colour() -> None:
    for page in PAGES.values():
        colored = page_text(page, color=True, width=80)
        assert re.sub(r"\x1b\[[0-9;]*m", "", colored) == page_text(page, color=False, width=80)


def test_a_line_that_makes_the_difference_is_coloured() -> None:
    text = page_text(PAGES["GPS1301"], color=True, width=80)

    assert "\x1b[1;31m  - {name: shop, transport: [syss]}\x1b[0m" in text
    assert "\x1b[1;32m  - {name: shop, transport: [sys]}\x1b[0m" in text
    assert "\x1b[1;31mrest:" not in text


def test_what_cannot_be_seen_is_shown() -> None:
    assert "→   name: shop" in page_text(PAGES["GPS1005"], color=False, width=80)
    assert "Ann\\u{7}Lee" in page_text(PAGES["GPS1003"], color=False, width=80)
    assert "--> project.yaml (latin-1)" in page_text(PAGES["GPS1002"], color=False, width=80)
    assert "$ gpsgen validate prject.yaml" in page_text(PAGES["GPS1001"], color=False, width=80)


def test_sentences_are_wrapped() -> None:
    lines = page_text(PAGES["GPS1301"], color=False, width=40).splitlines()

    assert max(len(line) for line in lines if not line.startswith(" ")) <= 40


def test_the_table_names_every_code_once() -> None:
    table = table_text(color=False, width=100)

    assert re.findall(r"GPS\d{4}", table) == list(PAGES)
    assert "  GPS1301  error    unknown-reference " in table
    assert all(len(line) <= 100 for line in table.splitlines())


@pytest.mark.parametrize("name", [*(f"{number}.md" for number in PAGES), "README.md"])
def test_the_documentation_is_made_from_the_pages(name: str, made: dict[str, str]) -> None:
    assert (error_pages.FOLDER / name).read_text("utf-8") == made[name]


def test_the_documentation_holds_no_other_page(made: dict[str, str]) -> None:
    assert {path.name for path in error_pages.FOLDER.iterdir()} == set(made)


@pytest.fixture(scope="module")
def made() -> dict[str, str]:
    return error_pages.error_pages()


def test_nothing_is_made_from_pages_but_explanations() -> None:
    """The pages hold text of configs: what generates must not read them."""
    package = ROOT / "gpsgen"
    importers = {
        file.relative_to(package).as_posix()
        for file in package.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.ImportFrom) and "diagnostics.explanations" in (node.module or "")
    }

    outside = {name for name in importers if not name.startswith("diagnostics/explanations/")}
    assert outside == {"cli/explain.py"}
