"""What YAML refuses is told at its exact place; what it allows becomes a tree with places."""

import os
from pathlib import Path

import pytest
import strictyaml

from gpsgen.diagnostics import Diagnostics, Source
from gpsgen.read import Mapping, Scalar, Sequence, read_config
from gpsgen.read.config import parse_config

FAULTS = [
    ("", "GPS1009", "1:1-1:1"),
    ("# only a comment\n", "GPS1009", "1:1-1:1"),
    ("- a\n- b\n", "GPS1010", "1:1-1:4"),
    ("text", "GPS1010", "1:1-1:5"),
    ("a: 1\nb: 2\na: 3\n", "GPS1006", "3:1-3:2"),
    ("a: {b: 1, c: 2, b: 3}\n", "GPS1006", "1:17-1:18"),
    ("a: &x 1\n", "GPS1007", "1:4-1:6"),
    ("a: *x\n", "GPS1007", "1:4-1:6"),
    ("a: [*x, 1]\n", "GPS1007", "1:5-1:7"),
    ("a: !!str 1\n", "GPS1008", "1:4-1:9"),
    ("a: !x {}\n", "GPS1008", "1:4-1:6"),
    ("a:\n\tb: 1\n", "GPS1005", "2:1-2:2"),
    ("a:\n  \tb: 1\n", "GPS1005", "2:3-2:4"),
    ("a: b: c\n", "GPS1004", "1:5-1:6"),
    ("a: 'b\n", "GPS1004", "1:4-1:5"),
    ('a: "\\q"\n', "GPS1004", "1:6-1:7"),
    ("a: [1, 2\nb: 3\n", "GPS1004", "2:2-2:3"),
    ("a: {b: 1\n", "GPS1004", "1:8-1:9"),
    ("a:\n  - 1\n b: 2\n", "GPS1004", "3:2-3:3"),
    ("a: 1\nb\n", "GPS1004", "2:1-2:2"),
    ("a: []byte # b\n", "GPS1004", "1:4-1:10"),
    ("a: [[]byte, b]\n", "GPS1004", "1:5-1:11"),
    ("a: [] b\n", "GPS1004", "1:7-1:8"),
    ("a: 1\n---\nb: 2\n", "GPS1012", "2:1-2:4"),
    ("a: @x\n", "GPS1004", "1:4-1:5"),
    ("a: `x`\n", "GPS1004", "1:4-1:5"),
    ("a: [\n", "GPS1004", "1:4-1:5"),
    ("a: {b: c}}\n", "GPS1004", "1:10-1:11"),
    ("a: 'it's'\n", "GPS1004", "1:8-1:9"),
    ("  a: 1\nb: 2\n", "GPS1004", "2:1-2:5"),
    ("[a]: 1\n", "GPS1011", "1:1-1:7"),
    ("? {a: b}\n: 1\n", "GPS1011", "1:3-1:9"),
    ("<<: 1\n", "GPS1013", "1:1-1:3"),
    ("a: \x07\n", "GPS1003", "1:4-1:5"),
    ('a: "\\ud83d"\n', "GPS1003", "1:4-1:12"),
    ("a: 1\r\nb: 2\r\na: 3\r\n", "GPS1006", "3:1-3:2"),
    ("имя: 1\n日本: 2\n日本: 3\n", "GPS1006", "3:1-3:3"),
]


@pytest.mark.parametrize(("text", "code", "place"), FAULTS, ids=repr)
def test_what_yaml_refuses_is_one_located_finding(text: str, code: str, place: str) -> None:
    diagnostics = Diagnostics()
    parse_config(Source("f", text), diagnostics)
    found = [
        (d.code.number, f"{d.span.line}:{d.span.column}-{d.span.end_line}:{d.span.end_column}")
        for d in diagnostics
    ]
    assert found == [(code, place)], [d.concise for d in diagnostics]


@pytest.mark.parametrize(
    ("text", "message", "help_"),
    [
        ("a: @x\n", "a text cannot begin with this character", "put the text in quotes"),
        ("a: [\n", "a value is missing here", "close the list"),
        ("a: [b]]\n", "nothing more can stand here", "check the brackets"),
        ("a:\n  - b\n c: d\n", "this does not line up", "begin in the same column"),
        ("  a: 1\nb: 2\n", "this does not belong to what stands above it", "first column"),
        ("a: 1\n---\nb: 2\n", "a second YAML document begins here", "remove this `---`"),
        ("a: !int 1\n", "tags (`!…`) are not allowed", "every value is text"),
        ("a: &x 1\n", "anchors (`&…`) and aliases (`*…`) are not allowed", "write the value out"),
    ],
)
def test_what_yaml_refuses_is_told_in_plain_words(text: str, message: str, help_: str) -> None:
    diagnostics = Diagnostics()
    parse_config(Source("f", text), diagnostics)
    (finding,) = diagnostics
    assert message in finding.message
    assert help_ in str(finding.help)


def test_a_duplicate_key_shows_the_first() -> None:
    diagnostics = Diagnostics()
    parse_config(Source("f", "a:\n  b: 1\n  b: 2\n"), diagnostics)
    (finding,) = diagnostics
    assert [(label.span.line, label.span.column) for label in finding.labels] == [(2, 3)]


