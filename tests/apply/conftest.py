"""A project and a cache for each test."""

from pathlib import Path

import pytest

from tests.apply.trees import OLD, plant


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with files of all kinds."""
    return plant(tmp_path / "shop", OLD)


@pytest.fixture(autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache that holds nothing yet."""
    place = tmp_path_factory.mktemp("cache")
    monkeypatch.setenv("GPSGEN_CACHE", str(place))
    return place
