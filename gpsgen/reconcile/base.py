"""What gpsgen wrote, where a person has edited it since: the base of their edit.

The manifest has only its hash. The bytes come from a copy in the user's cache, which is made at
each generation that writes, else from the history of the project in git.
"""

import contextlib
import subprocess
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from gpsgen.plan.ownership import Owner
from gpsgen.reconcile.copies import DamagedCopiesError, keep, kept
from gpsgen.reconcile.git import git
from gpsgen.reconcile.manifest import Entry, Manifest, digest, digests

_KIND = "bases"
#: All branches, and the commit that git is mixing in (gitrevisions).
_ALL = (
    *("--full-history", "--all", "--ignore-missing", "HEAD"),
    *("MERGE_HEAD", "REBASE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD", "ORIG_HEAD"),
)
#: As many versions of a file are looked at in its history, the newest first.
_VERSIONS = 200


def base_of(project: Path, path: str, entry: Entry) -> bytes | None:
    """Return what gpsgen wrote to the file `path` of the folder `project`, if it can be found.

    Nothing but bytes with a hash that the manifest's `entry` has is returned.
    """
    return next(_written(project, path, entry.written), None)


def versions_of(project: Path, path: str, hashes: frozenset[str]) -> list[bytes]:
    """Return what gpsgen wrote to a file on any branch, as far as it can be found by its hashes."""
    found: dict[str, bytes] = {}
    for data in _written(project, path, hashes, *_ALL):
        found |= dict.fromkeys(digests(data) & hashes, data)
        if found.keys() == hashes:
            break
    return list(found.values())


def _written(project: Path, path: str, hashes: frozenset[str], *revisions: str) -> Iterator[bytes]:
    """Yield what has one of the hashes: copies of the cache, then versions in the history."""
    yield from _cached(project, hashes)
    with contextlib.suppress(OSError, ValueError, subprocess.TimeoutExpired):
        yield from (it for it in _blobs(project, path, *revisions) if digests(it) & hashes)


def keep_bases(project: Path, manifest: Manifest, written: Iterable[bytes]) -> None:
    """Keep a copy of all generated files of `manifest`: out of `written`, else as kept before."""
    wanted: set[str] = set()
    for entry in manifest.entries.values():
        if entry.owner in {Owner.GENERATED, Owner.EJECTED}:
            wanted |= entry.written
    spelt = (text for data in written for text in (data, data.replace(b"\r\n", b"\n")))
    found = {known: text for text in spelt if (known := digest(text)) in wanted}
    older = _cached(project, wanted - found.keys())
    keep(_KIND, project, [*found.values(), *older])


def _cached(project: Path, hashes: Collection[str]) -> Iterator[bytes]:
    """Return the copies that the cache has of files with these hashes."""
    if not hashes:
        return
    with contextlib.suppress(DamagedCopiesError):
        copies = kept(_KIND, project)
        if copies:
            yield from (copies.data[known] for known in sorted(hashes) if known in copies.data)


def _blobs(project: Path, path: str, *revisions: str) -> Iterator[bytes]:
    """Return the versions of a file in the history of the branch, the newest first.

    `revisions` say where else to look.

    Raises:
        OSError: there is no git.
        ValueError: its output is not as it should be.
        subprocess.TimeoutExpired: it does not come to an end.

    """
    asked = ["--literal-pathspecs", "log", "--format=", "--raw", "-z"]
    asked += ["--no-abbrev", "--no-renames", "--no-ext-diff", f"--max-count={_VERSIONS}"]
    log = git([*asked, *revisions, "--", path], project)
    # `:100644 100644 <old> <new> M`, a NUL, the path, a NUL
    raw = [line.split(b" ") for line in log.stdout.split(b"\0") if line.lstrip(b"\n")[:1] == b":"]
    blobs = dict.fromkeys(words[3] for words in raw if words[1] in {b"100644", b"100755"})
    listed = git(["cat-file", "--batch"], project, b"".join(blob + b"\n" for blob in blobs))
    yield from _contents(listed.stdout)


def _contents(batch: bytes) -> Iterator[bytes]:
    """Take apart what `git cat-file --batch` prints: `<id> blob <size>`, the bytes, a line feed."""
    at = 0
    while at < len(batch):
        end = batch.index(b"\n", at)
        words = batch[at:end].split(b" ")
        at = end + 1
        if words[1] == b"missing":
            continue
        size = int(words[2])
        yield batch[at : at + size]
        at += size + 1
