"""How findings call the parts of a config and of the files that it names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gpsgen.diagnostics.text import quote

if TYPE_CHECKING:
    from gpsgen.diagnostics.model import Path
    from gpsgen.read import Document

_ITEMS = {
    "applications": "application",
    "cli": "command line",
    "commands": "command",
    "datasources": "datasource",
    "deployments": "deployment",
    "driver": "driver",
    "environments": "environment",
    "events": "event",
    "fields": "field",
    "flags": "flag",
    "grpc": "gRPC entry",
    "jsonschema": "schema set",
    "kafka": "Kafka entry",
    "post_generate": "step",
    "queues": "queue",
    "rest": "REST entry",
    "schemas": "schema",
    "servers": "server",
    "subcommands": "subcommand",
    "transport": "transport",
    "volumes": "volume",
    "worker": "worker",
}
#: The fields that tell items of a list apart, the best first.
_NAMING = ("name", "id", "server")


def subject(document: Document, path: Path) -> str:
    """Return what people call the map at a path, by its kind and its name."""
    if not path:
        return "the file"
    last = path[-1]
    if isinstance(last, str):
        return f"the section `{last}`" if len(path) == 1 else quote(last)
    what = _ITEMS.get(str(path[-2]), "item")
    names = (document.text((*path, field)) for field in _NAMING)
    name = next((name for name in names if name), None)
    return f"the {what} {quote(name)}" if name else f"this {what}"


def value_at(path: Path) -> str:
    """Return what people call the value at a path: `` `main` ``, ``this worker``."""
    last = path[-1]
    return f"this {_ITEMS.get(str(path[-2]), 'item')}" if isinstance(last, int) else quote(last)
