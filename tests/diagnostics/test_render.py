"""Rendered findings, each beside a golden file that shows what a person sees.

`GOLDEN=write pytest tests/diagnostics` writes the golden files anew.
"""

import os
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gpsgen.diagnostics import (
    Diagnostic,
    Diagnostics,
    Fix,
    Label,
    Source,
    Span,
    codes,
    format_path,
    render,
    show_place,
)
from gpsgen.diagnostics.text import width
from tests.diagnostics.findings import at, label, replace

GOLDEN = Path(__file__).parent / "golden"


def compare(name: str, text: str) -> None:
    path = GOLDEN / f"{name}.txt"
    if os.environ.get("GOLDEN") == "write":
        path.write_text(text, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == text


def frames(findings: dict[str, tuple[Source, Diagnostic]], columns: int = 100) -> str:
    """The frames of findings under headings, the summaries left out."""
    blocks = []
    for name, (source, finding) in findings.items():
        sources = {source.name: source}
        text = render(Diagnostics([finding]), sources, color=False, width=columns)
        frame, _, _ = text.rpartition("\n\n")
        blocks.append(f"# {name}\n{frame}\n")
    return "\n".join(blocks)


def in_text(text: str, token: str, **more: object) -> tuple[Source, Diagnostic]:
    source = Source("project.yaml", text)
    return source, at(source, token, **{"label": "here", **more})


TEXTS = {
    "tabs": ("a:\t{b:\tTOKEN\t}", "TOKEN"),
    "East Asian": ("名前: 値 # コメント", "値"),
    "fullwidth and halfwidth": ("\uff21\uff22 \uff71\uff72: TOKEN", "TOKEN"),
    "combining marks": ("na\u0308me: TOKEN", "TOKEN"),
    "a combining mark alone": ("na\u0308me: x", "\u0308"),
    "conjoining jamo": ("\u1112\u1161\u11ab\u1100\u1173\u11af: TOKEN", "TOKEN"),
    "emoji with joiners": ("\U0001f469\u200d\U0001f469\u200d\U0001f467: TOKEN", "TOKEN"),
    "a part of an emoji": ("k: \U0001f469\u200d\U0001f467 x", "\u200d\U0001f467"),
    "emoji by variation selector": ("❤\ufe0f 1\ufe0f\u20e3: TOKEN", "TOKEN"),
    "skin tones and flags": ("\U0001f44d\U0001f3fd \U0001f1eb\U0001f1f7: TOKEN", "TOKEN"),
    "control and bidirectional characters": ('a: "\x1b]0;x\x07 \u202etxet\u2069" TOKEN', "TOKEN"),
    "hidden characters": ("a\u200db\ufe0fc\u3164\U000e0100: TOKEN", "TOKEN"),
    "CRLF": ("a: 1\r\nb: TOKEN\r\n", "TOKEN"),
    "a byte order mark that is text": ("\ufeffa: TOKEN", "TOKEN"),
    "a long line": ("a: " + "x" * 300 + " TOKEN " + "y" * 300, "TOKEN"),
    "the end of a long line": ("a: " + "x" * 300 + " TOKEN", "TOKEN"),
    "a long line of wide characters": ("名" * 100 + " TOKEN " + "前" * 100, "TOKEN"),
    "a long token": ("a: " + "x" * 300, "x" * 300),
    "flow style": ("main: {name: [a, {b: TOKEN}], c: d}", "TOKEN"),
    "a quoted scalar": ('a: "b \\" c" # d', '"b \\" c"'),
    "an empty line": ("a: 1\n\nb: 2\n", "\nb"),
    "an empty file": ("", ""),
}


def test_texts() -> None:
    compare("texts", frames({name: in_text(*text) for name, text in TEXTS.items()}, 60))


def test_the_end_of_a_file() -> None:
    source = Source("project.yaml", "a: 1\n")
    finding = Diagnostic(
        code=codes.SYNTAX, message="more is missing", span=source.span(5, 5), label="here"
    )
    compare("end_of_file", frames({"the line after the last one": (source, finding)}))


LONG_VALUES = {
    "a block scalar": ("x: 1\na: |\n  first\n  second\n\nb: 1\n", "|\n  first\n  second\n\n"),
    "the lines of a block scalar": ("a: |\n  first\n  second\n", "first\n  second"),
    "a quoted scalar": ('a: "one\n  two"\nb: 1\n', '"one\n  two"'),
    "a flow map": ("a: {b: 1,\n  c: 2\n}\n", "{b: 1,\n  c: 2\n}"),
    "many lines": ("a: |\n" + "".join(f"  line {it}\n" for it in range(1, 20)) + "b: 1\n",
                   "|\n" + "".join(f"  line {it}\n" for it in range(1, 20))),
    "CRLF": ("a: |\r\n  first\r\n  second\r\nb: 1\r\n", "|\r\n  first\r\n  second\r\n"),
}  # fmt: skip


def test_places_of_several_lines() -> None:
    compare("long_values", frames({name: in_text(*text) for name, text in LONG_VALUES.items()}))


def test_labels_on_one_line() -> None:
    source = Source("project.yaml", "a: {name: api, port: 80, host: 80}\n")
    first, later = label(source, "80", "the first one"), label(source, "80", "the second one", 1)
    silent = label(source, "host", "")
    found = {
        "side by side": at(
            source, "80", label="wrong", labels=(label(source, "api", "its name"), later)
        ),
        "only the last has a text": at(source, "api", labels=(later,)),
        "only the first has a text": at(source, "api", label="wrong", labels=(silent,)),
        "one in another": at(
            source, "80", label="wrong", labels=(label(source, "port: 80", "this"), first)
        ),
        "neighbours": at(source, ":", label="wrong", labels=(label(source, "a", "its key"),)),
    }
    compare("labels_on_one_line", frames({name: (source, it) for name, it in found.items()}))


def test_places_of_several_lines_with_others_in_them() -> None:
    text = "x:\n  - a: 1\n    b: 2\n    c: 3\n    d: 4\n    e: 5\ny: [1,\n  2], z: [3,\n  4]\n"
    source = Source("project.yaml", text)
    item = text[text.index("- a") : text.index("y:")]
    found = {
        "one in another": at(
            source,
            item,
            label="the item",
            labels=(label(source, "b", "a key"), label(source, "3\n    d: 4", "two lines")),
        ),
        "one after another": at(
            source, "[1,\n  2]", label="the first", labels=(label(source, "[3,\n  4]", "the next"),)
        ),
    }
    compare("long_labels", frames({name: (source, it) for name, it in found.items()}))


def test_labels_in_two_files() -> None:
    config, spec = Source("project.yaml", "a: b\nc: d\n"), Source("api.yml", "x: y\n")
    finding = at(
        config,
        "d",
        path=("c",),
        labels=(
            label(spec, "y", "the spec says this"),
            label(config, "a", "over here"),
            label(config, "c", "under this key"),
        ),
        help="make them equal",
        notes=("one note", "another"),
    )
    sources = {"project.yaml": config, "api.yml": spec}
    compare("labels_in_two_files", render(Diagnostics([finding]), sources, color=False))


def test_a_whole_report() -> None:
    text = (
        "rest:\n  - name: sys\n    port: 80\n\n\n\napplications:\n  - name: api\n"
        "    transport:\n      - syss\nmain: {nmae: shop}\ngolang: 1.20\n"
    )
    source = Source("project.yaml", text)
    found = [
        at(
            source,
            "syss",
            code=codes.UNKNOWN_REFERENCE,
            message="the application `api` uses the transport `syss`, which is not defined",
            path=("applications", 0, "transport", 0),
            label="no REST entry has this name",
            labels=(label(source, "api", "in this application"), label(source, "sys", "similar")),
            help="did you mean `sys`?",
            notes=("defined: `sys`",),
            fix=replace(source, ("syss", "sys")),
        ),
        at(source, "nmae", path=("main", "nmae"), fix=replace(source, ("nmae", "name"))),
        at(source, "1.20", code=codes.GO_TOO_OLD, help="write `1.26`"),
    ]
    compare("report", render(Diagnostics(found), {source.name: source}, color=False))


def test_color_adds_escape_sequences_and_nothing_else() -> None:
    source = Source("project.yaml", "a: |\n  b\nc: {d: e, f: g}\n")
    finding = at(
        source,
        "|\n  b\n",
        labels=(label(source, "d", "one"), label(source, "f", "two")),
        help="help",
        fix=replace(source, ("d", "e")),
    )
    sources = {source.name: source}

    colored = render(Diagnostics([finding]), sources, color=True)

    assert "\033[1;31merror[GPS1103]\033[0m" in colored
    assert "\033[1;31m____^\033[0m" in colored
    plain = render(Diagnostics([finding]), sources, color=False)
    assert re.sub("\033\\[[0-9;]+m", "", colored) == plain
    assert "\033" not in plain


@pytest.mark.parametrize("columns", [1, 20, 40, 80])
def test_no_code_line_is_wider_than_the_terminal(columns: int) -> None:
    for text, token in [*TEXTS.values(), *LONG_VALUES.values()]:
        source, finding = in_text(text, token)
        shown = render(Diagnostics([finding]), {source.name: source}, color=False, width=columns)
        for line in shown.splitlines():
            if line[:1].isdigit() and "|" in line:
                assert width(line) <= max(columns, 27)


ANY_LINES = st.text(
    st.sampled_from("ab:-\t\r\n 日é\u0301\U0001f469\u200d\ufe0f❤\x1b\u202e"), max_size=60
)


@given(
    ANY_LINES, st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), min_size=1, max_size=5)
)
def test_any_places_of_any_text_can_be_drawn(text: str, places: list[tuple[int, int]]) -> None:
    source = Source("f", text)
    primary, *others = (source.span(min(place), max(place)) for place in places)
    finding = Diagnostic(
        code=codes.SYNTAX,
        message="no",
        span=primary,
        label="first",
        labels=tuple(Label(span, f"label {index}") for index, span in enumerate(others)),
    )

    shown = render(Diagnostics([finding]), {"f": source}, color=False, width=60)

    assert not re.search("[\t\r\x1b\u202e]", shown)
    for label_text in ["first", *(f"label {index}" for index, _ in enumerate(others))]:
        assert sum(line.endswith(f" {label_text}") for line in shown.splitlines()) == 1


