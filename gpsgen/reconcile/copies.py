"""Copies of a project's files in the user's cache: one file a project, each copy by its hash.

After a line with its checksum the file is compressed: a line of JSON with what is said of the
copies and how long each is, and then their bytes.
"""

import contextlib
import functools
import json
import os
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gpsgen.compile.cache import cache_dir, write_atomically
from gpsgen.reconcile.manifest import digest

#: Most of what there is to win, in the time that there is.
_LEVEL = 1


class DamagedCopiesError(Exception):
    """The file of the cache is not as it was written."""


@dataclass(frozen=True, slots=True)
class Copies:
    """Copies that are kept."""

    #: By SHA-256, in hexadecimal.
    data: Mapping[str, bytes]
    #: What is said of them: any JSON.
    record: Any = None


def place_of(kind: str, project: Path) -> Path:
    """Return the file of the cache with the copies of one kind of the folder `project`."""
    return cache_dir() / kind / digest(os.fsencode(project.resolve()))


def keep(kind: str, project: Path, copies: Iterable[bytes], record: object = None) -> bool:
    """Keep `copies` of the folder `project`, in place of those of before; return whether it went.

    `record` is said of them, and is any JSON.
    """
    data = {digest(copy): copy for copy in copies}
    head = {"record": record, "sizes": {known: len(copy) for known, copy in data.items()}}
    whole = b"".join([json.dumps(head).encode(), b"\n", *data.values()])
    packed = zlib.compress(whole, _LEVEL)
    return write_atomically(place_of(kind, project), _checksum(packed) + b"\n" + packed)


def kept(kind: str, project: Path) -> Copies | None:
    """Return the copies of one kind of the folder `project`; None where there are none.

    Raises:
        DamagedCopiesError: the file is not one of copies.

    """
    data = raw(kind, project)
    return None if data is None else _unpacked(data)


@functools.lru_cache(maxsize=1)
def _unpacked(data: bytes) -> Copies:
    """Take a file apart; a run asks for the same one again and again."""
    checksum, _, packed = data.partition(b"\n")
    if checksum != _checksum(packed):
        raise DamagedCopiesError
    try:
        return _parsed(zlib.decompress(packed))
    except (zlib.error, ValueError, KeyError, TypeError, AttributeError) as error:
        raise DamagedCopiesError from error


def _parsed(whole: bytes) -> Copies:
    line, _, rest = whole.partition(b"\n")
    head = json.loads(line)
    data, at = {}, 0
    for known, size in head["sizes"].items():
        copy = rest[at : at + size]
        at += size
        if digest(copy) == known:
            data[known] = copy
    return Copies(data, head["record"])


def raw(kind: str, project: Path) -> bytes | None:
    """Return the file of the cache as `put_back` takes it; None where there is none."""
    try:
        return place_of(kind, project).read_bytes()
    except OSError:
        return None


def put_back(kind: str, project: Path, data: bytes | None) -> None:
    """Keep what `raw` returned, in place of what was kept since."""
    if data is None:
        forget(kind, project)
    else:
        write_atomically(place_of(kind, project), data)


def forget(kind: str, project: Path) -> None:
    """Drop the copies of one kind of the folder `project`."""
    with contextlib.suppress(OSError):
        place_of(kind, project).unlink()


def _checksum(packed: bytes) -> bytes:
    return digest(packed).encode()
