"""`.gitattributes`: what git is to do with files of a folder (gitattributes(5))."""

import re
from dataclasses import dataclass
from typing import Final

from gpsgen.syntax.comment import comment_lines
from gpsgen.syntax.invalid import InvalidText, require_line

_SPECIAL: Final = re.compile(r"[\\*?\[\]]")
#: What makes git read a pattern as two words, a comment or a macro.
_TO_QUOTE: Final = re.compile(r"[\s\"]")
_NAME: Final = re.compile(r"[A-Za-z0-9_.][A-Za-z0-9_.-]*")
_VALUE: Final = re.compile(r"[^\s\"]+")


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute that is set to a value, `merge=union`."""

    name: str
    value: str

    def __post_init__(self) -> None:
        for field, text, rule in (("name", self.name, _NAME), ("value", self.value, _VALUE)):
            if not rule.fullmatch(text):
                raise InvalidText("Attribute", field, text, "is not one word")


@dataclass(frozen=True, slots=True)
class PathAttributes:
    """The attributes of one file, by its literal path from the folder of `.gitattributes`."""

    path: str
    attributes: tuple[Attribute, ...]
    comment: str = ""

    def __post_init__(self) -> None:
        require_line("PathAttributes", "path", self.path)
        if any(part in ("", ".", "..") for part in self.path.split("/")):
            raise InvalidText("PathAttributes", "path", self.path, "is not a clean relative path")


def render(entries: tuple[PathAttributes, ...]) -> str:
    """Write a whole file."""
    return "".join(f"{line}\n" for entry in entries for line in _lines(entry))


def _lines(entry: PathAttributes) -> list[str]:
    pattern = _SPECIAL.sub(lambda found: f"\\{found[0]}", f"/{entry.path}")
    if _TO_QUOTE.search(pattern):
        quoted = pattern.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t")
        pattern = f'"{quoted}"'
    words = " ".join(f"{attribute.name}={attribute.value}" for attribute in entry.attributes)
    comment = comment_lines("PathAttributes", "comment", entry.comment) if entry.comment else []
    return [*comment, f"{pattern} {words}"]
