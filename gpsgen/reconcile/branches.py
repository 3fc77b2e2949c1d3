"""Generated files that git merged: what it made of two generations is no person's edit.

Two branches that were generated apart come together, and git merges their generated files line by
line, with conflict markers where that fails. A file that is just what git makes of two files that
gpsgen wrote holds nothing of a person, and can be written anew.
"""

import re
import subprocess
from functools import cached_property
from pathlib import Path

from gpsgen.reconcile.git import git
from gpsgen.reconcile.manifest import Entry, digest

#: What names the sides of a conflict: git and its users choose other words for the same branch.
_LABELS = re.compile(rb"^(<{7}|\|{7}|>{7}) .*$", re.MULTILINE)

#: How git writes a conflict (git-config, merge.conflictStyle).
_STYLES = ("merge", "diff3", "zdiff3")


class MergedBranches:
    """What git makes of the two branches that the project in a folder is merged of."""

    def __init__(self, project: Path) -> None:
        self._project = project

    def made(self, path: str, entry: Entry, on_disk: bytes) -> bool:
        """Say whether a file is git's merge of two files that gpsgen wrote, and nothing else.

        `entry` has the hashes of what gpsgen wrote on both branches.
        """
        if len(entry.written) < 2 or entry.merged or not self._sides:
            return False
        sides = [self._blob(commit, path) for commit in self._sides]
        if any(side is None or digest(side) not in entry.written for side in sides):
            return False
        return any(
            merged is not None and _unlabelled(merged) == _unlabelled(on_disk)
            for merged in (self._blob(tree, path) for tree in self._merges)
        )

    @cached_property
    def _sides(self) -> tuple[str, ...]:
        """The two commits that are merged: now, or last."""
        for pair in (("HEAD", "MERGE_HEAD"), ("HEAD^1", "HEAD^2")):
            if all(self._git("rev-parse", "--verify", "--quiet", commit) for commit in pair):
                return pair
        return ()

    @cached_property
    def _merges(self) -> list[str]:
        """The trees that git makes of both sides, one for each way of writing a conflict."""
        return [tree for style in _STYLES if (tree := self._merge(style))]

    def _merge(self, style: str) -> str:
        # Status 1 says that there are conflicts; the tree holds them with their markers.
        merged = self._git("merge-tree", "--write-tree", *self._sides, style=style, fine=(0, 1))
        return (merged or b"").split(b"\n", 1)[0].decode("ascii", "replace")

    def _blob(self, tree: str, path: str) -> bytes | None:
        return self._git("cat-file", "blob", f"{tree}:./{path}")

    def _git(
        self, *arguments: str, style: str = "merge", fine: tuple[int, ...] = (0,)
    ) -> bytes | None:
        """Run git in the project; None where it is missing or does not know the answer."""
        try:
            ran = git(arguments, self._project, conflict_style=style)
        except (OSError, ValueError, subprocess.SubprocessError):
            return None
        return ran.stdout if ran.returncode in fine else None


def _unlabelled(text: bytes) -> bytes:
    """Return a text without what differs between two tellings of one merge."""
    return _LABELS.sub(rb"\1", text.replace(b"\r\n", b"\n"))
