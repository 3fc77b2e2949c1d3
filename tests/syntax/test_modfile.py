import json
import subprocess

import pytest

from gpsgen.syntax import InvalidText
from gpsgen.syntax.gomod import Requirement
from gpsgen.syntax.modfile import parse, render

OURS = """\
// A module of people.
module example.com/shop // Deprecated: no.

go 1.25.0

require (
	// pgx speaks to the database.
	github.com/jackc/pgx/v5 v5.7.1
	"github.com/quoted/path" v1.0.0 // ours

	golang.org/x/sync v0.10.0 // indirect; kept for a test
)

require (
	go.uber.org/zap v1.27.0 // indirect
)

replace example.com/x => ../x

exclude golang.org/x/net v1.2.3
retract [v1.0.0, v1.0.1] // bad
"""


def changed(text, *changes):
    """The lines taken away and the lines added."""
    modfile = parse(text)
    for change in changes:
        modfile = change(modfile)
    before, after = text.split("\n"), render(modfile).split("\n")
    gone = [line for line in before if line not in after]
    return gone, [line for line in after if line not in before]


def test_a_file_is_read_by_its_directives():
    modfile = parse(OURS)
    assert (modfile.module, modfile.go, modfile.tools) == ("example.com/shop", "1.25.0", ())
    assert modfile.requirements == (
        Requirement("github.com/jackc/pgx/v5", "v5.7.1"),
        Requirement("github.com/quoted/path", "v1.0.0"),
        Requirement("golang.org/x/sync", "v0.10.0", indirect=True),
        Requirement("go.uber.org/zap", "v1.27.0", indirect=True),
    )


@pytest.mark.parametrize(
    "text", [OURS, OURS.replace("\n", "\r\n"), "", "module x", "\n\nmodule `x`\n", "// only\n"]
)
def test_what_is_read_is_written_again(text):
    assert render(parse(text)) == text


@pytest.mark.parametrize(
    ("change", "gone", "added"),
    [
        (lambda m: m.with_requirement(Requirement("github.com/jackc/pgx/v5", "v5.6.0")), [], []),
        (
            lambda m: m.with_requirement(Requirement("github.com/jackc/pgx/v5", "v5.10.0")),
            ["\tgithub.com/jackc/pgx/v5 v5.7.1"],
            ["\tgithub.com/jackc/pgx/v5 v5.10.0"],
        ),
        (
            lambda m: m.with_requirement(Requirement("github.com/quoted/path", "v1.1.0")),
            ['\t"github.com/quoted/path" v1.0.0 // ours'],
            ['\t"github.com/quoted/path" v1.1.0 // ours'],
        ),
        (
            lambda m: m.with_requirement(Requirement("golang.org/x/sync", "v0.10.0")),
            ["\tgolang.org/x/sync v0.10.0 // indirect; kept for a test"],
            ["\tgolang.org/x/sync v0.10.0 // kept for a test"],
        ),
        (
            lambda m: m.with_requirement(Requirement("go.uber.org/zap", "v1.27.0", indirect=True)),
            [],
            [],
        ),
        (
            lambda m: m.with_requirement(Requirement("go.uber.org/a", "v1.0.0", indirect=True)),
            [],
            ["\tgo.uber.org/a v1.0.0 // indirect"],
        ),
        (
            lambda m: m.without_requirement("go.uber.org/zap"),
            ["\tgo.uber.org/zap v1.27.0 // indirect"],
            [],
        ),
        (lambda m: m.without_requirement("example.com/none"), [], []),
        (lambda m: m.with_go("1.24"), [], []),
        (lambda m: m.with_go("1.26"), ["go 1.25.0"], ["go 1.26"]),
    ],
)
def test_a_change_touches_only_its_own_line(change, gone, added):
    assert changed(OURS, change) == (gone, added)


def test_a_requirement_goes_where_it_belongs():
    text = "module x\n\nrequire (\n\t// b\n\tb.c/d v1.0.0\n)\n"
    first = parse(text).with_requirement(Requirement("a.b/c", "v1.0.0"))
    last = parse(text).with_requirement(Requirement("c.d/e", "v1.0.0"))
    assert render(first) == text.replace("\t// b\n", "\ta.b/c v1.0.0\n\t// b\n")
    assert render(last) == text.replace("\tb.c/d v1.0.0\n", "\tb.c/d v1.0.0\n\tc.d/e v1.0.0\n")


def test_a_block_of_both_kinds_takes_both():
    text = "module x\n\nrequire (\n\tb.c/d v1.0.0\n\tc.d/e v1.0.0 // indirect\n)\n"
    for indirect in (False, True):
        modfile = parse(text).with_requirement(Requirement("a.b/c", "v1.0.0", indirect=indirect))
        suffix = " // indirect" if indirect else ""
        assert render(modfile) == text.replace("\tb.c", f"\ta.b/c v1.0.0{suffix}\n\tb.c")


def test_a_file_without_a_block_gets_lines_of_its_own():
    modfile = parse("module x\n")
    for change in (Requirement("a.b/c", "v1.0.0"), Requirement("d.e/f", "v1.0.0", indirect=True)):
        modfile = modfile.with_requirement(change)
    assert render(modfile.with_go("1.26")) == (
        "module x\n\nrequire a.b/c v1.0.0\n\nrequire d.e/f v1.0.0 // indirect\n\ngo 1.26\n"
    )


def test_an_emptied_block_is_dropped():
    modfile = parse("module x\n\nrequire (\n\ta.b/c v1.0.0\n)\n")
    assert render(modfile.without_requirement("a.b/c")) == "module x\n"


@pytest.mark.go
def test_go_reads_the_changed_file_alike(tmp_path):
    modfile = (
        parse(OURS)
        .with_go("1.26")
        .with_requirement(Requirement("github.com/jackc/pgx/v5", "v5.10.0"))
        .with_requirement(Requirement("golang.org/x/sync", "v0.11.0"))
        .with_requirement(Requirement("a.b/c", "v1.0.0", indirect=True))
        .without_requirement("github.com/quoted/path")
    )
    path = tmp_path / "go.mod"
    path.write_text(render(modfile))
    result = subprocess.run(["go", "mod", "edit", "-json", path], capture_output=True, check=True)
    read = json.loads(result.stdout)
    assert read["Go"] == "1.26"
    assert (len(read["Exclude"]), len(read["Replace"]), len(read["Retract"])) == (1, 1, 1)
    assert modfile.requirements == tuple(
        Requirement(each["Path"], each["Version"], indirect=each.get("Indirect", False))
        for each in read["Require"]
    )


@pytest.mark.parametrize(
    "text", ["require (", 'require "a', "require `a", "module x\nrequire a\tb\x00 \"'"]
)
def test_a_text_that_go_cannot_read_is_refused(text):
    with pytest.raises(InvalidText):
        parse(text)


@pytest.mark.parametrize("end", ["\r", " \t"])
def test_blanks_after_a_comment_stay(end):
    text = f"module x\n\nrequire a.b/c v1.0.0 // v1.0.0 is bad{end}\n"
    raised = parse(text).with_requirement(Requirement("a.b/c", "v1.1.0"))
    assert render(raised) == text.replace("c v1.0.0", "c v1.1.0")
    indirect = text.replace("// v1.0.0 is bad", "// indirect")
    direct = parse(indirect).with_requirement(Requirement("a.b/c", "v1.0.0"))
    assert render(direct) == text.replace(" // v1.0.0 is bad", "")
