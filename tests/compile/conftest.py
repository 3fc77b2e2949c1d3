"""A cache for each test; ogen itself is the one of the machine."""

from pathlib import Path

import pytest

from gpsgen.compile.cache import cache_dir


@pytest.fixture(autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache without compiled specs."""
    tools = cache_dir() / "tools"
    tools.mkdir(parents=True, exist_ok=True)
    fresh = tmp_path_factory.mktemp("cache")
    (fresh / "tools").symlink_to(tools)
    monkeypatch.setenv("GPSGEN_CACHE", str(fresh))
    return fresh
