"""Sets of JSON Schemas as a feature."""

from collections.abc import Iterable

from gpsgen.compile.layout import spec_layout
from gpsgen.plan.feature import Blueprint, Feature
from gpsgen.plan.files import PlannedFile
from gpsgen.resolve.project import SchemaSet


class JsonSchemaFeature(Feature):
    """The Go types of JSON Schemas."""

    def files(self, blueprint: Blueprint) -> Iterable[PlannedFile]:
        """Return the package of each set, and copies of its schemas."""
        for schemas in blueprint.project.schema_sets:
            # most projects have no schemas
            from gpsgen.features.jsonschema.go_types import types_file  # noqa: PLC0415

            yield types_file(schemas, blueprint.project)
            yield from _copies(schemas)


def _copies(schemas: SchemaSet) -> Iterable[PlannedFile]:
    layout = spec_layout([schema.path for schema in schemas.schemas])
    for path, file in layout.items():
        # The line ends of a checkout are no part of a schema.
        data = file.read_bytes().replace(b"\r\n", b"\n")
        yield PlannedFile(f"api/schema/{schemas.name}/{path}", data, schemas.origin)
