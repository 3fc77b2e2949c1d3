"""The JSON Schema of the config, by which editors complete and check it."""

from gpsgen.config.schema import schema_text
from gpsgen.layout import CONFIG_PATH, SCHEMA_PATH
from gpsgen.plan.files import PlannedFile


def schema_file() -> PlannedFile:
    """Return the schema beside the config, where its modeline finds it without a network."""
    return PlannedFile(SCHEMA_PATH, schema_text().encode(), CONFIG_PATH)
