"""What a finding is made of, and the collector that a run fills."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from gpsgen.diagnostics.suggest import Suggestions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from gpsgen.diagnostics.codes import Code

_PLAIN_KEY = re.compile(r"[A-Za-z0-9_$-]+", re.ASCII)

#: An index, a quoted key, or a plain one with what parts it from the step before.
_STEP = re.compile(r'\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\]|\.?([A-Za-z0-9_$-]+)', re.ASCII)

Path = tuple[str | int, ...]
"""The place of a value in a config: keys and list indices from the root."""


class Severity(StrEnum):
    """How bad a finding is: errors stop the run, warnings do not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A range of a file; lines and columns count characters from 1, the end is exclusive."""

    file: str
    line: int
    column: int
    end_line: int
    end_column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Label:
    """A secondary place that explains a finding."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Edit:
    """Text that takes the place of a range."""

    span: Span
    replacement: str


@dataclass(frozen=True, slots=True)
class Fix:
    """The one change that mends a finding, where there is just one."""

    description: str
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostic:
    """One finding."""

    code: Code
    message: str
    #: The primary place.
    span: Span
    #: Where in the config the primary place lies; empty for the file as a whole.
    path: Path = ()
    #: What the carets under the primary place say.
    label: str = ""
    labels: tuple[Label, ...] = ()
    help: str | None = None
    notes: tuple[str, ...] = ()
    fix: Fix | None = None

    @property
    def severity(self) -> Severity:
        """The severity that the catalogue gives to this code."""
        return self.code.severity

    @property
    def config_path(self) -> str:
        """The path as people write it: `applications[0].transport[1].name`."""
        return format_path(self.path)

    @property
    def concise(self) -> str:
        """The finding on one line, without its frame; not escaped for terminals."""
        where = f" {self.config_path}" if self.path else ""
        return f"{self.span}: {self.severity}[{self.code.number}]{where}: {self.message}"


class Diagnostics:
    """Collects the findings of a run: duplicates dropped, kept in the order of the files."""

    def __init__(self, findings: Iterable[Diagnostic] = ()) -> None:
        #: By what people see of them: a code, a place and a message.
        self._findings: dict[tuple[Code, Span, str], Diagnostic] = {}
        self.extend(findings)
        #: What finds the names that findings suggest, for the whole run.
        self.suggestions = Suggestions()

    def add(self, finding: Diagnostic) -> None:
        """Add one finding, unless the same is said of the same place already."""
        self._findings.setdefault((finding.code, finding.span, finding.message), finding)

    def extend(self, findings: Iterable[Diagnostic]) -> None:
        """Add several findings."""
        for finding in findings:
            self.add(finding)

    def discard(self, is_void: Callable[[Diagnostic], bool]) -> None:
        """Take out the findings that are void."""
        self._findings = {key: it for key, it in self._findings.items() if not is_void(it)}

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(
            sorted(self._findings.values(), key=lambda finding: (finding.span, finding.code.number))
        )

    def __len__(self) -> int:
        return len(self._findings)

    @property
    def errors(self) -> list[Diagnostic]:
        """The findings that stop the run."""
        return [finding for finding in self if finding.severity is Severity.ERROR]

    @property
    def warnings(self) -> list[Diagnostic]:
        """The findings that do not stop the run."""
        return [finding for finding in self if finding.severity is Severity.WARNING]

    @property
    def has_errors(self) -> bool:
        """Whether anything stops the run."""
        return any(finding.severity is Severity.ERROR for finding in self._findings.values())


def format_path(path: Path) -> str:
    """Write a path as people do: `applications[0].transport[1].name`, `paths["/items"].get`."""
    return "".join(_step(step) for step in path).removeprefix(".")


def parse_path(text: str) -> Path:
    """Return the path that `format_path` writes as `text`.

    Raises:
        ValueError: it writes no path like that.

    """
    path: list[str | int] = []
    while text:
        match = _STEP.match(text)
        if match is None:
            raise ValueError(f"{text!r} is no path")
        index, quoted, key = match.groups()
        path.append(int(index) if index else json.loads(quoted) if quoted else key)
        text = text[match.end() :]
    return tuple(path)


def _step(step: str | int) -> str:
    if isinstance(step, int):
        return f"[{step}]"
    return f".{step}" if _PLAIN_KEY.fullmatch(step) else f"[{json.dumps(step)}]"
