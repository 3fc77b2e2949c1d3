"""There is no text template: what becomes another language's source goes through its printer.

Every string literal of `gpsgen` and `goast` outside the printers is shown to the parsers of the
languages that we write; none of them may take it for a declaration, a statement or a document.
"""

import importlib.metadata
import json
import re
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest
import yaml

from gpsgen.config.schema import SCHEMAS
from gpsgen.toolchain import find_toolchain
from tests.architecture.literals import Literal, literals, literals_of

ROOT = Path(__file__).parents[2]
GOSYNTAX = Path(__file__).parent / "gosyntax"

#: The printers: they alone know how a language is spelt.
PRINTERS = ("goast/printer.py", "goast/print_expressions.py", "goast/print_statements.py")
PRINTER_FOLDER = "gpsgen/syntax/"

#: The pages of `gpsgen explain` show configs to people; that nothing else reads them is a test in
#: tests/diagnostics/test_explanations.py.
PAGES_FOLDER = "gpsgen/diagnostics/explanations/"

TEMPLATE_ENGINES = {
    "chameleon", "chevron", "cheetah3", "django", "genshi", "jinja2", "liquidpy", "mako",
    "minijinja", "mustache", "pystache", "python-liquid", "tenjin", "tornado",
}  # fmt: skip

#: Files of a package that are neither Python nor the runtime: data that other tools made or read.
DATA = {
    "gpsgen/compile/tools/ogen/go.mod",
    "gpsgen/compile/tools/ogen/go.sum",
    "gpsgen/features/repository/golangci_lint/go.mod",
    "gpsgen/features/repository/golangci_lint/go.sum",
    "gpsgen/gomod/pins.json",
    "gpsgen/py.typed",
    "goast/py.typed",
    # made from the models, and held to them by tests/config/test_schema.py
    *(f"gpsgen/config/schemas/{name}.schema.json" for name in SCHEMAS),
}

_MAKE = re.compile(r"^(?!-)[\w./%$(){}-]+[ ]*(?::[^\n=]*\n\t|[:?+]?=[ ]*\S)", re.MULTILINE)
_DOCKER = re.compile(
    r"^(?:FROM|RUN|COPY|ADD|ENTRYPOINT|CMD|ENV|ARG|LABEL|USER|EXPOSE|WORKDIR|HEALTHCHECK)[ ]\S",
    re.MULTILINE,
)
_SQL = re.compile(
    r"^\s*(?:SELECT\s.+\sFROM|INSERT\s+INTO|UPDATE\s.+\sSET|DELETE\s+FROM|(?:CREATE|ALTER|DROP)\s"
    r"+(?:TABLE|INDEX|SCHEMA|DATABASE|USER|TYPE|VIEW))\s",
    re.IGNORECASE | re.DOTALL,
)
_SHELL = re.compile(r"^#!|^(?:set -|export \w+=|if \[|for \w+ in )", re.MULTILINE)


def cheats(found: Iterable[Literal]) -> list[str]:
    """Return the literals that are source of another language, with that language's name."""
    found = list(found)
    go = _go_takes([literal.text for literal in found])
    return [
        f"{language}: {literal}"
        for literal, is_go in zip(found, go, strict=True)
        for language in _languages(literal.text, is_go=is_go)
    ]


def _languages(text: str, *, is_go: bool) -> Iterable[str]:
    if is_go:
        yield "Go"
    if "\n" in text.strip() and _is_yaml_collection(text):
        yield "YAML"
    for language, pattern in (
        ("Make", _MAKE), ("Docker", _DOCKER), ("SQL", _SQL), ("shell", _SHELL)
    ):  # fmt: skip
        if pattern.search(text):
            yield language


def _is_yaml_collection(text: str) -> bool:
    try:
        return bool(isinstance(yaml.safe_load(text), dict | list))
    except yaml.YAMLError:
        return False


def _go_takes(texts: list[str]) -> list[bool]:
    toolchain = find_toolchain()
    ran = subprocess.run(
        [toolchain.go, "run", "."],
        cwd=GOSYNTAX,
        env=toolchain.environment() | {"GOWORK": "off"},
        input=json.dumps(texts),
        capture_output=True,
        text=True,
        check=True,
    )
    answers: list[bool] = json.loads(ran.stdout)
    return answers


