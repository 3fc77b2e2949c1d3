"""The schemas for editors accept what gpsgen accepts, and know every field."""

import json
import tempfile
from collections.abc import Callable, Iterator
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator
from jsonschema import ValidationError as JsonSchemaError
from pydantic import ValidationError

from gpsgen.__main__ import run
from gpsgen.cli import app
from gpsgen.config import Config, load_config
from gpsgen.config.kept_schemas import place
from gpsgen.config.retired import RETIRED
from gpsgen.config.schema import SCHEMAS, schema_text
from gpsgen.config.sections import Main
from gpsgen.diagnostics import Diagnostics, Severity, Source
from gpsgen.model.base import Section
from gpsgen.read.config import parse_config
from gpsgen.read.document import Document
from tests.strategies import ProjectFiles, projects
from tests.strategies.hostile import HOSTILE_TEXTS
from tests.strategies.mutations import mistyped_projects, mutated_projects
from tests.support import core_schema
from tests.support.projects import FIXTURES, fixture_names

EVERY_FIELD = Path(__file__).parent / "every_field"
FILES = {name: Draft7Validator(json.loads(schema_text(name))) for name in SCHEMAS}
PROJECT = FILES["project"]
PLAIN = [
    "", "x", "X", "a, b", "a b", "/x", "v1", "true", "on", "No", "0", "1", "-1", "0x10", "8085",
    "65536", "012", "1.5", "1.2.3", "1e3", ".inf", "ogen", "docker", [], {}, ["x"], [""], ["1"],
    [[]], {"name": "x"}, {"x": "y"}, [{"name": "x"}], [{}],
]  # fmt: skip
"""What is put in the place of each value, as it is written: nothing at all is an empty text."""


def document(text: str) -> Document | None:
    return parse_config(Source("project.yaml", text), Diagnostics())


def faults(validator: Draft7Validator, written: object) -> list[str]:
    return [f"{list(error.path)}: {error.message}" for error in validator.iter_errors(written)]


def all_errors(validator: Draft7Validator, written: object) -> Iterator[JsonSchemaError]:
    """All errors, also those of the alternatives that none was right of."""
    waiting = list(validator.iter_errors(written))
    while waiting:
        error = waiting.pop()
        waiting += error.context or ()
        yield error


@cache
def of_section(section: str) -> Draft7Validator:
    whole = PROJECT.schema
    return PROJECT.evolve(
        schema={"definitions": whole["definitions"], **whole["properties"][section]}
    )


@cache
def every_field(name: str = "project") -> Document:
    found = document((EVERY_FIELD / f"{name}.yaml").read_text("utf-8"))
    assert found
    return found


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_one_of_draft_07(name: str) -> None:
    Draft7Validator.check_schema(FILES[name].schema)
    assert FILES[name].schema["$schema"] == "http://json-schema.org/draft-07/schema#"


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_schema_that_is_kept_is_the_one_that_is_printed(name: str) -> None:
    assert place(name).read_text("utf-8") == schema_text(name)


def test_the_command_offers_every_schema() -> None:
    assert get_args(app.SchemaName) == tuple(SCHEMAS)


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_command_prints_a_schema(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["schema", name]) == 0
    assert capsys.readouterr().out == schema_text(name)


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_field_has_a_description_and_is_accepted(name: str) -> None:
    found = every_field(name)

    assert faults(FILES[name], core_schema.data(found.root)) == []
    assert set(properties(FILES[name].schema)) - paths(found.data) == set()
    bare = [path for path, schema in properties(FILES[name].schema).items() if not said(schema)]
    assert bare == []


def test_the_config_with_every_field_loads() -> None:
    loaded = load_config(EVERY_FIELD / "project.yaml")

    assert [finding.concise for finding in loaded.diagnostics if is_error(finding)] == []


