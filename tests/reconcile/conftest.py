"""A cache for each test, and no repository around it."""

import os
from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache that holds nothing yet."""
    place = tmp_path_factory.mktemp("cache")
    monkeypatch.setenv("GPSGEN_CACHE", str(place))
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    return place
