"""What must hold within `jsonschema` entries, and of the schemas that they name."""

from gpsgen.features.jsonschema.rules.sets import check_jsonschema

__all__ = ["check_jsonschema"]
