"""The runtime: its version, its catalogue, its linter configuration, and its own checks."""

import hashlib
import json
import re
import subprocess

import pytest

from gpsgen.plan.catalog import CATALOG
from gpsgen.plan.static_go import RUNTIME_SOURCES
from gpsgen.toolchain import find_toolchain
from gpsgen.version import MIN_RUNTIME_VERSION
from tests.support.goldens import LINTERS, linter_configuration

#: The version of the runtime and the content that it stands for: a change of what projects get
#: needs a new version (`app/version.go` and `MIN_RUNTIME_VERSION`), and both lines here.
RELEASED = ("v0.1.0", "ec9cce8fbb646c3f")


def content() -> str:
    """Return a hash of what projects get of the runtime."""
    files = [
        path
        for path in sorted(RUNTIME_SOURCES.rglob("*.go"))
        if not path.name.endswith("_test.go") and "internal" not in path.parts
    ]
    total = hashlib.sha256()
    for path in files:
        total.update(path.relative_to(RUNTIME_SOURCES).as_posix().encode() + path.read_bytes())
    return total.hexdigest()[:16]


def test_the_runtime_names_the_version_that_the_generator_demands() -> None:
    text = (RUNTIME_SOURCES / "app" / "version.go").read_text()
    found = re.search(r'^const Version = "(.+)"$', text, re.MULTILINE)

    assert found
    assert found[1] == MIN_RUNTIME_VERSION


def test_a_changed_runtime_has_a_new_version() -> None:
    assert (MIN_RUNTIME_VERSION, content()) == RELEASED


def test_the_linters_of_the_runtime_are_those_of_projects() -> None:
    assert LINTERS.read_text() == linter_configuration()


@pytest.mark.go
def test_the_catalogue_is_what_the_runtime_declares() -> None:
    assert json.loads(CATALOG.read_text()) == json.loads(_go("run", "./internal/catalog"))


@pytest.mark.go
def test_the_runtime_vets() -> None:
    _go("vet", "./...")


@pytest.mark.go
@pytest.mark.slow
def test_the_runtime_passes_its_own_tests() -> None:
    _go("test", "-race", "./...")


def _go(*arguments: str) -> str:
    toolchain = find_toolchain()
    ran = subprocess.run(
        [toolchain.go, *arguments],
        cwd=RUNTIME_SOURCES,
        env=toolchain.environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout
