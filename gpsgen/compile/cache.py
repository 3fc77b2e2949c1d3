"""The user's cache: tools that were built, and what they made of each spec."""

import hashlib
import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from gpsgen.errors import EnvironmentMissingError


def cache_dir() -> Path:
    """Return the folder of gpsgen's cache: `$GPSGEN_CACHE`, else the user's place for caches."""
    chosen = os.environ.get("GPSGEN_CACHE")
    if chosen:
        return Path(chosen)
    if sys.platform == "darwin":
        return _home() / "Library" / "Caches" / "gpsgen"
    if sys.platform == "win32" and "LOCALAPPDATA" in os.environ:
        return Path(os.environ["LOCALAPPDATA"]) / "gpsgen" / "cache"
    base = os.environ.get("XDG_CACHE_HOME")
    # a relative path is to be ignored (XDG Base Directory Specification)
    is_usable = base and Path(base).is_absolute()
    return (Path(base) if base and is_usable else _home() / ".cache") / "gpsgen"


def _home() -> Path:
    try:
        return Path.home()
    except RuntimeError as error:
        raise EnvironmentMissingError(
            "this user has no home folder: set GPSGEN_CACHE to a folder for what gpsgen keeps"
        ) from error


def load_json(kind: str, key: str) -> dict[str, Any] | None:
    """Return the data that `store_json` kept under `kind` and `key`, or None."""
    try:
        checksum, _, text = _place(kind, key).read_bytes().partition(b"\n")
    except OSError:
        return None
    if checksum != _checksum(text):
        return None
    data: dict[str, Any] = json.loads(text)
    return data


def store_json(kind: str, key: str, data: Mapping[str, Any]) -> None:
    """Keep `data` under `kind` and `key`; a cache that cannot be written is none."""
    text = json.dumps(data).encode()
    write_atomically(_place(kind, key), _checksum(text) + b"\n" + text)


def write_atomically(path: Path, data: bytes) -> bool:
    """Write a file of the cache so that no reader sees a part of it; return whether it went."""
    # `tempfile` takes a fourth of the time of a run that finds nothing to do
    draft = path.with_name(f"{path.name}.{os.urandom(8).hex()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with open(draft, "xb", opener=_private) as file:
                file.write(data)
            draft.replace(path)
        except BaseException:
            draft.unlink(missing_ok=True)
            raise
    except OSError:
        return False
    return True


def _private(path: str, flags: int) -> int:
    """Open a file that nobody else reads."""
    return os.open(path, flags, 0o600)


def _checksum(text: bytes) -> bytes:
    """Return what the first line of a file must be, so that a damaged one is seen."""
    return hashlib.sha256(text).hexdigest().encode()


def _place(kind: str, key: str) -> Path:
    return cache_dir() / kind / f"{key}.json"
