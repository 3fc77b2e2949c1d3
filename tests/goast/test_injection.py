"""Hostile text in every place that takes text: refused, or carried exactly."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goast import (
    STRING,
    BasicLit,
    Branch,
    Call,
    Comment,
    Define,
    Directive,
    Field,
    File,
    Func,
    GenDecl,
    Ident,
    ImportSpec,
    InvalidNode,
    Labeled,
    Package,
    Param,
    Qualified,
    RawString,
    Return,
    Rune,
    Selector,
    Star,
    String,
    StructType,
    TypeSpec,
    TypeSwitch,
    ValueSpec,
    call,
    format_files,
    render,
    scan,
    var,
)
from goast.printer import Printer
from tests.goast.oracle import Astdump
from tests.support.examples import share

HOSTILE = [
    "x int\nfunc init() { evil() }\nvar y",
    "x; evil()",
    'a" + evil() + "b',
    "a` + evil() + `b",
    "*/ func init() {} /*",
    "\nfunc init() { evil() }\n//",
    "\r\nfunc init() { evil() }",
    "go:generate rm -rf /",
    "//go:generate rm -rf /",
    "go:linkname x y",
    "line evil.go:1",
    "+build ignore",
    "\u2028func init() {}",
    "\u202eevil",
    "\x00",
    "\ufeff",
    "\ud800",
    "func",
    "x.(T)",
    "%!s(MISSING)",
    "'; DROP TABLE x; --",
    "\\",
    '\\"',
    "${x}",
    "",
]
HTTP = Package("net/http")

#: Places that take a name and nothing else.
NAMES: dict[str, Callable[[str], object]] = {
    "Ident.name": Ident,
    "Selector.sel": lambda text: Selector("x", text),
    "Qualified.name": lambda text: Qualified(HTTP, text),
    "Package.name": lambda text: Package("a.b/c", text or "-"),
    "Star.x": Star,
    "Call.fun": Call,
    "Param.names": lambda text: Param(text, "T"),
    "Param.type": lambda text: Param("x", text),
    "Field.names": lambda text: Field([text], "T"),
    "Func.name": Func,
    "TypeSpec.name": lambda text: TypeSpec(text, "T"),
    "ValueSpec.names": lambda text: ValueSpec([text], "T"),
    "ImportSpec.name": lambda text: ImportSpec("a", text),
    "Define.names": lambda text: Define(text, "x"),
    "Branch.tok": Branch,
    "Branch.label": lambda text: Branch("goto", text),
    "Labeled.label": lambda text: Labeled(text, Return()),
    "TypeSwitch.name": lambda text: TypeSwitch("x", [], text),
    "File.package": File,
    "GenDecl.tok": lambda text: GenDecl(text, []),
    "Directive.name": Directive,
    "BasicLit.value": lambda text: BasicLit("INT", text),
    "BasicLit.value of a string": lambda text: BasicLit("STRING", text),
}

#: Places with a grammar of their own, to which a keyword is a word like any other.
WORDS: dict[str, Callable[[str], object]] = {
    "Package.path": lambda text: Package(text, "p"),
    "Field.tag": lambda text: Field("A", "T", {text: ""}),
    "ImportSpec.path": ImportSpec,
}

#: Places that carry text, in a file that has nothing else to say.
CARRIERS: dict[str, Callable[[str], File]] = {
    "File.doc": lambda text: File("p", doc=text),
    "File.header": lambda text: File("p", header=text),
    "Func.doc": lambda text: File("p", [Func("f", doc=text)]),
    "Comment in a body": lambda text: File("p", [Func("f", body=[Comment(text)])]),
    "Comment in a file": lambda text: File("p", [Comment(text)]),
    "Field.doc": lambda text: File("p", [TypeSpec("T", StructType([Field("A", "T", doc=text)]))]),
    "Field.comment": lambda text: File(
        "p", [TypeSpec("T", StructType([Field("A", "T", comment=text)]))]
    ),
    "ValueSpec.comment": lambda text: File("p", [var("x", STRING, comment=text)]),
    "TypeSpec.doc": lambda text: File("p", [TypeSpec("T", STRING, doc=text)]),
}


@pytest.mark.parametrize("text", HOSTILE, ids=repr)
@pytest.mark.parametrize("place", NAMES)
def test_names_refuse_hostile_text(place: str, text: str) -> None:
    with pytest.raises(InvalidNode):
        NAMES[place](text)


@pytest.mark.parametrize("text", [text for text in HOSTILE if text != "func"], ids=repr)
@pytest.mark.parametrize("place", WORDS)
def test_paths_and_keys_refuse_hostile_text(place: str, text: str) -> None:
    with pytest.raises(InvalidNode):
        WORDS[place](text)


@given(st.text(max_size=20))
def test_names_are_the_text_or_refused(text: str) -> None:
    try:
        node = Ident(text)
    except InvalidNode:
        return
    printer = Printer({})
    printer.write(node)
    assert printer.out == [text]
    assert text.replace("_", "a").isalnum()


@pytest.mark.go
@pytest.mark.parametrize("place", CARRIERS)
def test_comments_stay_comments(place: str, astdump: Astdump, tmp_path: Path) -> None:
    """Whatever the text, the tree is that of the same file with a harmless text."""
    files = {"harmless": render(CARRIERS[place]("harmless"))}
    for number, text in enumerate(HOSTILE):
        try:
            files[str(number)] = render(CARRIERS[place](text))
        except InvalidNode:
            continue
        lines = files[str(number)].split("\n")
        assert not any(line.startswith("//go:") for line in lines)
    assert len(files) > len(HOSTILE) / 2
    paths = []
    for name, text in format_files(files).items():
        assert not scan(text).build
        paths.append(tmp_path / f"{name}.go")
        paths[-1].write_text(text, newline="")
    trees = [json.loads(line)["file"] for line in astdump.lines("ast", paths)]
    assert all(tree == trees[0] for tree in trees)


@pytest.mark.go
def test_strings_carry_hostile_text(astdump: Astdump) -> None:
    carried, sources = [], []
    for text in HOSTILE:
        for make in (String, RawString, Rune):
            try:
                node = make(text)
            except InvalidNode:
                continue
            printer = Printer({})
            printer.write(node)
            carried.append(text)
            sources += printer.out
    assert set(carried) == {text for text in HOSTILE if text != "\ud800"}
    assert astdump.literals(sources) == carried


@pytest.mark.go
def test_tags_carry_hostile_text(astdump: Astdump) -> None:
    texts = [text for text in HOSTILE if text != "\ud800"]
    printer = Printer({})
    for text in texts:
        tag = Field("A", "T", {"k": text}).tag
        assert tag is not None
        printer.write(tag)  # type: ignore[arg-type]
    values = [value for value in astdump.literals(printer.out) if value is not None]
    inner = astdump.literals(value.removeprefix("k:") for value in values)
    assert inner == texts


@share(2)
@given(st.text(st.characters(codec="utf-8"), max_size=40))
def test_a_string_in_a_call_changes_nothing_around_it(text: str) -> None:
    file = File("p", [Func("f", body=[call("g", String(text), "after")])])
    lines = render(file).split("\n")
    assert len(lines) == len(render(File("p", [Func("f", body=[call("g", "x")])])).split("\n"))


@pytest.mark.parametrize(
    "args", ["a\nfunc init() {}", "a\r", "ä", " a", "a ", "a  b", "\ta", "a\x00"]
)
def test_directives_take_words(args: str) -> None:
    with pytest.raises(InvalidNode):
        Directive("embed", args)


@pytest.mark.parametrize(
    "args", ["", "linux &&", "a b", "(a", "a)", "!", "a ! b", "a && || b", "&"]
)
def test_build_constraints_that_are_none(args: str) -> None:
    with pytest.raises(InvalidNode):
        Directive("build", args)


@pytest.mark.parametrize("args", ["linux", "!a", "a && b", "(a || !b) && go1.26", "!(a)"])
def test_build_constraints(args: str) -> None:
    assert Directive("build", args).args == args
