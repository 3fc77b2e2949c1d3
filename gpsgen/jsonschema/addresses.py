"""Addresses of documents and schemas: URIs (RFC 3986), and JSON pointers (RFC 6901)."""

from __future__ import annotations

import re
from os.path import normpath
from pathlib import Path as FilePath
from typing import TYPE_CHECKING
from urllib.parse import unquote, urldefrag, urljoin

if TYPE_CHECKING:
    from gpsgen.diagnostics.model import Path
    from gpsgen.read.json_data import JSONData

_ARRAY_INDEX = re.compile(r"0|[1-9][0-9]{0,8}", re.ASCII)


def address(file: FilePath) -> str:
    """Return the address of a file, whose folders have no `..` left."""
    return FilePath(normpath(file.absolute())).as_uri()


def split(base: str, reference: str) -> tuple[str, str]:
    """Return the address that a reference means, and its decoded fragment; none for no URI."""
    try:
        # urljoin does not know that a URN has fragments
        joined = f"{base}{reference}" if reference.startswith("#") else urljoin(base, reference)
        uri, fragment = urldefrag(joined)
    except ValueError:
        return "", ""
    return uri, unquote(fragment)


def pointer_of(path: Path) -> str:
    """Return the JSON pointer of a path: `/properties/a~1b`."""
    return "".join(f"/{str(step).replace('~', '~0').replace('/', '~1')}" for step in path)


def follow(data: JSONData, pointer: str) -> tuple[Path, JSONData] | None:
    """Follow a JSON pointer; the answer is the path and what is there, or None where nothing is."""
    path: list[str | int] = []
    for written in pointer.split("/")[1:]:
        step = written.replace("~1", "/").replace("~0", "~")
        if isinstance(data, dict) and step in data:
            data = data[step]
            path.append(step)
        elif isinstance(data, list) and _ARRAY_INDEX.fullmatch(step) and int(step) < len(data):
            data = data[int(step)]
            path.append(int(step))
        else:
            return None
    return tuple(path), data
