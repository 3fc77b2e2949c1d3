"""Files that stand for addresses: nothing is ever fetched."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

if TYPE_CHECKING:
    from pathlib import Path as FilePath

SUITE_ADDRESS = "http://localhost:1234/"
"""What a folder of remotes stands for, as in the official test suite."""


@dataclass(frozen=True, slots=True)
class Remotes:
    """Addresses and what stands for them: a file, or for one that ends in `/` a folder."""

    entries: tuple[tuple[str, FilePath], ...] = ()

    def file(self, uri: str) -> FilePath | None:
        """Return the file that stands for an address, by the longest entry, or None."""
        for base, path in sorted(self.entries, key=lambda entry: -len(entry[0])):
            if not base.endswith("/"):
                if uri == base:
                    return path
            elif uri.startswith(base):
                steps = unquote(uri.removeprefix(base)).split("/")
                # an address does not lead out of its folder
                if all(_is_name(step) for step in steps):
                    return path.joinpath(*steps)
        return None

    def addresses(self, file: FilePath) -> list[str]:
        """Return the addresses that a file stands for."""
        found = []
        for base, path in self.entries:
            if not base.endswith("/"):
                if file.absolute() == path.absolute():
                    found.append(base)
            elif file.absolute().is_relative_to(path.absolute()):
                found.append(f"{base}{file.absolute().relative_to(path.absolute()).as_posix()}")
        return found


def _is_name(step: str) -> bool:
    return step not in {"", ".", ".."} and not any(mark in step for mark in "\\/\0")
