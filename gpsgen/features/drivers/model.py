"""What `driver` entries of a config hold."""

from pydantic import Field

from gpsgen.model.base import Section
from gpsgen.model.go_values import ExportedName, ImportPath, PackageName
from gpsgen.model.scalars import Lines, Name


class DriverEntry(Section):
    """A driver: a Go type that applications start before the service, and stop after it."""

    name: Name = Field(description="The name that applications use.")
    import_: ImportPath = Field(alias="import", description="The import path of its package.")
    package: PackageName = Field(description="The name of its package.")
    obj_name: ExportedName = Field(description="Its type, whose pointer is what runs.")
    service_injection: Lines | None = Field(
        None, description="Fields of the service's struct, one a line, as Go has them."
    )