@given(st.text(st.sampled_from("ab日é\u0301\t\x1b\U0001f469"), max_size=20))
def test_a_caret_stands_below_its_character(text: str) -> None:
    source = Source("f", f"{text}X{text}")
    start = len(text)
    finding = Diagnostic(code=codes.SYNTAX, message="no", span=source.span(start, start + 1))

    shown = render(Diagnostics([finding]), {"f": source}, color=False, width=500).splitlines()

    (code,) = (line for line in shown if line.startswith("1 | "))
    (carets,) = (line for line in shown if line.endswith("^"))
    assert width(code[: code.index("X")]) == carets.index("^")


def test_no_findings_render_as_nothing() -> None:
    assert render(Diagnostics(), {}, color=True) == ""


def test_findings_without_a_source_keep_their_place() -> None:
    finding = Diagnostic(
        code=codes.FILE_UNREADABLE, message="gone", span=Span("x\x1b.yaml", 1, 1, 1, 1)
    )
    text = render(Diagnostics([finding]), {}, color=False)
    assert text == (
        "error[GPS1001]: gone\n --> x\\u{1b}.yaml:1:1\n\n"
        "x\\u{1b}.yaml: 1 error\nmore about a code: gpsgen explain GPS1001\n"
    )


def test_a_place_beyond_its_source_is_shown_all_the_same() -> None:
    source = Source("project.yaml", "a: 1\n")
    span = Span(source.name, 7, 3, 9, 5)
    finding = Diagnostic(code=codes.SYNTAX, message="gone", span=span)

    text = render(Diagnostics([finding]), {source.name: source}, color=False)

    assert "project.yaml:" in text


