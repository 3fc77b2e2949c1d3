"""The runtime's packages that a project gets."""

import pytest

from goast.scanner import scan
from gpsgen.plan.static_go import RUNTIME_FOLDER, RUNTIME_MODULE, runtime_files, sources
from gpsgen.resolve.project import Logger, Project

PROJECT = Project("shop", "example.com/shop", "1.26", Logger.SLOG, "", "", (), (), ())


@pytest.mark.parametrize("package", ["app", "logger/zerolog", "httpserver"])
def test_a_package_comes_with_all_that_it_imports(package: str) -> None:
    copy = runtime_files(PROJECT, [package])

    folders = {file.path.rpartition("/")[0] for file in copy}
    own = f"{PROJECT.module}/"
    for file in copy:
        assert isinstance(file.content, str)
        for entry in scan(file.content).imports:
            assert not entry.path.startswith(RUNTIME_MODULE)
            if entry.path.startswith(own):
                assert entry.path.removeprefix(own) in folders
    assert f"{RUNTIME_FOLDER}/{package}" in folders


def test_only_the_imports_differ_from_the_source() -> None:
    copy = runtime_files(PROJECT, ["app"])

    by_path = {file.path: file.content for file in copy}
    for source in sources("app"):
        written = source.read_text().replace(
            f'"{RUNTIME_MODULE}/', '"example.com/shop/pkg/runtime/'
        )
        assert by_path[f"{RUNTIME_FOLDER}/app/{source.name}"] == written


def test_tests_stay_behind_and_the_order_is_always_the_same() -> None:
    one = runtime_files(PROJECT, ["httpserver", "app"])

    assert one == runtime_files(PROJECT, ["app", "httpserver", "app"])
    assert not [file.path for file in one if "_test." in file.path]
