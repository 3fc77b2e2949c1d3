"""Ignore files of Git and Docker: literal paths and patterns, in the dialect of either."""

import re
from dataclasses import dataclass
from enum import Enum
from typing import Final, TypeAlias

from gpsgen.syntax.comment import comment_lines
from gpsgen.syntax.invalid import InvalidText, require_line

#: Docker makes a regular expression of a pattern and leaves some of its characters as they are.
_SPECIAL: Final = re.compile(r"[\\*?\[\]^{}()+|]|^!")
_AMBIGUOUS: Final = re.compile(r"[\\^{}()+|]")


class Dialect(Enum):
    """Whose file it is."""

    GIT = ".gitignore"
    DOCKER = ".dockerignore"


@dataclass(frozen=True, slots=True)
class Comment:
    """One or more lines of comment; an empty text is an empty line."""

    text: str


@dataclass(frozen=True, slots=True)
class Path:
    """A file or a folder by its literal path from the folder of the ignore file."""

    path: str
    #: Whether only a folder is meant; Docker does not tell the two apart.
    directory: bool = False
    #: Whether it is taken in again after an earlier pattern.
    negated: bool = False

    def __post_init__(self) -> None:
        require_line("Path", "path", self.path)
        if any(part in ("", ".", "..") for part in self.path.split("/")):
            raise InvalidText("Path", "path", self.path, "is not a clean relative path")
        if self.path != self.path.strip():
            raise InvalidText("Path", "path", self.path, "has blanks at an end, which are dropped")


@dataclass(frozen=True, slots=True)
class Glob:
    """A pattern that matches at any depth, `*.out`; wildcards have their meaning."""

    pattern: str
    directory: bool = False
    negated: bool = False

    def __post_init__(self) -> None:
        require_line("Glob", "pattern", self.pattern)
        if self.pattern != self.pattern.strip() or not self.pattern or "/" in self.pattern:
            raise InvalidText("Glob", "pattern", self.pattern, "is not a pattern of a name")
        if self.pattern.startswith(("#", "!")) or _AMBIGUOUS.search(self.pattern):
            raise InvalidText("Glob", "pattern", self.pattern, "is read otherwise by Git or Docker")


Item: TypeAlias = Comment | Path | Glob


@dataclass(frozen=True, slots=True)
class IgnoreFile:
    """A whole file; where patterns disagree the last one wins."""

    items: tuple[Item, ...]


def render(file: IgnoreFile, dialect: Dialect) -> str:
    """Write an ignore file for one of its readers."""
    return "".join(f"{line}\n" for item in file.items for line in _lines(item, dialect))


def _lines(item: Item, dialect: Dialect) -> list[str]:
    match item:
        case Comment(text):
            return comment_lines("Comment", "text", text) if text else [""]
        case Path(path, directory, negated):
            escaped = _SPECIAL.sub(lambda found: f"\\{found[0]}", path)
            # Git anchors a pattern at a leading slash; Docker drops it, and neither takes what
            # follows for a comment.
            return [_line(f"/{escaped}", dialect, directory=directory, negated=negated)]
        case Glob(pattern, directory, negated):
            anywhere = pattern if dialect is Dialect.GIT else f"**/{pattern}"
            return [_line(anywhere, dialect, directory=directory, negated=negated)]


def _line(pattern: str, dialect: Dialect, *, directory: bool, negated: bool) -> str:
    suffix = "/" if directory and dialect is Dialect.GIT else ""
    return f"{'!' * negated}{pattern}{suffix}"
