"""The cache of a test, apart from that of the machine."""

from pathlib import Path

import pytest

from gpsgen.compile.cache import cache_dir


def fresh_cache(factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make gpsgen use an empty cache; tools and compiled specs are those of the machine."""
    real, fresh = cache_dir(), factory.mktemp("cache")
    for kind in ("ogen", "tools"):
        (real / kind).mkdir(parents=True, exist_ok=True)
        (fresh / kind).symlink_to(real / kind)
    monkeypatch.setenv("GPSGEN_CACHE", str(fresh))
    return fresh
