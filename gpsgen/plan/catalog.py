"""The configuration keys and metrics that the runtime declares, as data.

The Go packages declare them; `catalog.json` is what they print, and a test keeps it so.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from gpsgen.plan.feature import Settings
from gpsgen.plan.static_go import RUNTIME_SOURCES

#: The catalogue beside the runtime's sources.
CATALOG = RUNTIME_SOURCES / "catalog.json"


@dataclass(frozen=True, slots=True)
class Key:
    """A key of the service's configuration."""

    #: Its path in its section, such as `server/timeout/read`.
    name: str
    type: str
    #: The compiled-in value as text; empty where there is none.
    default: str
    help: str
    required: bool
    secret: bool
    #: Whether a change is taken up while the service runs.
    live: bool


@dataclass(frozen=True, slots=True)
class Metric:
    """A metric of the service, as Prometheus sees it."""

    name: str
    #: `counter`, `gauge` or `histogram`.
    type: str
    labels: tuple[str, ...]
    help: str


def keys(package: str) -> tuple[Key, ...]:
    """Return the keys that a package of the runtime reads."""
    return tuple(
        Key(
            name=entry["name"],
            type=entry["type"],
            default=entry.get("default", ""),
            help=entry["help"],
            required=entry.get("required", False),
            secret=entry.get("secret", False),
            live=entry.get("live", False),
        )
        for entry in _catalog()[package]["keys"]
    )


def effective(settings: Settings) -> Iterator[tuple[Key, str]]:
    """Return each key of a section with the value that is compiled in there."""
    overridden = {
        name: value
        for package in settings.packages
        for name, value in _catalog()[package].get("defaults", {}).items()
    }
    for package in settings.packages:
        for key in keys(package):
            value = settings.defaults.get(key.name, overridden.get(key.name, key.default))
            yield key, value


def metrics(package: str) -> tuple[Metric, ...]:
    """Return the metrics that a package of the runtime records."""
    return tuple(
        Metric(entry["name"], entry["type"], tuple(entry.get("labels", ())), entry["help"])
        for entry in _catalog()[package]["metrics"]
    )


@cache
def _catalog() -> dict[str, dict[str, Any]]:
    catalog: dict[str, dict[str, Any]] = json.loads(CATALOG.read_text("utf-8"))
    return catalog
