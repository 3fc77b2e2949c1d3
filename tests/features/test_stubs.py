"""The methods that features ask of people: by which names their files go, and that they agree."""

import re
from dataclasses import replace

import pytest

import goast
from goast.names import check_file_path
from gpsgen.compile.ogen import compile_spec
from gpsgen.config import load_config
from gpsgen.pipeline import plan
from gpsgen.plan.files import PlannedFile
from gpsgen.plan.golang import stub_files
from gpsgen.resolve.resolving import resolve
from gpsgen.toolchain import find_toolchain
from tests.support.projects import FIXTURES, fixture_names


@pytest.mark.parametrize(
    ("method", "file"),
    [
        ("CreateItem", "create_item_handler.go"),
        ("HTTPGet", "http_get_handler.go"),
        ("V1ItemsIDGet", "v_1_items_id_get_handler.go"),
        ("RunTest", "run_test_handler.go"),
        ("ForWindows", "for_windows_handler.go"),
        ("Ы", "go_handler.go"),
    ],
)
def test_a_file_is_named_after_the_method(method: str, file: str) -> None:
    assert stub_files([method], "handler") == {method: file}
    assert check_file_path(file) == file


def test_no_two_methods_have_one_file_where_case_does_not_count() -> None:
    methods = ["GetSku", "GetSKU", "Getsku", "GetSku2", "Ы", "Я", "X" * 300, "X" * 301]

    files = stub_files(methods, "handler")

    assert list(files) == methods
    assert len({file.lower() for file in files.values()}) == len(methods)


@pytest.fixture(scope="module", params=fixture_names())
def files(request: pytest.FixtureRequest) -> list[PlannedFile]:
    """The plan of a fixture."""
    folder = FIXTURES / request.param
    config = load_config(folder / "project.yaml").config
    assert config
    project = resolve(config, folder)
    compiled = {it: compile_spec(it.specs, find_toolchain) for it in project.ogen_servers}
    return [it for it in plan(replace(project, compiled=compiled)) if it.stubs]


@pytest.mark.go
def test_each_stub_is_a_method_of_the_file_that_is_written_first(files: list[PlannedFile]) -> None:
    assert files
    for file in files:
        assert isinstance(file.content, goast.File)
        first = {it.name: it for it in file.content.decls if isinstance(it, goast.Func) and it.recv}
        alone = {stub.method.name: stub.method for stub in file.stubs}
        assert [replace(it, body=()) for it in alone.values()] == [
            replace(it, body=()) for it in first.values()
        ]


@pytest.mark.go
def test_a_stub_asks_nothing_of_the_type_that_people_write(files: list[PlannedFile]) -> None:
    for file in files:
        for stub in file.stubs:
            assert stub.method.recv
            names = {it.name for it in goast.walk(stub.method) if isinstance(it, goast.Ident)}
            assert not names & set(stub.method.recv.names)


@pytest.mark.go
def test_a_stub_says_who_calls_it(files: list[PlannedFile]) -> None:
    for file in files:
        for stub in file.stubs:
            assert re.fullmatch(
                r"([A-Z]+ /\S*|the security scheme \w+) of \S+\.ya?ml|the worker \S+", stub.caller
            )


@pytest.mark.go
def test_no_stub_has_the_path_of_a_planned_file(files: list[PlannedFile]) -> None:
    for file in files:
        names = [stub.file for stub in file.stubs]
        assert len(set(names)) == len(names)
        assert not {"handler.go", "security.go", "worker.go"} & set(names)
