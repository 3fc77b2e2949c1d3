"""The JSON Schemas of the files that people write, for their editors."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gpsgen.config.retired import RETIRED
from gpsgen.config.sections import Config
from gpsgen.features.cli.commands import Commands
from gpsgen.features.deploy.setup import Setup
from gpsgen.features.workers.queues import Queues
from gpsgen.model.json_schema import json_schema

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gpsgen.model.base import Section
    from gpsgen.model.shape import Retired


@dataclass(frozen=True, slots=True)
class SchemaFile:
    """A kind of file that people write, and where its schema is kept."""

    model: type[Section]
    retired: Mapping[str, Retired] = field(default_factory=dict)


SCHEMAS = {
    "project": SchemaFile(Config, RETIRED),
    "commands": SchemaFile(Commands),
    "queues": SchemaFile(Queues),
    "setup": SchemaFile(Setup),
}
"""The kinds of files that have a schema, by the names that they usually have."""


def schema_text(name: str = "project") -> str:
    """Return the JSON Schema of one kind of file, as a file of its own holds it."""
    kind = SCHEMAS[name]
    schema = json_schema(kind.model, kind.retired)
    return json.dumps(schema, indent=2) + "\n"
