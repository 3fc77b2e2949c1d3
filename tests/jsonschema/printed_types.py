"""Declarations of types by hand, and what the printer makes of them, as text and as a program."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import gpsgen
from goast import Decl, File, Package, format_text, render
from gpsgen.jsonschema.checks import Checks
from gpsgen.jsonschema.context import Context
from gpsgen.jsonschema.output import PackageHelpers
from gpsgen.jsonschema.patterns import Patterns
from gpsgen.jsonschema.schema import Location, Schema
from gpsgen.jsonschema.scope import Scope
from gpsgen.jsonschema.shapes import (
    FieldDeclaration,
    Limit,
    NumberShape,
    NumberType,
    Part,
    Residual,
    Shape,
    StringShape,
    Use,
)
from gpsgen.jsonschema.types import declare

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gpsgen.jsonschema.shapes import Declaration

_RUNTIME = Path(gpsgen.__file__).parent / "runtime/jsonschema"
_HELPERS = PackageHelpers(Package("types/jsonschema", "jsonschema"))

STRING = StringShape("#/string/type")
FLOAT = NumberShape("#/number/type", NumberType.FLOAT64, integer=False)
INT = NumberShape("#/integer/type", NumberType.INT64, integer=True)


def limit(value: int, keyword: str) -> Limit:
    return Limit(value, f"#/{keyword}")


def field(name: str, shape: Shape, *, required=False, nullable=False, **rest) -> FieldDeclaration:
    """Return a field whose key is its name in lower case."""
    path = "#/required" if required else None
    key = rest.pop("key", name.lower())
    return FieldDeclaration(name, key, Use(shape, nullable), path, **rest)


def residual(**keywords: object) -> Residual:
    return Residual((Part(Schema(Location("", "/residual"), **keywords)),))  # type: ignore[arg-type]


def printed(
    declarations: Iterable[Declaration], package: str = "types", taken: frozenset[str] = frozenset()
) -> str:
    """Return the Go file of declarations."""
    scope = Scope(taken)
    patterns = Patterns(_HELPERS, scope)
    checks = Checks(_HELPERS, scope, patterns)
    context = Context(_HELPERS, scope, patterns, checks)
    types = [decl for it in declarations for decl in declare(it, context)]
    decls: list[Decl] = [*checks.decls(), *patterns.decls()]
    return format_text(render(File(package, [*types, *decls])))


def function(text: str, name: str) -> str:
    """Return a function, or a method as `Type.Method`, of a Go file."""
    type_, _, method = name.rpartition(".")
    head = rf"\(v \*?{type_}\) {method}" if type_ else method
    found = re.search(rf"^func {head}\(.*?^}}\n", text, re.DOTALL | re.MULTILINE)
    assert found, f"{name} is not there"
    return found[0]


def declared(text: str, name: str) -> str:
    """Return the declaration of a type, with its comment."""
    found = re.search(
        rf"(?:^//[^\n]*\n)*^type {name} (?:[^\n{{]*\n|.*?^}}\n)", text, re.DOTALL | re.MULTILINE
    )
    assert found, f"{name} is not there"
    return found[0]


_MAIN = """package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"

	"types/jsonschema"
)

type value interface {
	json.Unmarshaler
	json.Marshaler
	Validate() error
}

var made = map[string]func() value{
%s}

type task struct{ Type, Document string; Defaults bool }

type result struct {
	Error    string
	Findings []jsonschema.Finding
	Text     string
	Validate string
}

func run(t task) (r result) {
	v := made[t.Type]()
	if err := v.UnmarshalJSON([]byte(t.Document)); err != nil {
		var invalid *jsonschema.ValidationError
		if errors.As(err, &invalid) {
			r.Findings = invalid.Findings
		}
		r.Error = err.Error()
		return r
	}
	if it, ok := v.(interface{ ApplyDefaults() }); ok && t.Defaults {
		it.ApplyDefaults()
	}
	text, err := v.MarshalJSON()
	if err != nil {
		r.Error = err.Error()
	}
	r.Text = string(text)
	if err := v.Validate(); err != nil {
		r.Validate = err.Error()
	}
	return r
}

func main() {
	var tasks []task
	if err := json.NewDecoder(os.Stdin).Decode(&tasks); err != nil {
		panic(err)
	}
	results := make([]result, len(tasks))
	for i, t := range tasks {
		results[i] = run(t)
	}
	text, _ := json.Marshal(results)
	fmt.Println(string(text))
}
"""


class Program:
    """Declarations as a program that decodes and encodes documents."""

    def __init__(self, folder: Path, declarations: Iterable[Declaration], names: Iterable[str]):
        helpers = folder / "jsonschema"
        helpers.mkdir(parents=True)
        for path in _RUNTIME.glob("*.go"):
            if not path.name.endswith("_test.go"):
                shutil.copy(path, helpers)
        (folder / "go.mod").write_text("module types\n\ngo 1.26\n")
        (folder / "types.go").write_text(printed(declarations, "main"))
        made = "".join(f'\t"{name}": func() value {{ return new({name}) }},\n' for name in names)
        (folder / "main.go").write_text(_MAIN % made)
        self._program = folder / "program"
        self._go(folder, "vet", "./...")
        self._go(folder, "build", "-o", str(self._program), ".")

    def run(self, tasks: list[dict[str, object]]) -> list[dict[str, object]]:
        done = subprocess.run(
            [self._program], input=json.dumps(tasks), capture_output=True, text=True, check=True
        )
        results: list[dict[str, object]] = json.loads(done.stdout)
        return results

    @staticmethod
    def _go(folder: Path, *arguments: str) -> None:
        done = subprocess.run(
            ["go", *arguments], cwd=folder, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
