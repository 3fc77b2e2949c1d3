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
from gpsgen.reconcile.manifest import Entry, Manifest, digest

_KIND = "bases"
#: As many versions of a file are looked at in its history, the newest first.
_VERSIONS = 200


def base_of(project: Path, path: str, entry: Entry) -> bytes | None:
    """Return what gpsgen wrote to the file `path` of the folder `project`, if it can be found.

    Nothing but bytes with a hash that the manifest's `entry` has is returned.
    """
    cached = next(_cached(project, entry.written), None)
    return _from_history(project, path, entry.written) if cached is None else cached


def keep_bases(project: Path, manifest: Manifest, written: Iterable[bytes]) -> None:
    """Keep a copy of all generated files of `manifest`: out of `written`, else as kept before."""
    wanted: set[str] = set()
    for entry in manifest.entries.values():
        if entry.owner in {Owner.GENERATED, Owner.EJECTED}:
            wanted |= entry.written
    found = {known: data for data in written if (known := digest(data)) in wanted}
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


def _from_history(project: Path, path: str, hashes: frozenset[str]) -> bytes | None:
    try:
        blobs = _blobs(project, path)
        return next((data for data in blobs if digest(data) in hashes), None)
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return None


def _blobs(project: Path, path: str) -> Iterator[bytes]:
    """Return the versions of a file in the history of the branch, the newest first.

    Raises:
        OSError: there is no git.
        ValueError: its output is not as it should be.
        subprocess.TimeoutExpired: it does not come to an end.

    """
    asked = ["--literal-pathspecs", "log", "--format=", "--raw", "-z"]
    asked += ["--no-abbrev", "--no-renames", "--no-ext-diff", f"--max-count={_VERSIONS}"]
    log = git([*asked, "--", path], project)
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
