"""A file that stands alone compiles with nothing beside it, and holds nothing in vain."""

import json
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest

from goast import File, Func, Ident, Package, call, format_files, scan
from gpsgen.diagnostics import Diagnostics
from gpsgen.jsonschema.documents import SchemaFile
from gpsgen.jsonschema.drafts import DEFAULT_DRAFT
from gpsgen.jsonschema.helper_sources import HELPER_SOURCES, helper_declarations
from gpsgen.jsonschema.reading import read_roots
from gpsgen.jsonschema.remotes import Remotes
from gpsgen.jsonschema.standalone import stand_alone, with_helpers
from gpsgen.toolchain import find_toolchain

pytestmark = pytest.mark.go

_UNUSED = Path(__file__).parent / "unused" / "main.go"
_LISTED = "-json=ImportPath,Export,Dir,GoFiles,Standard"

SCHEMAS = {
    "anything": True,
    "nothing": False,
    "text": {"type": "string"},
    "short": {"type": "string", "minLength": 1, "maxLength": 3, "pattern": "^[a-z]+$"},
    "whole": {"type": "integer"},
    "limited": {"properties": {"a": {"type": "number", "minimum": 0.1, "multipleOf": 0.01}}},
    "choice": {"enum": ["a", "b"]},
    "mixture": {"enum": [1, "a", None, {"b": [True]}]},
    "list": {"type": "array", "items": {"type": "integer"}, "uniqueItems": True},
    "pair": {"type": "array", "items": [{"type": "string"}, {"type": "number"}]},
    "map": {"type": "object", "additionalProperties": {"type": "boolean"}},
    "record": {
        "type": "object",
        "required": ["a"],
        "properties": {
            "a": {"type": "string", "format": "date-time"},
            "b": {"type": ["integer", "null"], "default": 1},
            "c": {"$ref": "#"},
        },
    },
    "either": {
        "oneOf": [
            {"type": "object", "required": ["k"], "properties": {"k": {"const": "x"}}},
            {"type": "object", "required": ["k"], "properties": {"k": {"const": "y"}}},
        ]
    },
    "not": {"not": {"contains": {"type": "null"}}},
    "if": {"if": {"minProperties": 2}, "then": {"propertyNames": {"maxLength": 2}}},
    # names that the file has, or a package of it
    "names": {
        "type": "object",
        "properties": {
            "json": {"title": "Finding", "type": "object", "properties": {"a": {"type": "string"}}},
            "strconv": {"title": "json decoder", "enum": ["json", "errors"]},
            "errors": {"title": "Option", "type": "array", "items": {"type": "string"}},
        },
    },
    "hostile": {
        "title": "*/ package main // `func init() {}`",
        "description": "//go:embed x\n*/ import \"C\"\n",
        "properties": {"a`b\"\\\n": {"const": "`\"\u2028*/"}, "//go:linkname": {"type": "string"}},
    },
}  # fmt: skip


class Module:
    """A Go module of packages of one file each."""

    def __init__(self, folder: Path, files: dict[str, str]) -> None:
        self.folder = folder
        (folder / "go.mod").write_text("module alone\n\ngo 1.26\n")
        for name, text in format_files(files).items():
            (folder / name).mkdir()
            (folder / name / "gen.go").write_text(text, "utf-8")

    def go(self, *arguments: str, given: str | None = None) -> str:
        toolchain = find_toolchain()
        ran = subprocess.run(
            [toolchain.go, *arguments],
            cwd=self.folder,
            env=toolchain.environment() | {"GOFLAGS": "-mod=mod", "GOWORK": "off"},
            input=given,
            capture_output=True,
            text=True,
            check=False,
        )
        assert ran.returncode == 0, ran.stdout + ran.stderr
        return ran.stdout

    def unused(self) -> dict[str, list[str]]:
        """Return what nothing in its package names, by package."""
        listed = self.go("list", "-export", "-deps", _LISTED, "./...")
        found: dict[str, list[str]] = {}
        for line in self.go("run", str(_UNUSED), given=listed).splitlines():
            path, name = line.split()
            found.setdefault(path.removeprefix("alone/"), []).append(name)
        return found


def useless(names: Iterable[str], constants: set[str]) -> list[str]:
    """Return the names that nobody outside of the package can need, either.

    Methods may be there because another type has one of that name, as an unused method of an
    unexported type may be, and constants because they are counted.
    """
    return [
        name
        for name in names
        if name.rpartition(".")[2][0].islower() and "." not in name and name not in constants
    ]


def counted() -> set[str]:
    """Return the constants of the helpers that come as a group."""
    groups = [it.names for it in helper_declarations() if len(it.names) > 1]
    return {name for names in groups for name in (*names, *(f"json{name}" for name in names))}


def test_every_schema_compiles_alone_and_uses_all_of_it(tmp_path: Path) -> None:
    module = Module(tmp_path, {name: text_of(name, tmp_path) for name in SCHEMAS})
    module.go("vet", "./...")
    unused = module.unused()

    left = {name: useless(unused.get(name, []), counted()) for name in SCHEMAS}
    assert {name: names for name, names in left.items() if names} == {}


@pytest.mark.slow
def test_every_helper_compiles_with_what_it_needs(tmp_path: Path) -> None:
    names = [n for it in helper_declarations() if not it.receiver for n in it.names]
    exported = [name for name in names if name[0].isupper()]
    assert len(exported) > 20
    module = Module(
        tmp_path,
        {name.lower(): with_helpers(File(f"p{name.lower()}"), [name]) for name in exported}
        | {"everything": with_helpers(File("everything"), names)},
    )
    module.go("vet", "./...")
    unused = module.unused()
    del unused["everything"]

    left = {name: useless(of_it, counted()) for name, of_it in unused.items()}
    asked = {name.lower(): f"json{name}" for name in exported}
    wrong = {at: [it for it in found if it != asked[at]] for at, found in left.items()}
    assert {name: names for name, names in wrong.items() if names} == {}


def test_a_simple_type_brings_no_predicates(tmp_path: Path) -> None:
    declared = {it.name for it in scan(text_of("record", tmp_path)).declarations}

    assert "jsonDecoder" in declared
    assert not {"jsonEvaluated", "jsonPredicate"} & declared


def test_the_packages_of_the_helpers_go_by_other_names_where_theirs_are_taken() -> None:
    file = File("p", [Func("strconv", body=[call(Package("errors").New, Ident("strconv"))])])
    paths = {it.path: it.name for it in scan(with_helpers(file, ["Decoder"])).imports}

    assert paths["strconv"] not in {"", "strconv"}


def test_the_helpers_need_go_alone() -> None:
    """What comes into every file may need no module; a pattern brings its own."""
    files = [it for it in HELPER_SOURCES.glob("*.go") if not it.stem.endswith("_test")]
    paths = {entry.path for file in files for entry in scan(file.read_text("utf-8")).imports}

    assert [path for path in paths if "." in path.split("/")[0]] == []


def text_of(name: str, folder: Path) -> str:
    path = folder / f"{name}.json"
    path.write_text(json.dumps(SCHEMAS[name]))
    found = Diagnostics()
    roots = read_roots([SchemaFile(path)], Remotes(), DEFAULT_DRAFT, found)
    assert roots is not None, [it.concise for it in found]
    return stand_alone(roots, f"p{name}", header="Code generated by gpsgen. DO NOT EDIT.")
