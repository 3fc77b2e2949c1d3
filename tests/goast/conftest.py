"""Go's own reading of Go, for tests that hold goast against it."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.goast import oracle
from tests.goast.oracle import Astdump


@pytest.fixture(scope="session")
def astdump(tmp_path_factory: pytest.TempPathFactory) -> Astdump:
    return oracle.build(tmp_path_factory.mktemp("astdump") / "astdump")


@pytest.fixture(scope="session")
def typechecks(astdump: Astdump) -> Callable[[list[Path]], list[bool]]:
    """Return a function that says of each file whether it is a program without errors."""
    return lambda paths: [line == "[]" for line in astdump.lines("faults", paths)]


@pytest.fixture
def compiles(tmp_path: Path) -> Callable[[dict[str, str]], str]:
    """Return a function that builds a package and returns what the compiler says."""

    def build(files: dict[str, str]) -> str:
        (tmp_path / "go.mod").write_text("module example.com/shop\n\ngo 1.26\n")
        for path, text in files.items():
            place = tmp_path / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(text)
        command = ["go", "build", "-o", tmp_path / "bin/", "./..."]
        result = subprocess.run(
            command, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False
        )
        return result.stderr if result.returncode else ""

    return build
