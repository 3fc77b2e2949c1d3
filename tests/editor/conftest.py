"""The YAML language server that editors run, from the registry of npm into the user's cache."""

import hashlib
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from gpsgen.compile.cache import cache_dir
from tests.editor.language_server import Editor, editing
from tests.support.projects import FIXTURES

#: Names the server, and locks it and all that it needs by their hashes.
LOCKED = Path(__file__).parent / "yaml_language_server"


@pytest.fixture(scope="session")
def editor() -> Iterator[Editor]:
    """Return an editor in which this repository is open."""
    missing = [tool for tool in ("node", "npm") if not shutil.which(tool)]
    if missing:
        pytest.skip(f"the YAML language server needs {' and '.join(missing)}, not found on PATH")
    with editing(["node", str(_installed()), "--stdio"], FIXTURES.parent) as opened:
        yield opened


def _installed() -> Path:
    """Return the server, which is installed at its first use."""
    digest = hashlib.sha256((LOCKED / "package-lock.json").read_bytes()).hexdigest()
    folder = cache_dir() / "yaml-language-server" / digest[:16]
    if not folder.exists():
        folder.parent.mkdir(parents=True, exist_ok=True)
        # Only what is whole gets the name by which the next test finds it.
        with tempfile.TemporaryDirectory(dir=folder.parent) as scratch:
            unfinished = Path(scratch) / "server"
            shutil.copytree(LOCKED, unfinished)
            _install(unfinished)
            try:
                unfinished.rename(folder)
            except OSError:
                # another process of the test run was faster
                assert folder.exists()
    return folder / "node_modules/yaml-language-server/bin/yaml-language-server"


def _install(folder: Path) -> None:
    command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
    ran = subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, "npm_config_update_notifier": "false"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, f"{' '.join(command)}:\n{ran.stdout}{ran.stderr}"
