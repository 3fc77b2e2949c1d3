"""The JSON Schema of the config, by which editors complete and check it."""

from gpsgen.config.kept_schemas import kept_schema
from gpsgen.layout import SCHEMA_PATH
from gpsgen.plan.files import PlannedFile


def schema_file() -> PlannedFile:
    """Return the schema beside the config, where its modeline finds it without a network."""
    return PlannedFile(SCHEMA_PATH, kept_schema(), origin="")
