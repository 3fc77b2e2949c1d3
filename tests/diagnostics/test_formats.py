"""The formats of findings, as their readers take them apart."""

import json
import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft4Validator

from gpsgen.diagnostics import Diagnostic, Diagnostics, Fix, Source, Span, codes
from gpsgen.diagnostics.formats import FORMATS, Format, Report
from gpsgen.version import __version__
from tests.diagnostics.findings import at, label, replace

HERE = Path(__file__).parent
#: OASIS's schema as it was published (2.1.0-rtm.5, the last one), unchanged.
SARIF_SCHEMA = HERE / "sarif-2.1.0.json"
ROOT = Path("/work tree")

CONFIG = Source("conf/project.yaml", "rest: [{name: sys}]\nuses: syss\nwide: 日本 x\n")
SPEC = Source("conf/spec é:1.yml", "a: |\n  b\n  c\n")

ERROR = at(
    CONFIG,
    "syss",
    code=codes.UNKNOWN_REFERENCE,
    message="`syss` is not defined",
    path=("applications", 0, "transport", 1, "name"),
    labels=(label(CONFIG, "sys", "similar"), label(SPEC, "b\n  c", "here")),
    help="did you mean `sys`?",
    notes=("defined: `sys`",),
    fix=replace(CONFIG, ("syss", "sys"), ("uses", "use")),
)
WARNING = at(SPEC, "|\n  b\n  c\n", code=codes.OBSOLETE, message="50% of it, at last:\n gone")
PLAIN = Diagnostics([ERROR, WARNING])


def written(format_: Format, found: Diagnostics = PLAIN, root: Path | None = None) -> str:
    """What a format makes of findings."""
    sources = {source.name: source for source in (CONFIG, SPEC)}
    return FORMATS[format_](Report("conf/project.yaml", found, sources, root or Path.cwd()))


def test_every_format_is_in_the_table() -> None:
    assert set(FORMATS) == set(Format)


def test_a_clean_config_is_one_line_for_people_and_none_for_grep() -> None:
    assert written(Format.TEXT, Diagnostics()) == "conf/project.yaml: no findings\n"
    assert written(Format.CONCISE, Diagnostics()) == ""
    assert written(Format.GITHUB, Diagnostics()) == ""


def test_concise_is_a_line_for_each_finding() -> None:
    assert written(Format.CONCISE) == (
        "conf/project.yaml:2:7: error[GPS1301] applications[0].transport[1].name: "
        "`syss` is not defined\n"
        "conf/spec é:1.yml:1:4: warning[GPS1503]: 50% of it, at last:\\u{a} gone\n"
    )


def test_json_holds_all_that_is_known() -> None:
    error, warning = json.loads(written(Format.JSON))["diagnostics"]

    assert error == {
        "severity": "error",
        "code": "GPS1301",
        "path": "applications[0].transport[1].name",
        "file": "conf/project.yaml",
        "line": 2,
        "column": 7,
        "end_line": 2,
        "end_column": 11,
        "message": "`syss` is not defined",
        "help": "did you mean `sys`?",
        "related": [
            {
                "file": "conf/project.yaml",
                "line": 1,
                "column": 15,
                "end_line": 1,
                "end_column": 18,
                "message": "similar",
            },
            {
                "file": "conf/spec é:1.yml",
                "line": 2,
                "column": 3,
                "end_line": 3,
                "end_column": 4,
                "message": "here",
            },
        ],
        "fix": {
            "description": "mend it",
            "edits": [
                {
                    "file": "conf/project.yaml",
                    "line": 2,
                    "column": 7,
                    "end_line": 2,
                    "end_column": 11,
                    "replacement": "sys",
                },
                {
                    "file": "conf/project.yaml",
                    "line": 2,
                    "column": 1,
                    "end_line": 2,
                    "end_column": 5,
                    "replacement": "use",
                },
            ],
        },
        "notes": ["defined: `sys`"],
    }
    assert list(error) == [*warning, "notes"]
    assert (warning["path"], warning["help"], warning["related"], warning["fix"]) == (
        "",
        None,
        [],
        None,
    )
    assert (warning["line"], warning["end_line"], warning["end_column"]) == (1, 4, 1)


def test_json_without_findings() -> None:
    document = json.loads(written(Format.JSON, Diagnostics()))

    assert document == {
        "version": 1,
        "diagnostics": [],
        "summary": {"errors": 0, "warnings": 0},
    }


def test_json_counts_errors_and_warnings() -> None:
    assert json.loads(written(Format.JSON))["summary"] == {"errors": 1, "warnings": 1}


