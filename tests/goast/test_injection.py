"""Hostile text in every place that takes text: refused, or carried exactly."""

import contextlib
import dataclasses
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goast import (
    NODES,
    Directive,
    Field,
    File,
    Func,
    Ident,
    InvalidNode,
    Node,
    Package,
    RawString,
    Rune,
    String,
    call,
    format_files,
    load,
    render,
    scan,
    walk,
)
from goast.printer import Printer
from tests.goast.forms import loaded, print_node
from tests.goast.oracle import Astdump
from tests.goast.rows import FILES
from tests.goast.test_printer import WRAPPED
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


@dataclass(frozen=True)
class Place:
    """A field of a class, in a node of a file."""

    file: File
    node: Node
    field: str

    def __str__(self) -> str:
        return f"{type(self.node).__name__}.{self.field}"

    def put(self, value: object) -> File:
        """Return the file with another value there; ``InvalidNode`` where it is refused."""
        changed = dataclasses.replace(self.node, **{self.field: value})
        return with_node(self.file, self.node, changed)


def places() -> list[Place]:
    """Return each field of each class once, in a file of the table of rows."""
    found: dict[str, Place] = {}
    for file in [*(file for _, file in FILES), *(file for file, _ in WRAPPED)]:
        for node in walk(file):
            for field in dataclasses.fields(node):
                place = Place(file, node, field.name)
                found.setdefault(str(place), place)
    return list(found.values())


def with_node(tree: Any, old: Node, new: Node) -> Any:
    """Return a tree in which a node is another one, its first place at least."""
    if tree is old:
        return new
    if isinstance(tree, tuple):
        return tuple(with_node(item, old, new) for item in tree)
    if not isinstance(tree, Node):
        return tree
    fields = {f.name: getattr(tree, f.name) for f in dataclasses.fields(tree)}
    return type(tree)(**{name: with_node(value, old, new) for name, value in fields.items()})


PLACES = places()


def test_every_field_of_every_class_is_a_place() -> None:
    fields = {f"{cls.__name__}.{field.name}" for cls in NODES for field in dataclasses.fields(cls)}
    assert {str(place) for place in PLACES} == fields


@pytest.mark.go
@pytest.mark.parametrize("place", PLACES, ids=str)
def test_hostile_text_is_refused_or_carried(place: Place, astdump: Astdump, tmp_path: Path) -> None:
    """Whatever is taken, the file reads as the tree that was made, and nothing else is in it."""
    carried = {"as it was": place.file} | taken(place)
    texts = format_files({name: print_node(file) for name, file in carried.items()})
    paths = [tmp_path / f"{index}.go" for index in range(len(texts))]
    for path, text in zip(paths, texts.values(), strict=True):
        path.write_text(text, "utf-8", newline="")
    for name, tree in zip(texts, astdump.trees(paths), strict=True):
        assert load(tree) == loaded(carried[name]), texts[name]
        if not isinstance(place.node, Directive):
            assert directives(texts[name]) == directives(texts["as it was"])
            assert scan(texts[name]).build == scan(texts["as it was"]).build


def test_only_values_and_comments_carry_hostile_text() -> None:
    carrying = {str(place): taken(place) for place in PLACES if taken(place)}
    # To these a keyword is a word like any other.
    assert list(carrying.pop("Directive.args")) == ["'func'"]
    assert list(carrying.pop("ImportSpec.path")) == ["'func'"]
    values = {"String.value", "RawString.value", "Rune.value", "Field.tag"}
    comments = {
        f"{cls.__name__}.{field.name}"
        for cls in NODES
        for field in dataclasses.fields(cls)
        if str(field.type).removesuffix(" | None") in {"Doc", "Line"}
    }
    assert set(carrying) == values | comments


@pytest.mark.parametrize("text", HOSTILE, ids=repr)
def test_packages_refuse_hostile_text(text: str) -> None:
    with pytest.raises(InvalidNode):
        Package("a.b/c", text or "-")
    if text != "func":
        with pytest.raises(InvalidNode):
            Package(text, "p")


def taken(place: Place) -> dict[str, File]:
    """Return the files in which hostile text got into a place, in whatever form."""
    found = {}
    for text in HOSTILE:
        for value in (text, [text], {text: "x"}, {"k": text}):
            with contextlib.suppress(InvalidNode):
                found[repr(value)] = place.put(value)
    return found


def directives(text: str) -> list[str]:
    """Return the comments that tools read as directives."""
    return re.findall(r"^\s*(//(?:go:|line |export ).*)", text, re.MULTILINE)


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
