"""A cache and a config for each test."""

import os
import shutil
from pathlib import Path

import pytest

from tests.cli.projects import generate
from tests.support.caches import fresh_cache
from tests.support.projects import FIXTURES


@pytest.fixture(autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache without stamps; tools and compiled specs are those of the machine."""
    fresh = fresh_cache(tmp_path_factory, monkeypatch)
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    return fresh


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """The shop's config with its spec, in a folder of its own."""
    folder = tmp_path / "conf"
    folder.mkdir()
    shutil.copytree(FIXTURES / "shop" / "api", folder / "api")
    return Path(shutil.copy(FIXTURES / "shop" / "project.yaml", folder))


@pytest.fixture
def project(config: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """The shop, generated from `config`."""
    target = tmp_path / "shop"
    assert generate(config, target) == 0
    capsys.readouterr()
    return target


@pytest.fixture
def shop(project: Path) -> Path:
    """The project by its name."""
    return project
