"""Generated files that git mixed: what it made of two generations is no person's edit.

Branches that were generated apart come together by a merge, a rebase or whatever else git has for
that, and it mixes their generated files line by line, with conflict markers where that fails. Such
a file holds nothing of a person if gpsgen wrote each of its lines on one of the branches, and no
line is missing that it wrote on all of them. Then it can be written anew.
"""

from collections import Counter
from collections.abc import Collection
from pathlib import Path

from gpsgen.reconcile.base import versions_of
from gpsgen.reconcile.manifest import Entry
from gpsgen.syntax.markers import without_markers


def made_by_git(project: Path, path: str, entry: Entry, on_disk: bytes) -> bool:
    """Say whether a file of the folder `project` is a mixture of generations, and nothing else.

    `entry` has the hashes of what gpsgen wrote on each branch: git keeps the lines of all in the
    manifest.
    """
    if len(entry.written) < 2 or entry.merged:
        return False
    versions = versions_of(project, path, entry.written)
    return len(versions) > 1 and is_mixture(on_disk, versions)


def is_mixture(text: bytes, versions: Collection[bytes]) -> bool:
    """Say whether a text has lines of `versions` alone, and all that they have in common."""
    lines = Counter(without_markers(_plain(text)))
    counts = [Counter(_plain(version).split(b"\n")) for version in versions]
    in_any: Counter[bytes] = Counter()
    in_all = counts[0]
    for count in counts:
        in_any = in_any + count
        in_all = in_all & count
    return in_all <= lines <= in_any


def _plain(text: bytes) -> bytes:
    return text.replace(b"\r\n", b"\n")
