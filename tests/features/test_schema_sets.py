"""Sets of JSON Schemas: where their packages lie, and what the types in them are called."""

import json
from pathlib import Path

import pytest

import goast
from gpsgen.gomod.requirements import requirements
from gpsgen.jsonschema.patterns.modules import REGEXP2
from tests.config.projects import project, write_project
from tests.generation.wholes import Whole, generated

REST = "applications: [{name: api, transport: [api, sys], worker: [ticker]}]\n"
USER = {"type": "object", "properties": {"id": {"$ref": "ids.json#/definitions/id"}}}
IDS = {"definitions": {"id": {"type": "integer", "minimum": 1}}}


def whole(folder: Path, sets: str, **schemas: object) -> Whole:
    for name, schema in schemas.items():
        (folder / f"{name}.json").write_text(json.dumps(schema))
    return generated(write_project(folder, project(REST + f"jsonschema: {sets}\n")))


def types_of(whole: Whole, path: str) -> set[str]:
    """Return the exported types of a file, which must be a package of its own."""
    source = goast.scan(whole.files[path].decode())
    return {it.name for it in source.declarations if it.kind == "type" and it.name[0].isupper()}


def package_of(whole: Whole, path: str) -> str:
    return goast.scan(whole.files[path].decode()).package


@pytest.mark.go
def test_a_set_is_a_package_with_the_types_it_asks_for(tmp_path: Path) -> None:
    made = whole(
        tmp_path,
        "[{name: user-events, schemas: [{id: user, path: ./user.json, type: Person}, "
        "{id: ids, path: ids.json}]}]",
        user=USER,
        ids=IDS,
    )
    path = "pkg/schema/userevents/psg_schema_gen.go"

    assert package_of(made, path) == "userevents"
    assert {"Person", "IdsJson"} <= types_of(made, path)
    assert json.loads(made.files["api/schema/user-events/user.json"]) == USER
    assert json.loads(made.files["api/schema/user-events/ids.json"]) == IDS
    assert "pkg/runtime/jsonschema/decoder.go" in made.files


@pytest.mark.go
def test_the_older_form_names_types_by_files(tmp_path: Path) -> None:
    made = whole(
        tmp_path, "[{name: a, package: events, path: [user.json, ids.json]}]", user=USER, ids=IDS
    )
    path = "pkg/schema/a/psg_schema_gen.go"

    assert package_of(made, path) == "events"
    assert {"UserJson", "IdsJson"} <= types_of(made, path)


@pytest.mark.go
def test_a_file_may_stand_in_two_sets_and_twice_in_one(tmp_path: Path) -> None:
    items = "{id: x, path: ids.json, type: One}, {id: y, path: ids.json, type: Two}"
    made = whole(
        tmp_path,
        f"[{{name: a, schemas: [{items}]}}, {{name: b, schemas: [{{id: x, path: ids.json}}]}}]",
        ids=IDS,
    )

    assert {"One", "Two"} <= types_of(made, "pkg/schema/a/psg_schema_gen.go")
    assert types_of(made, "pkg/schema/b/psg_schema_gen.go") == {"IdsJson"}


@pytest.mark.go
def test_the_line_ends_of_a_checkout_are_no_part_of_a_copy(tmp_path: Path) -> None:
    (tmp_path / "user.json").write_bytes(b'{\r\n  "type": "object"\r\n}\r\n')
    made = whole(tmp_path, "[{name: a, schemas: [{id: u, path: user.json}]}]")

    assert made.files["api/schema/a/user.json"] == b'{\n  "type": "object"\n}\n'


@pytest.mark.go
def test_a_pattern_with_look_around_requires_its_module(tmp_path: Path) -> None:
    ahead = {"type": "string", "pattern": "^(?!x)(?=.*(a)\\1)"}
    made = whole(tmp_path, "[{name: a, schemas: [{id: u, path: user.json}]}]", user=ahead)

    assert f"{REGEXP2.path} {REGEXP2.version}" in made.files["go.mod"].decode()


def test_the_module_of_patterns_is_pinned_once() -> None:
    assert requirements([REGEXP2.path]).direct == {REGEXP2.path: REGEXP2.version}


@pytest.mark.go
def test_a_project_without_schemas_has_nothing_of_them(tmp_path: Path) -> None:
    made = generated(write_project(tmp_path, project(REST)))

    assert not [path for path in made.files if "schema/" in path]
