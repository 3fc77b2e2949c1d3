"""The JSON Schemas as gpsgen ships them, since making one takes a tenth of a generation."""

from pathlib import Path

_FOLDER = Path(__file__).parent / "schemas"


def place(name: str) -> Path:
    """Return where the schema of one kind of file is kept; the kinds are those of `SCHEMAS`."""
    return _FOLDER / f"{name}.schema.json"


def kept_schema(name: str = "project") -> bytes:
    """Return the JSON Schema of one kind of file, as `make golden` made it from the models."""
    return place(name).read_bytes()
