"""Plain text: paragraphs filled to a width."""

import textwrap
from dataclasses import dataclass

from gpsgen.syntax.invalid import require_lines


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences; blanks and line feeds only part words."""

    text: str

    def __post_init__(self) -> None:
        require_lines("Paragraph", "text", self.text)


@dataclass(frozen=True, slots=True)
class TextFile:
    """A whole file, its paragraphs parted by empty lines."""

    paragraphs: tuple[Paragraph, ...]
    width: int = 78


def render(file: TextFile) -> str:
    """Write plain text."""
    filled = (
        textwrap.fill(paragraph.text, file.width, break_long_words=False, break_on_hyphens=False)
        for paragraph in file.paragraphs
    )
    return "\n\n".join(filled) + "\n"
