"""A place in a pattern."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gpsgen.jsonschema.patterns.syntax import PatternError

if TYPE_CHECKING:
    import re


class Cursor:
    """Goes through a pattern."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self.offset = 0

    def more(self) -> bool:
        """Whether there is a character left."""
        return self.offset < len(self.pattern)

    def peek(self, ahead: int = 0) -> str:
        """Return the next character, or one further on; empty at the end."""
        return self.pattern[self.offset + ahead : self.offset + ahead + 1]

    def take(self, text: str) -> bool:
        """Step over a text if it comes next."""
        if not self.pattern.startswith(text, self.offset):
            return False
        self.offset += len(text)
        return True

    def looks_at(self, expression: re.Pattern[str]) -> re.Match[str] | None:
        """Return the match of an expression that comes next."""
        return expression.match(self.pattern, self.offset)

    def match(self, expression: re.Pattern[str]) -> re.Match[str] | None:
        """Step over the match of an expression that comes next, and return it."""
        found = self.looks_at(expression)
        if found is not None:
            self.offset = found.end()
        return found

    def error(self, message: str) -> PatternError:
        """Return an error about this place."""
        return PatternError(self.offset, message)