def test_columns_are_counted_in_code_points() -> None:
    source = Source("f", "\U0001f469\u200d\U0001f467 x\n")
    found = Diagnostics([at(source, "x")])

    assert json.loads(written(Format.JSON, found))["diagnostics"][0]["column"] == 5
    assert "col=5," in written(Format.GITHUB, found)
    (run,) = json.loads(written(Format.SARIF, found))["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    (location,) = run["results"][0]["locations"]
    assert location["physicalLocation"]["region"]["startColumn"] == 5


def test_github_commands_are_escaped_as_their_reader_undoes_it() -> None:
    error, warning = written(Format.GITHUB).splitlines()

    assert error == (
        "::error file=conf/project.yaml,line=2,endLine=2,col=7,endColumn=11,"
        "title=GPS1301 unknown-reference::`syss` is not defined%0A"
        "help: did you mean `sys`?%0Anote: defined: `sys`"
    )
    assert warning == (
        "::warning file=conf/spec é%3A1.yml,line=1,endLine=4,title=GPS1503 obsolete::"
        "50%25 of it, at last:\\u{a} gone"
    )


def test_github_files_are_named_from_the_root_of_the_checkout() -> None:
    assert "file=diagnostics/f.yaml," in written(Format.GITHUB, within(), HERE.parent)
    assert f"file={HERE / 'f.yaml'}," in written(Format.GITHUB, within(), ROOT)


def test_sarif_is_what_its_schema_asks_for() -> None:
    for found in (PLAIN, Diagnostics(), within()):
        log = json.loads(written(Format.SARIF, found))
        schema = json.loads(SARIF_SCHEMA.read_text("utf-8"))
        assert [error.message for error in Draft4Validator(schema).iter_errors(log)] == []


def test_sarif_names_the_rules_in_use_and_refers_to_them() -> None:
    (run,) = json.loads(written(Format.SARIF))["runs"]
    driver = run["tool"]["driver"]

    assert (driver["name"], driver["version"]) == ("gpsgen", __version__)
    assert driver["rules"][0] == {
        "id": "GPS1301",
        "name": "unknown-reference",
        "shortDescription": {"text": "A name that no entry has."},
        "defaultConfiguration": {"level": "error"},
    }
    for result in run["results"]:
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]


def test_sarif_has_places_and_fixes() -> None:
    (run,) = json.loads(written(Format.SARIF))["runs"]
    result, _ = run["results"]

    assert result["message"]["text"].splitlines()[0] == "`syss` is not defined"
    assert result["locations"][0]["physicalLocation"]["region"] == {
        "startLine": 2,
        "startColumn": 7,
        "endLine": 2,
        "endColumn": 11,
    }
    assert result["locations"][0]["logicalLocations"] == [
        {"fullyQualifiedName": "applications[0].transport[1].name"}
    ]
    assert [it["message"]["text"] for it in result["relatedLocations"]] == ["similar", "here"]
    (change,) = result["fixes"][0]["artifactChanges"]
    assert [it["insertedContent"]["text"] for it in change["replacements"]] == ["sys", "use"]


def test_sarif_artifacts_are_relative_and_percent_encoded() -> None:
    (run,) = json.loads(written(Format.SARIF))["runs"]
    _, result = run["results"]
    artifact = result["locations"][0]["physicalLocation"]["artifactLocation"]

    assert artifact == {"uri": "conf/spec%20%C3%A9%3A1.yml", "uriBaseId": "%SRCROOT%"}


def test_sarif_artifacts_outside_of_the_root_are_absolute() -> None:
    (run,) = json.loads(written(Format.SARIF, within(), ROOT))["runs"]
    artifact = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]

    assert list(artifact) == ["uri"]
    assert unquote(artifact["uri"]) == f"file://{HERE / 'f.yaml'}"


def test_sarif_messages_hold_no_links() -> None:
    finding = at(CONFIG, "syss", message="`[text](https://example.com)` is not a name")
    (run,) = json.loads(written(Format.SARIF, Diagnostics([finding])))["runs"]

    assert run["results"][0]["message"]["text"] == (
        "`\\[text\\](https://example.com)` is not a name"
    )


ANY_TEXT = st.text(st.characters(categories=None) | st.sampled_from("::%,\n\r\x1b\u2028\ud800"))
#: What the system may hold for a file: a byte that is no UTF-8 becomes a lone surrogate.
ANY_FILE = st.text(st.characters(codec="utf-8", exclude_characters="\0") | st.just("\udc80"))


@pytest.mark.parametrize("format_", Format)
@given(ANY_TEXT, ANY_FILE)
def test_hostile_text_stays_inside_of_every_format(format_: Format, text: str, name: str) -> None:
    finding = Diagnostic(
        code=codes.SYNTAX,
        message=text,
        span=Span(name, 1, 1, 1, 1),
        path=(text, 0),
        help=text,
        notes=(text,),
        fix=Fix(text, ()),
    )

    shown = written(format_, Diagnostics([finding]))

    assert not re.search(r"[^\n -~\u00a0-\U0010ffff]|[\u2028\u202e\ud800-\udfff]", shown)
    match format_:
        case Format.JSON | Format.SARIF:
            json.loads(shown.encode())
        case Format.CONCISE | Format.GITHUB:
            assert shown.count("\n") == 1
        case Format.TEXT:
            assert len(shown.splitlines()) == 7


def within() -> Diagnostics:
    """A finding in a file that is named by its whole path."""
    return Diagnostics(
        [Diagnostic(code=codes.SYNTAX, message="no", span=Span(str(HERE / "f.yaml"), 1, 1, 1, 1))]
    )
