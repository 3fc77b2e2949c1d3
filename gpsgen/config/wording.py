"""How findings call the parts of a config."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gpsgen.diagnostics.text import quote

if TYPE_CHECKING:
    from gpsgen.diagnostics.model import Path
    from gpsgen.read import Document

_ENTRIES = {
    "applications": "application",
    "rest": "REST entry",
    "worker": "worker",
    "transport": "transport",
}


def subject(document: Document, path: Path) -> str:
    """Return what people call the map at a path, by its kind and its name."""
    if not path:
        return "the config"
    last = path[-1]
    if isinstance(last, str):
        return f"the section `{last}`" if len(path) == 1 else quote(last)
    what = _ENTRIES.get(str(path[-2]), "item")
    name = document.text((*path, "name"))
    return f"the {what} {quote(name)}" if name else f"this {what}"


def value_at(path: Path) -> str:
    """Return what people call the value at a path: `` `main` ``, ``this worker``."""
    last = path[-1]
    return f"this {_ENTRIES.get(str(path[-2]), 'item')}" if isinstance(last, int) else quote(last)