@pytest.mark.parametrize("name", fixture_names())
def test_the_examples_are_accepted_and_name_the_schema(name: str) -> None:
    text = (FIXTURES / name / "project.yaml").read_text("utf-8")
    found = document(text)

    assert found
    assert faults(PROJECT, core_schema.data(found.root)) == []
    assert text.startswith("# yaml-language-server: $schema=project.schema.json\n")
    assert (FIXTURES / name / "project.schema.json").samefile(place("project"))


@given(projects())
def test_valid_configs_are_accepted(project: ProjectFiles) -> None:
    found = document(project.config)
    assert found
    assert faults(PROJECT, core_schema.data(found.root)) == []


@given(mutated_projects() | mistyped_projects())
def test_what_the_schema_refuses_gpsgen_refuses(project: ProjectFiles) -> None:
    found = document(project.config)
    refused = found and faults(PROJECT, core_schema.data(found.root))
    if refused:
        with tempfile.TemporaryDirectory() as folder:
            assert load_config(project.write(Path(folder))).diagnostics.has_errors, refused


@pytest.mark.parametrize("section", every_field().data)
def test_no_single_change_is_refused_that_gpsgen_accepts(section: str) -> None:
    written = every_field().data[section]
    for path in places(written, ()):
        for value in PLAIN:
            check_agreement(section, replaced(written, path, value))
        check_agreement(section, dropped(written, path))


@pytest.mark.parametrize("name", [name for name in SCHEMAS if name != "project"])
def test_no_single_change_of_another_file_is_refused_that_gpsgen_accepts(name: str) -> None:
    written = every_field(name).data
    for path in places(written, ()):
        for changed in (*(replaced(written, path, it) for it in PLAIN), dropped(written, path)):
            refused = faults(FILES[name], as_editors_read(changed))
            assert not refused or not is_taken(changed, SCHEMAS[name].model), refused


@given(st.data(), st.text(max_size=8) | HOSTILE_TEXTS)
def test_no_text_is_refused_that_gpsgen_accepts(data: st.DataObject, text: str) -> None:
    section = data.draw(st.sampled_from(sorted(every_field().data)))
    written = every_field().data[section]
    path = data.draw(st.sampled_from(list(places(written, ()))))
    check_agreement(section, replaced(written, path, text))


@pytest.mark.parametrize("word", core_schema.NULLS)
def test_the_words_for_nothing_want_quotes_in_an_editor_only(word: str) -> None:
    """gpsgen takes them for the text that they are; an editor cannot tell them from nothing."""
    assert Main.model_validate({"name": "shop", "author": word}).author == word
    assert of_section("main").is_valid({"name": "shop", "author": word})
    assert not of_section("main").is_valid({"name": "shop", "author": None})


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ("main: {name: Shop}", ["main", "name"]),
        ("main: {nam: shop}", ["main"]),
        ("main: {name: shop, logger: zap}", ["main", "logger"]),
        ("main: {name: shop, dev_stand: maybe}", ["main", "dev_stand"]),
        ("main: {name: shop, ci: githb}", ["main", "ci"]),
        ("git: {repo: r}", ["git"]),
        ("git: {repo: r, module_path: Shop}", ["git", "module_path"]),
        ("tools: {golang_version: go1.26}", ["tools", "golang_version"]),
        ("tools: {ogen_version: 1.20}", ["tools", "ogen_version"]),
        ("rest: [{name: 9, generator_type: ogen}]", ["rest", 0]),
        ("rest: [{name: a, generator_type: template, port: 1}]", ["rest", 0]),
        ("applications: [{name: a, transport: [{nme: x}]}]", ["applications", 0, "transport"]),
        ("applications: [{name: a, use_envs: off}]", ["applications", 0, "use_envs"]),
        ("post_generate: [git_instal]", ["post_generate"]),
        ("scheduler: {}", ["scheduler"]),
        ("applcations: []", []),
    ],
)
def test_a_fault_is_refused_at_its_place(change: str, place: list[str | int]) -> None:
    found = document(change)
    assert found
    changed: Any = core_schema.data(every_field().root)
    changed |= core_schema.data(found.root)

    assert place in [list(error.absolute_path) for error in all_errors(PROJECT, changed)]


