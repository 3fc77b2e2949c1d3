"""The same config makes the same bytes, wherever, whenever and however Python runs."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from gpsgen.layout import MANIFEST_PATH
from tests.support.projects import FIXTURES, fixture_names, generate

pytestmark = pytest.mark.go

#: What a run may differ in and its output may not.
SURROUNDINGS = {
    "the first hash seed": {"PYTHONHASHSEED": "0"},
    "another hash seed": {"PYTHONHASHSEED": "1"},
    "a third hash seed": {"PYTHONHASHSEED": "2"},
    "another time zone": {"TZ": "Pacific/Kiritimati"},
    "another language": {"LC_ALL": "C", "LANG": "tr_TR.UTF-8"},
    "no UTF-8 mode": {"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "LC_ALL": "C"},
    "another user": {"HOME": "/nonexistent", "USER": "somebody"},
    "another umask": {},
}


def tree(folder: Path) -> dict[str, bytes]:
    """Return the bytes of every file, the manifest's among them."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return tree(generate("shop", tmp_path_factory.mktemp("expected") / "shop"))


@pytest.mark.parametrize("what", SURROUNDINGS)
def test_the_bytes_do_not_depend_on_the_surroundings(
    what: str, expected: dict[str, bytes], tmp_path: Path
) -> None:
    place = tmp_path / "another folder é"
    shutil.copytree(FIXTURES / "shop", place / "config", ignore=shutil.ignore_patterns("golden"))
    cache = {"GPSGEN_CACHE": os.environ.get("GPSGEN_CACHE", str(Path.home() / ".cache/gpsgen"))}
    command = "from gpsgen.__main__ import main; main()"
    arguments = ["generate", "config/project.yaml", "--target", "out", "--no-post-generate"]
    subprocess.run(
        [sys.executable, "-c", command, *arguments],
        cwd=place,
        env={**os.environ, "PYTHONPATH": str(FIXTURES.parent), **cache, **SURROUNDINGS[what]},
        umask=0o027 if what == "another umask" else -1,
        capture_output=True,
        check=True,
    )
    found = tree(place / "out")
    assert found.keys() == expected.keys()
    assert [path for path in found if found[path] != expected[path]] == []


@pytest.mark.parametrize("name", fixture_names())
def test_no_file_names_the_machine(name: str, tmp_path: Path) -> None:
    project = generate(name, tmp_path / name)
    traces = [str(place).encode() for place in (tmp_path, FIXTURES.parent)]
    for path, data in tree(project).items():
        assert not [trace for trace in traces if trace in data], path
    assert (project / MANIFEST_PATH).exists()
