"""What V8 and generated Go say of patterns."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from goast import BOOL, STRING, File, Func, Ident, Package, Param, Return, render, slice_of, var
from goast.nodes import CompositeLit, FuncType
from gpsgen.jsonschema.output import PackageHelpers
from gpsgen.jsonschema.patterns import Patterns
from gpsgen.jsonschema.scope import Scope
from gpsgen.toolchain import find_toolchain

if TYPE_CHECKING:
    from collections.abc import Sequence

_RUNTIME = Path(__file__).parents[3] / "gpsgen" / "runtime"
_MAIN = """package main

import (
	"encoding/json"
	"os"
)

func main() {
	var subjects [][]string
	if err := json.NewDecoder(os.Stdin).Decode(&subjects); err != nil {
		panic(err)
	}
	answers := make([][]bool, len(subjects))
	for i, all := range subjects {
		answers[i] = []bool{}
		for _, subject := range all {
			answers[i] = append(answers[i], tests[i](subject))
		}
	}
	if err := json.NewEncoder(os.Stdout).Encode(answers); err != nil {
		panic(err)
	}
}
"""
#: How long all patterns may take, in seconds: an engine that goes back may never end.
_PATIENCE = 300
_NODE = """
const [patterns, subjects, modes] = JSON.parse(require("fs").readFileSync(0, "utf8"));
const compile = (p) => {
  for (const flags of modes) { try { return new RegExp(p, flags); } catch (e) {} }
  return null;
};
console.log(JSON.stringify(patterns.map((p, i) => {
  const regexp = compile(p);
  return regexp && subjects[i].map((s) => regexp.test(s));
})));
"""


def find_node() -> str | None:
    """Return the command of Node."""
    return shutil.which("node")


def ask_node(
    patterns: Sequence[str], subjects: Sequence[Sequence[str]], modes: Sequence[str] = ("u", "")
) -> list[list[bool] | None]:
    """Return for each pattern in which subjects V8 finds it; None where it is none.

    The modes are the flags that it is compiled with, the first that will do.
    """
    ran = subprocess.run(
        ["node", "-e", _NODE],
        input=json.dumps([patterns, subjects, modes]),
        capture_output=True,
        text=True,
        check=True,
        timeout=_PATIENCE,
    )
    answers: list[list[bool] | None] = json.loads(ran.stdout)
    return answers


def ask_go(
    folder: Path, patterns: Sequence[str], subjects: Sequence[Sequence[str]]
) -> list[list[bool]]:
    """Return for each pattern in which subjects generated Go finds it."""
    printer = Patterns(PackageHelpers(Package("unused.test/jsonschema", "jsonschema")), Scope())
    tests = [
        Func(f"test{n}", [Param("s", STRING)], [BOOL], [Return(printer.test(it, Ident("s")))])
        for n, it in enumerate(patterns)
    ]
    type_ = slice_of(FuncType([STRING], [BOOL]))
    table = var("tests", values=CompositeLit(type_, [it.name for it in tests]))
    (folder / "patterns.go").write_text(render(File("main", [*tests, table, *printer.decls()])))
    (folder / "main.go").write_text(_MAIN)
    required = "".join(f"require {it.path} {it.version}\n" for it in printer.modules())
    (folder / "go.mod").write_text(f"module patterns.test\n\ngo 1.26\n\n{required}")
    shutil.copy(_RUNTIME / "go.sum", folder)
    toolchain = find_toolchain()
    environment = toolchain.environment() | {"GOFLAGS": "-mod=mod", "GOWORK": "off"}
    binary = folder / "patterns"
    built = subprocess.run(
        [toolchain.go, "build", "-gcflags=-l -N", "-o", binary, "."],
        cwd=folder, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert built.returncode == 0, built.stderr
    ran = subprocess.run(
        [binary], input=json.dumps(subjects), capture_output=True, text=True, check=True
    )
    answers: list[list[bool]] = json.loads(ran.stdout)
    return answers
