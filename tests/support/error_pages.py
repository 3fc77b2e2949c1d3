"""The folder `docs/errors`: the pages that `gpsgen explain` prints, with what gpsgen says.

`python -m tests.support.error_pages` writes them anew.
"""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from gpsgen.diagnostics import render
from gpsgen.diagnostics.codes import Code
from gpsgen.diagnostics.explanations import GROUPS, PAGES, Example, Page
from gpsgen.diagnostics.explanations.page_text import shown_files
from gpsgen.syntax import markdown
from tests.support.pages import about, load

FOLDER = Path(__file__).parents[2] / "docs" / "errors"

_INDEX = "README.md"
_MADE = "Made from gpsgen/diagnostics/explanations by `make golden`."
_LANGUAGES = {".yaml": "yaml", ".yml": "yaml", ".go": "go", "": "console"}


def error_pages() -> dict[str, str]:
    """Return the texts of all files of the folder by name."""
    texts = {f"{number}.md": _rendered(_page(page)) for number, page in PAGES.items()}
    return {_INDEX: _rendered(_index()), **texts}


def _rendered(blocks: Iterator[markdown.Block]) -> str:
    return markdown.render(markdown.Document(tuple(blocks), comment=_MADE))


def _index() -> Iterator[markdown.Block]:
    yield markdown.Heading(1, "Errors and warnings")
    yield markdown.Paragraph(
        _prose(
            "Each finding of gpsgen has a code, which never changes its meaning. "
            "`gpsgen explain GPS1301` prints the page of a code, `gpsgen explain` a list of all."
        )
    )
    for hundred, group in GROUPS.items():
        codes = [page.code for number, page in PAGES.items() if number.startswith(hundred)]
        yield markdown.Heading(2, group)
        yield markdown.Table(("Code", "Name", "Severity", "Meaning"), tuple(map(_row, codes)))


def _row(code: Code) -> tuple[markdown.Inline, ...]:
    link = markdown.Link(code.number, f"{code.number}.md")
    return link, code.name, str(code.severity), _prose(code.meaning)


def _page(page: Page) -> Iterator[markdown.Block]:
    code = page.code
    yield markdown.Heading(1, f"{code.number}: {code.name}")
    severity = markdown.Strong(f"{code.severity}.".capitalize())
    yield markdown.Paragraph((severity, " ", _prose(code.meaning)))
    yield markdown.Paragraph(_prose(page.text))
    yield markdown.Heading(2, "Wrong")
    yield from _example(page.wrong)
    if said := _said(page):
        yield markdown.Paragraph("gpsgen says:")
        yield markdown.CodeBlock(said, "text")
    yield markdown.Heading(2, "Right")
    yield from _example(page.right)
    yield markdown.Heading(2, "Why")
    yield markdown.Paragraph(_prose(page.why))


def _example(example: Example) -> Iterator[markdown.Block]:
    for name, text in shown_files(example):
        if name:
            yield markdown.Paragraph((markdown.Code(name), ":"))
        yield markdown.CodeBlock(text, _LANGUAGES[Path(name.split(" ")[0]).suffix])


def _said(page: Page) -> str:
    """Return the findings of the wrong example, without the summary; empty where there are none."""
    with tempfile.TemporaryDirectory() as folder:
        loaded = load(page.wrong, Path(folder))
        shown = render(about(page, loaded), loaded.sources, color=False)
    return shown.replace(f"{folder}/", "").rpartition("\n\n")[0]


def _prose(text: str) -> markdown.Inline:
    """Return a sentence with its words in backquotes as code."""
    parts = text.split("`")
    return tuple(
        markdown.Code(part) if index % 2 else part for index, part in enumerate(parts) if part
    )


def main() -> None:
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    for name, text in error_pages().items():
        (FOLDER / name).write_text(text, "utf-8")


if __name__ == "__main__":
    main()
