"""A generation looks at the files that concern it, not at what else lies in or beside a project."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from gpsgen.__main__ import run

pytestmark = pytest.mark.go

#: Places that a generation has no business in: what lies there is large, secret or no text.
PLACES = (
    ".git/objects/ab/cdef",
    ".git/config",
    "node_modules/left-pad/index.js",
    "node_modules/left-pad/pad.go",
    "vendor/example.com/x/x.go",
    "web/node_modules/flat/index.js",
    "internal/vendor/y/y.go",
    "bin/api",
    "bin/.tools/golangci-lint",
    ".project-config/notes/mine.go",
    ".project-config/secret.yaml",
)
BESIDE_THE_CONFIG = ("setup-of-somebody-else.yaml", "other/project.yaml", "api/large.bin")

_CLOSED = {".git", "node_modules", "vendor", ".tools", ".project-config", "other"}
_LISTINGS = {"os.listdir", "os.scandir"}

_lists: list[list[tuple[str, str]]] = []


def _audit(event: str, arguments: tuple[object, ...]) -> None:
    if _lists and (event == "open" or event in _LISTINGS) and isinstance(arguments[0], str | Path):
        _lists[-1].append((event, str(arguments[0])))


sys.addaudithook(_audit)


@contextmanager
def looked_at() -> Iterator[list[tuple[str, str]]]:
    """Collect what is opened, and which folders are listed."""
    _lists.append([])
    try:
        yield _lists[-1]
    finally:
        _lists.pop()


def fill(folder: Path, paths: tuple[str, ...]) -> None:
    for path in paths:
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(b"\x7fELF\0\xff")


def is_closed(folder: Path) -> bool:
    """Say whether a folder is, or lies in, one that no generation looks into."""
    return any(part in _CLOSED for part in folder.parts)


@pytest.mark.parametrize("change", ["none", "a port", "a logger"])
def test_other_places_are_neither_opened_nor_listed(
    change: str, config: Path, shop: Path, cache: Path
) -> None:
    fill(shop, PLACES)
    fill(config.parent, BESIDE_THE_CONFIG)
    old, new = {"a port": ("8080", "9090"), "a logger": ("zerolog", "logrus")}.get(change, ("", ""))
    config.write_text(config.read_text().replace(old, new) if old else config.read_text())
    for stamp in (cache / "stamps").glob("*"):
        stamp.unlink()

    with looked_at() as seen:
        assert run(["generate", str(config), "--target", str(shop), "--no-post-generate"]) == 0

    assert ("open", str(shop / "go.mod")) in seen
    opened = {path for event, path in seen if event == "open"}
    listed = {path for event, path in seen if event in _LISTINGS}
    for root, paths in ((shop, PLACES), (config.parent, BESIDE_THE_CONFIG)):
        assert not opened & {str(root / path) for path in paths}
    assert not [path for path in listed if is_closed(Path(path))]
    assert str(config.parent) not in listed
