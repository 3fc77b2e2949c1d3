"""What a format is given."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gpsgen.diagnostics.model import Diagnostics
    from gpsgen.diagnostics.source import Source


@dataclass(frozen=True, slots=True)
class Report:
    """All findings of a run, and what is needed to write them."""

    #: The file that was checked, by its name for people.
    checked: str
    diagnostics: Diagnostics
    #: The texts of the files that findings point into.
    sources: Mapping[str, Source]
    #: The folder that machines take relative paths to start from.
    root: Path
    color: bool = False
    #: The columns of a line.
    width: int = 100

    def relative(self, file: str) -> Path | None:
        """Return the path of a file from the root; None for one that lies outside of it."""
        place = Path(os.path.abspath(file))  # noqa: PTH100 (links are not followed)
        return place.relative_to(self.root) if place.is_relative_to(self.root) else None
