"""The user's cache: tools that were built, and what they made of each spec."""

import json
import os
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any


def cache_dir() -> Path:
    """Return the folder of gpsgen's cache: `$GPSGEN_CACHE`, else the user's place for caches."""
    chosen = os.environ.get("GPSGEN_CACHE")
    if chosen:
        return Path(chosen)
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "gpsgen"
    if sys.platform == "win32" and "LOCALAPPDATA" in os.environ:
        return Path(os.environ["LOCALAPPDATA"]) / "gpsgen" / "cache"
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "gpsgen"


def load_json(kind: str, key: str) -> dict[str, Any] | None:
    """Return the data that `store_json` kept under `kind` and `key`, or None."""
    try:
        data = json.loads(_place(kind, key).read_bytes())
    except (OSError, ValueError):
        return None
    return data if isinstance(data, dict) else None


def store_json(kind: str, key: str, data: Mapping[str, Any]) -> None:
    """Keep `data` under `kind` and `key`; a cache that cannot be written is none."""
    write_atomically(_place(kind, key), json.dumps(data).encode())


def write_atomically(path: Path, data: bytes) -> None:
    """Write a file of the cache so that no reader sees a part of it; failure is silent."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).replace(path)
    except OSError:
        return


def _place(kind: str, key: str) -> Path:
    return cache_dir() / kind / f"{key}.json"
