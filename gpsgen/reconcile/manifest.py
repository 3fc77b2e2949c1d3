"""The manifest: which files gpsgen wrote into a project, whose they are, and their hashes.

One fact a line, sorted, so that a review reads it and git can merge it line by line:

    format 1
    generator 0.1.0
    require example.com/module v1.2.3
    stub Handler.CreateItem internal/app/transport/rest/api/v1
    generated <sha256> cmd/api/psg_main_gen.go
    people - internal/app/worker/restock/worker.go
    merged <sha256> <sha256> Dockerfile-api
    shared go.mod

`require` is a requirement of go.mod that is there because gpsgen put it there; `stub` a method that
was given to people; `merged` a generated file that carries a person's edits: what gpsgen wrote, and
what the merge made of it. Other lines begin with whose the file is; a dash stands for the hash of
one that people had before gpsgen would have written it.
"""

import hashlib
import json
import os
import posixpath
import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field, replace

from gpsgen.layout import CONFIG_DIR, JOURNAL_DIR
from gpsgen.plan.ownership import Owner
from gpsgen.reconcile.disk import fold, with_line_feeds

HEADER = "# The files that gpsgen wrote, and whose they are. Commit this file; do not edit it."
FORMAT = 1

#: What some system takes for git's own folder, as git itself guards it (path.c, `is_ntfs_dotgit`):
#: the short name of Windows, blanks and dots at the end, a stream of a file.
_GITS_OWN = re.compile(r"(?:\.git|git~[0-9]+)[ .]*(?::.*)?", re.DOTALL)
#: What macOS leaves out where it compares names (git's utf8.c, `next_hfs_char`).
_LEFT_OUT = re.compile("[\u200c-\u200f\u202a-\u202e\u206a-\u206f\ufeff]")


@dataclass(frozen=True, slots=True)
class Entry:
    """A file that gpsgen wrote."""

    owner: Owner
    #: SHA-256, in hexadecimal, of what gpsgen wrote, its lines ended by line feeds alone: none for
    #: a shared file, and for one that people had before gpsgen would have written it; more than one
    #: where branches that were generated apart came together.
    written: frozenset[str] = frozenset()
    #: SHA-256 of the file where it carries edits of a person that were merged.
    merged: frozenset[str] = frozenset()

    @classmethod
    def of(cls, owner: Owner, data: bytes) -> "Entry":
        """Return the entry of a file that gpsgen wrote as it is."""
        return cls(owner, frozenset() if owner is Owner.SHARED else frozenset({text_digest(data)}))


@dataclass(frozen=True, slots=True, order=True)
class OfferedStub:
    """A method that generated code asks of people, and that they were given once."""

    #: The folder of the package, relative to the project's.
    folder: str
    #: Type and method, such as `Handler.CreateItem`.
    method: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What earlier generations wrote."""

    #: The version of the generator that wrote last; empty before the first generation.
    generator: str = ""
    entries: Mapping[str, Entry] = field(default_factory=dict)
    #: Module path to version of the requirements that gpsgen put into go.mod; more than one where
    #: branches came together.
    requirements: Mapping[str, frozenset[str]] = field(default_factory=dict)
    stubs: frozenset[OfferedStub] = frozenset()
    #: The file that it was read from; None where there was none.
    text: bytes | None = field(default=None, compare=False, repr=False)

    def without_inputs(self, planned: Container[str]) -> "Manifest":
        """Return the manifest without the copies of a config that people keep in the project now.

        What else lies in the config's folder is `planned`.
        """
        entries = {
            path: entry
            for path, entry in self.entries.items()
            if path in planned or not path.startswith(f"{CONFIG_DIR}/")
        }
        return replace(self, entries=entries)

    def covers(self, other: "Manifest") -> bool:
        """Say whether this says all that the other does, the generator's version apart.

        It may say more, as it does where branches that were generated apart came together.
        """
        return (
            all(
                (mine := self.entries.get(path)) is not None
                and mine.owner is entry.owner
                and mine.written >= entry.written
                and mine.merged >= entry.merged
                for path, entry in other.entries.items()
            )
            and all(
                self.requirements.get(module, frozenset()) >= versions
                for module, versions in other.requirements.items()
            )
            and self.stubs >= other.stubs
        )

    def render(self) -> str:
        """Return the manifest's text."""
        lines = [HEADER, f"format {FORMAT}"]
        lines += [f"generator {self.generator}"] if self.generator else []
        for module, versions in sorted(self.requirements.items()):
            lines += [f"require {module} {version}" for version in sorted(versions)]
        lines += [f"stub {stub.method} {spelt(stub.folder)}" for stub in sorted(self.stubs)]
        for path, entry in sorted(self.entries.items()):
            lines += [f"{words} {spelt(path)}" for words in sorted(_words(entry))]
        return "\n".join(lines) + "\n"


def _words(entry: Entry) -> Iterator[str]:
    """Return how the lines of an entry begin, one for each version that it knows."""
    unknown = "-" if entry.owner is Owner.PEOPLE else ""
    for written in entry.written or {unknown}:
        for merged in entry.merged or {""}:
            word = "merged" if merged else entry.owner.value
            yield " ".join(filter(None, (word, written, merged)))


def spelt(path: str) -> str:
    """Return a path as the manifest spells it: as JSON where it would not be one plain line."""
    is_plain = path.isprintable() and path == path.strip() and not path.startswith('"')
    return path if is_plain else json.dumps(path)


def digest(data: bytes) -> str:
    """Return the SHA-256 of `data` in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def text_digest(data: bytes) -> str:
    """Return the hash by which the manifest knows a file, whatever ends its lines.

    A checkout may turn line feeds into the line ends of Windows, or back; that is nobody's edit.
    """
    return digest(with_line_feeds(data))


def digests(data: bytes) -> set[str]:
    """Return the hashes that a file on disk may be known by."""
    return {digest(data), text_digest(data)}


def is_inside(path: str) -> bool:
    """Say whether a path that was read from a file names a place in the project, in one way.

    Neither git's own folder nor that of the journal is such a place.
    """
    is_relative = not path.startswith("/") and path.split("/", maxsplit=1)[0] not in {"", ".", ".."}
    is_plain = is_relative and "\0" not in path and posixpath.normpath(path) == path
    return is_plain and not _is_internal(path) and _is_encodable(path)


def _is_encodable(path: str) -> bool:
    """Say whether a file system can hold a path; JSON spells more than that."""
    try:
        os.fsencode(path)
    except UnicodeEncodeError:
        return False
    return True


def _is_internal(path: str) -> bool:
    folded = fold(_LEFT_OUT.sub("", path))
    is_journal = folded == JOURNAL_DIR or folded.startswith(f"{JOURNAL_DIR}/")
    return is_journal or any(_GITS_OWN.fullmatch(name) for name in re.split(r"[/\\]", folded))