@pytest.mark.parametrize(
    "text",
    [
        "a: " + "[" * 5000,
        "a: " + "{a: " * 5000,
        "- " * 5000 + "a",
        "a: " + "{a: " * 150 + "}" * 150,
    ],
)
def test_deep_nesting_is_refused(text: str) -> None:
    diagnostics = Diagnostics()
    assert parse_config(Source("f", text), diagnostics) is None
    assert [finding.code.name for finding in diagnostics] == ["too-deep"]


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "latin").write_bytes("a: ä\nb: é\n".encode("latin-1"))
    (tmp_path / "wide").write_bytes("a: 1\n".encode("utf-16"))
    places = {"missing": (1, 1), ".": (1, 1), "latin": (1, 4), "wide": (1, 1), "nul\0": (1, 1)}
    for name, place in places.items():
        diagnostics = Diagnostics()
        assert read_config(tmp_path / name, diagnostics) is None
        (finding,) = diagnostics
        assert (finding.span.line, finding.span.column) == place


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads anything")
def test_a_file_without_permission(tmp_path: Path) -> None:
    path = tmp_path / "config"
    path.touch(mode=0)
    diagnostics = Diagnostics()
    assert read_config(path, diagnostics) is None
    assert len(diagnostics) == 1


DOCUMENT = """\
plain: some text  # a comment
'quoted key': 'it''s'
double: "a\\tb"
literal: |
  first
  second

folded: >-
  one
  two
flow: {a: [x, "y z"], b: }
list:
- name: n   
  empty:
"""  # noqa: W291 (blanks at the end belong to the case)

PLACES = [
    (("plain",), "some text"),
    (("quoted key",), "'it''s'"),
    (("double",), '"a\\tb"'),
    (("literal",), "|\n  first\n  second"),
    (("folded",), ">-\n  one\n  two"),
    (("flow",), '{a: [x, "y z"], b: }'),
    (("flow", "a"), '[x, "y z"]'),
    (("flow", "a", 0), "x"),
    (("flow", "a", 1), '"y z"'),
    (("list",), "- name: n   \n  empty"),
    (("list", 0, "name"), "n"),
]


@pytest.mark.parametrize("prefix", ["", "# 日本\n"])
@pytest.mark.parametrize("line_break", ["\n", "\r\n"])
def test_every_value_knows_its_exact_place(prefix: str, line_break: str) -> None:
    text = (prefix + DOCUMENT).replace("\n", line_break)
    document = parse_config(Source("f", text), Diagnostics())
    assert document
    for path, written in PLACES:
        node = document.node(path)
        assert node
        assert text[node.start : node.end] == written.replace("\n", line_break)


def test_keys_entries_and_missing_values_have_places() -> None:
    document = parse_config(Source("f", DOCUMENT), Diagnostics())
    assert document
    assert str(document.key_span(("quoted key",))) == "f:2:1"
    assert str(document.entry_span(("list", 0))) == "f:13:3"
    assert document.entry_span(("list", 0)).end_column == 10
    assert str(document.value_span(("list", 0, "empty"))) == "f:14:3"
    assert str(document.value_span(("list", 0, "absent", 3))) == "f:13:3"
    assert str(document.value_span(())) == "f:1:1"
    assert str(document.value_span(("plain", "deeper"))) == "f:1:8"


def test_the_data_is_what_strictyaml_reads() -> None:
    text = "a: 0x1F\nb: [1, {c: yes, d: '012'}]\ne: |\n  x\n  y\nf: >\n  p\n  q\n\n  r\ng: ~\n"
    document = parse_config(Source("f", text), Diagnostics())
    assert document
    assert document.data == strictyaml.dirty_load(text, allow_flow_style=True).data


def test_a_character_may_be_written_as_two_escapes() -> None:
    document = parse_config(Source("f", '{"a": "\\ud83d\\ude00"}'), Diagnostics())
    assert document
    assert document.data == {"a": "\U0001f600"}


def test_nothing_is_not_an_empty_text() -> None:
    document = parse_config(Source("f", "a:\nb: ''\n"), Diagnostics())
    assert document
    assert document.data == {"a": None, "b": ""}


def test_a_byte_order_mark_moves_nothing(tmp_path: Path) -> None:
    path = tmp_path / "f"
    path.write_bytes(b"\xef\xbb\xbfa: b\n")
    document = read_config(path, Diagnostics())
    assert document
    assert str(document.key_span(("a",))) == f"{path}:1:1"


def test_the_tree_holds_maps_lists_and_text() -> None:
    document = parse_config(Source("f", "a: [b]\n"), Diagnostics())
    assert document
    assert isinstance(document.root, Mapping)
    assert isinstance(document.node(("a",)), Sequence)
    assert isinstance(document.node(("a", 0)), Scalar)
    assert document.node(("a", 1)) is None
    assert document.text(("a", 0)) == "b"
    assert document.text(("a",)) is None


@pytest.mark.parametrize("base", ["", "||||||| 1234567\n  - b\n"])
@pytest.mark.parametrize("line_break", ["\n", "\r\n"])
def test_a_merge_that_is_not_finished_is_told_where_it_begins(base: str, line_break: str) -> None:
    text = f"a:\n<<<<<<< HEAD\n  - {{b: c}}\n{base}=======\n  - d\n>>>>>>> feature\n"
    diagnostics = Diagnostics()

    assert parse_config(Source("f", text.replace("\n", line_break)), diagnostics) is None

    (finding,) = diagnostics
    assert (finding.code.number, str(finding.span)) == ("GPS1004", "f:2:1")
    assert "markers of a merge" in finding.message
