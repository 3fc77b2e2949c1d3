"""The cases of rules: configs with one fault each, which mark its place.

A case names its code and path, then gives the sections that differ from the base config. `«…»`
stands around the place that the finding must point at, `<<…>>` around those of its labels. A line
`=== name` begins another file of the project; the marks may stand in any file.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from gpsgen.diagnostics import Source, Span
from tests.config.projects import project, write_project

FOLDER = Path(__file__).parent / "cases"
_HEADER = re.compile(r"^\[(\w+)\] (.*)\n", re.MULTILINE)
_FILE = re.compile(r"^=== (\S+)\n", re.MULTILINE)
_MARKS = re.compile("«|»|<<|>>")


@dataclass(frozen=True)
class Case:
    name: str
    code: str
    path: str
    #: The texts of all files by name, with their marks.
    files: dict[str, str]

    def write(self, folder: Path) -> Path:
        """Write the files without their marks; the answer is the config's path."""
        texts = {name: _MARKS.sub("", text) for name, text in self.files.items()}
        for name, text in texts.items():
            place = folder / name
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(text, encoding="utf-8", newline="")
        return write_project(folder, texts["project.yaml"])

    def marked(self, folder: Path, opening: str, closing: str) -> set[Span]:
        """The ranges between two marks in the files as they are written into a folder."""
        return {
            Source(str(folder / name), _MARKS.sub("", text)).span(*place)
            for name, text in self.files.items()
            for place in _between(text, opening, closing)
        }


def all_cases() -> list[Case]:
    texts = [path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.cases"))]
    return [_case(block) for text in texts for block in re.split(r"(?m)(?=^\[case\] )", text)[1:]]


def _case(block: str) -> Case:
    headers = _HEADER.findall(block)
    field = dict(headers)
    without = tuple(value for name, value in headers if name == "without")
    changes, *others = _FILE.split(_HEADER.sub("", block))
    files = {"project.yaml": project(changes, without)}
    files |= dict(zip(others[::2], others[1::2], strict=True))
    return Case(field["case"], field["code"], field.get("path", ""), files)


def _between(text: str, opening: str, closing: str) -> Iterator[tuple[int, int]]:
    """The ranges between two marks, as offsets into the text without any marks."""
    removed, start = 0, 0
    for match in _MARKS.finditer(text):
        if match.group() == opening:
            start = match.start() - removed
        elif match.group() == closing:
            yield start, match.start() - removed
        removed += len(match.group())
