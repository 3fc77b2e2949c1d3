"""Where the stubs lie: a file each, beside the file of the type, by a name that is free."""

import itertools
import re
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath

from gpsgen.people.packages import GoPackage
from gpsgen.plan.ownership import Owner
from gpsgen.reconcile.disk import fold
from gpsgen.reconcile.manifest import Entry


class Places:
    """The places of stubs, for one generation."""

    def __init__(self, planned: Iterable[str], entries: Mapping[str, Entry]) -> None:
        """Take the paths that are planned, and what earlier generations wrote."""
        self._taken = {fold(path) for path in (*planned, *entries)}
        self._entries = entries

    def given(self, folder: str, file: str) -> list[str]:
        """Return the paths at which a stub of the file name `file` was written earlier."""
        stem = PurePosixPath(file).stem
        pattern = re.compile(rf"{re.escape(f'{folder}/{stem}')}(?:_[0-9]+)?\.go")
        return [
            path
            for path, entry in self._entries.items()
            if entry.owner is Owner.PEOPLE and pattern.fullmatch(path)
        ]

    def free(self, folder: str, file: str, package: GoPackage) -> str:
        """Return the first path for a stub that no file has: `a.go`, `a_2.go`, and so on."""
        taken = self._taken | {fold(f"{folder}/{name}") for name in package.listing}
        stem = PurePosixPath(file).stem
        numbered = (f"{folder}/{stem}_{number}.go" for number in itertools.count(2))
        paths = itertools.chain([f"{folder}/{file}"], numbered)
        path = next(path for path in paths if fold(path) not in taken)
        self._taken.add(fold(path))
        return path
