"""Tools that work on generated projects."""

from pathlib import Path

import pytest

from gpsgen.compile.cache import cache_dir
from gpsgen.features.repository.tools import LINTER_FOLDER, LINTER_PACKAGE
from tests.support.projects import generate, go


@pytest.fixture(scope="session")
def linter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return golangci-lint, built from a project's own pinned module, once for all runs."""
    project = generate("shop", tmp_path_factory.mktemp("linter") / "shop")
    sums = (project / LINTER_FOLDER / "go.sum").read_bytes()
    version = next(line for line in sums.decode().splitlines() if "golangci-lint/v2 " in line)
    binary = cache_dir() / "tools" / f"golangci-lint-{version.split()[1]}" / "golangci-lint"
    if not binary.exists():
        go(project / LINTER_FOLDER, "build", "-o", str(binary), LINTER_PACKAGE)
    return binary