def _is_printer(literal: Literal) -> bool:
    return literal.path in PRINTERS or literal.path.startswith(PRINTER_FOLDER)


@pytest.mark.go
def test_no_literal_outside_the_printers_is_source() -> None:
    found = [
        literal
        for package in ("gpsgen", "goast")
        for literal in literals_of(ROOT / package)
        if not _is_printer(literal) and not literal.path.startswith(PAGES_FOLDER)
    ]

    assert len(found) > 1000
    assert cheats(found) == []


@pytest.mark.go
@pytest.mark.parametrize(
    ("language", "code"),
    [
        ("Go", "x = 'package main'"),
        ("Go", "x = 'func main() {}'"),
        ("Go", "x = 'type T struct { A int }'"),
        ("Go", "x = 'var x = 1'"),
        ("Go", "x = 'return nil, err'"),
        ("Go", "x = 'if err != nil { return err }'"),
        ("Go", "x = 'os.Exit(1)'"),
        ("Go", "x = f'a.{method}(svc)'"),
        ("Go", "x = f'{name} := {value}'"),
        ("Go", "x = b'import \"fmt\"'"),
        ("Go", "x = '\\n'.join(['x', 'defer stop()'])"),
        ("YAML", "x = 'version: 2\\nlinters: {}\\n'"),
        ("YAML", "x = f'- {a}\\n- {b}\\n'"),
        ("Make", "x = 'build:\\n\\tgo build ./...\\n'"),
        ("Make", "x = 'GO ?= go'"),
        ("Docker", "x = f'FROM {image}'"),
        ("Docker", "x = 'RUN apk add git'"),
        ("SQL", "x = f'INSERT INTO {table} VALUES (1)'"),
        ("shell", "x = '#!/bin/sh\\necho hello'"),
    ],
)
def test_a_cheat_is_found(language: str, code: str) -> None:
    found = cheats(literals(code, "cheat.py"))

    assert [entry for entry in found if entry.startswith(f"{language}: ")]


@pytest.mark.go
def test_names_paths_and_sentences_are_no_cheats() -> None:
    code = "x = ['err', 'a.Config', 'NewServer', 'nothing to do: 3 files', 'go', '-o', 'break']"

    assert cheats(literals(code, "fair.py")) == []


def test_docstrings_are_not_read() -> None:
    assert literals('"""func f() {}"""\n\ndef g():\n    """return x"""\n', "x.py") == []


def test_no_template_engine_is_installed_with_gpsgen() -> None:
    closure = _requirements("gpsgen")

    assert {"typer", "pydantic", "strictyaml"} <= closure
    assert closure & TEMPLATE_ENGINES == set()


def test_no_module_imports_the_templates_of_the_standard_library() -> None:
    pattern = re.compile(r"^\s*(?:from string import .*Template|import string$)", re.MULTILINE)
    modules = [path for package in ("gpsgen", "goast") for path in (ROOT / package).rglob("*.py")]

    assert [path.name for path in modules if pattern.search(path.read_text())] == []


def test_a_package_holds_no_file_that_could_be_a_template() -> None:
    files = {
        path.relative_to(ROOT).as_posix()
        for package in ("gpsgen", "goast")
        for path in (ROOT / package).rglob("*")
        if path.is_file() and path.suffix not in {".py", ".pyc"}
    }

    assert {path for path in files if not path.startswith("gpsgen/runtime/")} == DATA


def _requirements(distribution: str) -> set[str]:
    """Return the names of all distributions that an installation brings with it."""
    waiting, seen = [distribution], set[str]()
    while waiting:
        name = waiting.pop()
        try:
            required = importlib.metadata.requires(name) or []
        except importlib.metadata.PackageNotFoundError:
            continue
        for line in required:
            dependency = re.split(r"[^\w.-]", line, maxsplit=1)[0].lower()
            if "extra ==" not in line and dependency not in seen:
                seen.add(dependency)
                waiting.append(dependency)
    return seen
