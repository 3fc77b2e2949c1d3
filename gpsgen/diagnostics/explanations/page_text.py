"""Writes pages, and the table of them, for people at a terminal."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from gpsgen.diagnostics.explanations import CONFIG_NAME, GROUPS, PAGES
from gpsgen.diagnostics.text import safe, shorten

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gpsgen.diagnostics.codes import Code
    from gpsgen.diagnostics.explanations import Example, File, Page

#: The escape sequences of each style.
_STYLES = {
    "error": "1;31",
    "warning": "1;33",
    "wrong": "1;31",
    "right": "1;32",
    "title": "1",
    "file": "2",
}
_INDENT = " " * 4
_LONGEST_LINE = 100
_SEVERITY_WIDTH = len("warning")


def page_text(page: Page, *, color: bool, width: int) -> str:
    """Write a page, its sentences wrapped to a width."""
    code = page.code
    title = f"{_title(code, color=color)}{_painted('title', f': {code.name}', color=color)}"
    blocks = [
        f"{title}\n{_wrapped(code.meaning, width)}",
        _wrapped(page.text, width),
        _example("wrong", page.wrong, page.right, color=color),
        _example("right", page.right, page.wrong, color=color),
        f"{_painted('title', 'Why', color=color)}\n\n{_wrapped(page.why, width)}",
    ]
    return "\n\n".join(blocks) + "\n"


def table_text(*, color: bool, width: int) -> str:
    """Write a line for each code, below the name of its hundred."""
    names = max(len(page.code.name) for page in PAGES.values())
    blocks = []
    for hundred, group in GROUPS.items():
        codes = [page.code for number, page in PAGES.items() if number.startswith(hundred)]
        lines = [_row(code, names, color=color, width=width) for code in codes]
        blocks.append("\n".join([_painted("title", group, color=color), *lines]))
    return "\n\n".join(blocks) + "\n"


def shown_files(example: Example) -> Iterator[tuple[str, str]]:
    """Yield what each file of an example is called, and its text as it can be shown.

    Where there are no files, the command is shown that names the config.
    """
    for file in example.files:
        yield _file_name(file), "\n".join(_shown(line) for line in file.text.splitlines())
    if not example.files:
        yield "", f"$ gpsgen validate {example.config}"


def _example(kind: str, example: Example, other: Example, *, color: bool) -> str:
    """Write an example, in colour the lines that differ from those of the other one."""
    files = list(shown_files(example))
    common = {line for _, text in shown_files(other) for line in text.splitlines()}
    blocks = [_painted(kind, kind.capitalize(), color=color)]
    for name, text in files:
        lines = [
            line if line in common else _painted(kind, line, color=color)
            for line in text.splitlines()
        ]
        if name and (len(files) > 1 or name != CONFIG_NAME):
            lines.insert(0, _painted("file", f"--> {name}", color=color))
        blocks.append(textwrap.indent("\n".join(lines), _INDENT))
    return "\n\n".join(blocks)


def _file_name(file: File) -> str:
    return file.name if file.encoding == "utf-8" else f"{file.name} ({file.encoding})"


def _shown(line: str) -> str:
    return shorten(safe(line.replace("\t", "→   ")), _LONGEST_LINE)


def _title(code: Code, *, color: bool) -> str:
    return _painted(str(code.severity), f"{code.severity}[{code.number}]", color=color)


def _row(code: Code, names: int, *, color: bool, width: int) -> str:
    severity = f"{code.severity:<{_SEVERITY_WIDTH}}"
    head = f"  {code.number}  {severity}  {code.name:<{names}}  "
    meaning = textwrap.fill(
        code.meaning,
        max(width, len(head) + 24),
        initial_indent=head,
        subsequent_indent=" " * len(head),
        break_long_words=False,
        break_on_hyphens=False,
    )
    return meaning.replace(severity, _painted(str(code.severity), severity, color=color), 1)


def _wrapped(text: str, width: int) -> str:
    return textwrap.fill(text, width, break_long_words=False, break_on_hyphens=False)


def _painted(style: str, text: str, *, color: bool) -> str:
    return f"\033[{_STYLES[style]}m{text}\033[0m" if color else text