@pytest.mark.parametrize("path", RETIRED)
def test_a_retired_key_says_what_gpsgen_says(path: str) -> None:
    retired = properties(PROJECT.schema, with_retired=True)[path.replace(".[]", "")]

    assert retired["doNotSuggest"]
    assert RETIRED[path].message in retired["deprecationMessage"]
    is_warning = RETIRED[path].code.severity is Severity.WARNING
    assert PROJECT.evolve(schema=retired).is_valid("anything") == is_warning


def is_error(finding: Any) -> bool:
    return finding.code.severity is Severity.ERROR


def said(schema: Any) -> bool:
    return schema.get("description", "").endswith(".")


def properties(schema: Any, path: str = "", *, with_retired: bool = False) -> dict[str, Any]:
    """All properties of a schema by their path, without indices."""
    found: dict[str, Any] = {}
    for name, inner in schema.get("properties", {}).items():
        if with_retired or "deprecationMessage" not in inner:
            place = f"{path}.{name}".lstrip(".")
            found |= {place: inner, **properties(inner, place, with_retired=with_retired)}
    items = [schema["items"]] if "items" in schema else []
    for inner in (*items, *schema.get("anyOf", ())):
        found |= properties(inner, path, with_retired=with_retired)
    return found


def paths(data: Any, path: str = "") -> set[str]:
    """All paths of data, without indices."""
    if isinstance(data, list):
        return {inner for item in data for inner in paths(item, path)}
    if not isinstance(data, dict):
        return {path}
    inner = {place for key, value in data.items() for place in paths(value, f"{path}.{key}")}
    return {path.lstrip("."), *(place.lstrip(".") for place in inner)}


def places(data: Any, path: tuple[str | int, ...]) -> Iterator[tuple[str | int, ...]]:
    """The paths of all values in data, with indices."""
    if path:
        yield path
    steps = enumerate(data) if isinstance(data, list) else getattr(data, "items", tuple)()
    for step, value in steps:
        yield from places(value, (*path, step))


def replaced(whole: Any, path: tuple[str | int, ...], value: object) -> Any:
    changed = deepcopy(whole)
    container = changed
    for step in path[:-1]:
        container = container[step]
    container[path[-1]] = value
    return changed


def dropped(whole: Any, path: tuple[str | int, ...]) -> Any:
    changed = deepcopy(whole)
    container = changed
    for step in path[:-1]:
        container = container[step]
    del container[path[-1]]
    return changed


def check_agreement(section: str, written: Any) -> None:
    """Check that gpsgen refuses a section that its schema refuses."""
    refused = faults(of_section(section), as_editors_read(written))
    if refused:
        changed = {**every_field().data, section: written}
        # what belongs together only rules know, and they take their time
        assert not is_taken(changed) or has_errors(changed), refused


def as_editors_read(written: Any) -> object:
    """What an editor reads where all scalars are written without quotes."""
    return mapped(written, core_schema.scalar)


def is_taken(written: Any, model: type[Section] = Config) -> bool:
    """Whether the shape of a file is right; nothing written is None, as the reader has it."""
    try:
        model.model_validate(mapped(written, lambda text: text or None))
    except ValidationError:
        return False
    return True


def mapped(written: Any, scalar: Callable[[str], object]) -> Any:
    if isinstance(written, dict):
        return {key: mapped(value, scalar) for key, value in written.items()}
    if isinstance(written, list):
        return [mapped(item, scalar) for item in written]
    return scalar(written)


def has_errors(written: Any) -> bool:
    with tempfile.TemporaryDirectory() as folder:
        for file in EVERY_FIELD.iterdir():
            (Path(folder) / file.name).write_bytes(file.read_bytes())
        config = Path(folder) / "project.yaml"
        config.write_text(json.dumps(written), "utf-8")
        return load_config(config).diagnostics.has_errors
