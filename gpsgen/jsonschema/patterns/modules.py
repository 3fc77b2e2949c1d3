"""Modules of Go that tests of strings need."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Module:
    """A Go module that generated code imports."""

    path: str
    version: str


#: The engine for Go that knows look-around and references.
REGEXP2: Final = Module("github.com/dlclark/regexp2", "v1.11.5")
