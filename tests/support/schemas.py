"""The JSON Schemas that gpsgen ships: `python -m tests.support.schemas` writes them anew."""

from gpsgen.config.kept_schemas import place
from gpsgen.config.schema import SCHEMAS, schema_text

if __name__ == "__main__":
    for schema in SCHEMAS:
        place(schema).write_text(schema_text(schema), "utf-8")
