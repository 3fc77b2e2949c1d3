"""A cache and a config for each test."""

import os
import shutil
from pathlib import Path

import pytest

from gpsgen.compile.cache import cache_dir
from tests.support.projects import FIXTURES
from tests.support.projects import generate as generate_fixture


@pytest.fixture(autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache without stamps; tools and compiled specs are those of the machine."""
    real = cache_dir()
    fresh = tmp_path_factory.mktemp("cache")
    for kind in ("ogen", "tools"):
        (real / kind).mkdir(parents=True, exist_ok=True)
        (fresh / kind).symlink_to(real / kind)
    monkeypatch.setenv("GPSGEN_CACHE", str(fresh))
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
def shop(config: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """The shop, generated from `config`."""
    generate_fixture("shop", tmp_path / "shop", config=config.parent)
    capsys.readouterr()
    return tmp_path / "shop"
