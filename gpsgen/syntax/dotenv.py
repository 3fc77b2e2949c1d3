"""Files of environment variables, read alike by a container's `env_file` and by a POSIX shell.

A plain value is written bare, which `docker run --env-file` reads too; any other is put in single
quotes, in which nothing has a meaning for either reader.
"""

import re
from dataclasses import dataclass
from typing import Final, TypeAlias

from gpsgen.syntax.comment import comment_lines
from gpsgen.syntax.invalid import InvalidText, require_line, require_match

_NAME: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_BARE: Final = re.compile(r"[A-Za-z0-9_@%+=:,./?^-]*")


@dataclass(frozen=True, slots=True)
class Comment:
    """One or more lines of comment; an empty text is an empty line."""

    text: str


@dataclass(frozen=True, slots=True)
class Assignment:
    """A variable and its value; one that is not active is shown as a comment."""

    name: str
    value: str = ""
    active: bool = True

    def __post_init__(self) -> None:
        require_match("Assignment", "name", self.name, _NAME, "is not a variable's name")
        require_line("Assignment", "value", self.value)
        if not self.is_bare and ("'" in self.value or self.value.endswith("\\")):
            reason = "an apostrophe or a last backslash is read differently by shells and Docker"
            raise InvalidText("Assignment", "value", self.value, reason)

    @property
    def is_bare(self) -> bool:
        """Whether the value needs no quotes, so that `docker run --env-file` reads it as well."""
        return _BARE.fullmatch(self.value) is not None


Item: TypeAlias = Comment | Assignment


@dataclass(frozen=True, slots=True)
class DotenvFile:
    """A whole file."""

    items: tuple[Item, ...]


def render(file: DotenvFile) -> str:
    """Write a file of environment variables."""
    return "".join(f"{line}\n" for item in file.items for line in _lines(item))


def _lines(item: Item) -> list[str]:
    if isinstance(item, Comment):
        return comment_lines("Comment", "text", item.text) if item.text else [""]
    value = item.value if item.is_bare else f"'{item.value}'"
    prefix = "" if item.active else "# "
    return [f"{prefix}{item.name}={value}"]
