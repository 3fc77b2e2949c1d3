"""What must hold within `rest` entries, and of the specs that they name."""

from gpsgen.features.rest.rules.entries import check_rest

__all__ = ["check_rest"]