def test_a_fix_without_a_help_says_what_it_does() -> None:
    source = Source("project.yaml", "a: b\n")
    finding = at(source, "b", fix=Fix("write `c`", replace(source, ("b", "c")).edits))

    text = render(Diagnostics([finding]), {source.name: source}, color=False)

    assert "= help: write `c` [fixable: gpsgen validate --fix]" in text
    assert "project.yaml: 1 error (1 fixable)" in text


def test_findings_are_sorted_and_kept_once() -> None:
    source = Source("f", "a\nb\n")
    first, second = at(source, "a"), at(source, "b")
    assert list(Diagnostics([second, first, second])) == [first, second]


def test_paths_read_as_people_write_them() -> None:
    assert format_path(("applications", 0, "transport", 1)) == "applications[0].transport[1]"
    assert format_path(()) == ""


def test_a_place_is_shown_without_a_finding() -> None:
    source = Source("a.yaml", "main:\n  name: shop\n")
    span = source.span(8, 12)

    assert show_place(span, "main.name", source, color=False).splitlines() == [
        " --> a.yaml:2:3 (main.name)",
        "  |",
        "2 |   name: shop",
        "  |   ----",
    ]
    assert show_place(span, "main.name", None, color=False) == " --> a.yaml:2:3 (main.name)"
    assert "\x1b[1;34m----\x1b[0m" in show_place(span, "main.name", source, color=True)
