"""The JSON Schemas as editors of this repository find them.

`python -m tests.support.schemas` writes them anew, as `gpsgen schema` prints them.
"""

from pathlib import Path

from gpsgen.config.schema import SCHEMAS, schema_text

FOLDER = Path(__file__).parents[2] / "docs" / "schema"


def place(name: str) -> Path:
    """Return where the schema of one kind of file is kept."""
    return FOLDER / f"{name}.schema.json"


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for schema in SCHEMAS:
        place(schema).write_text(schema_text(schema), "utf-8")
