"""The specs that one REST entry names, and where the references in them lead."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

from gpsgen.diagnostics import codes
from gpsgen.diagnostics.text import quote
from gpsgen.read import Mapping as Map
from gpsgen.read import Node, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path as FilePath

    from gpsgen.diagnostics.model import Path
    from gpsgen.model.findings import Findings
    from gpsgen.model.spec_files import SpecFiles
    from gpsgen.read import Document

#: How many references may lead to one another; more than people write, and circles end.
_LONGEST_CHAIN = 20


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in one of the specs."""

    file: FilePath
    findings: Findings
    path: Path

    def at(self, *steps: str | int) -> Spot:
        """Return a place below this one."""
        return Spot(self.file, self.findings, (*self.path, *steps))

    @property
    def node(self) -> Node | None:
        """What stands there."""
        return self.findings.document.node(self.path)

    @property
    def keys(self) -> list[str]:
        """The keys of the map that stands there; none where it is no map."""
        node = self.node
        return list(node.entries) if isinstance(node, Map) else []

    @property
    def text(self) -> str | None:
        """The text that stands there; None where it is no text, and where it is empty."""
        return self.findings.document.text(self.path) or None


@dataclass(frozen=True, slots=True)
class Target:
    """Where a reference leads."""

    #: The file, or the address where it is none.
    location: str
    #: Whether the entry names that file.
    is_named: bool
    #: As far as it leads; None where the file is not there or cannot be read.
    spot: Spot | None = None
    #: The steps of its pointer that lead out of the tree.
    missing: tuple[str, ...] = ()


class Specs:
    """The specs of an entry: the root, and the files that it may refer to."""

    def __init__(self, root: Spot, named: Mapping[str, FilePath | None], files: SpecFiles) -> None:
        """Take the files that the entry names by their normal paths, None for what is absent."""
        self.root = root
        self.named = named
        self._files = files

    def follow(self, base: FilePath, reference: str) -> Target:
        """Return where a reference in the file `base` leads (RFC 6901, in a URL's fragment)."""
        written, _, pointer = reference.partition("#")
        location = _location(base, unquote(written))
        if location not in self.named:
            return Target(location, is_named=False)
        file = self.named[location]
        found = self._files.spec(file) if file else None
        if file is None or found is None:
            return Target(location, is_named=True)
        path, missing = _walk(found.document, unquote(pointer))
        return Target(location, is_named=True, spot=Spot(file, found, path), missing=missing)

    def resolved(self, spot: Spot) -> Spot | None:
        """Return what stands at a place, or where its `$ref` leads in the end; None for nowhere."""
        for _ in range(_LONGEST_CHAIN):
            reference = spot.at("$ref").text
            if reference is None:
                return spot
            target = self.follow(spot.file, reference)
            if target.spot is None or target.missing:
                return None
            spot = target.spot
        return None

    def relative(self, location: str) -> str:
        """Return the path of a file as the config would write it."""
        return posixpath.relpath(location, self._files.folder.as_posix())


def holds_map(spot: Spot) -> bool:
    """Return whether a map stands at a place; what else stands there is reported."""
    node = spot.node
    if isinstance(node, Map):
        return True
    is_empty = isinstance(node, Scalar) and not node.text
    spot.findings.at_value(
        spot.path,
        codes.SPEC_INVALID,
        f"{quote(str(spot.path[-1]))} {'is empty' if is_empty else 'must be a map'}",
    )
    return False


def _location(base: FilePath, written: str) -> str:
    if "://" in written:
        return written
    return normal(base.parent / written if written else base)


def normal(file: FilePath) -> str:
    """Return a path as it compares: without steps that lead nowhere."""
    return posixpath.normpath(file.as_posix())


def _walk(document: Document, pointer: str) -> tuple[Path, tuple[str, ...]]:
    """Follow a pointer as far as it leads: the path there, and the steps that are left."""
    if pointer and not pointer.startswith("/"):
        return (), (pointer,)
    steps = [step.replace("~1", "/").replace("~0", "~") for step in pointer.split("/")[1:]]
    node: Node = document.root
    path: list[str | int] = []
    for index, step in enumerate(steps):
        if isinstance(node, Map) and step in node.entries:
            path.append(step)
            node = node.entries[step].value
        elif isinstance(node, Sequence) and _is_index(step, len(node.items)):
            path.append(int(step))
            node = node.items[int(step)]
        else:
            return tuple(path), tuple(steps[index:])
    return tuple(path), ()


def _is_index(step: str, length: int) -> bool:
    is_number = step.isascii() and step.isdigit() and len(step) < 10
    return is_number and int(step) < length
