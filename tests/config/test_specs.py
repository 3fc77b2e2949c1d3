"""Specs that entries name: whatever they hold, findings are located, few, and come to an end."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gpsgen.config import LoadedConfig, load_config
from gpsgen.diagnostics import codes
from tests.config.projects import project, write_project
from tests.generation.openapi_shapes import SHAPES, Data, Shape
from tests.support.projects import FIXTURES, fixture_names

HEAD = "openapi: 3.0.3\ninfo: {title: api, version: '1'}\n"
PATHS = "paths: {/pets: {get: {responses: {'200': {description: all}}}}}\n"


def load(folder: Path, spec: str) -> LoadedConfig:
    (folder / "api.yml").write_text(spec, "utf-8")
    return load_config(write_project(folder, project()))


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.entry)
def test_a_spec_that_compiles_has_no_findings(shape: Shape, tmp_path: Path) -> None:
    assert not len(load(tmp_path, json.dumps(shape.spec)).diagnostics)


@pytest.mark.parametrize("name", fixture_names())
def test_a_fixture_has_no_findings(name: str) -> None:
    assert not load_config(FIXTURES / name / "project.yaml").diagnostics.has_errors


def test_aliases_may_nest_more_deeply_than_any_text(tmp_path: Path) -> None:
    levels = [
        f"  s{n}: &s{n} {'{items: ' * 50}{f'*s{n - 1}' if n else target}{'}' * 50}"
        for n, target in enumerate(["{$ref: '#/nowhere'}", *[""] * 99])
    ]
    spec = f"{HEAD}{PATHS}x-base:\n" + "\n".join(levels) + "\ncomponents: {schemas: {A: *s99}}\n"

    (finding,) = load(tmp_path, spec).diagnostics

    assert finding.code is codes.SPEC_INVALID
    assert len(finding.path) > 5000


def test_aliases_may_multiply(tmp_path: Path) -> None:
    levels = [f"  s{n}: &s{n} {{a: *s{n - 1}, b: *s{n - 1}}}" for n in range(1, 60)]
    spec = f"{HEAD}{PATHS}components:\n  schemas: {{A: *s59}}\n"
    base = "x-base:\n  s0: &s0 {$ref: '#/nowhere'}\n" + "\n".join(levels) + "\n"

    (finding,) = load(tmp_path, base + spec).diagnostics

    assert finding.code is codes.SPEC_INVALID


@pytest.mark.parametrize(
    "paths",
    [
        "{/pets: {$ref: '#/paths/~1pets'}}",
        "{/pets: {$ref: '#/paths/~1dogs'}, /dogs: {$ref: '#/paths/~1pets'}}",
    ],
)
def test_references_may_run_in_circles(paths: str, tmp_path: Path) -> None:
    load(tmp_path, f"{HEAD}paths: {paths}\n")


def test_one_target_that_is_missing_is_one_finding(tmp_path: Path) -> None:
    schemas = [f"    S{n}: {{$ref: '#/components/schemas/Pet'}}" for n in range(1000)]
    spec = f"{HEAD}{PATHS}components:\n  schemas:\n" + "\n".join(schemas) + "\n"

    assert len(load(tmp_path, spec).diagnostics) == 1


KEYS = [
    "openapi", "info", "paths", "components", "security", "securitySchemes", "schemas", "/pets",
    "get", "operationId", "responses", "200", "$ref", "content", "examples", "properties", "items",
]  # fmt: skip
TEXTS = [
    "3.0.3", "#/paths", "#/paths/~1pets/get/", "common.yml#/x", "#", "%", "#/%ff", "a" * 300 + "#/",
    "http://[", "\x00", "/", "//host/x", "file:///etc/passwd#/", "",
]  # fmt: skip
VALUES = st.recursive(
    st.sampled_from(TEXTS) | st.none() | st.integers(),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=4)
    ),
    max_leaves=20,
)


@given(paths=VALUES, components=VALUES, more=st.dictionaries(st.sampled_from(KEYS), VALUES))
def test_no_spec_is_more_than_located_findings(
    paths: Data, components: Data, more: Data, tmp_path_factory: pytest.TempPathFactory
) -> None:
    spec = {"openapi": "3.1.0", "paths": paths, "components": components, **more}

    loaded = load(tmp_path_factory.mktemp("spec"), json.dumps(spec))

    for finding in loaded.diagnostics:
        assert finding.span.file in loaded.sources
        assert finding.message
